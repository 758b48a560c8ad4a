//! What a codebook is like after all its changes.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::assignments::{Field, Said, Words, words};
use super::change_id::ChangeId;
use super::fates::Fates;
use super::label::{Example, Label};
use super::label_id::LabelId;
use super::lineage::Lineage;
use super::log::Log;
use super::moves::Move;
use super::review::{Concern, Reviews};
use super::version::Version;

/// What people said side by side of one thing, and what has to be decided: until then what comes last is shown, and
/// nothing becomes of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub field: Field,
    /// What was said, with the change that says so.
    pub said: Vec<(ChangeId, Said)>,
}

/// A codebook: labels in their order, and what became of those that are not given any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    titles: BTreeMap<String, String>,
    labels: Vec<Label>,
    conflicts: Vec<Conflict>,
    fates: Fates,
    reviews: Reviews,
    version: Version,
}

impl Codebook {
    /// The codebook with these labels, of which nothing was changed: the same as [`Codebook::of`] without changes,
    /// for a program that has none to read.
    pub fn unchanged(base: &[LabelId]) -> Self {
        Self {
            labels: base.iter().cloned().map(Label::new).collect(),
            ..Self::default()
        }
    }

    /// The codebook that begins with these labels and was changed so. Takes time in proportion to the square of the
    /// number of changes, and little of it: sets of bits.
    pub fn of(base: &[LabelId], log: &Log) -> Self {
        let lineage = Lineage::of(log.by_id());
        let counting = lineage.counting(lineage.all());
        let counted = words(log, &lineage, &counting);
        let added_now = added(log, &lineage, &counting);
        let there: BTreeSet<&LabelId> = base.iter().chain(added_now.iter().map(|(_, label)| *label)).collect();
        let fates = Fates::of(&counted, |label| there.contains(label));
        let mut labels: Vec<Label> = Vec::new();
        let ever = added(log, &lineage, &lineage.all());
        // What is not there comes last, so that it moves nothing.
        let all = added_now.iter().chain(&ever);
        let all = base
            .iter()
            .map(|label| (None, label))
            .chain(all.map(|(place, label)| (Some(*place), *label)));
        for (place, id) in all {
            if labels.iter().any(|label| label.id == *id) {
                continue;
            }
            let mut label = Label::new(id.clone());
            label.is_there = there.contains(id);
            label.fate = fates.get(id);
            match place.filter(|_| !label.is_there) {
                // Sentences may have it all the same: of it counts too what came with its first addition.
                Some(place) => {
                    let mut readable = counting.clone();
                    readable.insert(place);
                    say_all(&mut label, &words(log, &lineage, &readable));
                }
                None => say_all(&mut label, &counted),
            }
            labels.push(label);
        }
        put_in_order(&mut labels, &counted);
        let titles = counted
            .iter()
            .filter_map(|(field, said)| match (field, &said.last()?.said) {
                (Field::Title(language), Said::Text(text)) => Some((language.clone(), text.clone())),
                _ => None,
            });
        Self {
            titles: titles.collect(),
            conflicts: conflicts(&lineage, &counted, &fates),
            labels,
            reviews: Reviews::of(log, lineage),
            fates,
            version: log.version(),
        }
    }

    /// What it is called, by language (BCP 47).
    pub fn titles(&self) -> &BTreeMap<String, String> {
        &self.titles
    }

    /// All labels in their order, also those that are not given any more.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The labels that sentences can be given, in their order.
    pub fn given(&self) -> impl Iterator<Item = &Label> {
        self.labels.iter().filter(|label| label.is_given())
    }

    /// The label with this identity.
    pub fn label(&self, id: &LabelId) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == *id)
    }

    /// What people said side by side and have to decide.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// The version that it is.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The label that counts for a sentence that was given this one: itself, or what it was merged into.
    pub fn counting<'a>(&'a self, label: &'a LabelId) -> &'a LabelId {
        self.fates.follow(label)
    }

    /// Whether what counts for this label is one of the codebook's, given any more or not: else it is another
    /// codebook's, or a slip.
    pub fn knows(&self, label: &LabelId) -> bool {
        self.label(self.counting(label)).is_some()
    }

    /// Why a sentence that was given `label` under a version has to be looked at again; none if it has not.
    pub fn concern(&self, label: &LabelId, made_under: &Version) -> Option<Concern> {
        let counting = self.fates.follow(label);
        let merges = self.fates.merges(label);
        self.reviews
            .concern(counting, &self.fates.get(counting), &merges, made_under)
    }
}

/// The labels that some changes add, with the places of these, in the order of changes.
fn added<'a>(log: &'a Log, lineage: &Lineage, of: &FixedBitSet) -> Vec<(usize, &'a LabelId)> {
    let mut added = Vec::new();
    for place in of.ones() {
        for step in log
            .get(&lineage.order()[place])
            .into_iter()
            .flat_map(|change| change.moves())
        {
            if let Move::Add { label } = step {
                added.push((place, label));
            }
        }
    }
    added
}

fn label_of(field: &Field) -> Option<&LabelId> {
    match field {
        Field::Title(_) | Field::Order => None,
        Field::Name(label, _)
        | Field::Definition(label, _)
        | Field::Example(label, _)
        | Field::Colour(label)
        | Field::Sign(label)
        | Field::Pattern(label)
        | Field::Key(label)
        | Field::Fate(label) => Some(label),
    }
}

/// What these words say of a label: of each field the last one.
fn say_all(label: &mut Label, words: &Words) {
    let id = label.id.clone();
    for (field, said) in words {
        if let Some(word) = said.last().filter(|_| label_of(field) == Some(&id)) {
            say(label, field, &word.said);
        }
    }
}

fn say(label: &mut Label, field: &Field, said: &Said) {
    match (field, said.clone()) {
        (Field::Name(_, language), Said::Text(text)) => {
            label.names.insert(language.clone(), text);
        }
        (Field::Definition(_, language), Said::Text(text)) => {
            label.definitions.insert(language.clone(), text);
        }
        (Field::Example(_, text), Said::Example(Some(note))) => {
            let text = text.clone();
            label.examples.push(Example { text, note });
        }
        (Field::Colour(_), Said::Text(colour)) => label.colour = Some(colour),
        (Field::Sign(_), Said::Text(sign)) => label.sign = Some(sign),
        (Field::Pattern(_), Said::Text(pattern)) => label.pattern = Some(pattern),
        (Field::Key(_), Said::Key(key)) => label.key = key,
        _ => {}
    }
}

/// Labels that the chosen order names come first, in it; the others as they were added.
fn put_in_order(labels: &mut [Label], words: &Words) {
    let chosen = words.get(&Field::Order).and_then(|said| said.last());
    let Some(Said::Labels(order)) = chosen.map(|word| &word.said) else {
        return;
    };
    labels.sort_by_key(|label| order.iter().position(|id| *id == label.id).unwrap_or(order.len()));
}

fn conflicts(lineage: &Lineage, words: &Words, fates: &Fates) -> Vec<Conflict> {
    let is_conflict = |field: &Field, said: &[super::assignments::Word]| {
        let differ = said.iter().any(|word| word.said != said[0].said);
        differ || matches!(field, Field::Fate(label) if fates.circular.contains(label))
    };
    let found = words.iter().filter(|(field, said)| is_conflict(field, said));
    found
        .map(|(field, said)| Conflict {
            field: field.clone(),
            said: said
                .iter()
                .map(|word| (lineage.order()[word.place].clone(), word.said.clone()))
                .collect(),
        })
        .collect()
}
