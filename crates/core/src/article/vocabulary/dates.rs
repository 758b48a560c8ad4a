//! Dates and times that stand in a line of their own.

use super::{is_in, is_number, words_of};

/// Months and days of the week, also as they are shortened.
const MONTHS_AND_DAYS: &str = "
    السبت | الاحد | الاثنين | الثلاثاء | الاربعاء | الخميس | الجمعه
    | يناير | فبراير | مارس | ابريل | مايو | يونيو | يوليو | اغسطس | سبتمبر | اكتوبر | نوفمبر | ديسمبر
    | كانون | شباط | اذار | نيسان | ايار | حزيران | تموز | اب | ايلول | تشرين | يونيه | يوليه | جانفي | فيفري | افريل | ماي | جوان | جويليه | اوت
    | محرم | صفر | ربيع | جمادي | رجب | شعبان | رمضان | شوال | القعده | الحجه
    | saturday | sunday | monday | tuesday | wednesday | thursday | friday | january | february | march | april | may
    | june | july | august | september | october | november | december
    | sat | sun | mon | tue | tues | wed | thu | thurs | fri | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec
    | samedi | dimanche | lundi | mardi | mercredi | jeudi | vendredi | janvier | fevrier | mars | avril | mai | juin
    | juillet | aout | septembre | octobre | novembre | decembre | janv | fev | juil | dec
    | enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre
    | januar | februar | marz | juni | juli | oktober | dezember | января | февраля | марта | апреля | мая | июня | июля | августа
    | сентября | октября | ноября | декабря";

/// The days of the week.
const WEEKDAYS: &str = "
    السبت | الاحد | الاثنين | الثلاثاء | الاربعاء | الخميس | الجمعه
    | saturday | sunday | monday | tuesday | wednesday | thursday | friday | sat | sun | mon | tue | tues | wed | thu | thurs | fri
    | samedi | dimanche | lundi | mardi | mercredi | jeudi | vendredi";

/// A line that begins so says when it was published.
const PUBLISHED: &str = "publie | mis a jour | published | updated | posted | نشر | نشرت | تم النشر | اخر تحديث";

/// Days that are counted from today.
const LATELY: &str = "hier | yesterday | today | امس | اليوم";

/// Words between the numbers of dates and times.
const BESIDE_DATES: &str = "
    الاول | الثاني | الاخره | الساعه | صباحا | مساء | ظهرا | ص | م | ه | ذو | ذي | بتوقيت | غرينتش | جرينتش | القدس | القاهره | مكه | ابوظبي
    | تاريخ | النشر | نشر | نشرت | في | اخر | تحديث | تم | الموافق | حدث | بتاريخ | اضيف
    | am | pm | gmt | utc | est | edt | et | cet | cest | bst | pst | pdt | at | on | published | updated | posted | last | modified | first
    | update | st | nd | rd | th | h | date
    | a | le | publie | mis | jour | mise | modifie | derniere | et | de | el | publicado | actualizado | am | um | uhr | veroffentlicht";

/// What follows a number, or stands before it, in a time that is counted back from now.
const SINCE: &str = "
    منذ | قبل | ago | il y a | hace | vor";
const UNITS: &str = "
    ثانيه | ثوان | دقيقه | دقيقتين | دقايق | ساعه | ساعتين | ساعات | يوم | يومين | ايام | اسبوع | اسبوعين | اسابيع | شهر | شهرين | اشهر | واحده | واحد
    | second | seconds | minute | minutes | min | mins | hour | hours | hr | hrs | day | days | week | weeks | month | months | year | years | an
    | seconde | secondes | heure | heures | jour | jours | semaine | semaines | mois | h | une | un | horas | tagen | stunden";

/// Whether a folded line is a date and little else: a year with a weekday or a month, or a date in numbers,
/// and of four words at most one that belongs to no date; or how long ago it was, and nothing else.
pub fn is_date(folded: &str, words: usize) -> bool {
    words <= 18
        && (is_full_date(folded)
            || is_numeric_date(folded)
            || is_time_ago(folded)
            || is_updated_at(folded)
            || is_weekday_of_month(folded)
            || is_published_lately(folded))
}

/// Whether a folded line is a time of day and nothing else, as before each entry of a running report.
pub fn is_stamp(folded: &str) -> bool {
    let parts: Vec<&str> = folded.split(':').collect();
    matches!(parts.len(), 2 | 3) && parts.iter().all(|part| matches!(part.len(), 1 | 2) && is_number(part))
}

/// Whether a word is a number, a month, a day or stands beside them.
pub(super) fn is_of_dates(word: &str) -> bool {
    is_number(word) || is_in(MONTHS_AND_DAYS, word) || is_in(BESIDE_DATES, word)
}

fn is_year(word: &str) -> bool {
    // `1446هـ`, `2024م`: the letter says of which calendar.
    let word = word.strip_suffix(['ه', 'م']).unwrap_or(word);
    is_number(word) && word.len() == 4 && ["19", "20", "13", "14"].iter().any(|century| word.starts_with(century))
}

/// Whether few words are of no date, among all of a line.
pub(super) fn is_mostly_date(folded: &str) -> bool {
    let strange = |word: &&str| {
        !word.starts_with(char::is_numeric)
            && !is_in(MONTHS_AND_DAYS, word)
            && !is_in(BESIDE_DATES, word)
            && !is_in(UNITS, word)
    };
    words_of(folded).filter(strange).count() * 4 <= words_of(folded).count()
}

fn is_full_date(folded: &str) -> bool {
    words_of(folded).any(is_year) && words_of(folded).any(|word| is_in(MONTHS_AND_DAYS, word)) && is_mostly_date(folded)
}

/// `Thursday, July 18`: a day of the week, a day and a month, and nothing else.
fn is_weekday_of_month(folded: &str) -> bool {
    let names = || words_of(folded).filter(|word| is_in(MONTHS_AND_DAYS, word));
    let is_day = |word: &str| is_number(word) && word.chars().count() <= 2;
    names().count() == 2
        && names().any(|word| is_in(WEEKDAYS, word))
        && names().any(|word| !is_in(WEEKDAYS, word))
        && words_of(folded).filter(|word| is_day(word)).count() == 1
        && words_of(folded).count() == 3
}

/// `Publié hier à 18h30`: that it was published, on which of the last days, and when.
fn is_published_lately(folded: &str) -> bool {
    let is_lately = |word: &str| is_in(LATELY, word);
    let is_other = |word: &str| word.starts_with(char::is_numeric) || is_in(BESIDE_DATES, word) || is_lately(word);
    super::begins(folded, PUBLISHED)
        && (words_of(folded).any(is_lately) || folded.contains("aujourd'hui"))
        && words_of(&folded.replace("aujourd'hui", "hier")).all(is_other)
}

/// `18/06/2024`, `2024-06-18`, `18.06.2024`, whatever time stands beside it.
fn is_numeric_date(folded: &str) -> bool {
    let is_date = |word: &str| {
        let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
        parts.len() == 3
            && parts.iter().all(|part| !part.is_empty() && is_number(part))
            && (is_year(parts[0]) || is_year(parts[2]))
    };
    // In a stamp of machines, `t` stands between date and time.
    let date_of = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        is_date(word.split_once('t').map_or(word, |(date, _)| date))
    };
    folded.split_whitespace().any(date_of) && (is_mostly_date(folded) || !folded.contains(' '))
}

/// `3 hours ago`, `منذ ساعتين`, `il y a 2 heures`.
fn is_time_ago(folded: &str) -> bool {
    let since = words_of(folded).any(|word| is_in(SINCE, word)) || folded.contains("il y a");
    let unit = words_of(folded).any(|word| is_in(UNITS, word));
    let of_time = |word: &str| {
        is_number(word)
            || is_in(SINCE, word)
            || is_in(UNITS, word)
            || is_in(BESIDE_DATES, word)
            || matches!(word, "il" | "y" | "a")
    };
    since && unit && words_of(folded).all(of_time)
}

/// `آخر تحديث: 14:32 بتوقيت غرينتش`: a word of dates first, then a time, and nothing strange.
fn is_updated_at(folded: &str) -> bool {
    let timed = folded.split_whitespace().any(is_stamp);
    timed && words_of(folded).any(|word| !is_number(word)) && {
        let strange = |word: &str| !word.starts_with(char::is_numeric) && !is_in(BESIDE_DATES, word);
        !words_of(folded).any(strange)
    }
}
