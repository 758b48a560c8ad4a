//! Who reads a file, by its name and content.

use hashiya_session::{Way, way};

/// What the page reads by itself is text or a Hashiya file; the worker is asked what all else is.
#[test]
fn the_page_reads_texts_and_the_worker_all_else() {
    let cases: &[(&str, &[u8], usize, Way)] = &[
        ("a.txt", b"Words.", 1, Way::Page),
        ("a.txt", b"Words.", 20, Way::Worker),
        ("a.txt", b"<!doctype html><p>Words.", 1, Way::Page),
        ("a.html.txt", b"<!doctype html><p>Words.", 1, Way::Worker),
        ("a.txt", b"%PDF-1.4\n% only letters", 1, Way::Worker),
        ("a.txt", b"{\\rtf1 Words.}", 1, Way::Worker),
        ("a.txt", b"\xC7\xE1\xE4\xD5", 1, Way::Worker),
        ("a.md", b"Words.", 1, Way::Worker),
        ("README", b"Words.", 1, Way::Worker),
        ("README", b"{\"format\":\"hashiya\"}", 20, Way::Page),
    ];
    for (name, bytes, at_once, expected) in cases {
        assert_eq!(
            way(name, bytes, *at_once, false),
            *expected,
            "{name} {}",
            bytes.escape_ascii()
        );
    }
}

#[test]
fn texts_beside_other_files_are_read_with_them() {
    let hashiya = br#"{"format": "hashiya"}"#;
    let old = b"\xE5\xD0\xC7 \xE4\xD5";
    for (name, bytes, at_once, alone, beside_others) in [
        ("a.txt", &b"A ship came in."[..], 2, Way::Page, Way::Worker),
        ("a.txt", b"A ship came in.", 20, Way::Worker, Way::Worker),
        ("a.txt", old, 1, Way::Worker, Way::Worker),
        ("a.html", b"<p>A ship came in.", 1, Way::Worker, Way::Worker),
        // Tags are merged by the page, however many files there are, and told by themselves.
        ("tags.json", hashiya, 2, Way::Page, Way::Page),
        ("tags.txt", hashiya, 30, Way::Page, Way::Page),
    ] {
        let ways = [false, true].map(|beside_others| way(name, bytes, at_once, beside_others));
        assert_eq!(ways, [alone, beside_others], "{name}, one of {at_once}");
    }
}
