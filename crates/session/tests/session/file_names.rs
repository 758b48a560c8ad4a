//! Names of files in messages: whatever they are, the words around them stay what they are.

use hashiya_core::annotation::Merged;
use hashiya_core::article::{ArticleId, DecodeError};
use hashiya_core::exchange::{Problem, ReadError};
use hashiya_session::i18n::Locale;
use hashiya_session::{FileFault, Message, NoticeKind, transfer};

use hashiya_testing::files::schema_errors;
use serde_json::json;

use super::FILES;
use super::importing::{ONE, import, read};
use super::shell::{Shell, Site};

/// Every message that has a file's name, or a title, in it.
fn messages(name: &str) -> Vec<NoticeKind> {
    let id = ArticleId::new(name);
    let faults = [
        FileFault::Unreadable,
        FileFault::UnknownKind,
        FileFault::TooLarge { size: 2, limit: 1 },
        FileFault::Decode(DecodeError::Empty),
        FileFault::Decode(DecodeError::NotUtf8 { offset: 0, line: 1 }),
    ];
    let failed = faults.map(|fault| NoticeKind::FileFailed(name.into(), fault));
    let hash = ReadError::Article {
        id: name.into(),
        problem: Problem::Hash,
    };
    let moment = ReadError::Article {
        id: name.into(),
        problem: Problem::Moment { found: name.into() },
    };
    let refused = [
        ReadError::NotHashiya,
        ReadError::Field { place: name.into() },
        hash,
        moment,
    ];
    let refused = refused.map(|error| NoticeKind::ImportFailed(name.into(), error));
    let others = [
        NoticeKind::FileWaits(name.into()),
        NoticeKind::FileAdded(name.into(), id.clone()),
        NoticeKind::FileKnown(name.into(), id.clone()),
        NoticeKind::ImportHeld(name.into(), id.clone()),
        NoticeKind::Deleted(1, Some(name.into())),
        NoticeKind::DeletedElsewhere(id, name.into()),
        NoticeKind::FileHanded {
            name: name.into(),
            without_text: vec![name.into()],
            left_out: vec![name.into(); 2],
        },
        NoticeKind::ImportDone {
            name: name.into(),
            merged: Merged::default(),
            articles: 1,
            choices: 1,
            unplaced: 1,
            unknown: 1,
        },
    ];
    failed.into_iter().chain(refused).chain(others).collect()
}

/// Whether every mark that turns a text is closed again, within itself.
fn is_closed(text: &str) -> bool {
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '\u{202A}'..='\u{202E}' | '\u{2066}' | '\u{2067}' => return false,
            '\u{2068}' => depth += 1,
            '\u{2069}' if depth == 0 => return false,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

#[test]
fn no_name_turns_the_words_around_it() {
    let long = format!("{}.txt", "ن".repeat(5_000));
    for name in [
        "report\u{202E}txt.exe",
        "a\u{2069}b\u{2069}",
        "\u{2066}\u{2067}\u{2068}",
        "\u{202A}x\u{202C}",
        "a\u{200E}\u{200F}\u{061C}b.txt",
        "«\"quoted\"» 'name'.txt",
        "two\nlines\r\n.txt",
        &long,
    ] {
        for locale in Locale::all() {
            for kind in messages(name) {
                let text = kind.text(locale);
                assert!(is_closed(&text), "{text:?}");
                assert!(text.chars().count() < 700, "{} characters", text.chars().count());
                assert!(!text.contains('\n'), "{text:?}");
            }
        }
    }
    let text = NoticeKind::FileFailed(long, FileFault::Unreadable).text(Locale::default());
    assert!(
        text.contains("…") && text.contains(".txt\u{2069}"),
        "the ending stays: {text}"
    );
}

#[test]
fn the_name_of_a_file_takes_what_file_systems_take() {
    let long = "ط".repeat(300);
    for (file, expected) in [
        ("تقرير المدينة.txt", "تقرير المدينة"),
        ("a.b.txt", "a.b"),
        ("what? <a> \"b\" c|d * 1:2.txt", "what_ _a_ _b_ c_d _ 1_2"),
        ("50%~1.txt", "50__1"),
        ("line\nbreak\ttab\0.txt", "line_break_tab_"),
        ("evil\u{202E}txt.exe.txt", "evil_txt.exe"),
        ("mark\u{200E}ed\u{2069}.txt", "mark_ed_"),
        ("ends in dots. . ..txt", "ends in dots"),
        (".hidden.txt", ".hidden"),
        (&format!("{long}.txt"), &long[..180]),
    ] {
        let mut shell = Shell::new(Site::new(&[]));
        shell.boot();
        shell.open_file(file, "A text of its own. With two sentences.");
        let id = shell.state().library.entries[0].id.clone();
        shell.go(id.as_str());
        shell.send(Message::Transfer(transfer::Message::ExportArticle));
        let name = &shell.downloads[0].0;
        assert_eq!(*name, format!("hashiya-2026-11-22-{expected}.json"), "{file:?}");
        assert!(name.len() < 250, "{name}");
    }
}

/// What its file was called goes with an article, also what it was within an archive or a table.
#[test]
fn the_name_of_the_file_of_an_article_goes_out_and_comes_in() {
    let names = [
        "ship.html", "README", "a.zip/folder/harbour.md", "t.csv/t-7.csv", "plain.txt",
    ];
    let mut shell = Shell::reading(FILES);
    let files = names
        .iter()
        .enumerate()
        .map(|(number, name)| read(name, &format!("{ONE} Number {number} it was.")));
    import(&mut shell, files.collect());
    shell.load_all();
    shell.go("ship");
    let file = shell.export();
    assert_eq!(schema_errors(&file), Vec::<String>::new());
    // Where the identity says it already, and of what is delivered with the page, nothing is written.
    let named = |id: &str| {
        let mut articles = file["articles"].as_array().expect("articles").iter();
        articles.find(|article| article["id"] == id).expect("the article")["imported_file"].clone()
    };
    assert_eq!(
        (named("ship"), named("plain"), named("story")),
        (json!("ship.html"), json!(null), json!(null))
    );
    let mut other = Shell::reading(FILES);
    other.open_file("all.json", &file.to_string());
    let of = |shell: &Shell, name: &str| {
        let entry = shell
            .state()
            .entry(&ArticleId::from_file_name(name))
            .expect("the article");
        entry.file.clone()
    };
    for name in names {
        assert_eq!(of(&other, name), name);
        assert_eq!(of(&shell, name), name);
    }
    // A file of an earlier version has no name, and an empty one is none.
    let mut earlier = file.clone();
    for article in earlier["articles"].as_array_mut().expect("articles") {
        match article["id"] == "ship" {
            true => article["imported_file"] = json!(""),
            false => drop(article.as_object_mut().expect("an article").remove("imported_file")),
        }
    }
    let mut other = Shell::reading(FILES);
    other.open_file("all.json", &earlier.to_string());
    assert_eq!(
        (of(&other, "ship.html"), of(&other, "README")),
        ("ship.txt".into(), "README.txt".into())
    );
}
