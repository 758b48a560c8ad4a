//! What the changes of a codebook say of one thing each, and what counts: a later word takes the place of those that
//! were known when it was said. Words that were said side by side and differ are a conflict, which people decide; as
//! long as they have not, the last one in the order of changes is shown.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::fate::Fate;
use super::label_id::LabelId;
use super::lineage::Lineage;
use super::log::Log;
use super::moves::{ExampleNote, ExampleText, Move};

/// One thing that can be said of a codebook or a label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What the codebook is called in a language.
    Title(String),
    /// In which order the labels stand.
    Order,
    /// What the label is called in a language.
    Name(LabelId, String),
    /// What the label means in a language.
    Definition(LabelId, String),
    /// Whether this sentence explains the label.
    Example(LabelId, ExampleText),
    /// The colour of the label.
    Colour(LabelId),
    /// The sign of the label.
    Sign(LabelId),
    /// The pattern of the label.
    Pattern(LabelId),
    /// The key of the label.
    Key(LabelId),
    /// What became of the label.
    Fate(LabelId),
}

/// What is said of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// A text: a name, a definition, a colour.
    Text(String),
    /// A key; none.
    Key(Option<String>),
    /// Labels in their order.
    Labels(Vec<LabelId>),
    /// That a sentence explains a label, with a note; that it does not.
    Example(Option<ExampleNote>),
    /// What became of a label.
    Fate(Fate),
}

/// A word, and the place of its change in the order of changes.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub said: Said,
    pub place: usize,
}

/// The words that count of each field: one, or several that were said side by side. The last one is shown.
pub(super) type Words = BTreeMap<Field, Vec<Word>>;

/// What a move says of what.
fn assignment(step: &Move) -> Option<(Field, Said)> {
    let text = |text: &String| Said::Text(text.clone());
    Some(match step.clone() {
        Move::Title { language, text } => (Field::Title(language), Said::Text(text)),
        Move::Name { label, language, text } => (Field::Name(label, language), Said::Text(text)),
        Move::Define {
            label, language, text, ..
        } => (Field::Definition(label, language), Said::Text(text)),
        Move::Example { label, example, note } => (Field::Example(label, example), Said::Example(Some(note))),
        Move::DropExample { label, example } => (Field::Example(label, example), Said::Example(None)),
        Move::Colour { label, colour } => (Field::Colour(label), text(&colour)),
        Move::Sign { label, sign } => (Field::Sign(label), text(&sign)),
        Move::Pattern { label, pattern } => (Field::Pattern(label), text(&pattern)),
        Move::Key { label, key } => (Field::Key(label), Said::Key(key)),
        Move::Order { labels } => (Field::Order, Said::Labels(labels)),
        Move::Merge { label, into } => (Field::Fate(label), Said::Fate(Fate::Merged(into))),
        Move::Split { label, into } => (Field::Fate(label), Said::Fate(Fate::Split(into))),
        Move::Retire { label } => (Field::Fate(label), Said::Fate(Fate::Retired)),
        Move::Restore { label } => (Field::Fate(label), Said::Fate(Fate::Kept)),
        Move::Add { .. } | Move::Undo { .. } => return None,
    })
}

/// The words that count, out of the changes that are to be looked at.
pub(super) fn words(log: &Log, lineage: &Lineage, looked_at: &FixedBitSet) -> Words {
    let mut words = Words::new();
    for place in looked_at.ones() {
        let change = log.get(&lineage.order()[place]);
        let moves = change.into_iter().flat_map(|change| change.moves());
        for (field, said) in moves.filter_map(assignment) {
            let present = words.entry(field).or_default();
            // The last word of a change counts, and of what was said before, what its author did not know.
            present.retain(|word| word.place != place && !lineage.is_before(word.place, place));
            present.push(Word { said, place });
        }
    }
    words
}
