//! A codebook of one's own: whatever shows, counts or gives labels goes by it.

use std::collections::{BTreeMap, BTreeSet};

use hashiya_core::annotation::{AnnotatorId, Stamp};
use hashiya_core::article::ArticleId;
use hashiya_core::codebook::{Change, Codebook, LabelId, Log, Move};
use hashiya_session::i18n::Locale;
use hashiya_session::report::PrintMode;
use hashiya_session::{Message, PaletteItem, Route, actions, choices, navigation, print};

use super::FILES;
use super::keys::meaning;
use super::recoding::{again, begin, look};
use super::shell::Shell;
use super::site::Site;
use super::statistics::at;

const NAMES: [&str; 12] = [
    "رأي", "خبر", "تصريح", "وثيقة", "سؤال", "وعد", "تهديد", "رقم", "مقارنة", "سبب", "نتيجة", "خلفية عامة",
];

fn id(number: usize) -> LabelId {
    LabelId::new(&format!("label-{number}"))
}

/// Twelve labels with Arabic names, and what else was changed since.
fn codebook(since: &[Move]) -> Codebook {
    let named = NAMES.iter().enumerate().flat_map(|(number, name)| {
        let name = Move::Name {
            label: id(number),
            language: "ar".to_owned(),
            text: (*name).to_owned(),
        };
        [Move::Add { label: id(number) }, name]
    });
    let mut log = Log::default();
    for (at, moves) in [(1, named.collect::<Vec<_>>()), (2, since.to_vec())] {
        let after = log.version().last().clone();
        let at = Stamp::from_millis(at);
        log.put(Change::new(at, AnnotatorId::new("somebody"), "", after, &moves));
    }
    Codebook::of(&[], &log)
}

fn reading(codebook: Codebook) -> Shell {
    let mut shell = Shell::reading(FILES);
    shell.state.use_codebook(codebook);
    shell
}

#[test]
fn the_digits_give_the_first_nine_labels() {
    let shell = reading(codebook(&[]));
    for digit in 1..=9 {
        let expected = format!("Annotate(Tag(LabelId(\"label-{}\")))", digit - 1);
        assert_eq!(meaning(&shell, &format!("Digit{digit} {digit}")), expected);
    }
    let shell = Shell::reading(FILES);
    assert_eq!(meaning(&shell, "Digit4 4"), "-", "three labels have three digits");
}

#[test]
fn labels_are_called_as_in_the_codebook() {
    let mut shell = reading(codebook(&[]));
    shell.focus(0);
    let texts: Vec<&str> = actions()
        .filter(|action| action.is_available(shell.state()))
        .map(|action| action.text(shell.state()))
        .collect();
    for name in &NAMES[..9] {
        assert!(texts.contains(name), "{name}");
    }
    let offered = choices(shell.state(), "تهديد");
    assert!(matches!(offered[..], [PaletteItem::Action(action)] if action.id == "label-7"));
    let said = format!("{:?}", shell.tag("label-6"));
    assert!(said.contains("الجملة ١: تهديد"), "{said}");
}

#[test]
fn counts_and_charts_go_by_the_codebook() {
    let mut shell = reading(codebook(&[]));
    for (sentence, label) in [(0, "label-11"), (1, "label-0"), (2, "label-11"), (3, "claim")] {
        shell.focus(sentence);
        shell.tag(label);
    }
    let work = shell.annotated();
    let by_label = work.counts().by_label(&work.codebook);
    assert_eq!(by_label.given.len(), 12);
    let counts: Vec<usize> = by_label.given.iter().map(|(_, count)| *count).collect();
    assert_eq!(
        (counts[0], counts[11], by_label.other),
        (1, 2, 1),
        "a claim is no label of it"
    );
    at(&mut shell, "#/articles/story/statistics");
    let kinds = shell.state().kinds();
    assert_eq!(kinds.all().len(), 14);
    assert_eq!(kinds.all()[11].name, "خلفية عامة");
    let row = &shell.state().distribution_rows(&kinds)[0];
    assert_eq!((row.counts[0], row.counts[11], row.counts[12]), (1, 2, 1));
}

#[test]
fn what_was_merged_is_shown_and_counted_as_what_it_became() {
    let mut shell = reading(codebook(&[]));
    shell.focus(0);
    shell.tag("label-1");
    let merge = Move::Merge {
        label: id(1),
        into: id(0),
    };
    shell.state.use_codebook(codebook(&[merge]));
    assert_eq!(shell.label(0).as_deref(), Some("label-0"));
    let work = shell.annotated();
    let by_label = work.counts().by_label(&work.codebook);
    assert_eq!(by_label.given[0], (id(0), 1));
    assert_eq!(by_label.given.len(), 11);
    // What it was given is kept: taken back, it is shown again.
    shell.state.use_codebook(codebook(&[]));
    assert_eq!(shell.label(0).as_deref(), Some("label-1"));
}

#[test]
fn a_second_reading_has_the_labels_of_the_codebook() {
    let mut shell = reading(codebook(&[]));
    for sentence in [0, 1] {
        shell.focus(sentence);
        shell.tag("label-9");
    }
    at(&mut shell, "#/articles/story/statistics");
    assert_eq!(shell.state().sentences_to_recode(), 2);
    begin(&mut shell, 50);
    again(&mut shell, "label-9");
    again(&mut shell, "label-10");
    let look = look(&shell);
    assert_eq!(look.labels.len(), 12);
    assert_eq!((look.table.agreed(), look.table.items()), (1, 2));
    assert_eq!(look.differing[0].labels, (id(9), id(10)));
}

#[test]
fn paper_has_a_letter_of_its_own_for_each_label() {
    let codebook = codebook(&[]);
    let shell = reading(codebook.clone());
    let letters: BTreeSet<String> = (0..12)
        .map(|number| shell.state().locale.label_letter(&codebook, &id(number)))
        .collect();
    assert_eq!(letters.len(), 12);
    assert!(letters.iter().all(|letter| !letter.is_empty()));
    let mut shell = shell;
    shell.send(Message::Print(print::Message::Print(PrintMode::Worksheet)));
    let sheet = format!("{:?}", shell.state().print.sheet);
    for name in NAMES {
        assert!(sheet.contains(name), "{name}");
    }
}

#[test]
fn letters_of_default_labels_are_no_other_label_s() {
    let mut log = Log::default();
    let renamed = Move::Name {
        label: LabelId::new("claim"),
        language: "en".to_owned(),
        text: "Question".to_owned(),
    };
    log.put(Change::new(
        Stamp::from_millis(1),
        AnnotatorId::new("somebody"),
        "",
        BTreeSet::new(),
        &[renamed],
    ));
    let base = ["claim", "quote", "background"].map(LabelId::new);
    let codebook = Codebook::of(&base, &log);
    let english = Locale::from_tag("en").expect("English");
    let letters = base.each_ref().map(|label| english.label_letter(&codebook, label));
    assert_eq!(letters, ["Qu", "Q", "B"]);
}

#[test]
fn a_label_of_the_codebook_wins_over_an_earlier_one_in_a_file() {
    let mut there = reading(codebook(&[]));
    there.now += 60_000;
    there.focus(2);
    there.tag("label-3");
    let file = there.export();
    let mut here = reading(codebook(&[]));
    here.focus(2);
    here.tag("label-1");
    here.open_file("later.json", &file.to_string());
    here.answer_as_most_would();
    assert_eq!(here.label(2).as_deref(), Some("label-3"));
}

#[test]
fn what_the_library_keeps_of_an_article_names_labels_of_other_codebooks() {
    let counted = |shell: &Shell| {
        let entry = shell.state().entry(&ArticleId::new("story")).expect("an article");
        let counts = shell.state().counts_of(entry).expect("counts");
        counts.labels.clone()
    };
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("doubt");
    let expected = BTreeMap::from([(LabelId::new("doubt"), 1)]);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    let shell = shell.reload();
    assert_eq!(counted(&shell), expected);
    // A row of an earlier version says only how many there are: it is counted anew.
    let mut records = shell.disk.borrow().records.clone();
    let is_summary = |key: &&String| key.contains(":summary:story");
    let key = records.keys().find(is_summary).cloned().expect("a summary");
    let value = records[&key].clone();
    let earlier = value.replace(r#",[[["doubt",1]],[["doubt",1]]]"#, "");
    assert_ne!(earlier, value);
    records.insert(key, earlier);
    let mut shell = Shell::new(Site::new(FILES));
    shell.disk.borrow_mut().records = records;
    shell.boot();
    assert_eq!(counted(&shell), expected);
}
