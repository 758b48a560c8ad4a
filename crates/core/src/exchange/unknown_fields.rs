//! The fields that newer programs add to the objects of a file, and this one keeps.

use crate::codec::Object;

/// Fields of an object that this program does not know.
pub type Extra = Object;
