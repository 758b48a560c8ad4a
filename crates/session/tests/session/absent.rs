//! Exports when not everything is at hand, or not everything can go out.

use hashiya_core::article::ArticleId;
use hashiya_session::{Dialog, Message, NoticeAction, Whose, transfer};
use serde_json::{Value, json};

use super::FILES;
use super::backup::elsewhere;
use super::import::{some, visit_by};
use super::shell::{Shell, Site};
use hashiya_testing::files::{check_file, list};

/// The export of everything when an article did not come.
#[test]
fn an_article_that_did_not_come_is_named_and_its_tags_go_out() {
    let mine = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    let disk = mine.disk.clone();
    let mut site = Site::new(FILES);
    site.files.remove("story.txt");
    site.files.remove("other.txt");
    let mut here = Shell::in_browser(site, disk.clone());
    here.now = mine.now;
    here.boot();
    here.send(Message::Transfer(transfer::Message::ExportAll));
    let text = here
        .state()
        .notices
        .shown
        .last()
        .expect("a message")
        .kind
        .text(hashiya_session::i18n::Locale::default());
    assert!(
        text.contains("The text of \u{2068}story\u{2069} could not be loaded"),
        "{text}"
    );
    assert!(
        text.contains("Not in the file, as it could not be loaded: \u{2068}other\u{2069}"),
        "{text}"
    );
    let file: Value = serde_json::from_str(&here.downloads[0].1).expect("JSON");
    assert_eq!(check_file(&file), Ok(()));
    assert_eq!(
        (list(&file["articles"]).len(), list(&file["without_text"]).len()),
        (0, 1)
    );
    assert_eq!(list(&file["annotators"]).len(), 1, "whoever speaks is listed");
    // To a browser that has the text, to one that has it later, and on by way of one without.
    let at_once = elsewhere(FILES);
    let mut without = elsewhere(&[]);
    without.asks = true;
    without.open_file("file.json", &file.to_string());
    assert_eq!(
        without.state().navigation.dialog,
        Some(Dialog::Whose),
        "asked of these tags too"
    );
    without.answer("id-1", Whose::Mine);
    without.open_shown();
    let passed_on = without.export();
    assert_eq!(passed_on["without_text"], file["without_text"]);
    let by_way = elsewhere(FILES);
    for (mut shell, file) in [(at_once, &file), (by_way, &passed_on)] {
        shell.open_file("file.json", &file.to_string());
        shell.go("story");
        assert_eq!((shell.label(2), shell.label(3)), (some("claim"), some("quote")));
        assert!(!shell.annotated().is_anothers(2));
    }
    let mut later = Shell::in_browser(Site::new(FILES), without.disk.clone());
    later.boot();
    later.go("story");
    assert_eq!((later.label(2), later.label(3)), (some("claim"), some("quote")));
    // When the text is there again, what was in the file counts as saved, and only that.
    let mut back = Shell::in_browser(Site::new(FILES), disk);
    back.boot();
    assert_eq!(
        back.state().unsaved_changes(),
        2,
        "nobody has said that the file is there"
    );
    back.send(Message::Transfer(transfer::Message::ConfirmFile));
    assert_eq!(back.state().unsaved_changes(), 0);
}

/// Records in a file that are none of an article's work do nothing.
#[test]
fn only_work_of_the_article_is_taken_out_of_what_has_no_text() {
    let mut here = visit_by("id-1", "منى", &[(2, "claim")]);
    let mut file = here.export();
    file["without_text"] = json!([{"id": "ghost", "records": {
        "hashiya:1:profile": "{\"annotator\":{\"id\":\"evil\",\"name\":\"x\"},\"set_at\":9}",
        "hashiya:2:others": "{\"id-1\":{\"is\":\"evil\",\"said_at\":9}}",
        "hashiya:2:tags:story:4c66c078:0": "[[\"id-1\",1,[[0,5,3,0]]]]",
        "hashiya:1:text:ghost": "{}",
        "elsewhere": "1",
    }}]);
    let before = super::backup::disk(&here);
    here.open_file("file.json", &file.to_string());
    assert_eq!(super::backup::disk(&here), before);
    assert_eq!(here.notices(), ["import-done"]);
}

/// An article that no reader of files would take: its list entry has no identity. The export names the place
/// and offers the backup, which is not refused for its sake.
#[test]
fn what_would_be_refused_does_not_leave_and_a_backup_has_it_all_the_same() {
    let mut site = Site::new(FILES);
    site.list.as_mut().expect("a list")[1].id = ArticleId::new("");
    let mut shell = Shell::new(site);
    shell.boot();
    shell.go("story");
    shell.focus(2);
    shell.tag("claim");
    shell.go("");
    shell.focus(1);
    shell.tag("quote");
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    assert!(shell.downloads.is_empty(), "nothing leaves that would be refused");
    let notice = shell.state().notices.shown.last().expect("a message").kind.clone();
    assert_eq!(
        (notice.name(), notice.action()),
        ("export-failed", Some(NoticeAction::BackUp))
    );
    let text = notice.text(hashiya_session::i18n::Locale::default());
    assert!(
        text.contains("articles[1].id") && text.contains("Nothing of your work is lost"),
        "{text}"
    );
    assert_eq!(shell.state().unsaved_changes(), 2, "and nothing counts as exported");
    shell.send(Message::Transfer(transfer::Message::BackUp));
    let backup: Value = serde_json::from_str(&shell.downloads[0].1).expect("JSON");
    assert_eq!(check_file(&backup), Ok(()));
    let ids: Vec<&Value> = list(&backup["articles"]).iter().map(|article| &article["id"]).collect();
    assert_eq!(ids, ["story"]);
    let records = backup["backup"]["records"].as_object().expect("records");
    assert!(
        records.keys().any(|key| key.starts_with("hashiya:2:tags::")),
        "{:?}",
        records.keys()
    );
    let mut here = elsewhere(FILES);
    super::backup::restore(&mut here, &backup.to_string());
    here.go("story");
    assert_eq!(here.label(2), some("claim"));
}
