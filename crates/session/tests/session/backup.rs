//! Backups: everything out, shown before it comes in, and all of it back.

use hashiya_session::{annotate, navigation, recoding, settings, transfer};
use std::collections::BTreeMap;

use hashiya_session::i18n::Locale;
use hashiya_session::{Dialog, ImportCounts, ImportReport, Message, Route};
use serde_json::{Value, json};

use super::FILES;
use super::import::visit_by;
use super::shell::{Shell, Site};
use super::texts_support::with_whole_texts;
use super::update_laws::Snapshot;
use hashiya_testing::files::{check_file, list};

pub const LETTER: &str = "رسالة من القارئ\n\nوصل الوفد مساء أمس. وغادر صباح اليوم.\n";

/// The backup of everything, as text.
pub fn back_up(shell: &mut Shell) -> String {
    shell.send(Message::Transfer(transfer::Message::BackUp));
    let (name, text) = shell.downloads.last().expect("a download").clone();
    assert!(name.starts_with("hashiya-backup-2026-"), "{name}");
    text
}

/// Opens a backup and returns what the window says that it would do. Looking changes nothing.
pub fn look(shell: &mut Shell, backup: &str) -> ImportReport {
    let disk = shell.disk.borrow().records.clone();
    shell.open_file("backup.json", backup);
    assert_eq!(shell.disk.borrow().records, disk, "looking changed something");
    assert_eq!(
        shell.state().navigation.dialog,
        Some(Dialog::Restore),
        "{:?}",
        shell.notices()
    );
    shell.state().transfer.restores[0].report.clone()
}

pub fn restore(shell: &mut Shell, backup: &str) -> ImportReport {
    look(shell, backup);
    shell.answer_all();
    let report = shell.state().transfer.restores[0].report.clone();
    shell.send(Message::Transfer(transfer::Message::Restore));
    if shell.state().navigation.dialog == Some(Dialog::Versions) {
        // Another text of a known name came along: both stay.
        shell.send(Message::Close);
    }
    assert_eq!(shell.state().navigation.dialog, None);
    report
}

/// A new browser with the same server.
pub fn elsewhere(files: &[(&str, &str)]) -> Shell {
    let mut shell = Shell::new(Site::new(files));
    shell.boot_as(|boot| boot.new_annotator = "elsewhere".into());
    shell
}

/// What is stored, but what of it is in files, and the time at which the reader's settings were made.
pub fn disk(shell: &Shell) -> BTreeMap<String, String> {
    let mut records = shell.disk.borrow().records.clone();
    records.remove("hashiya:1:saved");
    // What the library says of articles that are not loaded, and the copies of what was delivered, are made of the rest,
    // and go nowhere.
    records.retain(|key, _| !key.contains(":summary:") && !key.contains(":kept:"));
    if let Some(profile) = records.get_mut("hashiya:1:profile") {
        let mut value: Value = serde_json::from_str(profile).expect("a profile");
        value["set_at"] = Value::Null;
        *profile = value.to_string();
    }
    records
}

/// The first digits of the hash of an article's text.
pub fn short_hash(id: &str) -> String {
    let (_, text) = FILES.iter().find(|(name, _)| name.starts_with(id)).expect("a file");
    let id = hashiya_core::article::ArticleId::new(id);
    let article = hashiya_core::article::Article::new(id, text, hashiya_core::article::Origin::Bundled);
    article.short_hash().to_owned()
}

/// A visit that leaves something of every kind.
pub fn full_visit() -> Shell {
    let mut shell = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote"), (4, "claim")]);
    shell.send(Message::Annotate(annotate::Message::Clear));
    shell.focus(6);
    shell.send(Message::Annotate(annotate::Message::SaveNote("لماذا؟ 😀".into())));
    shell.send(Message::Annotate(annotate::Message::TreatAsText { block: 3 }));
    shell.focus(0);
    shell.send(Message::Annotate(annotate::Message::CycleRole));
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.focus(6);
    shell.send(Message::Annotate(annotate::Message::Merge));
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.focus(2);
    shell.send(Message::Annotate(annotate::Message::Merge));
    shell.open_file("letter.txt", LETTER);
    shell.go("letter");
    shell.focus(1);
    shell.tag("background");
    shell.send(Message::Settings(settings::Message::SetLocale(Locale::default())));
    let colleague = visit_by("id-2", "سامي", &[(7, "quote")]).export().to_string();
    shell.open_file("colleague.json", &colleague);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::parse(
        "#/statistics",
    ))));
    shell.send(Message::Recoding(recoding::Message::Begin { size: 2, seed: 5 }));
    shell.send(Message::Recoding(recoding::Message::Tag(
        hashiya_core::codebook::LabelId::new("quote"),
    )));
    shell.go("letter");
    shell
}

#[test]
fn a_backup_is_a_hashiya_file_with_everything_in_it() {
    let mut shell = full_visit();
    let backup: Value = serde_json::from_str(&back_up(&mut shell)).expect("JSON");
    assert_eq!(check_file(&backup), Ok(()));
    let ids: Vec<&Value> = list(&backup["articles"]).iter().map(|article| &article["id"]).collect();
    assert_eq!(
        ids,
        ["letter", "story"],
        "what is delivered with the app and has no work stays out"
    );
    assert_eq!(backup["backup"]["opened"]["letter"]["file"], "letter.txt");
    let records = backup["backup"]["records"].as_object().expect("records");
    assert!(
        !records
            .keys()
            .any(|key| key.contains(":tags:") || key.contains(":text:"))
    );
    let kept = disk(&shell);
    let apart = kept
        .keys()
        .filter(|key| !key.contains(":tags:") && !key.contains(":text:"));
    assert_eq!(records.keys().collect::<Vec<_>>(), apart.collect::<Vec<_>>());
}

#[test]
fn a_backup_brings_everything_to_a_new_browser() {
    let mut there = full_visit();
    let backup = back_up(&mut there);
    let mut here = elsewhere(FILES);
    let report = restore(&mut here, &backup);
    assert_eq!(disk(&here), disk(&there), "to the letter");
    assert_eq!(report.reader.as_ref().map(|reader| reader.name.as_str()), Some("منى"));
    assert_eq!(report.new_articles(), 1);
    assert_eq!((report.total().added, report.total().cleared), (4, 4));
    assert_eq!((report.total().roles, report.total().cuts), (1, 1));
    assert_eq!(here.state().locale, Locale::default());
    let mut here = here.reload();
    here.go("story");
    there.go("story");
    assert_eq!(Snapshot::of(&here), Snapshot::of(&there));
    here.go("letter");
    assert_eq!(here.label(1).as_deref(), Some("background"));
    assert_eq!(here.focused(), Some(1), "the place");
}

/// What the page of a crash hands out (`src/ui/crash.js`): every record as it is stored, in a file
/// without articles.
pub fn records_alone(shell: &Shell) -> Value {
    json!({
        "format": "hashiya",
        "version": 1,
        "exported_at": "2026-11-22T09:59:58.120Z",
        "generator": "hashiya",
        "offset_unit": "code_point",
        "codebook": {"labels": []},
        "annotators": [],
        "articles": [],
        "backup": {"records": with_whole_texts(&shell.disk.borrow().records)},
    })
}

#[test]
fn the_records_alone_bring_everything_to_a_new_browser() {
    let there = full_visit();
    let backup = records_alone(&there);
    assert_eq!(check_file(&backup), Ok(()));
    let mut here = elsewhere(FILES);
    let report = restore(&mut here, &backup.to_string());
    assert_eq!(report.reader.as_ref().map(|reader| reader.name.as_str()), Some("منى"));
    assert_eq!(report.new_articles(), 1);
    assert_eq!(disk(&here), disk(&there), "to the letter");
    let again = restore(&mut here, &backup.to_string());
    assert!(again.is_nothing(), "{again:?}");
    // The reader's place here stays.
    let mut moved = there.reload();
    moved.go("story");
    moved.focus(0);
    restore(&mut moved, &backup.to_string());
    assert_eq!(disk(&moved)["hashiya:1:place:story"], "0");
    let mut there = moved;
    there.focus(2);
    let mut here = here.reload();
    for id in ["story", "letter"] {
        here.go(id);
        there.go(id);
        assert_eq!(Snapshot::of(&here), Snapshot::of(&there), "{id}");
    }
}

#[test]
fn looking_and_leaving_changes_nothing() {
    let backup = back_up(&mut full_visit());
    let mut here = elsewhere(FILES);
    let before = disk(&here);
    look(&mut here, &backup);
    here.send(Message::Close);
    assert_eq!(
        (here.state().navigation.dialog, here.state().transfer.restores.len()),
        (None, 0)
    );
    assert_eq!(disk(&here), before);
    assert_eq!(here.notices(), Vec::<&str>::new());
    assert_eq!(here.state().reader.id.as_str(), "elsewhere");
    here.go("story");
    assert_eq!(here.annotated().counts().tagged(), 0);
}

#[test]
fn several_backups_are_shown_one_after_the_other() {
    let (mine, theirs) = (
        back_up(&mut visit_by("id-1", "منى", &[(2, "claim")])),
        back_up(&mut visit_by("id-2", "سامي", &[(3, "quote")])),
    );
    let mut here = elsewhere(FILES);
    here.open_file("mine.json", &mine);
    here.open_file("theirs.json", &theirs);
    here.open_file("mine again.json", &mine);
    assert_eq!(here.state().transfer.restores[0].name, "mine.json");
    here.send(Message::Transfer(transfer::Message::Restore));
    let next = &here.state().transfer.restores[0];
    assert_eq!((next.name.as_str(), next.reader.as_str()), ("theirs.json", "سامي"));
    assert_eq!(here.state().navigation.dialog, Some(Dialog::Restore));
    here.send(Message::Close);
    assert!(
        here.state().transfer.restores[0].report.is_nothing(),
        "counted when it is shown"
    );
    here.send(Message::Transfer(transfer::Message::Restore));
    assert_eq!(here.state().navigation.dialog, None);
    here.go("story");
    assert_eq!((here.label(2), here.label(3)), (Some("claim".into()), None));
}

#[test]
fn leaving_the_page_of_an_article_puts_the_backup_away() {
    let backup = back_up(&mut full_visit());
    let mut here = elsewhere(FILES);
    here.go("story");
    look(&mut here, &backup);
    here.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    here.send(Message::Transfer(transfer::Message::Restore));
    assert_eq!(here.state().library.entries.len(), FILES.len());
}

#[test]
fn the_later_tag_wins_and_the_window_says_so() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote"), (4, "claim")]);
    let early = back_up(&mut there);
    for (sentence, label) in [(2, "background"), (6, "quote")] {
        there.focus(sentence);
        there.tag(label);
    }
    let late = back_up(&mut there);
    let report = look(&mut there, &early);
    assert_eq!(
        report.articles[0].counts,
        ImportCounts {
            skipped: 1,
            same: 2,
            ..ImportCounts::default()
        }
    );
    assert!(report.is_nothing());
    there.send(Message::Transfer(transfer::Message::Restore));
    assert_eq!(there.label(2).as_deref(), Some("background"));
    let mut here = elsewhere(FILES);
    restore(&mut here, &early);
    let report = restore(&mut here, &late);
    assert_eq!(
        report.articles[0].counts,
        ImportCounts {
            added: 1,
            changed: 1,
            same: 2,
            ..ImportCounts::default()
        }
    );
    here.go("story");
    assert_eq!(here.label(2).as_deref(), Some("background"));
}

#[test]
fn a_reader_with_work_of_their_own_stays_who_they_are() {
    let backup = back_up(&mut visit_by("id-1", "منى", &[(2, "claim")]));
    let mut here = visit_by("id-9", "هند", &[(3, "quote")]);
    let report = restore(&mut here, &backup);
    assert_eq!(report.reader, None);
    assert_eq!(here.state().reader.id.as_str(), "id-9");
    assert_eq!(
        here.state()
            .name_of(&hashiya_core::annotation::AnnotatorId::new("id-1")),
        Some("منى")
    );
    assert_eq!(
        (here.label(2), here.label(3)),
        (Some("claim".into()), Some("quote".into()))
    );
}

#[test]
fn a_reader_who_only_gave_their_name_goes_on_as_the_reader_of_that_name() {
    let backup = back_up(&mut visit_by("id-1", "منى", &[(2, "claim")]));
    let mut here = elsewhere(FILES);
    here.send(Message::Settings(settings::Message::SetName("منى".into())));
    restore(&mut here, &backup);
    assert_eq!(here.state().reader.id.as_str(), "id-1");
}
