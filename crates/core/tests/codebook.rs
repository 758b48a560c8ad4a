//! Codebooks: what comes of changes, and the laws that hold for any of them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "codebook/becoming.rs"]
mod becoming;
#[path = "codebook/changes.rs"]
mod changes;
#[path = "codebook/differences.rs"]
mod differences;
#[path = "codebook/files.rs"]
mod files;
#[path = "codebook/laws.rs"]
mod laws;
#[path = "codebook/side_by_side.rs"]
mod side_by_side;

use hashiya_core::annotation::{AnnotatorId, Stamp};
use hashiya_core::codebook::{Change, ChangeId, Codebook, LabelId, Log, Move, Version};

fn id(label: &str) -> LabelId {
    LabelId::new(label)
}

/// The labels that the codebook of these tests begins with.
fn base() -> Vec<LabelId> {
    ["claim", "quote", "background"].map(LabelId::new).to_vec()
}

fn named(label: &str, text: &str) -> Move {
    Move::Name {
        label: id(label),
        language: "en".to_owned(),
        text: text.to_owned(),
    }
}

fn defined(label: &str, text: &str) -> Move {
    Move::Define {
        label: id(label),
        language: "en".to_owned(),
        text: text.to_owned(),
        review: true,
    }
}

fn added(label: &str) -> Move {
    Move::Add { label: id(label) }
}

fn merged(label: &str, into: &str) -> Move {
    Move::Merge {
        label: id(label),
        into: id(into),
    }
}

fn split(label: &str, into: &[&str]) -> Move {
    Move::Split {
        label: id(label),
        into: into.iter().map(|into| id(into)).collect(),
    }
}

/// Somebody who changes a codebook: what they know of it, and what their clock says.
#[derive(Clone, Default)]
struct Author {
    name: &'static str,
    log: Log,
    now: u64,
}

impl Author {
    fn called(name: &'static str) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Changes something, in the version that they know.
    fn change(&mut self, moves: &[Move]) -> ChangeId {
        self.now += 1;
        let at = Stamp::from_millis(self.now);
        let after = self.log.version().last().clone();
        let change = Change::new(at, AnnotatorId::new(self.name), "", after, moves);
        let id = change.id().clone();
        self.log.put(change);
        id
    }

    /// Takes a change back.
    fn undo(&mut self, change: &ChangeId) -> ChangeId {
        let change = change.clone();
        self.change(&[Move::Undo { change }])
    }

    /// Learns what another one knows.
    fn learn(&mut self, other: &Self) {
        self.log.merge(other.log.clone());
        self.now = self.now.max(other.now);
    }

    fn codebook(&self) -> Codebook {
        Codebook::of(&base(), &self.log)
    }

    fn version(&self) -> Version {
        self.log.version()
    }
}

/// The labels that can be given, in order.
fn given(codebook: &Codebook) -> Vec<String> {
    codebook.given().map(|label| label.id.to_string()).collect()
}

/// What a label is called in English.
fn name_of<'a>(codebook: &'a Codebook, label: &str) -> Option<&'a str> {
    let label = codebook.label(&id(label))?;
    label.names.get("en").map(String::as_str)
}
