//! Archives: what is in them, what is passed over, and names in any encoding.

use std::ops::ControlFlow;

use hashiya_import::{Fault, Imported, read};
use zip::CompressionMethod;

use crate::making::{docx, replaced, zip, zip_with};
use crate::reading::{outcomes, read_all, refused, settings};

#[test]
fn everything_in_an_archive_is_read_by_its_kind_in_order() {
    let document = docx("<w:p><w:r><w:t>In a document.</w:t></w:r></w:p>", &[]);
    let inner = zip(&[("deep/b.txt", b"In the inner archive.")]);
    let bytes = zip(&[
        ("one.txt", b"First."),
        ("folder/two.md", b"# Second"),
        ("folder/three.docx", &document),
        ("inner.zip", &inner),
        ("table.csv", b"id,text\na,Row one.\nb,Row two.\n"),
        ("picture.png", b"\x89PNG\r\n\x1A\n and so on"),
        ("blank.txt", b" \n"),
        ("bad.docx", b"PK\x03\x04 and nothing else"),
        ("last.txt", b"Last."),
    ]);
    let all = read_all("all.zip", &bytes);
    let files = [
        "one.txt", "folder/two.md", "folder/three.docx", "inner.zip/deep/b.txt", "table.csv/table-a.csv",
        "table.csv/table-b.csv", "picture.png", "blank.txt", "bad.docx", "last.txt",
    ];
    let expected: Vec<String> = files.iter().map(|file| format!("all.zip/{file}")).collect();
    assert_eq!(
        all.iter().map(|imported| imported.file.as_str()).collect::<Vec<_>>(),
        expected
    );
    let texts: Vec<&str> = all
        .iter()
        .filter_map(|imported| Some(imported.outcome.as_ref().ok()?.text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            "First.", "Second", "In a document.", "In the inner archive.", "Row one.", "Row two.", "Last."
        ]
    );
    let faults: Vec<&Fault> = all
        .iter()
        .filter_map(|imported| imported.outcome.as_ref().err())
        .collect();
    assert!(
        matches!(faults[..], [Fault::UnknownKind, Fault::Empty, Fault::Damaged { .. }]),
        "{faults:?}"
    );
}

#[test]
fn what_programs_and_systems_put_into_archives_is_passed_over() {
    let bytes = zip(&[
        ("__MACOSX/._a.txt", b"nothing for readers"),
        (".DS_Store", b"\0\0\0\x01Bud1"),
        ("folder/.hidden/a.txt", b"x"),
        ("folder/Thumbs.db", b"\xD0\xCF\x11\xE0"),
        ("desktop.ini", b"[x]"),
        ("folder/", b""),
        ("a.txt", b"Words."),
    ]);
    assert_eq!(outcomes(&read_all("a.zip", &bytes)), [("a.zip/a.txt", String::new())]);
    assert_eq!(refused("a.zip", &zip(&[]), &settings()), Fault::Empty);
    assert_eq!(refused("a.zip", &zip(&[(".hidden", b"x")]), &settings()), Fault::Empty);
}

#[test]
fn names_are_read_in_the_encoding_in_which_they_are_names() {
    // Each with the bytes that a program of that system writes.
    let cases: [(&[u8], &str); 7] = [
        ("مقال.txt".as_bytes(), "مقال.txt"),
        // Code page 720, of Arabic Windows.
        (b"\xEA\xE7\x9F\xE9.txt", "مقال.txt"),
        // windows-1256.
        (b"\xE3\xDE\xC7\xE1 \xCC\xCF\xED\xCF.txt", "مقال جديد.txt"),
        // Code pages 437 and 850, and windows-1252.
        (b"\x82t\x82.txt", "été.txt"),
        (b"caf\xE9 No\xEBl.txt", "café Noël.txt"),
        (b"S\xC6o Jos\x82.txt", "São José.txt"),
        ("dossier\\été.txt".as_bytes(), "dossier/été.txt"),
    ];
    for (raw, name) in cases {
        let stand_in = "N".repeat(raw.len());
        let bytes = replaced(&zip(&[(&stand_in, b"Words.")]), stand_in.as_bytes(), raw);
        let expected = format!("a.zip/{name}");
        assert_eq!(
            outcomes(&read_all("a.zip", &bytes)),
            [(expected.as_str(), String::new())]
        );
    }
}

#[test]
fn a_locked_file_keeps_no_other_from_its_turn() {
    let bytes = zip_with(&[("a.txt", b"Locked."), ("b.txt", b"Open.")], CompressionMethod::Stored);
    let locked = with_flag(&bytes, 0, 1);
    let all = read_all("a.zip", &locked);
    let locked = Fault::Encrypted.to_string();
    assert_eq!(
        outcomes(&all),
        [("a.zip/a.txt", locked), ("a.zip/b.txt", String::new())]
    );
}

#[test]
fn a_damaged_file_keeps_no_other_from_its_turn() {
    let bytes = zip_with(
        &[("a.txt", b"Damaged."), ("b.txt", b"Whole.")],
        CompressionMethod::Stored,
    );
    let all = read_all("a.zip", &replaced(&bytes, b"Damaged.", b"damageD."));
    assert!(matches!(all[0].outcome, Err(Fault::Damaged { .. })), "{all:?}");
    assert_eq!(all[1].outcome.as_ref().expect("an article").text, "Whole.");
    let cut = &bytes[..bytes.len() - 30];
    assert!(matches!(refused("a.zip", cut, &settings()), Fault::Damaged { .. }));
}

#[test]
fn whoever_takes_may_stop() {
    let files: Vec<String> = (0..50).map(|number| format!("{number}.txt")).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (name.as_str(), b"Words.".as_slice())).collect();
    let table = b"text\none\ntwo\nthree\nfour\n";
    for bytes in [zip(&files), zip(&[("t.csv", table), ("a.txt", b"x")])] {
        let mut taken = 0;
        let mut take = |_: Imported| {
            taken += 1;
            if taken == 3 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        read("a.zip", &bytes, &settings(), &mut take);
        assert_eq!(taken, 3);
    }
}

/// The archive with a flag of its file with this index set, in both of its headers.
fn with_flag(bytes: &[u8], index: usize, flag: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (header, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = (0..bytes.len() - 4)
            .filter(|at| bytes[*at..].starts_with(header))
            .collect();
        bytes[places[index] + offset] |= flag;
    }
    bytes
}
