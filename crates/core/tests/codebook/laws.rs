//! What is true of any changes, tags and exchanges, in any order.

use std::collections::BTreeMap;

use hashiya_core::codebook::{
    Change, ChangeId, Codebook, Concern, Conflict, ExampleKind, ExampleNote, ExampleText, Label, LabelId, Log, Move,
    Version,
};
use hashiya_core::codec::{Value, to_text};
use hashiya_testing::cases;
use proptest::prelude::*;

use super::{Author, base};

/// The labels of these tests: those of the beginning, and some that may come.
const LABELS: [&str; 6] = ["claim", "quote", "background", "a", "b", "c"];

fn any_label() -> impl Strategy<Value = LabelId> {
    prop::sample::select(&LABELS[..]).prop_map(LabelId::new)
}

fn any_text() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["x", "y", "ز"]).prop_map(str::to_owned)
}

fn any_example() -> impl Strategy<Value = ExampleText> {
    let kind = prop::sample::select(vec![ExampleKind::Example, ExampleKind::HardCase]);
    (kind, any_text()).prop_map(|(kind, text)| ExampleText {
        kind,
        language: "ar".to_owned(),
        text,
    })
}

/// Few labels and texts, so that moves meet.
fn any_move() -> impl Strategy<Value = Move> {
    let language = || prop::sample::select(vec!["ar", "en"]).prop_map(str::to_owned);
    let labels = || prop::collection::vec(any_label(), 0..4);
    prop_oneof![
        2 => any_label().prop_map(|label| Move::Add { label }),
        2 => (any_label(), language(), any_text()).prop_map(|(label, language, text)| Move::Name { label, language, text }),
        2 => (any_label(), any_text(), any::<bool>()).prop_map(|(label, text, review)| Move::Define {
            label, language: "en".to_owned(), text, review
        }),
        1 => (any_label(), any_example(), any_text()).prop_map(|(label, example, why)| Move::Example {
            label, example, note: ExampleNote { why, decision: None }
        }),
        1 => (any_label(), any_example()).prop_map(|(label, example)| Move::DropExample { label, example }),
        1 => (any_label(), any_text()).prop_map(|(label, colour)| Move::Colour { label, colour }),
        1 => (any_label(), prop::option::of(any_text())).prop_map(|(label, key)| Move::Key { label, key }),
        1 => labels().prop_map(|labels| Move::Order { labels }),
        3 => (any_label(), any_label()).prop_map(|(label, into)| Move::Merge { label, into }),
        2 => (any_label(), labels()).prop_map(|(label, into)| Move::Split { label, into }),
        1 => any_label().prop_map(|label| Move::Retire { label }),
        1 => any_label().prop_map(|label| Move::Restore { label }),
    ]
}

/// What somebody does.
#[derive(Clone, Debug)]
enum Deed {
    Change(Vec<Move>),
    /// Takes back one of the changes that they know.
    Undo(usize),
    /// Tags a sentence with one of the labels that can be given.
    Tag(usize, usize),
    /// Learns all that another one knows.
    Learn(usize),
    /// Writes all down, and reads it again.
    Save,
}

fn any_deed() -> impl Strategy<Value = (usize, Deed)> {
    let deed = prop_oneof![
        4 => prop::collection::vec(any_move(), 1..4).prop_map(Deed::Change),
        2 => (0usize..20).prop_map(Deed::Undo),
        4 => (0usize..5, 0usize..8).prop_map(|(sentence, label)| Deed::Tag(sentence, label)),
        2 => (0usize..3).prop_map(Deed::Learn),
        1 => Just(Deed::Save),
    ];
    (0usize..3, deed)
}

/// What a sentence was given: the label, the version, and when.
type Tag = (u64, LabelId, Version);

#[derive(Clone, Default)]
struct Person {
    author: Author,
    tags: BTreeMap<usize, Tag>,
}

impl Person {
    fn learn(&mut self, other: &Self) {
        self.author.learn(&other.author);
        for (sentence, tag) in &other.tags {
            let present = self.tags.entry(*sentence).or_insert_with(|| tag.clone());
            if *tag > *present {
                *present = tag.clone();
            }
        }
    }

    fn known(&self, number: usize) -> Option<ChangeId> {
        let changes = self.author.log.in_order();
        let place = number.checked_rem(changes.len())?;
        Some(changes[place].id().clone())
    }

    /// What is shown: for each tagged sentence the label that counts and whether it is to be looked at again.
    fn shown(&self) -> BTreeMap<usize, (LabelId, Option<Concern>)> {
        let codebook = self.author.codebook();
        let shown = |(sentence, (_, label, version)): (&usize, &Tag)| {
            let concern = codebook.concern(label, version);
            (*sentence, (codebook.counting(label).clone(), concern))
        };
        self.tags.iter().map(shown).collect()
    }
}

fn read_again(log: &Log) -> Log {
    let mut read = Log::default();
    for change in log.iter() {
        let text = to_text(&change.to_value());
        let value: Value = serde_json::from_str(&text).expect("JSON");
        read.put(Change::read(value).expect("a change"));
    }
    read
}

fn act(people: &mut [Person; 3], who: usize, deed: &Deed) {
    match deed {
        Deed::Change(moves) => {
            people[who].author.change(moves);
        }
        Deed::Undo(number) => {
            if let Some(change) = people[who].known(*number) {
                people[who].author.undo(&change);
            }
        }
        Deed::Tag(sentence, number) => {
            let person = &mut people[who];
            let codebook = person.author.codebook();
            let given: Vec<LabelId> = codebook.given().map(|label| label.id.clone()).collect();
            if let Some(place) = number.checked_rem(given.len()) {
                person.author.now += 1;
                let tag = (person.author.now, given[place].clone(), person.author.version());
                person.tags.insert(*sentence, tag);
            }
        }
        Deed::Learn(other) => {
            let other = people[*other].clone();
            people[who].learn(&other);
        }
        Deed::Save => people[who].author.log = read_again(&people[who].author.log),
    }
}

fn after(deeds: &[(usize, Deed)]) -> [Person; 3] {
    let mut people = ["ada", "badr", "celia"].map(|name| Person {
        author: Author::called(name),
        ..Person::default()
    });
    for (who, deed) in deeds {
        act(&mut people, *who, deed);
    }
    people
}

/// What a reader sees of a codebook, without which changes it comes from.
#[derive(Debug, PartialEq)]
struct Seen {
    labels: Vec<Label>,
    titles: BTreeMap<String, String>,
    conflicts: Vec<Conflict>,
    counting: Vec<LabelId>,
    concerns: Vec<Option<Concern>>,
}

fn seen(codebook: &Codebook, versions: &[Version]) -> Seen {
    let all = LABELS.map(LabelId::new);
    let concerns = all
        .iter()
        .flat_map(|label| versions.iter().map(move |version| codebook.concern(label, version)));
    Seen {
        labels: codebook
            .labels()
            .iter()
            .filter(|label| label.is_there)
            .cloned()
            .collect(),
        titles: codebook.titles().clone(),
        conflicts: codebook.conflicts().to_vec(),
        counting: all.iter().map(|label| codebook.counting(label).clone()).collect(),
        concerns: concerns.collect(),
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn all_come_to_the_same_end_in_any_order(deeds in prop::collection::vec(any_deed(), 1..40)) {
        let people = after(&deeds);
        let together = |order: [usize; 3]| {
            let mut all = Person::default();
            for who in order {
                all.learn(&people[who]);
            }
            all
        };
        let first = together([0, 1, 2]);
        for order in [[2, 1, 0], [1, 0, 2], [0, 0, 2]] {
            let mut other = together(order);
            other.learn(&people[1]);
            prop_assert_eq!(&other.author.log, &first.author.log);
            prop_assert_eq!(other.author.codebook(), first.author.codebook());
            prop_assert_eq!(other.shown(), first.shown());
        }
    }

    #[test]
    fn no_tag_is_lost(deeds in prop::collection::vec(any_deed(), 1..40)) {
        for person in after(&deeds) {
            let codebook = person.author.codebook();
            for (sentence, (label, _)) in person.shown() {
                // What it was given is still there to be read, and what counts is a label of the codebook.
                prop_assert!(codebook.label(&person.tags[&sentence].1).is_some());
                prop_assert!(codebook.label(&label).is_some());
                prop_assert!(!matches!(codebook.label(&label).map(|label| &label.fate), Some(hashiya_core::codebook::Fate::Merged(_))));
            }
        }
    }

    #[test]
    fn taking_back_is_exact(deeds in prop::collection::vec(any_deed(), 0..30), moves in prop::collection::vec(any_move(), 1..4)) {
        let mut author = after(&deeds)[0].author.clone();
        let versions: Vec<Version> = {
            let changes = author.log.in_order();
            let last = changes.iter().map(|change| Version::new([change.id().clone()].into()));
            std::iter::once(Version::default()).chain(last).collect()
        };
        let codebook = author.codebook();
        let before = seen(&codebook, &versions);
        let change = author.change(&moves);
        let changed = seen(&author.codebook(), &versions);
        let undo = author.undo(&change);
        prop_assert_eq!(seen(&author.codebook(), &versions), before);
        // Labels that are only readable too.
        let again = author.codebook();
        for label in codebook.labels() {
            prop_assert_eq!(again.label(&label.id), Some(label));
        }
        author.undo(&undo);
        prop_assert_eq!(seen(&author.codebook(), &versions), changed);
    }

    /// Whoever takes a change back later has what there would be without it.
    #[test]
    fn what_came_since_stays(
        deeds in prop::collection::vec(any_deed(), 0..20),
        moves in prop::collection::vec(any_move(), 1..3),
        since in prop::collection::vec(any_move(), 1..3),
    ) {
        let before = after(&deeds)[0].author.clone();
        let mut author = before.clone();
        let change = author.change(&moves);
        author.change(&since);
        author.undo(&change);
        let mut without = before;
        without.now += 1;
        without.change(&since);
        let titles = |codebook: &Codebook| {
            let seen = seen(codebook, &[Version::default()]);
            (seen.labels, seen.titles, seen.counting)
        };
        prop_assert_eq!(titles(&author.codebook()), titles(&without.codebook()));
    }

    #[test]
    fn what_is_written_is_read(deeds in prop::collection::vec(any_deed(), 0..40)) {
        for person in after(&deeds) {
            let read = read_again(&person.author.log);
            prop_assert_eq!(&read, &person.author.log);
            prop_assert_eq!(Codebook::of(&base(), &read), person.author.codebook());
        }
    }
}
