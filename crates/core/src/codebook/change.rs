//! Changes of a codebook: each makes a version, and is known by a hash of all that it says, as a commit is, so the
//! same change is the same one wherever it comes from, and nobody can alter what others build on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::change_id::ChangeId;
use super::moves::Move;
use crate::annotation::{AnnotatorId, Stamp, moment, parse_moment};
use crate::codec::{Mismatch, Object, Value, canonical_text, from_value};

/// How many hexadecimal digits of the hash name a change: 64 bits, which no two of a codebook share by chance.
const DIGITS: usize = 16;

/// What somebody changed at once, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    id: ChangeId,
    at: Stamp,
    by: AnnotatorId,
    why: String,
    after: BTreeSet<ChangeId>,
    moves: Vec<Move>,
    /// All that it says, with what only later programs know: their moves are kept and do nothing.
    said: Object,
}

/// What stands in a record or file, without the identity, which follows from it.
#[derive(Serialize, Deserialize)]
struct Said {
    at: String,
    by: AnnotatorId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    why: String,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    after: BTreeSet<ChangeId>,
    moves: Vec<Value>,
}

impl Change {
    /// What `by` changes at `at`, for the reason `why` (a line; may be empty), in the version that the changes
    /// `after` lead to.
    ///
    /// # Panics
    /// For a stamp after the first day of the year 9999, which no clock gives.
    pub fn new(at: Stamp, by: AnnotatorId, why: &str, after: BTreeSet<ChangeId>, moves: &[Move]) -> Self {
        let to_value = |step: &Move| serde_json::to_value(step).expect("texts and lists");
        let said = Said {
            at: moment(at),
            by,
            why: why.to_owned(),
            after,
            moves: moves.iter().map(to_value).collect(),
        };
        let said = serde_json::to_value(said).expect("texts and lists");
        Self::read(said).expect("what was just written")
    }

    /// What a record or file says. The identity in it, if there is one, has to be that of all else.
    ///
    /// # Errors
    /// The first place where it is no change; `id` where it was altered.
    pub fn read(value: Value) -> Result<Self, Mismatch> {
        let mismatch = |place: String| Mismatch { place, missing: None };
        let Value::Object(fields) = &value else {
            return Err(mismatch(String::new()));
        };
        let mut all: Object = fields
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        let written = all.remove("id");
        let said: Said = from_value(value)?;
        let at = parse_moment(&said.at).ok_or_else(|| mismatch("at".to_owned()))?;
        let mut moves = Vec::new();
        for (index, value) in said.moves.into_iter().enumerate() {
            let known = known_move(value).map_err(|NoMove| mismatch(format!("moves[{index}]")))?;
            moves.extend(known);
        }
        let id = id_of(&all);
        if written.is_some_and(|written| written.as_str() != Some(id.as_str())) {
            return Err(mismatch("id".to_owned()));
        }
        Ok(Self {
            id,
            at,
            by: said.by,
            why: said.why,
            after: said.after,
            moves,
            said: all,
        })
    }

    /// All that it says, with its identity, as it stands in records and files.
    pub fn to_value(&self) -> Value {
        let mut fields: serde_json::Map<String, Value> = self.said.clone().into_iter().collect();
        fields.insert("id".into(), Value::String(self.id.as_str().to_owned()));
        Value::Object(fields)
    }

    /// Its identity.
    pub fn id(&self) -> &ChangeId {
        &self.id
    }

    /// When it was made.
    pub fn at(&self) -> Stamp {
        self.at
    }

    /// Who made it.
    pub fn by(&self) -> &AnnotatorId {
        &self.by
    }

    /// Why, in a line; may be empty.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// The changes that led to the version in which it was made.
    pub fn after(&self) -> &BTreeSet<ChangeId> {
        &self.after
    }

    /// What it changes, in order. What a later program changed besides is left out.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }
}

/// The moves that this program knows, by what `move` says.
const KNOWN: [&str; 16] = [
    "title", "add", "name", "define", "example", "drop-example", "colour", "sign", "pattern", "key", "order", "merge",
    "split", "retire", "restore", "undo",
];

/// What is not a move, or not what it says that it is.
struct NoMove;

/// A move; `None` for one of a later program.
fn known_move(value: Value) -> Result<Option<Move>, NoMove> {
    let name = value.get("move").and_then(Value::as_str).ok_or(NoMove)?;
    if !KNOWN.contains(&name) {
        return Ok(None);
    }
    from_value(value).map(Some).map_err(|_| NoMove)
}

fn id_of(said: &Object) -> ChangeId {
    let hash = Sha256::digest(canonical_text(said).as_bytes());
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    ChangeId::new(&digits[..DIGITS])
}
