//! How much room the records take, what happens when there is none, and whether the browser keeps
//! what is stored.

use hashiya_session::{Effect, Message, NoticeAction, STANDARD_QUOTA, StoragePermission};
use hashiya_session::{annotate, navigation, notices, storage};
use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::FILES;
use super::shell::{START, Shell};

/// A name of a file as news pages have them.
const NAME: &str = "تقرير-اقتصادي-عن-أسعار-القمح-في-الأسواق";

/// An annotator, as the browser makes them up.
const READER: &str = "3f0c6a9e-51d2-4c53-8a0b-0d6f3f2f1a77";

/// A note of common length.
const NOTE: &str = "يحتاج هذا الرقم إلى مراجعة في تقرير الوزارة السنوي، فهو لا يوافق ما نُشر قبل شهر.";

/// The text of an article with so many sentences, 15 in a paragraph; a sentence is 82 to 94
/// characters long, which is short for Arabic news, so that a record holds few code points for its
/// key.
fn article(number: usize, sentences: usize) -> String {
    let mut text = format!("عنوان المقال رقم {number} عن أسعار القمح في الأسواق العالمية\n\n");
    for sentence in 0..sentences {
        let end = if sentence % 15 == 14 { "\n\n" } else { " " };
        text += &format!(
            "وقال المتحدث رقم {sentence} باسم الوزارة إن أسعار القمح ارتفعت خلال العام الماضي بنسبة كبيرة.{end}"
        );
    }
    text
}

/// A Hashiya file of these articles with a tag of each sentence, and notes on one in twenty where
/// asked for.
fn all_tagged(shell: &mut Shell, notes: bool) -> (String, usize) {
    let mut file = shell.export();
    let labels = ["claim", "quote", "background"];
    let (mut tagged, mut now) = (0, START);
    for article in file["articles"].as_array_mut().expect("articles") {
        for sentence in article["sentences"].as_array_mut().expect("sentences") {
            // A reader pauses; a stamp is never a round number.
            now += 1_237 + (tagged as u64 * 7_919) % 9_973;
            let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(now) * 1_000_000);
            let note = if notes && tagged % 20 == 0 { NOTE } else { "" };
            sentence["annotations"] = json!([{
                "annotator": READER, "label": labels[tagged % 3], "note": note,
                "updated_at": moment.expect("a time").format(&Rfc3339).expect("a date"),
            }]);
            tagged += 1;
        }
    }
    file["annotators"] = json!([{ "id": READER, "name": "منى" }]);
    (file.to_string(), tagged)
}

/// The units that the records of a thousand tagged sentences take.
fn units_of_thousand(articles: usize, sentences: usize, notes: bool) -> usize {
    let files: Vec<(String, String)> = (0..articles)
        .map(|number| (format!("{NAME}-{number}.txt"), article(number, sentences)))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut shell = Shell::new(super::shell::Site::new(&files));
    shell.boot_as(|boot| boot.new_annotator = READER.into());
    let (file, tagged) = all_tagged(&mut shell, notes);
    shell.open_file("tags.json", &file);
    assert_eq!(shell.notices(), ["import-done"]);
    assert_eq!(
        shell.state().library.entries.len(),
        articles,
        "the articles are the bundled ones"
    );
    assert_eq!(shell.state().counts().tagged(), shell.state().counts().total);
    assert!(tagged > articles * sentences, "{tagged}");
    let used = shell.disk.borrow().used();
    println!("{articles} articles of {sentences} sentences, notes {notes}: {used} units for {tagged} tags");
    used * 1000 / tagged
}

/// A hundred thousand tagged sentences, in many articles of common length as in few long ones, with
/// a note on each twentieth or without, leave half of the storage free or nearly so.
#[test]
fn a_hundred_thousand_tagged_sentences_fit() {
    for (articles, sentences, notes) in [(40, 25, false), (40, 25, true), (1, 1000, false), (1, 1000, true)] {
        let units = units_of_thousand(articles, sentences, notes) * 100;
        assert!(
            units < STANDARD_QUOTA * 3 / 4,
            "{articles} × {sentences}, notes {notes}: {units}"
        );
    }
}

/// A reader's browser in which another page of the same origin has stored so much.
fn beside_filler(units: usize) -> Shell {
    let shell = Shell::reading(FILES);
    fill(&shell, units);
    let mut shell = shell.reopen();
    shell.disk.borrow_mut().quota = Some(STANDARD_QUOTA);
    shell.focus(0);
    shell
}

/// Another page stores so much, or takes it away.
fn fill(shell: &Shell, units: usize) {
    let mut disk = shell.disk.borrow_mut();
    disk.records.remove("another page");
    if units > 0 {
        disk.records.insert("another page".into(), "x".repeat(units));
    }
}

#[test]
fn the_reader_is_told_once_from_four_fifths_on() {
    let shell = beside_filler(4_100_000);
    assert_eq!(shell.notices(), Vec::<&str>::new());
    fill(&shell, 4_190_000);
    let room = STANDARD_QUOTA / 5 * 4 - shell.disk.borrow().used();
    fill(&shell, 4_190_000 + room - 150);
    let mut shell = shell.reopen();
    assert_eq!(shell.notices(), Vec::<&str>::new(), "just below");
    shell.open_file("long.txt", &"كلمة ".repeat(2_000));
    assert_eq!(shell.notices(), ["file-added", "room-tight"]);
    let kind = shell.state().notices.shown[1].kind.clone();
    assert!(!kind.is_alert() && kind.can_dismiss(), "quietly");
    assert_eq!(kind.action(), Some(NoticeAction::BackUp));
    let id = shell.state().notices.shown[1].id;
    shell.send(Message::Notices(notices::Message::Dismiss(id)));
    shell.tag("claim");
    assert_eq!(shell.notices(), ["file-added"], "once");
    assert!(shell.state().storage.quota_is_tight);
    let quota = shell.quota();
    assert_eq!(quota.used(), shell.disk.borrow().used(), "kept up with every change");
    assert_eq!((quota.limit(), quota.per_cent()), (STANDARD_QUOTA, 81));
    fill(&shell, 0);
    let shell = shell.reopen();
    assert_eq!((shell.notices(), shell.state().storage.quota_is_tight), (vec![], false));
}

#[test]
fn a_full_storage_damages_nothing_and_takes_all_when_there_is_room() {
    let mut shell = beside_filler(4_000_000);
    for sentence in [0, 2, 3] {
        shell.focus(sentence);
        shell.tag("claim");
    }
    let rest = STANDARD_QUOTA - shell.disk.borrow().used();
    fill(&shell, 4_000_000 + rest - 1);
    let stored = shell.disk.borrow().records.clone();
    for sentence in [4, 6, 7] {
        shell.focus(sentence);
        shell.tag("quote");
        shell.send(Message::Annotate(annotate::Message::SaveNote(
            "لم يبق مكان لهذه الملاحظة في ذاكرة المتصفح".into(),
        )));
    }
    assert!(shell.notices().contains(&"storage-full"));
    let changed = |(key, value): &(&String, &String)| stored.get(*key) != Some(value);
    let place = |key: &String| key.contains(":place:");
    let disk = shell.disk.borrow().records.clone();
    let changed: Vec<&String> = disk.iter().filter(changed).map(|(key, _)| key).collect();
    assert!(changed.iter().all(|key| place(key)), "{changed:?}");
    assert_eq!(shell.quota().per_cent(), 100);
    let file = shell.export();
    let note = &file["articles"][0]["sentences"][7]["annotations"][0];
    assert_eq!(
        (note["label"].as_str(), shell.annotated().counts().tagged()),
        (Some("quote"), 6),
        "in memory"
    );
    fill(&shell, 1_000_000);
    shell.try_again();
    assert_eq!(shell.notices(), ["article-end"], "told again that all is well");
    assert!(!shell.has_unsaved());
    let shell = shell.reopen();
    assert_eq!(shell.annotated().counts().tagged(), 6, "all is stored");
}

#[test]
fn a_browser_that_refuses_earlier_is_believed() {
    let mut shell = beside_filler(10_000);
    let used = shell.disk.borrow().used();
    shell.disk.borrow_mut().quota = Some(used + 40);
    shell.focus(2);
    shell.tag("claim");
    assert_eq!(shell.notices(), ["storage-full"]);
    assert!(shell.quota().limit() < used + 400, "{}", shell.quota().limit());
    assert!(shell.quota().per_cent() > 80);
    shell.disk.borrow_mut().quota = None;
    shell.try_again();
    assert!(shell.quota().limit() >= shell.quota().used());
    assert_eq!(shell.notices(), Vec::<&str>::new());
}

#[test]
fn the_browser_is_asked_to_keep_the_work_once_there_is_some() {
    let mut shell = Shell::reading(FILES);
    let mut asked = Vec::new();
    for press in 1..=30 {
        shell.focus(press % 5);
        let effects = shell.tag(["claim", "quote", "background"][press % 3]);
        if effects.contains(&Effect::AskToPersist) {
            asked.push(press);
            shell.send(Message::Storage(storage::Message::Permission(
                StoragePermission::Denied,
            )));
        }
    }
    assert_eq!(asked, [10], "once in a visit, after the tenth tag");
    let mut shell = shell.reopen();
    shell.send(Message::Storage(storage::Message::Permission(
        StoragePermission::Granted,
    )));
    for press in 1..=15 {
        shell.focus(press % 5);
        let effects = shell.tag(["claim", "quote", "background"][press % 3]);
        assert!(!effects.contains(&Effect::AskToPersist), "it is granted already");
    }
}

#[test]
fn looking_at_an_article_asks_the_browser_for_nothing() {
    let mut shell = Shell::new(super::shell::Site::new(FILES));
    let effects = shell.boot();
    assert!(effects.contains(&Effect::CheckPersistence) && !effects.contains(&Effect::AskToPersist));
    shell.go("story");
    for _ in 0..30 {
        let step = hashiya_session::Step::Next;
        let effects = shell.send(Message::Navigation(navigation::Message::Move { step, extend: false }));
        assert!(!effects.contains(&Effect::AskToPersist));
    }
}
