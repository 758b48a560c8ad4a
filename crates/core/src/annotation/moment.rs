//! Moments as files write them: RFC 3339 in UTC with milliseconds.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::stamp::Stamp;

fn date_time(stamp: Stamp) -> OffsetDateTime {
    let nanos = i128::from(stamp.millis()) * 1_000_000;
    OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// `2026-11-22T09:59:58.120Z`: always three digits of a second, so that text sorts as time does.
pub fn moment(stamp: Stamp) -> String {
    let at = date_time(stamp);
    format!(
        "{}T{:02}:{:02}:{:02}.{:03}Z",
        date_of(stamp),
        at.hour(),
        at.minute(),
        at.second(),
        at.millisecond()
    )
}

/// `2026-11-22`, in UTC.
pub fn date_of(stamp: Stamp) -> String {
    let at = date_time(stamp);
    format!("{:04}-{:02}-{:02}", at.year(), u8::from(at.month()), at.day())
}

/// Reads any RFC 3339 moment with its offset; `None` when it is none, lies before 1970, or so late
/// that nothing could come after it (see [`Stamp::from_outside`]). Parts of a millisecond are dropped.
pub fn parse_moment(text: &str) -> Option<Stamp> {
    let at = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    let millis = at.unix_timestamp_nanos().div_euclid(1_000_000);
    u64::try_from(millis).ok().and_then(Stamp::from_outside)
}
