//! Text that is wrapped at a width: the reader may say what its lines are, and nothing that was tagged is lost.

use std::rc::Rc;

use hashiya_core::annotation::AnnotatorId;
use hashiya_core::article::LineBreaks;
use hashiya_session::i18n::Locale;
use hashiya_session::{Effect, Message, NoticeAction, NoticeKind, Route, annotate, navigation};
use serde_json::{Value, json};

use super::backup::{back_up, restore};
use super::disk::Disk;
use super::import::visit_by_on;
use super::shell::{Shell, Site};
use hashiya_testing::files::{check_file, list};

const WRAPPED: &str = "The ferry returns\n\nThe harbour authority said on Tuesday that the old ferry would return to\n\
    service before the end of the month. Engineers found cracks in two of the\nframes. They replaced both.\n\n\
    Residents of the eastern shore have crossed by bus since January, and the\njourney takes almost two hours. One of them has kept every ticket of it.\n";
const POEM: &str = "أغنية لصياد البحر الصغير\n\nيا موج خذني حيث لا شط ولا ميناء\nواكتب على الرمل الذي يمضي مع الماء\nأن الذي جاء الصباح عاد في المساء\nبالشبكة الخالية\n";
const FILES: &[(&str, &str)] = &[
    ("story.txt", WRAPPED),
    ("poem.txt", POEM),
    ("plain.txt", "A title\n\nOne. Two.\n\nThree.\n"),
];

fn take(shell: &mut Shell, breaks: LineBreaks) -> Vec<Effect> {
    shell.send(Message::Annotate(annotate::Message::TakeLinesFor(breaks)))
}

fn sentences(shell: &Shell) -> Vec<String> {
    let work = shell.annotated();
    let all = 0..work.document.sentences.len();
    all.map(|sentence| work.document.sentence_text(sentence).to_owned())
        .collect()
}

fn lines_of_blocks(shell: &Shell) -> Vec<usize> {
    shell
        .annotated()
        .document
        .blocks
        .iter()
        .map(|block| block.lines().count())
        .collect()
}

/// The actions on lines that can be done.
fn offered(shell: &Shell) -> Vec<&'static str> {
    let of_lines = |id: &&str| {
        hashiya_session::action(id)
            .expect("an action")
            .is_available(shell.state())
    };
    ["lines-apart", "lines-joined"].into_iter().filter(of_lines).collect()
}

fn records(shell: &Shell, kind: &str) -> Vec<Value> {
    let disk = shell.disk.borrow();
    let of_kind = disk
        .records
        .iter()
        .filter(|(key, _)| key.split(':').nth(2) == Some(kind));
    of_kind
        .map(|(_, value)| serde_json::from_str(value).expect("JSON"))
        .collect()
}

#[test]
fn wrapped_lines_are_joined_and_may_be_taken_for_paragraphs() {
    let mut shell = Shell::reading(FILES);
    assert_eq!(lines_of_blocks(&shell), [1, 3, 2]);
    assert_eq!(offered(&shell), ["lines-apart"]);
    shell.focus(2);
    let words = sentences(&shell)[2].clone();
    assert_eq!(words, "Engineers found cracks in two of the\nframes.");
    take(&mut shell, LineBreaks::Paragraphs);
    assert_eq!(lines_of_blocks(&shell), [1; 6]);
    assert_eq!(offered(&shell), ["lines-joined"]);
    assert!(
        sentences(&shell)[shell.focused().expect("a sentence")].contains("Engineers found"),
        "the focus stays"
    );
    let mut shell = shell.reopen();
    assert_eq!(lines_of_blocks(&shell), [1; 6], "kept");
    take(&mut shell, LineBreaks::Wrapped);
    assert_eq!(lines_of_blocks(&shell), [1, 3, 2]);
    shell.go("poem");
    assert_eq!(
        (lines_of_blocks(&shell), offered(&shell)),
        (vec![1; 5], vec!["lines-joined"])
    );
    take(&mut shell, LineBreaks::Wrapped);
    assert_eq!(lines_of_blocks(&shell), [1, 4]);
    shell.go("plain");
    assert_eq!(offered(&shell), Vec::<&str>::new(), "no difference");
}

#[test]
fn it_is_a_step_that_can_be_taken_back() {
    let mut shell = Shell::reading(FILES);
    let before = sentences(&shell);
    shell.focus(2);
    take(&mut shell, LineBreaks::Paragraphs);
    let apart = sentences(&shell);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!((sentences(&shell), shell.focused()), (before.clone(), Some(2)));
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(sentences(&shell), apart);
    shell.send(Message::Annotate(annotate::Message::Undo));
    let shell = shell.reopen();
    assert_eq!(sentences(&shell), before, "also at the next visit");
    let mut shell = shell;
    take(&mut shell, LineBreaks::Found);
    assert!(!shell.annotated().can_undo(), "nothing was said");
}

/// A sentence that goes on over line ends, tagged, stays one where lines are paragraphs; and a line that was tagged
/// as one stays one where they are joined. Back again, all is as it was.
#[test]
fn what_was_tagged_stays_a_sentence() {
    let mut shell = Shell::reading(FILES);
    let joined = sentences(&shell);
    for (sentence, label) in [(1, "claim"), (2, "quote"), (5, "background")] {
        shell.focus(sentence);
        shell.tag(label);
    }
    let tagged = |shell: &Shell| {
        let labels = shell.labels().into_iter().zip(sentences(shell));
        labels
            .filter_map(|(label, text)| Some((label?, text)))
            .collect::<Vec<_>>()
    };
    let said = tagged(&shell);
    assert_eq!(said.len(), 3);
    take(&mut shell, LineBreaks::Paragraphs);
    assert_eq!(tagged(&shell), said);
    assert_ne!(sentences(&shell), joined);
    let export = shell.export();
    assert_eq!(check_file(&export), Ok(()));
    assert_eq!(
        list(&export["articles"])
            .iter()
            .filter(|article| article.get("unplaced").is_some())
            .count(),
        0
    );
    let mut shell = shell.reopen();
    assert_eq!(tagged(&shell), said, "also at the next visit");
    take(&mut shell, LineBreaks::Wrapped);
    assert_eq!((tagged(&shell), sentences(&shell)), (said, joined));
    // The other way.
    let mut shell = Shell::reading(&FILES[1..]);
    shell.focus(2);
    shell.tag("quote");
    let line = tagged(&shell);
    take(&mut shell, LineBreaks::Wrapped);
    assert_eq!(tagged(&shell), line);
}

/// Tags that an earlier version left on the lines of a wrapped text stay on sentences of just these lines.
#[test]
fn tags_on_lines_of_an_earlier_version_stay() {
    let mut before = Shell::reading(FILES);
    take(&mut before, LineBreaks::Paragraphs);
    let lines = sentences(&before);
    let places: Vec<usize> = [1, 2, 6].to_vec();
    for line in &places {
        before.focus(*line);
        before.tag("claim");
    }
    let mut records = before.disk.borrow().records.clone();
    records.retain(|key, _| !key.contains(":lines:") && !key.contains(":summary:"));
    let shell = Shell::reading_after(FILES, records);
    let tagged: Vec<String> = shell
        .labels()
        .into_iter()
        .zip(sentences(&shell))
        .filter_map(|(label, text)| label.map(|_| text))
        .collect();
    assert_eq!(
        tagged,
        places.iter().map(|line| lines[*line].clone()).collect::<Vec<_>>()
    );
}

#[test]
fn it_travels_in_files_and_backups() {
    let mut there = visit_by_on(FILES, "id-1", "منى", &[(2, "claim")]);
    take(&mut there, LineBreaks::Paragraphs);
    let file = there.export();
    assert_eq!(check_file(&file), Ok(()));
    let segmenter = &list(&file["articles"])[0]["segmenter"];
    assert_eq!(segmenter["line_breaks"], "paragraphs");
    assert!(
        segmenter["line_breaks_set_at"]
            .as_str()
            .is_some_and(|moment| moment.starts_with("2026-11-22T"))
    );
    let backup = back_up(&mut there);
    let mut here = Shell::reading(FILES);
    here.open_file("theirs.json", &file.to_string());
    here.go("story");
    assert_eq!(sentences(&here), sentences(&there));
    assert_eq!(
        here.label(there.labels().iter().position(Option::is_some).expect("a tag"))
            .as_deref(),
        Some("claim")
    );
    let mut restored = Shell::reading(FILES);
    restore(&mut restored, &backup);
    restored.go("story");
    assert_eq!(sentences(&restored), sentences(&there));
    // The later choice counts, whichever comes first.
    let mut later = Shell::reading(FILES);
    later.now += 3_600_000;
    take(&mut later, LineBreaks::Wrapped);
    later.open_file("theirs.json", &file.to_string());
    later.go("story");
    assert_eq!(
        lines_of_blocks(&later)[2..],
        [2],
        "the choice here is the later one: {:?}",
        lines_of_blocks(&later)
    );
    assert!(
        later
            .annotated()
            .annotations()
            .iter()
            .any(|(key, _)| key.annotator == AnnotatorId::new("id-1"))
    );
}

#[test]
fn other_tabs_take_lines_for_the_same() {
    let disk: Rc<std::cell::RefCell<Disk>> = Rc::default();
    let mut one = Shell::in_browser(Site::new(FILES), Rc::clone(&disk));
    one.boot();
    one.go("story");
    one.focus(2);
    one.tag("quote");
    let mut other = Shell::in_browser(Site::new(FILES), disk);
    other.boot();
    other.go("story");
    take(&mut one, LineBreaks::Paragraphs);
    while other.hear() || one.hear() {}
    assert_eq!(sentences(&other), sentences(&one));
    assert_eq!(other.labels(), one.labels());
    take(&mut other, LineBreaks::Wrapped);
    while one.hear() || other.hear() {}
    assert_eq!(sentences(&one), sentences(&other));
    assert_eq!(records(&one, "lines")[0][0], json!("wrapped"));
}

/// The library shows what an article has that is not loaded, whichever way its lines are taken.
#[test]
fn the_library_counts_the_sentences_as_they_are_taken() {
    let mut shell = Shell::reading(FILES);
    take(&mut shell, LineBreaks::Paragraphs);
    let total = shell.annotated().counts().total;
    shell.send(Message::Navigation(navigation::Message::RouteChanged(
        hashiya_session::Route::Library,
    )));
    let shell = shell.reload();
    let entry = shell
        .state()
        .entry(&hashiya_core::article::ArticleId::new("story"))
        .expect("an article");
    let counted = entry.summary().map(|summary| summary.tally_with_credits.counts.total);
    assert_eq!(
        counted.or(entry.annotated().map(|work| work.counts().total)),
        Some(total)
    );
}

#[test]
fn it_is_told_with_a_way_back() {
    let mut shell = Shell::reading(FILES);
    let before = sentences(&shell);
    shell.focus(2);
    shell.tag("claim");
    take(&mut shell, LineBreaks::Paragraphs);
    let told = |shell: &Shell| {
        let shown = shell.state().notices.shown.iter();
        shown.map(|notice| notice.kind.clone()).collect::<Vec<_>>()
    };
    let total = shell.annotated().counts().total;
    let apart = NoticeKind::LinesTaken {
        joined: false,
        sentences: total,
        tagged: 1,
    };
    assert_eq!(told(&shell), std::slice::from_ref(&apart));
    for tag in ["ar", "en", "fr"] {
        let locale = Locale::from_tag(tag).expect("a language of the interface");
        assert!(!apart.text(locale).is_empty());
    }
    assert_eq!(
        apart.text(Locale::from_tag("en").expect("English")),
        format!("Each line is a paragraph now: {total} sentences to tag. 1 tagged sentence stays as it was.")
    );
    assert_eq!(apart.action(), Some(NoticeAction::Undo));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(sentences(&shell), before);
    assert!(told(&shell).is_empty(), "its button would take back the tag now");
    take(&mut shell, LineBreaks::Paragraphs);
    take(&mut shell, LineBreaks::Wrapped);
    assert!(matches!(
        told(&shell)[..],
        [NoticeKind::LinesTaken { joined: true, .. }]
    ));
    shell.focus(0);
    shell.tag("quote");
    assert!(told(&shell).is_empty(), "the tag is the last step now");
    take(&mut shell, LineBreaks::Paragraphs);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    assert!(told(&shell).is_empty(), "another page");
}
