//! Roles of blocks and how sure they are, by cases and by a person's reading of whole pages.

use std::collections::BTreeSet;
use std::path::Path;

use hashiya_core::article::{Confidence, Finding, Role, assign_roles, decode_utf8};
use hashiya_core::text::fold;
use serde_json::Value;

use hashiya_testing::{data, document, project};

#[test]
fn roles_follow_the_rules_and_their_limits() {
    let pages = data("pages.json");
    let mut wrong = Vec::new();
    for page in pages.as_array().expect("pages") {
        let lines: Vec<(&str, &str)> = page["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .map(role_and_line)
            .collect();
        let texts: Vec<&str> = lines.iter().map(|(_, text)| *text).collect();
        for (finding, (right, text)) in assign_roles(&texts).iter().zip(lines) {
            let role = finding.role.as_str();
            if role != right {
                wrong.push(format!("{}: {role} should be {right}: {text}", page["rule"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn role_and_line(pair: &Value) -> (&str, &str) {
    (pair[0].as_str().expect("a role"), pair[1].as_str().expect("a line"))
}

#[test]
fn confidence_depends_on_the_rule_and_on_what_contradicts_it() {
    let pages = data("confidence.json");
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for page in pages.as_array().expect("pages") {
        let lines: Vec<[&str; 3]> = page["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| [0, 1, 2].map(|part| line[part].as_str().expect("confidence, role and line")))
            .collect();
        let texts: Vec<&str> = lines.iter().map(|[_, _, text]| *text).collect();
        for (Finding { role, confidence }, [sure, right, text]) in assign_roles(&texts).into_iter().zip(lines) {
            let found = [name(confidence), role.as_str()];
            seen.insert(found);
            if found != [sure, right] {
                wrong.push(format!(
                    "{}: {found:?} should be {sure} {right}: {text}",
                    page["because"]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // No rule finds an item of a list or a quotation: only a source says that a line is one.
    let (given, found): (Vec<Role>, Vec<Role>) = Role::ALL.into_iter().partition(|role| role.subrole().is_some());
    assert!(
        given
            .iter()
            .all(|role| seen.iter().all(|found| found[1] != role.as_str()))
    );
    for role in found {
        let sides = seen.iter().filter(|found| found[1] == role.as_str()).count();
        assert!(
            sides >= 2,
            "{role:?} has no case that is less sure, or none that is surer"
        );
    }
}

fn name(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sure => "sure",
        Confidence::Likely => "likely",
        Confidence::Guess => "guess",
    }
}

/// Guesses are few: on pages of the usual making, only lines that would puzzle a person as well.
#[test]
fn guesses_on_whole_pages_are_the_lines_that_look_like_something_else() {
    let mut guesses = guesses_in(&project("articles"));
    assert_eq!(guesses, ["putin-pyongyang-visit.txt:31"]);
    let shared = project("../shared/articles");
    if shared.is_dir() {
        guesses = guesses_in(&shared);
        assert_eq!(guesses, ["000_4b99ec7e255825fd.txt:33"]);
    }
}

/// The blocks of a folder's articles whose roles are guesses, as file and line.
fn guesses_in(folder: &Path) -> Vec<String> {
    let mut guesses = Vec::new();
    for path in hashiya_testing::files_below(folder, ".txt") {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("a readable article");
        let document = document(decode_utf8(&bytes).expect("UTF-8"));
        let unsure = document
            .blocks
            .iter()
            .filter(|block| block.confidence == Confidence::Guess);
        guesses.extend(unsure.map(|block| format!("{name}:{}", block.line)));
    }
    guesses
}

/// An entry that folding would change can never be found in a folded line.
#[test]
fn tables_of_interface_words_are_folded() {
    let files = hashiya_testing::files_below(&project("crates/core/src/article/vocabulary"), ".rs");
    let source: String = files
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a readable file"))
        .collect();
    let tables: Vec<&str> = source
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|table| table.contains(" | "))
        .collect();
    assert!(tables.len() >= 10, "the tables were not found");
    let entries = tables.iter().flat_map(|table| table.split('|')).map(str::trim);
    for entry in entries.filter(|entry| !entry.is_empty()) {
        assert_eq!(entry, fold(entry), "not folded");
    }
}

#[test]
fn roles_of_the_bundled_articles_are_right() {
    check_roles(&project("articles"), &data("roles-bundled.json"));
}

/// The raw pages stand beside the project and are no part of it: checked where they are there.
#[test]
fn roles_of_raw_pages_beside_the_project_are_right() {
    let folder = project("../shared/articles");
    if folder.is_dir() {
        check_roles(&folder, &data("roles-shared.json"));
    }
}

/// Compares the roles found with a person's reading: every file of the folder, every block.
fn check_roles(folder: &Path, reading: &Value) {
    let reading = reading.as_object().expect("files by name");
    let mut wrong = Vec::new();
    for path in hashiya_testing::files_below(folder, ".txt") {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("a readable article");
        let document = document(decode_utf8(&bytes).expect("UTF-8"));
        let expected = reading.get(&name).and_then(Value::as_object);
        let expected = expected.unwrap_or_else(|| panic!("{name} has no reading"));
        let found: Vec<String> = document.blocks.iter().map(|block| block.line.to_string()).collect();
        let mut lines: Vec<&String> = expected.keys().collect();
        lines.sort_by_key(|line| line.parse::<usize>().expect("a line number"));
        assert_eq!(found.iter().collect::<Vec<_>>(), lines, "{name}: the blocks' lines");
        for block in &document.blocks {
            let right = &expected[&block.line.to_string()];
            if right != block.role.as_str() {
                wrong.push(format!(
                    "{name}:{}: {} should be {right}",
                    block.line,
                    block.role.as_str()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
