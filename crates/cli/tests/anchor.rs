//! `hashiya anchor` as another program runs it.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn file(name: &str, content: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("anchor");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path.to_str().expect("a path in UTF-8").to_owned()
}

fn run(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_hashiya"))
        .arg("anchor")
        .args(arguments)
        .output();
    output.expect("the command")
}

/// What the command prints, a JSON value a line; it must succeed.
fn anchor(arguments: &[&str]) -> Vec<Value> {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// The file that the page wrote of an article with an emoji, four sentences of which are tagged.
fn tagged() -> String {
    let text = "🙂 Rain in the valley\n\nIt rained on Monday. The river rose by 3 metres. \"We left at once,\" said Salma Attar. Nobody was hurt.";
    let chars: Vec<char> = text.chars().collect();
    let sentences = [
        ("🙂 Rain in the valley", "title", None),
        ("It rained on Monday.", "body", Some("claim")),
        ("The river rose by 3 metres.", "body", Some("claim")),
        ("\"We left at once,\" said Salma Attar.", "body", Some("quote")),
        ("Nobody was hurt.", "body", Some("background")),
    ];
    let sentences: Vec<Value> = sentences
        .iter()
        .map(|(sentence, role, label)| {
            let byte = text.find(sentence).expect("a sentence");
            let start = text[..byte].chars().count();
            let annotations = label.map(
                |label| json!({"annotator": "a", "label": label, "note": "", "updated_at": "2026-11-01T10:00:00.000Z"}),
            );
            json!({
                "start": start, "end": start + sentence.chars().count(), "text": sentence, "role": role,
                "annotations": annotations.into_iter().collect::<Vec<_>>(),
            })
        })
        .collect();
    let label = |id: &str| json!({"id": id, "name": {"en": id}, "definition": {"en": id}});
    let file = json!({
        "format": "hashiya", "version": 1, "exported_at": "2026-11-01T10:00:00.000Z", "generator": "a test",
        "offset_unit": "code_point", "codebook": {"labels": [label("claim"), label("quote"), label("background")]},
        "annotators": [{"id": "a", "name": "Salma"}],
        "articles": [{
            "id": "rain", "title": "🙂 Rain in the valley", "language": "en", "direction": "ltr",
            "sha256": hashiya_core::article::Article::hash_of(text), "text": text,
            "segmenter": {"name": "hashiya", "version": 3, "edits": []},
            "blocks": [{"role": "title", "start": 0, "end": 20}, {"role": "body", "start": 22, "end": chars.len()}],
            "sentences": sentences,
        }],
    });
    file.to_string()
}

#[test]
fn each_tagged_sentence_is_a_line() {
    let old = file("old.json", tagged().as_bytes());
    let new = "🙂 Rain in the valley\r\n\r\nIt rained on Monday! Schools were closed. The river rose by 4 metres. \"We left at once,\" said Salma Attar.\r\n";
    let new = file("new.txt", new.as_bytes());
    let answers = anchor(&[&old, &new]);
    assert_eq!(answers.len(), 4);
    assert_eq!(
        answers[0],
        json!({
            "start": 22, "end": 42, "text": "It rained on Monday.", "outcome": "unchanged",
            "to": {"start": 22, "end": 42, "text": "It rained on Monday!"},
            "score": answers[0]["score"], "second": answers[0]["second"],
        })
    );
    assert!(answers[0]["score"].as_f64() > Some(0.8));
    let told: Vec<_> = answers
        .iter()
        .map(|answer| (&answer["outcome"], &answer["to"]["text"]))
        .collect();
    assert_eq!(told[1], (&json!("changed"), &json!("The river rose by 4 metres.")));
    assert_eq!(told[2].0, "unchanged");
    assert_eq!(answers[2]["to"]["start"], 92);
    assert_eq!((told[3].0, &answers[3]["to"]), (&json!("gone"), &Value::Null));
}

#[test]
fn what_cannot_be_compared_says_why() {
    let old = file("whole.json", tagged().as_bytes());
    let new = file("other.txt", b"It rained on Monday.");
    let no_file = file("text.json", b"{}");
    for (arguments, reason) in [
        (vec![old.as_str(), "nowhere.txt"], "nowhere.txt"),
        (vec![no_file.as_str(), new.as_str()], "text.json"),
        (
            vec![old.as_str(), new.as_str(), "--article", "snow"],
            "there is no article \"snow\" in it, but rain",
        ),
    ] {
        let output = run(&arguments);
        assert!(!output.status.success(), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(reason), "{said}");
        assert!(output.stdout.is_empty());
    }
}
