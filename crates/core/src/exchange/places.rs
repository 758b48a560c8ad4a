//! Where a file keeps fields that its reader does not know: which names are taken there, and how deep a
//! value may nest.
//!
//! What was unknown in one place may have to go out in another: a tag that is cleared leaves its
//! sentence, and what an older program kept unread may be a field of the format by now. A reader
//! refuses an object that names a field twice, so the writer makes room first.

use super::unknown_fields::Extra;
use crate::codec::{Value, to_text};

/// Objects and lists within each other in a file: ours are eleven deep, the rest is room for the fields of
/// newer programs. Less than what a record may have, since such fields are stored within one.
pub const DEEPEST: usize = 64;

/// An object of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file itself.
    File,
    /// Its codebook.
    Codebook,
    /// A label.
    Label,
    /// An annotator.
    Annotator,
    /// An article.
    Article,
    /// Its segmenter.
    Segmenter,
    /// A split or a merge.
    Edit,
    /// One that was taken back.
    TakenBack,
    /// A block.
    Block,
    /// A sentence.
    Sentence,
    /// An annotation of a sentence.
    Annotation,
    /// A cleared tag.
    Cleared,
    /// An annotation of no sentence.
    Unplaced,
    /// What a source said of an article beside what the format has a field for.
    ImportedFields,
    /// What makes it a backup.
    Backup,
    /// An earlier text of an article.
    Earlier,
    /// What is settled about a sentence of that.
    Placed,
    /// Where it is.
    PlacedTo,
    /// Where it may be.
    Suggested,
    /// An annotation of an earlier text that has no place in the article's own.
    Orphan,
}

/// What an object belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The file, or one of its articles.
    File,
    /// An earlier text of an article of the file, which is an article itself.
    EarlierText,
}

impl Within {
    /// How much deeper the objects of an article lie there than those of an article of the file.
    fn deeper(self) -> usize {
        match self {
            Self::File => 0,
            // The list of earlier texts, one of them, and its article.
            Self::EarlierText => 3,
        }
    }
}

impl Place {
    /// The fields of the format there.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::File => &[
                "format", "version", "exported_at", "generator", "offset_unit", "codebook", "annotators", "articles",
                "without_text", "backup",
            ],
            Self::Codebook => &["labels"],
            Self::Label => &["id", "name", "definition"],
            Self::Annotator => &["id", "name", "named_at"],
            Self::Article => &[
                "id", "title", "language", "direction", "sha256", "text", "segmenter", "blocks", "sentences",
                "cleared", "unplaced", "imported_from", "imported_file", "imported_roles", "said", "collections",
                "earlier_texts",
            ],
            Self::Segmenter => &[
                "name", "version", "edits", "taken_back", "line_breaks", "line_breaks_set_at",
            ],
            Self::Edit => &[
                "split", "merge", "set_at", "role", "subrole", "role_set_at", "role_confirmed",
            ],
            Self::TakenBack => &["at", "set_at"],
            Self::Block => &["role", "subrole", "start", "end", "role_set_at", "role_confirmed"],
            Self::Sentence => &["start", "end", "text", "role", "subrole", "annotations"],
            Self::Annotation => &["annotator", "label", "note", "updated_at"],
            Self::Cleared => &["start", "end", "annotator", "updated_at"],
            Self::Unplaced => &["start", "end", "text", "annotator", "label", "note", "updated_at"],
            Self::ImportedFields => &[],
            Self::Backup => &["records", "opened"],
            Self::Earlier => &["replaced_at", "places", "article"],
            Self::Placed => &["start", "end", "outcome", "to", "left_out", "suggested", "set_at"],
            Self::PlacedTo | Self::Suggested => &["start", "end"],
            Self::Orphan => &[
                "sha256", "start", "end", "text", "annotator", "label", "note", "updated_at",
            ],
        }
    }

    /// How many objects and lists the object lies within, itself counted, where it belongs to the file or one of its
    /// articles.
    fn level(self) -> usize {
        match self {
            Self::File => 1,
            Self::Codebook | Self::Backup => 2,
            Self::Annotator | Self::Article => 3,
            Self::Label | Self::Segmenter => 4,
            Self::ImportedFields | Self::Block | Self::Sentence | Self::Cleared | Self::Unplaced => 5,
            Self::Earlier | Self::Orphan => 5,
            Self::Edit | Self::TakenBack => 6,
            Self::Annotation | Self::Placed => 7,
            Self::PlacedTo => 8,
            Self::Suggested => 9,
        }
    }

    /// How deep the value of a field may nest there.
    fn room(self, within: Within) -> usize {
        DEEPEST - self.level() - within.deeper()
    }

    /// The first of some unknown fields that no reader would take there.
    pub fn misfit(self, extra: &Extra, within: Within) -> Option<&str> {
        let room = self.room(within);
        let misfits = |name: &str, value: &Value| self.fields().contains(&name) || depth(value) > room;
        let found = extra.iter().find(|(name, value)| misfits(name, value));
        found.map(|(name, _)| name.as_str())
    }

    /// The same fields as they can stand there: one whose name is taken gets another name, and a value that
    /// would nest too deep stands there as the text that it is in JSON.
    pub fn fitted(self, extra: &Extra, within: Within) -> Extra {
        if self.misfit(extra, within).is_none() {
            return extra.clone();
        }
        let room = self.room(within);
        let mut fitted = Extra::new();
        for (name, value) in extra {
            let is_taken = |name: &str| self.fields().contains(&name);
            let mut free = name.clone();
            while is_taken(&free) || free != *name && (extra.contains_key(&free) || fitted.contains_key(&free)) {
                free = format!("x_{free}");
            }
            let value = if depth(value) > room {
                Value::String(to_text(value))
            } else {
                value.clone()
            };
            fitted.insert(free, value);
        }
        fitted
    }
}

/// How many objects and lists a value has within each other.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}
