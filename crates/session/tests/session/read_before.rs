//! Hashiya files so long that they were read in several turns of the browser before they are opened.

use hashiya_core::exchange::{ParsedFile, parse_file, read};
use hashiya_session::{Message, hashiya_text, is_long_hashiya, transfer};

use super::import::{some, visit_by};
use crate::FILES;
use crate::shell::Shell;

/// Opens a file that was read before, in the steps in which the page reads it.
fn open_read(shell: &mut Shell, name: &str, text: &str) {
    let text = hashiya_text(name, text.as_bytes()).expect("a text");
    let file = parse_file(&text).and_then(ParsedFile::file);
    assert_eq!(file, read(&text));
    let file = file.map(Box::new);
    let name = name.to_owned();
    shell.send(Message::Transfer(transfer::Message::FileRead { name, file }));
}

#[test]
fn only_long_hashiya_files_are_read_before() {
    let file = visit_by("id-1", "منى", &[(2, "claim")]).export().to_string();
    let long = format!("{}{file}", " ".repeat(1_000_000));
    assert!(!is_long_hashiya("mine.json", file.as_bytes()));
    assert!(is_long_hashiya("mine.json", long.as_bytes()));
    assert!(!is_long_hashiya("mine.txt", "word ".repeat(300_000).as_bytes()));
    assert_eq!(
        hashiya_text("mine.json", &[b'{', b'"', 0xFF]),
        None,
        "it is refused for its bytes"
    );
}

#[test]
fn a_file_that_was_read_before_does_what_it_does_when_it_is_opened() {
    let file = visit_by("id-1", "منى", &[(2, "claim")]).export().to_string();
    let newer = file.replace("\"version\":1", "\"version\":99");
    for text in [
        file.as_str(),
        &newer,
        &file[..file.len() / 2],
        "{\"format\": \"hashiya\"}",
    ] {
        let mut ends = Vec::new();
        for is_read in [false, true] {
            let mut here = Shell::reading(FILES);
            match is_read {
                true => open_read(&mut here, "mine.json", text),
                false => drop(here.open_file("mine.json", text)),
            }
            let shown: Vec<_> = here
                .state()
                .notices
                .shown
                .iter()
                .map(|notice| notice.kind.clone())
                .collect();
            ends.push((here.labels(), shown));
        }
        assert_eq!(ends[0], ends[1], "{:.40}", text);
    }
}

#[test]
fn a_file_that_was_read_before_waits_for_articles_like_any_other() {
    let file = visit_by("id-1", "منى", &[(2, "claim")]).export().to_string();
    let mut here = Shell::new(crate::site::Site::new(FILES));
    here.slow = true;
    here.boot();
    open_read(&mut here, "mine.json", &file);
    assert_eq!(here.notices(), ["file-waits"]);
    here.arrive();
    here.slow = false;
    assert_eq!(here.notices(), ["import-done"]);
    here.go("story");
    assert_eq!(here.label(2), some("claim"));
}
