//! Numbers as they are written: how serde_json hands on those that no type of Rust holds, and which of
//! them are whole.

use serde_json::Number;

/// The key of the one field that serde_json hands a number in, where no type of Rust holds it.
pub const NUMBER: &str = "$serde_json::private::Number";

/// The number if it is whole and not negative, however it is written: `12`, `12.0` and `1.2e1` are the
/// same integer, as JSON Schema says (draft 2020-12, validation 6.1.1), and other programs write them.
/// `None` for every other number, and for one that 64 bits do not hold.
pub fn whole(number: &Number) -> Option<u64> {
    number.as_u64().or_else(|| whole_of(&number.to_string()))
}

/// The same of a number's text. Only digits are counted, so that no exponent costs room or time.
fn whole_of(text: &str) -> Option<u64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (is_negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{before}{after}");
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    let significant = digits.trim_end_matches('0');
    // How many zeros follow the last digit that is none.
    let zeros = i64::try_from(digits.len() - significant.len()).ok()? - i64::try_from(after.len()).ok()?;
    let zeros = zeros.checked_add(exponent.parse().ok()?)?;
    let power = 10_u64.checked_pow(u32::try_from(zeros).ok()?)?;
    let value = significant.parse::<u64>().ok()?.checked_mul(power)?;
    (!is_negative).then_some(value)
}
