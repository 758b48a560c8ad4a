//! What an earlier version stored and exported of texts with other line ends, a byte order mark or a final newline
//! is found again, and nothing of it is lost.

use std::collections::BTreeMap;

use hashiya_core::article::{ArticleId, plain_text};
use hashiya_session::{DeletionTarget, Message, delete, storage, transfer};
use serde_json::{Value, json};

use super::earlier_versions::{fixture, is_within};
use super::shell::{START, Shell, Site};
use hashiya_testing::files::{check_file, list};

/// A text of some chunks whose lines end so, in turns.
fn text(ends: &[&str], last: &str) -> String {
    let mut text = format!("حاشية على الميناء{}15 مايو 2024{}", ends[0], ends[0]);
    for number in 0..40 {
        let end = ends[number % ends.len()];
        text += &format!(
            "قال الوزير رقم {number} إن الموسم جيد 😀 هذا العام. وأضاف أن الأرقام {number}5 ستصدر غدا في بيان.{end}{end}\
             He said \"no\" to number {number}. Nobody knew why the {number} ships were late that day.{end}"
        );
    }
    text.trim_end().to_owned() + last
}

/// The article that was delivered with the app.
pub fn delivered() -> String {
    text(&["\r\n"], "\r\n")
}

/// The one that the reader had opened from disk.
pub fn opened() -> String {
    text(&["\r\n", "\n", "\r\n", "\r", "\r\n\r\n"], "\r\n\r\n")
}

/// A file as it is written now, where an earlier version wrote its texts to the letter: counted in a way of its
/// own, from the text before each place.
pub fn as_now(mut file: Value) -> Value {
    for article in file["articles"].as_array_mut().expect("articles") {
        let written: Vec<char> = article["text"].as_str().expect("a text").chars().collect();
        let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        let all = plain(&written.iter().collect::<String>());
        let all = all.trim_end_matches('\n');
        let place = |at: &Value| {
            let at = at.as_u64().expect("a place") as usize;
            let before: String = written[..at].iter().collect();
            json!(plain(&before).chars().count())
        };
        move_places(article, &place);
        for sentence in article["sentences"].as_array_mut().expect("sentences") {
            sentence["text"] = plain(sentence["text"].as_str().expect("a text")).into();
        }
        article["sha256"] = hashiya_core::article::Article::hash_of(all).into();
        article["text"] = all.into();
    }
    file
}

fn move_places(value: &mut Value, place: &dyn Fn(&Value) -> Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match name.as_str() {
                    "start" | "end" | "split" | "merge" | "at" => *field = place(field),
                    _ => move_places(field, place),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| move_places(item, place)),
        _ => {}
    }
}

/// The site as it was, or as it is since its owner saved the article with other line ends.
pub fn site(text: &str) -> Site {
    Site::new(&[("port.txt", text)])
}

/// A browser with the records of the fixture, a year later.
fn with_records(site: Site) -> Shell {
    let mut shell = Shell::new(site);
    for (key, value) in fixture("records-3.json").as_object().expect("records") {
        let value = value.as_str().expect("a value").to_owned();
        shell.disk.borrow_mut().records.insert(key.clone(), value);
    }
    shell.now = START + 365 * 86_400_000;
    shell.boot();
    shell
}

/// The records that hold anything of an article's text, by article, kind and hash.
pub fn keys(shell: &Shell, kind: &str) -> Vec<String> {
    let disk = shell.disk.borrow();
    let keys = disk.records.keys().filter(|key| key.split(':').nth(2) == Some(kind));
    keys.cloned().collect()
}

/// Checks that everything that the fixture says is there.
pub fn says_all(shell: &mut Shell) {
    assert_eq!(shell.notices(), Vec::<&str>::new());
    for (id, place) in [("port", 90), ("letter", 91)] {
        shell.go(id);
        let work = shell.annotated();
        assert!(!work.document.article.text.contains('\r') && !work.document.article.text.ends_with('\n'));
        assert!(!work.has_changed_text());
        assert_eq!(shell.focused(), Some(place), "the place in {id}");
        assert_eq!(
            shell.note(5),
            "ملاحظة 5\r\nثانية",
            "a note is the reader's to the letter"
        );
        assert_eq!(work.unsure().count(), 3);
    }
    let export = shell.export();
    assert_eq!(check_file(&export), Ok(()));
    is_within(&as_now(fixture("export-2.json")), &export, "");
    shell.send(Message::Transfer(transfer::Message::BackUp));
    let backup: Value = serde_json::from_str(&shell.downloads.last().expect("a backup").1).expect("JSON");
    let records = |kind: &str| {
        let records = backup["backup"]["records"].as_object().expect("records");
        let of_kind = records.iter().filter(|(key, _)| key.split(':').nth(2) == Some(kind));
        let mut values: BTreeMap<String, Value> = BTreeMap::new();
        for (key, value) in of_kind {
            values.insert(
                key.clone(),
                serde_json::from_str(value.as_str().expect("a value")).expect("JSON"),
            );
        }
        values
    };
    // Drafts and second labels stand in no other file: by hand, of the text as it is now.
    for (id, hash) in hashes(shell) {
        let drafts = |chunk: usize| records("drafts")[&format!("hashiya:1:drafts:{id}:{hash}:{chunk}")].clone();
        let text = |at: &Value| {
            shell_text(shell, &id)
                .chars()
                .skip(at.as_u64().expect("a place") as usize)
                .collect::<String>()
        };
        assert!(
            text(&drafts(0)[0][0]).starts_with("Nobody knew why the 6 ships"),
            "{id}"
        );
        assert_eq!(drafts(0)[0][2], "مسودة 30");
        assert_eq!(drafts(2)[0][2], "مسودة 121");
        let second = records("second")[&format!("hashiya:2:second:{id}:{hash}")].clone();
        let rows = list(&second[0][2]);
        assert!(rows.len() >= 5, "{rows:?}");
        for row in rows {
            let sentence: String = text(&row[0])
                .chars()
                .take(row[1].as_u64().expect("a length") as usize)
                .collect();
            assert!(sentence.ends_with('.') && sentence.len() > 20, "{id}: {sentence}");
        }
    }
}

fn shell_text(shell: &Shell, id: &str) -> String {
    let entry = shell.state().entry(&ArticleId::new(id)).expect("an article");
    entry.annotated().expect("loaded").document.article.text.to_string()
}

/// The first digits of the hash of each article's text.
pub fn hashes(shell: &Shell) -> Vec<(String, String)> {
    let entries = shell.state().library.entries.iter();
    let hash = |entry: &hashiya_session::LibraryEntry| entry.sha256().expect("a hash")[..8].to_owned();
    entries.map(|entry| (entry.id.to_string(), hash(entry))).collect()
}

#[test]
fn records_of_texts_to_the_letter_are_found_again() {
    for text in [
        delivered(),
        plain_text(&delivered()).into_owned(),
        delivered().replace("\r\n", "\n"),
    ] {
        let mut shell = with_records(site(&text));
        says_all(&mut shell);
    }
}

/// What is stored under the old hash stays until a later visit finds all of it under the new one.
#[test]
fn old_records_go_once_the_new_ones_were_found() {
    let fixture = fixture("records-3.json");
    let is_old = |key: &str| key.contains(":dce52ca7") || key.contains(":a98b9b23");
    let old = fixture
        .as_object()
        .expect("records")
        .iter()
        .filter(|(key, _)| is_old(key))
        .count();
    let of_old = |shell: &Shell| shell.disk.borrow().records.keys().filter(|key| is_old(key)).count();
    let mut shell = with_records(site(&delivered()));
    shell.load_all();
    assert_eq!(of_old(&shell), old, "both, for safety");
    assert_eq!(keys(&shell, "tags").len(), 16);
    let new: Vec<(String, String)> = all_but(&shell, is_old);
    let mut shell = shell.reload();
    shell.load_all();
    assert_eq!(of_old(&shell), 0);
    assert_eq!(all_but(&shell, is_old), new, "and nothing else changed");
    let mut shell = shell.reload();
    says_all(&mut shell);
}

/// The records but those, without summaries.
fn all_but(shell: &Shell, is_old: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let disk = shell.disk.borrow();
    let others = disk
        .records
        .iter()
        .filter(|(key, _)| !is_old(key) && !key.contains(":summary:"));
    others.map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[test]
fn old_records_stay_where_the_new_ones_find_no_room() {
    let mut shell = with_records(site(&delivered()));
    let fixture = fixture("records-3.json");
    shell
        .disk
        .borrow_mut()
        .records
        .retain(|key, _| fixture.get(key).is_some());
    let used = shell.disk.borrow().used();
    shell.disk.borrow_mut().quota = Some(used);
    for _ in 0..2 {
        shell = shell.reload();
        shell.load_all();
        assert_eq!(shell.notices(), ["storage-full"]);
        shell.go("port");
        assert_eq!(shell.label(2).as_deref(), Some("background"));
        for (key, value) in fixture.as_object().expect("records") {
            if key.contains(":tags:") {
                assert_eq!(
                    Some(value.as_str().expect("a value")),
                    shell.disk.borrow().records.get(key).map(String::as_str)
                );
            }
        }
    }
    shell.disk.borrow_mut().quota = None;
    let mut shell = shell.reload();
    says_all(&mut shell);
}

/// A tab with an earlier version goes on under the old hash: it is heard at once, and what it stores while no
/// other tab is open is found at the next visit.
#[test]
fn a_tab_with_an_earlier_version_is_heard() {
    let mut shell = with_records(site(&delivered()));
    shell.go("port");
    let key = "hashiya:2:tags:port:dce52ca7:1";
    // The first sentence of that chunk, and one that is in another chunk now.
    let value = "[[\"reader\",1895341600000,[[2088,48,2,0,\"said there\"],[2226,26,1,0]]]]";
    let heard = |shell: &mut Shell| {
        shell.send(Message::Storage(storage::Message::ChangedElsewhere {
            key: key.into(),
            value: Some(value.into()),
        }))
    };
    let before = shell.labels();
    heard(&mut shell);
    let said = (0..before.len())
        .find(|sentence| shell.note(*sentence) == "said there")
        .expect("the sentence");
    assert_eq!(shell.label(said).as_deref(), Some("quote"));
    assert_eq!(
        shell.annotated().document.sentences[said].chars.start(),
        2088 - lines_before(2088)
    );
    let is_kept = |shell: &Shell| {
        let disk = shell.disk.borrow();
        let mut kept = disk.records.iter().filter(|(_, value)| value.contains("said there"));
        kept.any(|(key, _)| !key.contains("dce52ca7"))
    };
    assert!(is_kept(&shell), "stored under the article's own text");
    assert!(heard(&mut shell).is_empty(), "nothing new");
    // The same at the next visit.
    let mut shell = with_records(site(&delivered()));
    shell.disk.borrow_mut().records.insert(key.into(), value.into());
    shell = shell.reload();
    shell.go("port");
    assert_eq!(shell.note(said), "said there");
    assert!(is_kept(&shell));
}

/// How many lines of the delivered article end before a place.
fn lines_before(at: usize) -> usize {
    delivered().chars().take(at).filter(|c| *c == '\r').count()
}

/// What is deleted does not come back out of records under the old hash, and can be taken back.
#[test]
fn a_deleted_article_stays_deleted() {
    let mut shell = with_records(site(&delivered()));
    shell.go("port");
    let tagged = shell.labels();
    delete_port(&mut shell);
    assert_eq!(
        keys(&shell, "tags").iter().filter(|key| key.contains(":port:")).count(),
        0
    );
    let mut shell = shell.reload();
    shell.go("port");
    assert!(shell.labels().iter().all(Option::is_none));
    let mut shell = with_records(site(&delivered()));
    shell.go("port");
    delete_port(&mut shell);
    let id = shell.state().deletions.done.last().expect("a deletion").id;
    shell.send(Message::Delete(delete::Message::Undelete(id)));
    shell.go("port");
    assert_eq!(shell.labels(), tagged);
    let mut shell = shell.reload();
    shell.go("port");
    assert_eq!(shell.labels(), tagged);
}

fn delete_port(shell: &mut Shell) {
    let target = DeletionTarget::Article(ArticleId::new("port"));
    shell.send(Message::Delete(delete::Message::Ask(target)));
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "other".into(),
    }));
}

/// A record under the old hash that cannot be read is quarantined, with what of it can be.
#[test]
fn a_damaged_record_of_a_text_to_the_letter_is_quarantined() {
    let shell = with_records(site(&delivered()));
    let key = "hashiya:2:tags:port:dce52ca7:2";
    let is_new = |key: &str| key.contains(":port:") && !key.contains("dce52ca7");
    shell.disk.borrow_mut().records.retain(|key, _| !is_new(key));
    shell
        .disk
        .borrow_mut()
        .records
        .insert(key.into(), "[[\"reader\",5,[[4206,26,3,0],[1,0,3,0]]]]".into());
    let mut shell = shell.reload();
    shell.go("port");
    // The other article of these is much like it, and may be a version of it.
    assert_eq!(shell.notices(), ["storage-damaged", "is-version"]);
    let at = 4206 - lines_before(4206);
    let sentence = shell
        .annotated()
        .document
        .sentences
        .iter()
        .position(|it| it.chars.start() == at);
    assert_eq!(
        shell.label(sentence.expect("a sentence")).as_deref(),
        Some("background")
    );
    let shell = shell.reload();
    assert!(
        shell
            .disk
            .borrow()
            .records
            .values()
            .any(|value| value.contains("[1,0,3,0]")),
        "to the letter"
    );
}

/// In exports nothing goes out twice, as if it were of an article that is not here.
#[test]
fn what_was_found_again_is_no_article_without_text() {
    let mut shell = with_records(site(&delivered()));
    shell.load_all();
    assert_eq!(shell.export().get("without_text"), None);
}
