//! What differs between two versions of a codebook.

use super::assignments::{Field, Said};
use super::label::Label;
use super::label_id::LabelId;
use super::resolved::Codebook;

/// One thing that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// There is a label that was not there.
    Added(LabelId),
    /// There is a label no more.
    Removed(LabelId),
    /// What is said of one thing; none where nothing is.
    Changed {
        /// Of what.
        field: Field,
        /// In the earlier version.
        before: Option<Said>,
        /// In the later one.
        after: Option<Said>,
    },
}

impl Codebook {
    /// What differs from an earlier version, label by label in the order of this one; what is there no more at last.
    pub fn differences_from(&self, earlier: &Self) -> Vec<Difference> {
        let mut all = Vec::new();
        let titles = |codebook: &Self| -> Vec<(Field, Said)> {
            let title =
                |(language, text): (&String, &String)| (Field::Title(language.clone()), Said::Text(text.clone()));
            codebook.titles().iter().map(title).collect()
        };
        compare(&titles(earlier), &titles(self), &mut all);
        let there = |codebook: &Self| -> Vec<LabelId> {
            let labels = codebook.labels().iter().filter(|label| label.is_there);
            labels.map(|label| label.id.clone()).collect()
        };
        let (before, after) = (there(earlier), there(self));
        let staying = |of: &[LabelId], other: &[LabelId]| -> Vec<LabelId> {
            of.iter().filter(|id| other.contains(id)).cloned().collect()
        };
        let (order_before, order_after) = (staying(&before, &after), staying(&after, &before));
        if order_before != order_after {
            all.push(Difference::Changed {
                field: Field::Order,
                before: Some(Said::Labels(order_before)),
                after: Some(Said::Labels(order_after)),
            });
        }
        for id in &after {
            let was = earlier.label(id).filter(|label| label.is_there);
            if was.is_none() {
                all.push(Difference::Added(id.clone()));
            }
            let fields = |label: Option<&Label>| label.map(said_of).unwrap_or_default();
            compare(&fields(was), &fields(self.label(id)), &mut all);
        }
        let removed = before.iter().filter(|id| !after.contains(id));
        all.extend(removed.cloned().map(Difference::Removed));
        all
    }
}

/// Adds what differs, in the order of the later ones; what is said no more at last.
fn compare(before: &[(Field, Said)], after: &[(Field, Said)], all: &mut Vec<Difference>) {
    let said =
        |of: &[(Field, Said)], field: &Field| of.iter().find(|(is, _)| is == field).map(|(_, said)| said.clone());
    for (field, now) in after {
        let was = said(before, field);
        if was.as_ref() != Some(now) {
            all.push(Difference::Changed {
                field: field.clone(),
                before: was,
                after: Some(now.clone()),
            });
        }
    }
    for (field, was) in before {
        if said(after, field).is_none() {
            all.push(Difference::Changed {
                field: field.clone(),
                before: Some(was.clone()),
                after: None,
            });
        }
    }
}

/// All that is said of a label, field by field.
fn said_of(label: &Label) -> Vec<(Field, Said)> {
    let id = || label.id.clone();
    let mut all = vec![(Field::Fate(id()), Said::Fate(label.fate.clone()))];
    all.extend(label.names.iter().map(|(language, text)| {
        let field = Field::Name(id(), language.clone());
        (field, Said::Text(text.clone()))
    }));
    all.extend(label.definitions.iter().map(|(language, text)| {
        let field = Field::Definition(id(), language.clone());
        (field, Said::Text(text.clone()))
    }));
    all.extend(label.examples.iter().map(|example| {
        let field = Field::Example(id(), example.text.clone());
        (field, Said::Example(Some(example.note.clone())))
    }));
    let looks = [
        (Field::Colour(id()), &label.colour),
        (Field::Sign(id()), &label.sign),
        (Field::Pattern(id()), &label.pattern),
    ];
    let chosen = looks
        .into_iter()
        .filter_map(|(field, text)| Some((field, Said::Text(text.clone()?))));
    all.extend(chosen);
    if label.key.is_some() {
        all.push((Field::Key(id()), Said::Key(label.key.clone())));
    }
    all
}
