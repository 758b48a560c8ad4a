//! What a source says of an article beside its text: who wrote it and when, what it is called, which lines are
//! headings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::nesting::{LineRole, Marker, Nesting};
use super::role::{Role, Subrole};
use crate::codec::is_default;

/// What the source of an article says of it, each as it is written there, without white space around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The language that it says it is in, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where it appeared: an absolute address of http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The encoding that its bytes were read in, by its name in the Encoding Standard; none where it came as
    /// text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What else was said of it, as the other columns of a table: kept, and written again.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Value>,
}

/// What the source itself says that a line is, as the headings of a saved page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "GivenRoleFields", into = "GivenRoleFields")]
pub struct GivenRole {
    /// The first code point of the line, white space at its beginning left out.
    pub start: usize,
    /// What it is.
    pub role: Role,
    /// Where it stands within lists and quotations, if it is in any.
    pub nesting: Nesting,
}

impl GivenRole {
    /// What is said of the line that begins at a code point.
    pub fn new(start: usize, line: impl Into<LineRole>) -> Self {
        let LineRole { role, nesting } = line.into();
        Self { start, role, nesting }
    }
}

/// A [`GivenRole`] as it is stored and exported: whatever an earlier version does not know stands in fields of its
/// own, which that passes over.
#[derive(Serialize, Deserialize)]
struct GivenRoleFields {
    start: usize,
    role: Role,
    /// Its name, for a newer program may have others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subrole: Option<String>,
    /// The level, from the second on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    checked: Option<bool>,
    #[serde(default, skip_serializing_if = "is_default")]
    continued: bool,
}

impl From<GivenRoleFields> for GivenRole {
    fn from(fields: GivenRoleFields) -> Self {
        let subrole = fields.subrole.as_deref().and_then(Subrole::from_name);
        let marker = match (fields.continued, fields.number, fields.checked) {
            (true, ..) => Marker::Nothing,
            (false, _, Some(is_done)) => Marker::Task(is_done),
            (false, Some(number), None) => Marker::Number(number),
            (false, None, None) => Marker::Bullet,
        };
        Self {
            start: fields.start,
            role: fields.role.with_subrole(subrole),
            nesting: Nesting {
                level: fields.level.unwrap_or(1).max(1),
                marker,
            },
        }
    }
}

impl From<GivenRole> for GivenRoleFields {
    fn from(GivenRole { start, role, nesting }: GivenRole) -> Self {
        let Nesting { level, marker } = nesting;
        Self {
            start,
            role,
            subrole: role.subrole().map(|_| role.as_str().to_owned()),
            level: (level > 1).then_some(level),
            number: marker.number(),
            checked: marker.task(),
            continued: marker == Marker::Nothing,
        }
    }
}
