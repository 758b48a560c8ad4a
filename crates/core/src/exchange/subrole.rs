//! What a block is more exactly than its role says, as it stands in a file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::unknown_fields::Extra;
use crate::article::{Role, Subrole};

/// The name of the field.
pub(super) const SUBROLE: &str = "subrole";

/// What stands beside a role in a file. Before it was a field of the format it could be one that this program does
/// not know, and a newer program may have other words: these are kept like any unknown field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FileSubrole {
    /// One that this program knows.
    Known(Subrole),
    /// Anything else.
    Other(Value),
}

impl FileSubrole {
    /// What is written beside a role.
    pub(super) fn of(role: Role) -> Option<Self> {
        role.subrole().map(Self::Known)
    }
}

/// The role that is written so.
pub fn full_role(role: Role, beside: Option<&FileSubrole>) -> Role {
    match beside {
        Some(FileSubrole::Known(subrole)) => role.with_subrole(Some(*subrole)),
        Some(FileSubrole::Other(_)) | None => role,
    }
}

/// Takes what is no word of ours out of the fields that were kept of an object, to be written where it stood. One of
/// ours stays: an earlier version kept it unread, and the role may have been chosen since.
pub(super) fn take_foreign(extra: &mut Extra) -> Option<FileSubrole> {
    let is_foreign = |value: &Value| Subrole::deserialize(value).is_err();
    extra.get(SUBROLE).filter(|value| is_foreign(value))?;
    extra.remove(SUBROLE).map(FileSubrole::Other)
}

/// The unknown fields of an object with such a field, among them what is no subrole.
pub(super) fn with_other(extra: &Extra, beside: Option<&FileSubrole>) -> Extra {
    let mut extra = extra.clone();
    if let Some(FileSubrole::Other(value)) = beside {
        extra.insert(SUBROLE.to_owned(), value.clone());
    }
    extra
}
