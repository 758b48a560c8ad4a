//! Messages to the reader: in every language whole, with what happened and what to do.

use std::ops::ControlFlow;

use hashiya_core::annotation::Merged;
use hashiya_core::article::{ArticleId, DecodeError};
use hashiya_core::exchange::{Problem, ReadError, WriteError};
use hashiya_import::{EncodingStandard, Fault, Limits, Settings, read};
use hashiya_session::i18n::Locale;
use hashiya_session::{FileFault, FileRefusal, NoticeKind};

const NAME: &str = "ملف 😀.json";

fn kinds() -> Vec<NoticeKind> {
    let id = ArticleId::new("a");
    let merged = Merged {
        added: 3,
        updated: 1,
        unchanged: 11,
    };
    let done = |articles, unplaced| NoticeKind::ImportDone {
        name: NAME.into(),
        merged,
        articles,
        choices: 0,
        unplaced,
        unknown: 0,
    };
    let failed = |error| NoticeKind::ImportFailed(NAME.into(), error);
    let problem = |problem| {
        failed(ReadError::Article {
            id: "story".into(),
            problem,
        })
    };
    let file = |fault| NoticeKind::FileFailed(NAME.into(), fault);
    let handed = |without_text: &[&str], left_out: &[&str]| NoticeKind::FileHanded {
        name: NAME.into(),
        without_text: without_text.iter().map(ToString::to_string).collect(),
        left_out: left_out.iter().map(ToString::to_string).collect(),
    };
    let missing = |place: &str| ReadError::Missing {
        field: "id".into(),
        place: place.into(),
    };
    vec![
        NoticeKind::StorageBlocked,
        NoticeKind::StorageFull,
        NoticeKind::StorageDamaged(1),
        NoticeKind::StorageDamaged(11),
        NoticeKind::NewVersion,
        NoticeKind::KeptCopy,
        NoticeKind::FirstCopy("/hashiya/".into()),
        NoticeKind::NothingToContinue,
        NoticeKind::NothingDropped,
        NoticeKind::ReaderOfFilesMissing,
        NoticeKind::DownloadFailed,
        NoticeKind::PngFailed,
        NoticeKind::ReportLacks(vec![NAME.into()]),
        NoticeKind::NotLoaded(vec![(ArticleId::new("a"), NAME.into())]),
        NoticeKind::FileWaits(NAME.into()),
        NoticeKind::QuotaIsTight,
        NoticeKind::NewerRecords,
        NoticeKind::ImportHeld(NAME.into(), ArticleId::new("قصة")),
        NoticeKind::TextChanged,
        NoticeKind::FileAdded(NAME.into(), id.clone()),
        NoticeKind::FileBeside(NAME.into(), id.clone()),
        NoticeKind::FilesAdded { added: 12, beside: 1 },
        NoticeKind::FileKnown(NAME.into(), id),
        file(FileFault::Unreadable),
        file(FileFault::UnknownKind),
        file(FileFault::TooLarge {
            size: 200_000_000,
            limit: 100_000_000,
        }),
        file(FileFault::Decode(DecodeError::Empty)),
        file(FileFault::Decode(DecodeError::NotUtf8 { offset: 9, line: 2 })),
        file(FileFault::Decode(DecodeError::Damaged { offset: 9, line: 2 })),
        file(FileFault::Decode(DecodeError::NotText { offset: 9, line: 2 })),
        NoticeKind::FileDecoded {
            name: NAME.into(),
            id: ArticleId::new("قصة"),
            count: 12,
            written: "".into(),
            is_beside: true,
        },
        done(0, 0),
        done(1, 2),
        failed(ReadError::NotJson { line: 3, column: 14 }),
        failed(ReadError::NotHashiya),
        failed(ReadError::NewerVersion { found: 2 }),
        failed(ReadError::Field {
            place: "articles[0].id".into(),
        }),
        failed(missing("")),
        failed(missing("articles[0]")),
        failed(ReadError::Repeated {
            field: "id".into(),
            line: 3,
            column: 14,
        }),
        failed(ReadError::Deep { line: 3, column: 14 }),
        failed(ReadError::ListedTwice { id: "b".into() }),
        failed(ReadError::OffsetUnit { found: "utf16".into() }),
        problem(Problem::Hash),
        problem(Problem::NoText),
        problem(Problem::Twice),
        problem(Problem::Span { start: 7, end: 5 }),
        problem(Problem::Slice { start: 5, end: 7 }),
        problem(Problem::Moment { found: "now".into() }),
        problem(Problem::Annotator { id: "b".into() }),
        problem(Problem::NoLabel { start: 5, end: 7 }),
        problem(Problem::CutTwice { at: 5 }),
        problem(Problem::SaidTwice {
            start: 5,
            end: 7,
            annotator: "b".into(),
        }),
        problem(Problem::Extra {
            place: "cleared.start".into(),
        }),
        problem(Problem::EarlierText {
            number: 2,
            problem: Box::new(Problem::Slice { start: 5, end: 7 }),
        }),
        NoticeKind::ImportDone {
            name: NAME.into(),
            merged,
            articles: 0,
            choices: 0,
            unplaced: 0,
            unknown: 2,
        },
        NoticeKind::ExportFailed(
            NAME.into(),
            WriteError(ReadError::Article {
                id: "story".into(),
                problem: Problem::Slice { start: 5, end: 7 },
            }),
        ),
        handed(&[], &[]),
        handed(&["a"], &[]),
        handed(&["a"], &["b", "c", "d", "e", "f", "g"]),
    ]
}

#[test]
fn every_message_is_whole_in_every_language() {
    for locale in Locale::all() {
        let mut seen = std::collections::BTreeSet::new();
        for kind in kinds() {
            let text = kind.text(locale);
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(seen.insert(text.clone()), "said of two things: {text}");
            let named = !matches!(
                kind.name(),
                "file-waits"
                    | "file-added"
                    | "file-decoded"
                    | "file-failed"
                    | "import-done"
                    | "import-failed"
                    | "export-failed"
                    | "file-handed"
                    | "report-lacks"
                    | "not-loaded"
            );
            assert!(named || text.contains(NAME), "{text}");
        }
    }
}

#[test]
fn the_page_is_told_by_fixed_words() {
    let words = [
        "storage-blocked", "storage-full", "storage-damaged", "room-tight", "newer-records", "new-version",
        "kept-copy", "first-copy", "text-changed", "file-waits", "file-added", "files-added", "file-decoded",
        "file-failed", "import-done", "import-failed", "export-failed", "png-failed", "download-failed",
        "nothing-to-continue", "file-handed", "report-lacks", "not-loaded", "nothing-dropped",
        "reader-of-files-missing",
    ];
    let used: std::collections::BTreeSet<&str> = kinds().iter().map(NoticeKind::name).collect();
    assert_eq!(used, std::collections::BTreeSet::from(words));
}

#[test]
fn figures_are_in_the_digits_of_the_language() {
    let kind = NoticeKind::ImportFailed("a.json".into(), ReadError::NotJson { line: 3, column: 14 });
    let arabic = kind.text(Locale::from_tag("ar").expect("Arabic"));
    assert!(arabic.contains('٣') && arabic.contains("١٤"), "{arabic}");
    let english = kind.text(Locale::default());
    assert!(english.contains("line 3") && english.contains("column 14"), "{english}");
    assert!(english.contains("Nothing was changed. Export it again"), "{english}");
}

#[test]
fn an_import_says_what_it_brought() {
    let done = |articles, unplaced| NoticeKind::ImportDone {
        name: "a.json".into(),
        merged: Merged {
            added: 2,
            updated: 0,
            unchanged: 5,
        },
        articles,
        choices: 0,
        unplaced,
        unknown: 0,
    };
    assert_eq!(
        done(0, 0).text(Locale::default()),
        "“\u{2068}a.json\u{2069}”: 2 new, 0 updated, 5 already there."
    );
    let all = done(2, 1).text(Locale::default());
    assert!(
        all.contains("2 articles added.") && all.contains("1 tag belongs"),
        "{all}"
    );
    let arabic = done(2, 3).text(Locale::from_tag("ar").expect("Arabic"));
    assert!(
        arabic.contains("أُضيف مقالان.") && arabic.contains("٣ وسوم تخص"),
        "{arabic}"
    );
}

#[test]
fn what_is_wrong_is_an_alert_and_news_are_not() {
    for kind in kinds() {
        let news = matches!(
            kind.name(),
            "new-version"
                | "file-added"
                | "files-added"
                | "file-decoded"
                | "kept-copy"
                | "first-copy"
                | "import-done"
                | "room-tight"
                | "file-waits"
                | "nothing-to-continue"
                | "file-handed"
        );
        assert_eq!(kind.is_alert(), !news, "{kind:?}");
    }
}

#[test]
fn what_a_file_says_of_itself_does_not_break_the_message() {
    let name = format!("a\u{202E}b\n{}.json", "x".repeat(500));
    let error = ReadError::OffsetUnit {
        found: "utf\u{2067}16\t".repeat(100),
    };
    for locale in Locale::all() {
        let text = NoticeKind::ImportFailed(name.clone(), error.clone()).text(locale);
        assert!(text.chars().count() < 400, "{text}");
        assert!(!text.contains(['\n', '\t', '\u{202E}', '\u{2067}']), "{text}");
        assert!(text.contains('…'), "{text}");
    }
}

/// What is told of a file that gives no article, in Arabic.
fn refusal(file: &str, bytes: &[u8]) -> String {
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: None,
    };
    let mut faults = Vec::new();
    read(file, bytes, &settings, &mut |imported| {
        faults.extend(imported.outcome.err());
        ControlFlow::Continue(())
    });
    let fault = FileFault::Import(FileRefusal::Fault(faults.pop().expect("a fault")));
    NoticeKind::FileFailed(file.into(), fault).text(Locale::from_tag("ar").expect("Arabic"))
}

/// None of them says anything in the words of the libraries that read the files.
#[test]
fn what_is_wrong_with_a_file_is_said_in_the_readers_language() {
    let deep = "<div>".repeat(100_000);
    let cases: &[(&str, &[u8], &str)] = &[
        ("م.docx", b"", "فارغ، لا نصّ فيه"),
        ("م.zip", b"", "فارغ، لا نصّ فيه"),
        ("م.json", b"\n", "فارغ، لا نصّ فيه"),
        ("م.zip", b"PK\x03\x04 and so on", "(ليس ملفًا مضغوطًا كاملًا)"),
        ("م.docx", b"PK\x03\x04 and so on", "(ليس ملفًا مضغوطًا كاملًا)"),
        ("م.json", b"[{\"text\":\"x\"},\n{text:1}]", "(السطر ٢ ليس JSON صحيحًا)"),
        ("م.json", b"7", "(ليست فيه قائمة نصوص)"),
        (
            "م.json",
            b"{\"a\":[{\"x\":1}],\"b\":[{\"x\":1}]}",
            "(فيه أكثر من قائمة قد تكون هي النصوص)",
        ),
        ("م.jsonl", b"{\"text\":\"x\"}\nnone", "(السطر ٢ ليس JSON صحيحًا)"),
        ("م.jsonl", b"{\"text\":\"x\"}\n7", "(أحد صفوفه ليس كائن JSON)"),
        (
            "م.csv",
            b"id,text\n1,\"Two.\n3,Three.\n",
            "(علامة تنصيص لم تُغلق في الصف الذي يبدأ في السطر ٢)",
        ),
        ("م.html", deep.as_bytes(), "(عناصره متداخلة أعمق مما يُقرأ)"),
    ];
    for (file, bytes, expected) in cases {
        let text = refusal(file, bytes);
        assert!(text.contains(expected), "{file}: {text}");
        let words = text.split(|c: char| !c.is_ascii_alphabetic());
        let english: Vec<&str> = words
            .filter(|word| word.len() > 1 && *word != "JSON" && !file.contains(word))
            .collect();
        assert!(english.is_empty(), "{file}: {english:?} in {text}");
    }
}

/// The button of the message is the first advice that it gives.
#[test]
fn bytes_of_no_encoding_are_told_with_their_line_and_what_helps() {
    let fault = Fault::Undecodable {
        offset: 0,
        line: 1,
        encoding: "UTF-8".into(),
    };
    let kind = NoticeKind::FileFailed("a.txt".into(), FileFault::Import(FileRefusal::Fault(fault)));
    for (tag, expected) in [
        ("en", "line 1 has bytes that are no \u{2068}UTF-8\u{2069}."),
        ("ar", "في السطر ١ بايتات ليست من \u{2068}UTF-8\u{2069}."),
        (
            "fr",
            "la ligne 1 contient des octets invalides en \u{2068}UTF-8\u{2069}.",
        ),
    ] {
        let locale = Locale::from_tag(tag).expect("a language");
        let text = kind.text(locale);
        assert!(text.contains(expected), "{text}");
        assert!(text.contains(locale.messages().encoding.choose), "{text}");
    }
}
