//! Numbers, percentages, sizes, dates and durations: the one place where they are put into words.

use super::plural::Plural;
use super::{Locale, fill};

impl Locale {
    /// The same text with its digits, ASCII's and the language's own, in those of the locale.
    pub fn digits(self, text: &str) -> String {
        let (zero, usual) = (self.numbers.zero as u32, self.language.numbers.zero as u32);
        let of_language = |c: char| (c as u32).checked_sub(usual).filter(|digit| *digit < 10);
        let localised = |c: char| {
            let digit = c.to_digit(10).or_else(|| of_language(c));
            digit.and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c)
        };
        text.chars().map(localised).collect()
    }

    /// A whole number, its digits in groups of three.
    pub fn number(self, number: usize) -> String {
        let plain = self.digits(&number.to_string());
        let count = plain.chars().count();
        let mut out = String::new();
        for (at, digit) in plain.chars().enumerate() {
            if at > 0 && (count - at).is_multiple_of(3) {
                out.push(self.numbers.group);
            }
            out.push(digit);
        }
        out
    }

    /// A number with `places` decimals: `decimal(-62, 2)` is −0.62.
    pub fn decimal(self, value: isize, places: u32) -> String {
        let unit = 10_usize.pow(places);
        let (whole, part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
        // The part with a one before it, which keeps its zeros: 1.07 has the part 07.
        let part = self.digits(&(unit + part).to_string()[1..]);
        let (sign, whole, point) = (if value < 0 { "−" } else { "" }, self.number(whole), self.numbers.point);
        format!("{sign}{whole}{point}{part}")
    }

    /// A percentage.
    pub fn percent(self, percent: usize) -> String {
        fill(self.numbers.percent, &[("n", &self.number(percent))])
    }

    /// A counted text: the plural form for `count`, with `{n}` filled in.
    pub fn count(self, plural: &Plural, count: usize) -> String {
        fill(
            plural.form((self.language.plural)(count)),
            &[("n", &self.number(count))],
        )
    }

    /// A number of bytes in the largest of kilobytes (1000 bytes), megabytes and gigabytes that it
    /// reaches, rounded up: to a tenth below a hundred megabytes or gigabytes, else to a whole one.
    pub fn size(self, bytes: u64) -> String {
        let m = self.messages();
        let (unit, text) = match bytes {
            0..1_000_000 => (1000, m.units.kilobytes),
            1_000_000..1_000_000_000 => (1_000_000, m.units.megabytes),
            _ => (1_000_000_000, m.units.gigabytes),
        };
        let rounded = |part: u64| usize::try_from(bytes.div_ceil(part)).unwrap_or(usize::MAX);
        let tenths = rounded(unit / 10);
        let number = if unit > 1000 && tenths < 1000 && !tenths.is_multiple_of(10) {
            self.decimal(tenths as isize, 1)
        } else {
            self.number(rounded(unit))
        };
        fill(text, &[("n", &number)])
    }

    /// A day that is written as `exchange::date_of` does, `2026-11-22`, with its month in words.
    /// Anything else only gets its digits.
    pub fn date(self, iso: &str) -> String {
        let dates = &self.language.dates;
        let mut parts = iso.splitn(3, '-').map(|part| part.parse::<usize>());
        let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
            return self.digits(iso);
        };
        let Some(month) = dates.months.get(month.wrapping_sub(1)) else {
            return self.digits(iso);
        };
        let day = match day {
            1 => self.digits(dates.first_day),
            _ => self.number(day),
        };
        let year = self.digits(&year.to_string());
        fill(dates.date, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// A length of time: in seconds below a minute, in minutes below an hour, else in hours and minutes.
    pub fn duration(self, seconds: usize) -> String {
        let m = self.messages();
        if seconds < 60 {
            return self.count(&m.units.seconds, seconds);
        }
        let minutes = (seconds + 30) / 60;
        let (hours, rest) = (minutes / 60, minutes % 60);
        let (in_hours, in_minutes) = (self.count(&m.units.hours, hours), self.count(&m.units.minutes, rest));
        match (hours, rest) {
            (0, _) => in_minutes,
            (_, 0) => in_hours,
            _ => fill(m.units.and, &[("first", &in_hours), ("second", &in_minutes)]),
        }
    }
}
