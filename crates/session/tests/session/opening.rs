//! Articles that the reader opens from disk.

use hashiya_core::article::{Article, ArticleId, DecodeError, Origin};
use hashiya_session::i18n::Locale;
use hashiya_session::transfer;
use hashiya_session::{
    FileFault, HEAD, LARGEST_HASHIYA_FILE, LARGEST_TEXT, Message, NoticeAction, NoticeKind, fault_before_reading,
};

use super::shell::{Shell, Site};
use super::{FILES, STORY};
use hashiya_testing::read_project;

const MINE: &str = "تقرير من عندي عن المدينة\n\nجملة أولى فيه هنا. وجملة ثانية بعدها.\n";

fn ids(shell: &Shell) -> Vec<&str> {
    shell
        .state()
        .library
        .entries
        .iter()
        .map(|entry| entry.id.as_str())
        .collect()
}

#[test]
fn a_text_becomes_an_article_that_stays() {
    let mut shell = Shell::reading(FILES);
    shell.open_file("مقالي 1.txt", MINE);
    assert_eq!(ids(&shell), ["مقالي 1", "story", "other"]);
    assert_eq!(shell.state().library.entries[0].origin, Origin::Opened);
    let notice = shell.state().notices.shown[0].kind.clone();
    let id = ArticleId::new("مقالي 1");
    assert_eq!(notice, NoticeKind::FileAdded("مقالي 1.txt".into(), id.clone()));
    assert_eq!(notice.action(), Some(NoticeAction::Read(id)));
    shell.go("مقالي 1");
    shell.focus(1);
    shell.tag("claim");
    let shell = shell.reopen();
    assert_eq!(shell.label(1).as_deref(), Some("claim"));
    assert_eq!(shell.annotated().document.article.text.as_ref(), MINE.trim_end());
    assert_eq!(shell.state().library.entries[0].file, "مقالي 1.txt");
}

#[test]
fn a_text_beside_another_of_its_name_is_told_as_such() {
    let mut shell = Shell::reading(FILES);
    let said = |shell: &Shell| {
        let english = Locale::from_tag("en").expect("English");
        let shown = shell.state().notices.shown.iter();
        let texts: Vec<String> = shown.map(|notice| notice.kind.text(english)).collect();
        texts.join("\n").replace(['\u{2068}', '\u{2069}'], "")
    };
    shell.open_file("story.txt", MINE);
    let beside = "“story.txt” was added to the library. It stands beside another text of the same name.";
    assert_eq!(said(&shell), beside);
    shell.open_file(
        "other.txt",
        &"&#1602;&#1575;&#1604; &#1575;&#1604;&#1608;&#1586;&#1610;&#1585;. ".repeat(20),
    );
    assert_eq!(shell.notices(), ["file-added", "file-decoded"]);
    assert!(
        said(&shell).ends_with("It stands beside another text of the same name."),
        "{}",
        said(&shell)
    );
    for number in 1..=3 {
        shell.open_file(&format!("{number}.txt"), &format!("Ship {number} came in."));
    }
    let text = said(&shell);
    assert!(
        text.ends_with("4 articles added. 1 of the new ones stands beside another text of the same name."),
        "{text}"
    );
}

#[test]
fn many_files_are_told_of_in_one_message() {
    let mut shell = Shell::reading(FILES);
    let kinds = |shell: &Shell| -> Vec<NoticeKind> {
        let shown = shell.state().notices.shown.iter();
        shown.map(|notice| notice.kind.clone()).collect()
    };
    for number in 1..=3 {
        shell.open_file(&format!("{number}.txt"), &format!("Ship {number} came in."));
    }
    assert_eq!(shell.notices(), ["file-added"; 3]);
    assert!(
        kinds(&shell)
            .iter()
            .all(|kind| matches!(kind, NoticeKind::FileAdded(..)))
    );
    for number in 4..=30 {
        shell.open_file(&format!("{number}.txt"), &format!("Ship {number} came in."));
        let told = NoticeKind::FilesAdded {
            added: number,
            beside: 0,
        };
        assert_eq!(kinds(&shell), [told]);
    }
    // Who reads one has gone on: the next file is told of by its name.
    shell.go("7");
    assert_eq!(kinds(&shell), []);
    shell.open_file("later.txt", "The last ship came in.");
    assert_eq!(
        kinds(&shell),
        [NoticeKind::FileAdded("later.txt".into(), ArticleId::new("later"))]
    );
}

#[test]
fn what_leads_to_an_article_goes_when_the_reader_is_there() {
    let mut shell = Shell::reading(FILES);
    shell.open_file("a.txt", MINE);
    shell.open_file("b.txt", STORY);
    assert_eq!(shell.notices(), ["file-added"; 2]);
    shell.go("a");
    let left = &shell.state().notices.shown[0].kind;
    assert_eq!(*left, NoticeKind::FileKnown("b.txt".into(), ArticleId::new("story")));
}

#[test]
fn the_same_text_again_is_known_whatever_its_name() {
    let mut shell = Shell::reading(FILES);
    shell.open_file("a.txt", MINE);
    for (name, text, id) in [("a.txt", MINE, "a"), ("b.txt", MINE, "a"), ("copy.txt", STORY, "story")] {
        shell.open_file(name, text);
        let known = NoticeKind::FileKnown(name.into(), ArticleId::new(id));
        assert_eq!(
            shell.state().notices.shown.last().map(|notice| &notice.kind),
            Some(&known)
        );
    }
    assert_eq!(ids(&shell), ["a", "story", "other"]);
    shell.open_file("copy.txt", STORY);
    assert_eq!(shell.state().notices.shown.len(), 5, "each opening is answered");
}

#[test]
fn another_text_of_the_same_name_gets_its_own_identity() {
    let mut shell = Shell::reading(FILES);
    shell.open_file("story.txt", MINE);
    assert_eq!(shell.state().library.entries.len(), 3);
    let id = shell.state().library.entries[0].id.clone();
    assert!(
        id.as_str().starts_with("story-") && id.as_str().len() == "story-".len() + 8,
        "{id}"
    );
    shell.go(id.as_str());
    shell.focus(1);
    shell.tag("claim");
    let mut shell = shell.reopen();
    assert_eq!(shell.label(1).as_deref(), Some("claim"));
    shell.go("story");
    assert!(shell.annotated().annotations().is_empty() && !shell.annotated().has_changed_text());
    shell.open_file("story.txt", MINE);
    assert_eq!(shell.state().library.entries.len(), 3, "known again after the reload");
}

#[test]
fn the_latest_comes_first_after_a_reload_too() {
    let mut shell = Shell::reading(FILES);
    for name in ["b.txt", "c.txt", "a.txt"] {
        shell.open_file(name, &format!("{name}: {MINE}"));
    }
    assert_eq!(ids(&shell), ["a", "c", "b", "story", "other"]);
    assert_eq!(ids(&shell.reload()), ["a", "c", "b", "story", "other"]);
}

#[test]
fn the_text_is_the_files_without_its_mark() {
    let mut shell = Shell::reading(FILES);
    shell.open_file("a.md", &format!("\u{FEFF}{MINE}"));
    shell.go("a");
    assert_eq!(shell.annotated().document.article.text.as_ref(), MINE.trim_end());
}

#[test]
fn what_is_no_article_says_why_and_changes_nothing() {
    let not_utf8 = DecodeError::NotUtf8 { offset: 4, line: 2 };
    let cases: [(&str, Option<&[u8]>, FileFault); 5] = [
        ("a.txt", None, FileFault::Unreadable),
        ("a.pdf", Some(b"%PDF"), FileFault::UnknownKind),
        ("a", Some(b"text"), FileFault::UnknownKind),
        ("a.txt", Some(b"one\n\xFF"), FileFault::Decode(not_utf8)),
        ("A.TXT", Some(b" \n "), FileFault::Decode(DecodeError::Empty)),
    ];
    for (name, bytes, fault) in cases {
        let mut shell = Shell::reading(FILES);
        let before = shell.disk.borrow().records.clone();
        shell.send(Message::Transfer(transfer::Message::FileOpened {
            name: name.into(),
            bytes: bytes.map(<[u8]>::to_vec),
        }));
        let failed = NoticeKind::FileFailed(name.into(), fault);
        assert_eq!(
            shell.state().notices.shown.last().map(|notice| &notice.kind),
            Some(&failed)
        );
        assert_eq!(shell.state().library.entries.len(), 2);
        assert_eq!(shell.disk.borrow().records, before);
    }
}

#[test]
fn no_text_takes_the_place_of_another_whatever_their_names() {
    let mut shell = Shell::reading(FILES);
    shell.open_file("story.txt", MINE);
    let second = shell.state().library.entries[0].id.clone();
    shell.go(second.as_str());
    shell.focus(1);
    shell.tag("claim");
    // A third text takes the very name that a fourth would get.
    let fourth = "A fourth text of the same name. It has two sentences.\n";
    let hash = Article::new(ArticleId::new("story"), fourth, Origin::Opened)
        .short_hash()
        .to_owned();
    shell.open_file(
        &format!("story-{hash}.txt"),
        "A third text. Under the name of another.\n",
    );
    shell.go(&format!("story-{hash}"));
    shell.focus(0);
    shell.tag("quote");
    shell.open_file("story.txt", fourth);
    assert_eq!(shell.state().library.entries.len(), 5);
    let mut shell = shell.reload();
    assert_eq!(shell.state().library.entries.len(), 5);
    for (id, sentence, label) in [(second.as_str(), 1, "claim"), (&format!("story-{hash}"), 0, "quote")] {
        shell.go(id);
        assert_eq!(shell.label(sentence).as_deref(), Some(label), "{id}");
    }
}

#[test]
fn size_and_kind_are_told_before_anything_is_read() {
    assert_eq!(fault_before_reading("a.TXT", LARGEST_TEXT, b"text"), None);
    assert_eq!(fault_before_reading("a.json", LARGEST_HASHIYA_FILE, b""), None);
    let large = |size, limit| Some(FileFault::TooLarge { size, limit });
    for (name, size, fault) in [
        ("a.md", LARGEST_TEXT + 1, large(LARGEST_TEXT + 1, LARGEST_TEXT)),
        ("a.json", 200_000_000, large(200_000_000, LARGEST_HASHIYA_FILE)),
        ("a.json", u64::MAX, large(u64::MAX, LARGEST_HASHIYA_FILE)),
        ("a.pdf", 1, Some(FileFault::UnknownKind)),
    ] {
        assert_eq!(fault_before_reading(name, size, b""), fault, "{name}");
    }
    let mut shell = Shell::reading(FILES);
    let before = shell.disk.borrow().records.clone();
    let fault = FileFault::TooLarge {
        size: 200_000_000,
        limit: LARGEST_HASHIYA_FILE,
    };
    let name = String::from("large.json");
    shell.send(Message::Transfer(transfer::Message::FileRefused { name, fault }));
    assert_eq!(shell.notices(), ["file-failed"]);
    assert_eq!(shell.disk.borrow().records, before);
    let text = shell.state().notices.shown[0].kind.text(Locale::default());
    // The number and its unit stay on one line.
    assert!(text.contains("200\u{a0}MB") && text.contains("128\u{a0}MB"), "{text}");
}

/// A Hashiya file is one by what it says, whatever a mail program or a phone made of its name.
#[test]
fn a_hashiya_file_is_known_by_its_content() {
    let renamed = read_project("tests/data/files/renamed.json.txt");
    let sorted = serde_json::from_str::<serde_json::Value>(&renamed)
        .expect("JSON")
        .to_string();
    let with_mark = format!("\u{FEFF}\n {renamed}");
    for name in [
        "hashiya-export.json.txt", "export.txt", "notes.md", "export", "export.json.download", "x.docx", "a.JSON",
    ] {
        for text in [&renamed, &sorted, &with_mark] {
            assert_eq!(
                fault_before_reading(name, text.len() as u64, &text.as_bytes()[..HEAD as usize]),
                None,
                "{name}"
            );
            let mut shell = Shell::reading(FILES);
            shell.open_file(name, text);
            assert_eq!(shell.notices(), ["import-done"], "{name}");
            assert_eq!(
                ids(&shell),
                ["ferry", "story", "other"],
                "{name}: the article of the file, and no other"
            );
        }
        // A damaged one says where, and does not become an article.
        let mut shell = Shell::reading(FILES);
        shell.open_file(name, &renamed[..renamed.len() / 2]);
        assert_eq!(shell.notices(), ["import-failed"], "{name}");
        assert_eq!(ids(&shell), ["story", "other"], "{name}");
    }
    // Large ones are measured as what they are.
    let (size, head) = (LARGEST_TEXT + 1, &renamed.as_bytes()[..HEAD as usize]);
    assert_eq!(fault_before_reading("export.json.txt", size, head), None);
    assert!(fault_before_reading("export.json.txt", LARGEST_HASHIYA_FILE + 1, head).is_some());
    let large = format!("{{\"{}", "a".repeat(LARGEST_TEXT as usize));
    let mut shell = Shell::reading(FILES);
    shell.open_file("large.txt", &large);
    assert_eq!(shell.notices(), ["file-failed"], "an article that only begins like one");
}

#[test]
fn an_article_about_a_hashiya_file_stays_an_article() {
    for text in [
        "The file says \"format\": \"hashiya\" at its top. That is all.",
        "{\"format\": \"doccano\"} is how the other one begins.",
        "{curly} words, \"format\" and hashiya.",
        "{\"a\": \"format\", \"b\": \"hashiya\"}",
    ] {
        let mut shell = Shell::reading(FILES);
        shell.open_file("about.txt", text);
        assert_eq!(shell.notices(), ["file-added"], "{text}");
    }
}

/// A page whose server has answered nothing but, if so told, the list.
fn still_loading(has_list: bool) -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot();
    if has_list {
        let list = shell.on_the_way.pop_front().expect("the list");
        shell.send(list);
    }
    shell
}

#[test]
fn a_file_opened_while_its_namesake_loads_takes_nobodys_place() {
    for has_list in [false, true] {
        let mut shell = still_loading(has_list);
        shell.open_file("story.txt", MINE);
        assert_eq!(shell.notices(), ["file-waits"], "the reader is told");
        shell.slow = false;
        shell.arrive();
        assert_eq!(shell.notices(), ["file-added"]);
        assert_eq!(ids(&shell)[1..], ["story", "other"]);
        assert!(ids(&shell)[0].starts_with("story-"));
        shell.go("story");
        assert_eq!(&*shell.annotated().document.article.text, STORY.trim_end());
        let shell = shell.reload();
        assert_eq!(ids(&shell)[1..], ["story", "other"]);
    }
}

#[test]
fn a_file_that_is_the_article_on_its_way_is_known_when_that_comes() {
    let mut shell = still_loading(true);
    shell.open_file("story.txt", STORY);
    shell.slow = false;
    shell.arrive();
    assert_eq!(ids(&shell), ["story", "other"]);
    assert_eq!(shell.notices(), ["file-added"]);
}

#[test]
fn a_file_with_another_name_does_not_wait_for_articles() {
    let mut shell = still_loading(true);
    shell.open_file("mine.txt", MINE);
    assert_eq!(shell.notices(), ["file-added"]);
    assert_eq!(ids(&shell)[0], "mine");
}

#[test]
fn a_file_takes_the_place_of_an_article_that_did_not_come() {
    let mut site = Site::new(FILES);
    site.files.remove("story.txt");
    let mut shell = Shell::new(site);
    shell.boot();
    shell.open_file("story.txt", STORY);
    assert_eq!(ids(&shell), ["story", "other"]);
    shell.go("story");
    assert_eq!(shell.annotated().document.sentences.len(), 8);
}
