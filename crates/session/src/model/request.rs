//! What one feature asks another one for. Features do not call each other: what one has to tell comes back
//! as a value, and the root deals with it.

use crate::model::preferences::Preference;
use crate::model::route::Route;

/// Something for another feature to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show a place.
    Go(Route),
    /// Keep a preference.
    Prefer(Preference),
}
