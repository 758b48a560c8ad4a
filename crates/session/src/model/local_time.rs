//! Dates and times in the reader's time zone.

use crate::annotation::Stamp;
use crate::exchange::date_of;
use crate::model::context::Context;

/// Today where the reader is.
pub fn local_date(context: &Context) -> String {
    date_of(local(Stamp::from_millis(context.now()), context))
}

/// A time as a clock on the reader's wall showed it then: in summer by summer's time.
pub fn local(stamp: Stamp, context: &Context) -> Stamp {
    let offset = i64::from(context.utc_offset_minutes(stamp.millis())) * 60_000;
    Stamp::from_millis(stamp.millis().saturating_add_signed(offset))
}
