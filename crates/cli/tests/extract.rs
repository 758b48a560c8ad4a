//! `hashiya extract` as another program runs it.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

/// What the command prints for these arguments, a JSON value a line; it must succeed.
fn extract(arguments: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_hashiya"))
        .arg("extract")
        .args(arguments)
        .output();
    let output = output.expect("the command");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// A file with this content in a folder of its own, by its path.
fn file(name: &str, content: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("extract");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// The same file of the readers' tests.
fn read_by_tests(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../import/tests/files")
        .join(name);
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn an_article_is_a_line_with_all_that_is_known_of_it() {
    let markdown = "---\nauthor: ليلى حداد\nurl: https://example.org/a\ntag: x\n---\n# عنوان\n\nفقرة *أولى*.\n";
    let path = file("a.md", markdown.as_bytes());
    let expected = json!({
        "file": path, "title": "عنوان", "author": "ليلى حداد", "date": null, "language": "ar",
        "address": "https://example.org/a", "encoding": "UTF-8", "text": "عنوان\nفقرة أولى.",
        "blocks": [{"role": "title", "text": "عنوان"}, {"role": "body", "text": "فقرة أولى."}], "fields": {"tag": "x"},
    });
    assert_eq!(extract(&[&path]), [expected]);
}

#[test]
fn items_and_quotations_have_their_place_and_no_markup() {
    let markdown = "3. ثالثًا\n   - [x] فرعي\n\n   تتمة\n\n> قال:\n>\n> > نعم.\n";
    let path = file("lists.md", markdown.as_bytes());
    let answer = &extract(&[&path])[0];
    assert_eq!(answer["text"], "ثالثًا\nفرعي\nتتمة\nقال:\nنعم.");
    let blocks = json!([
        {"role": "list-item", "text": "ثالثًا", "number": 3},
        {"role": "list-item", "text": "فرعي", "level": 2, "checked": true},
        {"role": "list-item", "text": "تتمة", "continued": true},
        {"role": "quotation", "text": "قال:"},
        {"role": "quotation", "text": "نعم.", "level": 2},
    ]);
    assert_eq!(answer["blocks"], blocks);
}

#[test]
fn what_lines_of_plain_text_are_is_found() {
    let text = b"A market reopens\r\nBy Salma Attar\r\n\r\nThe council said so on Monday. Work took two years.\r\n";
    let path = file("plain.txt", text);
    let answer = &extract(&[&path])[0];
    assert_eq!(answer["title"], "A market reopens");
    assert_eq!(answer["author"], "By Salma Attar");
    assert_eq!(
        answer["text"],
        "A market reopens\nBy Salma Attar\n\nThe council said so on Monday. Work took two years."
    );
    assert_eq!(answer["blocks"][2]["role"], "body");
}

#[test]
fn files_that_are_refused_say_why_and_stop_no_other() {
    let pdf = file("a.pdf", b"%PDF-1.7\n");
    let missing = format!("{pdf}.missing.txt");
    let text = file("b.txt", b"Words.");
    let answers = extract(&[&pdf, &missing, &text]);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["file"], pdf);
    assert!(
        answers[0]["refused"].as_str().expect("a reason").contains("PDF"),
        "{}",
        answers[0]
    );
    assert!(
        answers[1]["refused"].is_string() && answers[1].get("text").is_none(),
        "{}",
        answers[1]
    );
    assert_eq!(answers[2]["text"], "Words.");
}

#[test]
fn a_book_and_a_folder_give_many_lines() {
    let book = read_by_tests("ebooklib.epub");
    let titles: Vec<Value> = extract(&[&book])
        .into_iter()
        .map(|mut answer| answer["title"].take())
        .collect();
    assert_eq!(titles, ["The coppersmiths", "The perfumers"]);
    let folder = extract(&[&read_by_tests("")]);
    assert!(
        folder.len() >= 5 && folder.iter().all(|answer| answer["text"].is_string()),
        "{folder:?}"
    );
}

#[test]
fn columns_are_guessed_but_for_those_that_are_named() {
    let path = file("t.csv", b"id,title,text,note\nx,T,Some words.,Other words.\n");
    let guessed = &extract(&[&path])[0];
    assert_eq!(guessed["file"], format!("{path}/t-x.csv"));
    assert_eq!(
        (&guessed["title"], &guessed["text"]),
        (&json!("T"), &json!("Some words."))
    );
    assert_eq!(guessed["fields"], json!({"id": "x", "note": "Other words."}));
    let named = &extract(&["--text-column", "note", "--title-column", "text", &path])[0];
    assert_eq!(
        (&named["title"], &named["text"]),
        (&json!("Some words."), &json!("Other words."))
    );
    let wrong = &extract(&["--text-column", "nothing", &path])[0];
    assert!(
        wrong["refused"]
            .as_str()
            .expect("a reason")
            .contains("id, title, text, note"),
        "{wrong}"
    );
}

#[test]
fn what_the_first_row_of_a_table_is_can_be_said() {
    let path = file("first.csv", b"harbour,ships\nstation,trains\n");
    let texts = |arguments: &[&str]| {
        let all = extract(&[arguments, &[&path]].concat());
        all.iter().map(|answer| answer["text"].clone()).collect::<Vec<_>>()
    };
    // Whoever names a column reads its name in the first row.
    assert_eq!(texts(&["--text-column", "ships"]), ["trains"]);
    assert_eq!(
        texts(&["--first-row", "row", "--text-column", "column 2"]),
        ["ships", "trains"]
    );
    let numbered = file("numbered.csv", b"1,ships\n2,trains\n");
    let all = extract(&["--text-column", "column 2", &numbered]);
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!(all[0]["fields"], json!({"column 1": "1"}));
}

#[test]
fn the_encoding_can_be_said() {
    // «مقال» in windows-1256; the same bytes are letters in windows-1252.
    let path = file("e.txt", b"\xE3\xDE\xC7\xE1");
    assert_eq!(extract(&["--encoding", "windows-1252", &path])[0]["text"], "ãÞÇá");
    let answer = &extract(&["--encoding", "cp1256", &path])[0];
    assert_eq!(
        (&answer["text"], &answer["encoding"]),
        (&json!("مقال"), &json!("windows-1256"))
    );
}

#[test]
fn what_it_prints_can_be_read_again() {
    let path = file("again.md", "# Title\n\nOne.\n\nTwo.\n".as_bytes());
    let first = extract(&[&path]);
    let line = serde_json::to_string(&first[0]).expect("JSON");
    let again = extract(&[&file("again.jsonl", line.as_bytes())]);
    assert_eq!(
        (&again[0]["title"], &again[0]["text"]),
        (&first[0]["title"], &first[0]["text"])
    );
}
