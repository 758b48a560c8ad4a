//! Roles on whole pages made for the purpose: raw ones as a reader's clipboard brings them, and clean
//! texts, which have nothing of a web page around them.
//!
//! In `raw-a` and `clean-a` are the pages that the rules were made with; the others were written before the
//! rules were tried on them. Of each folder, the pages stood unseen at first, and were then learned from.

use std::collections::BTreeMap;

use hashiya_core::article::{Confidence, Role, assign_roles};
use hashiya_testing::{document, files_below, project};

/// Of a hundred lines of raw pages, as many have the right role.
const RIGHT_IN_100: usize = 98;

/// The pages of a folder below `tests/data/role-pages`, each with its name.
fn pages(folder: &str) -> Vec<(String, String)> {
    let folder = project(&format!("tests/data/role-pages/{folder}"));
    let pages: Vec<(String, String)> = files_below(&folder, ".txt")
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a readable page");
            (path.file_stem().expect("a name").to_string_lossy().into_owned(), text)
        })
        .collect();
    assert!(pages.len() >= 7, "{} pages in {}", pages.len(), folder.display());
    pages
}

/// The lines of a raw page, each behind the roles that a person gives it (`body/heading`: either) and a tab.
fn read_by_a_person(page: &str) -> Vec<(Vec<&str>, &str)> {
    let lines = page.lines().map(|line| line.split_once('\t').expect("a role, a tab"));
    lines.map(|(roles, text)| (roles.split('/').collect(), text)).collect()
}

/// Compares the roles found on raw pages with a person's, and prints which are taken for which; of a hundred
/// lines, so many must be right.
fn check_raw(folder: &str, right_in_100: usize) {
    let mut confused: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut lines = 0;
    let all = pages(folder);
    for (name, page) in &all {
        let page = read_by_a_person(page);
        let texts: Vec<&str> = page.iter().map(|(_, text)| *text).collect();
        lines += page.len();
        for (finding, (right, text)) in assign_roles(&texts).iter().zip(&page) {
            let found = finding.role.as_str();
            let is_right = right.contains(&found);
            *confused
                .entry((if is_right { found } else { right[0] }, found))
                .or_default() += 1;
            if !is_right {
                wrong.push(format!(
                    "{name}: {} {:?} taken for {found}: {text}",
                    right[0], finding.confidence
                ));
            }
        }
    }
    println!("{folder}: {} of {lines} lines right", lines - wrong.len());
    for ((right, found), count) in confused {
        println!("{right:>12} taken for {found:<12} {count}");
    }
    println!("{}", wrong.join("\n"));
    let right = lines - wrong.len();
    assert!(
        right * 100 >= lines * right_in_100,
        "{folder}: {right} of {lines} right:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn lines_of_raw_pages_have_the_role_that_a_person_gives_them() {
    check_raw("raw-a", RIGHT_IN_100);
}

#[test]
fn lines_of_raw_pages_of_other_builds_have_it_as_well() {
    for folder in ["raw-b", "raw-c", "raw-d", "raw-e"] {
        check_raw(folder, RIGHT_IN_100);
    }
}

/// Pages of a few lines around one fault each: text beside furniture, sentences that open as links do,
/// headlines above an unknown short line, pictures whose credit an agency is.
#[test]
fn lines_beside_furniture_are_what_their_own_words_say() {
    check_raw("raw-cases", 100);
}

/// On a page with furniture, a sentence that opens as its links do is text, and marked.
#[test]
fn sentences_that_open_as_links_do_are_text_and_doubtful() {
    for sentence in [
        "جميع الحقوق محفوظة للشعب في ثرواته، قال النائب في كلمته.",
        "المزيد من القوات وصل إلى الحدود صباح اليوم.",
        "السابق في هذا المنصب استقال بعد شهر.",
        "Related charges were dropped in May.",
        "Watch this space, she said.",
        "All rights reserved to the state are listed in the act.",
        "Lire aussi vite est impossible, dit le maître.",
        "S'abonner coûte cher, disent les lecteurs.",
    ] {
        let lines = [
            "Skip to content",
            "The harbour wakes before the town does",
            "The first boats came in at four, and the buyers were already standing on the quay.",
            sentence,
            "Nobody spoke until the scales had been brought out and the lamps were lit again.",
            "Leave a Reply",
        ];
        let found = assign_roles(&lines);
        assert_eq!(found[0].role, Role::Boilerplate, "{sentence}");
        assert!(found[3].role.is_text(), "{sentence}: {:?}", found[3]);
        assert_eq!(found[3].confidence, Confidence::Guess, "{sentence}");
    }
}

/// Says which lines of clean texts are taken for leftovers, or for what is not tagged.
fn check_clean(folder: &str) {
    let mut wrong = Vec::new();
    for (name, text) in pages(folder) {
        let document = document(&text);
        for (at, block) in document.blocks.iter().enumerate() {
            let is_right = match block.role {
                Role::Body | Role::Heading => true,
                Role::Title => at == 0,
                // The hour before an entry of a log.
                Role::Date => !block.bytes.of(&text).contains(char::is_alphabetic),
                _ => false,
            };
            if !is_right {
                let text = block.bytes.of(&text);
                wrong.push(format!(
                    "{name}:{} {:?} {:?}: {text}",
                    block.line, block.role, block.confidence
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{folder}: {} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn clean_texts_of_every_kind_are_all_text() {
    check_clean("clean-a");
}

#[test]
fn texts_of_which_lines_were_taken_for_leftovers_are_all_text() {
    check_clean("clean-cases");
}

#[test]
fn clean_texts_that_the_rules_were_not_made_for_are_all_text() {
    check_clean("clean-b");
    check_clean("clean-c");
    check_clean("clean-d");
}

/// What comes from a web page and says so by nothing but a word that texts use as well is text, and marked.
#[test]
fn a_lone_word_of_the_interface_is_text_and_doubtful() {
    for word in ["Advertisement", "إعلان", "Share", "Comments", "تعليقات", "Publicité"] {
        let lines = [
            "The harbour wakes before the town",
            "The first boats came in at four, and the buyers were already standing on the quay.",
            word,
            "Nobody spoke until the scales had been brought out and the lamps were lit again.",
        ];
        let found = assign_roles(&lines)[2];
        assert!(found.role.is_text(), "{word}: {found:?}");
        assert_eq!(found.confidence, Confidence::Guess, "{word}");
    }
}
