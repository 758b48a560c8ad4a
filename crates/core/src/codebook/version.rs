//! Which state of a codebook something was made under.

use std::collections::BTreeSet;
use std::fmt;

use super::change_id::ChangeId;

/// A state of a codebook: the last changes that led to it. None is the codebook as it began; several, where people
/// changed it side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(BTreeSet<ChangeId>);

/// What stands between the changes of a version.
const AND: char = '+';

impl Version {
    /// The state that these changes led to.
    pub fn new(last: BTreeSet<ChangeId>) -> Self {
        Self(last)
    }

    /// The version that a text names, as [`fmt::Display`] writes it.
    pub fn read(text: &str) -> Self {
        Self(text.split(AND).filter(|id| !id.is_empty()).map(ChangeId::new).collect())
    }

    /// Its last changes.
    pub fn last(&self) -> &BTreeSet<ChangeId> {
        &self.0
    }

    /// Whether nothing was changed yet.
    pub fn is_first(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, id) in self.0.iter().enumerate() {
            if index > 0 {
                write!(f, "{AND}")?;
            }
            write!(f, "{id}")?;
        }
        Ok(())
    }
}
