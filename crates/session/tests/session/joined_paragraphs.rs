//! Paragraphs that the reader joins by merging the last sentence of one with the first of the next.

use std::rc::Rc;

use hashiya_session::{Message, annotate};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::boundaries::{merge, sentences};
use super::import::visit_by;
use super::shell::Shell;
use super::{BOILERPLATE, FILES};

/// The lines of a text as blocks, their roles and sentences.
fn blocks(shell: &Shell) -> Vec<(String, String, usize)> {
    let work = shell.annotated();
    let blocks = work.document.blocks.iter().enumerate();
    let block = |(index, block): (usize, &hashiya_core::article::Block)| {
        let text = block.bytes.of(&work.document.article.text).to_owned();
        (text, work.role(index).as_str().to_owned(), block.sentences.len())
    };
    blocks.map(block).collect()
}

/// A report whose last paragraph is hard-wrapped: four lines, one paragraph.
const WRAPPED: &[(&str, &str)] = &[(
    "story.txt",
    "Ferry company blames fog for the morning delays\n\nThe ferry company said on Monday that heavy fog had kept three \
     boats in the\r\nharbour for most of the morning. Some of the passengers waited for many\nhours. Nobody told them \
     why they had to wait so long in the cold harbour.\n\nThe boats left at noon. All of the passengers had gone home \
     by then, the company said.\n",
)];

#[test]
fn text_and_leftovers_of_the_page_are_not_merged_and_the_reader_is_told() {
    let mut shell = Shell::reading(FILES);
    let before = (sentences(&shell), blocks(&shell));
    for sentence in [4, 5] {
        merge(&mut shell, sentence);
        assert_eq!((sentences(&shell), blocks(&shell)), before, "{sentence}");
        assert!(shell.notices().contains(&"merge-with-leftover"), "{sentence}");
    }
    // As the message says: once both are text they merge.
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
    merge(&mut shell, 4);
    assert_eq!(blocks(&shell).len(), before.1.len() - 1);
}

#[test]
fn the_lines_of_a_wrapped_paragraph_become_one_block_with_their_tags() {
    let mut shell = Shell::reading(WRAPPED);
    let breaks = hashiya_core::article::LineBreaks::Paragraphs;
    shell.send(Message::Annotate(annotate::Message::TakeLinesFor(breaks)));
    let (before, begin) = (sentences(&shell), blocks(&shell));
    assert_eq!(begin.len(), 5, "{begin:?}");
    shell.focus(1);
    shell.tag("claim");
    shell.focus(3);
    shell.tag("quote");
    merge(&mut shell, 1);
    let joined = sentences(&shell);
    assert_eq!(joined[1], format!("{}\n{}", before[1], before[2]));
    assert_eq!(shell.label(1).as_deref(), Some("claim"));
    assert_eq!(shell.label(2).as_deref(), Some("quote"));
    assert_eq!(shell.notices(), Vec::<&str>::new(), "both are text: nothing to say");
    merge(&mut shell, 2);
    let after = blocks(&shell);
    assert_eq!(after.len(), 3, "{after:?}");
    assert_eq!(after[1].2, 3, "three sentences on three lines");
    assert_eq!(shell.label(2).as_deref(), Some("quote"));
    assert_eq!(sentences(&shell)[2], format!("{}\n{}", before[3], before[4]));
    // At the end of the line that was joined they part again by a split.
    let (at, _) = shell.annotated().document.blocks[1]
        .lines()
        .nth(1)
        .expect("a joined line");
    shell.focus(1);
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    assert_eq!(blocks(&shell).len(), 4);
    assert_eq!(sentences(&shell)[1..3], before[1..3]);
    for _ in 0..5 {
        shell.send(Message::Annotate(annotate::Message::Undo));
    }
    assert_eq!((sentences(&shell), blocks(&shell)), (before, begin));
    assert_eq!(shell.labels().iter().flatten().count(), 0);
}

#[test]
fn blocks_of_different_roles_become_one_in_the_role_of_the_first_and_the_reader_is_told() {
    let mut shell = Shell::reading(FILES);
    let begin = blocks(&shell);
    assert_ne!(begin[0].1, begin[1].1);
    merge(&mut shell, 0);
    assert_eq!(shell.notices(), ["merge-kept-role"]);
    assert_eq!(blocks(&shell)[0].1, begin[0].1);
    assert_eq!(
        shell.annotated().document.title,
        format!("{} {}", begin[0].0, begin[1].0),
        "a title of two lines reads as one"
    );
    // Parted again, the second line keeps what it was joined in; undone, it has its own.
    let (at, _) = shell.annotated().document.blocks[0]
        .lines()
        .nth(1)
        .expect("a joined line");
    shell.focus(0);
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    assert_eq!(blocks(&shell)[1].1, begin[0].1);
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(blocks(&shell), begin);
}

#[test]
fn the_role_of_a_joined_block_is_that_of_all_its_lines() {
    let mut shell = Shell::reading(WRAPPED);
    merge(&mut shell, 1);
    shell.send(Message::Annotate(annotate::Message::SetRole(Some(
        hashiya_core::article::Role::Caption,
    ))));
    let (at, _) = shell.annotated().document.blocks[1]
        .lines()
        .nth(1)
        .expect("a joined line");
    let file = shell.export();
    assert_eq!(file["articles"][0]["blocks"][1]["role"], "caption");
    for mut shell in [shell.reopen(), {
        let mut other = Shell::reading(WRAPPED);
        other.open_file("hashiya.json", &file.to_string());
        other
    }] {
        assert_eq!(blocks(&shell)[1].1, "caption");
        shell.focus(1);
        shell.send(Message::Annotate(annotate::Message::Split { at }));
        assert_eq!([&blocks(&shell)[1].1, &blocks(&shell)[2].1], ["caption"; 2]);
    }
}

#[test]
fn joined_paragraphs_outlive_the_page_and_travel_in_files() {
    let mut shell = Shell::reading(WRAPPED);
    merge(&mut shell, 1);
    shell.tag("claim");
    merge(&mut shell, 4);
    let (cut, found, labels) = (sentences(&shell), blocks(&shell), shell.labels());
    let file = shell.export();
    assert_eq!(hashiya_testing::files::check_file(&file), Ok(()));
    for sentence in file["articles"][0]["sentences"].as_array().expect("sentences") {
        let within = |block: &Value| {
            block["start"].as_u64() <= sentence["start"].as_u64() && sentence["end"].as_u64() <= block["end"].as_u64()
        };
        let blocks = file["articles"][0]["blocks"].as_array().expect("blocks");
        assert!(blocks.iter().any(within), "{sentence} is in no block");
    }
    let shell = shell.reopen();
    assert_eq!((sentences(&shell), blocks(&shell)), (cut.clone(), found.clone()));
    assert_eq!(shell.labels(), labels);
    let mut other = Shell::reading(WRAPPED);
    other.open_file("hashiya.json", &file.to_string());
    assert_eq!((sentences(&other), blocks(&other)), (cut, found));
    assert_eq!(other.labels(), labels);
    assert_eq!(other.export()["articles"][0]["blocks"], file["articles"][0]["blocks"]);
}

#[test]
fn another_tab_joins_paragraphs_and_what_a_colleague_said_of_both_comes_back_with_them() {
    let mut colleague = visit_by("colleague", "سامي", &[(0, "claim"), (1, "quote")]);
    let file = colleague.export().to_string();
    let mut reader = visit_by("reader", "منى", &[(2, "background")]);
    reader.open_file("colleague.json", &file);
    reader.go("story");
    let labels = reader.labels();
    assert_eq!(labels.iter().flatten().count(), 3);
    let mut other = Shell::in_browser(reader.site.clone(), Rc::clone(&reader.disk));
    other.boot();
    other.go("story");
    merge(&mut other, 0);
    while reader.hear() {}
    assert_eq!(blocks(&reader), blocks(&other));
    assert_eq!(reader.annotated().document.blocks[0].joined.len(), 1);
    let file = reader.export();
    let articles = file["articles"].as_array().expect("articles");
    let story = articles
        .iter()
        .find(|article| article["id"] == "story")
        .expect("the story");
    let unplaced = story["unplaced"].as_array().map_or(0, Vec::len);
    assert_eq!(unplaced, 2, "the colleague's tags are kept");
    other.send(Message::Annotate(annotate::Message::Undo));
    while reader.hear() {}
    assert_eq!(reader.labels(), labels);
    assert_eq!(other.labels(), labels);
}

/// An older record, from before lines could be joined, and one whose merge stands where no line begins.
#[test]
fn merges_of_other_programs_at_any_place_make_no_gap_and_no_overlap() {
    let length = WRAPPED[0].1.chars().count();
    for at in 0..length {
        let mut shell = Shell::reading(WRAPPED);
        let mut file = shell.export();
        file["articles"][0]["segmenter"]["edits"] = json!([{ "merge": at }]);
        shell.open_file("hashiya.json", &file.to_string());
        shell.go("story");
        assert_eq!(hashiya_testing::files::check_file(&shell.export()), Ok(()), "{at}");
        let count = shell.annotated().document.sentences.len();
        assert!(
            (sentences(&Shell::reading(WRAPPED)).len() - 1..).contains(&count),
            "{at}"
        );
    }
}

proptest! {
    #![proptest_config(hashiya_testing::cases(60))]

    /// Whatever is joined, in whatever order: taking it back gives the blocks, roles, sentences and
    /// labels of the beginning; and a file opens in a fresh browser as what it was written from.
    #[test]
    fn joined_paragraphs_can_be_taken_back_and_travel(
        steps in prop::collection::vec((0usize..9, 0u8..4), 1..10),
    ) {
        let mut shell = Shell::reading(WRAPPED);
        let begin = (sentences(&shell), blocks(&shell), shell.labels());
        for (sentence, what) in steps {
            let sentence = sentence % shell.annotated().document.sentences.len();
            match what {
                0 | 1 => merge(&mut shell, sentence),
                2 => {
                    shell.focus(sentence);
                    shell.tag("claim");
                }
                _ => {
                    shell.focus(sentence);
                    shell.send(Message::Annotate(annotate::Message::CycleRole));
                }
            }
        }
        let file = shell.export();
        prop_assert_eq!(hashiya_testing::files::check_file(&file), Ok(()));
        let mut other = Shell::reading(WRAPPED);
        other.open_file("hashiya.json", &file.to_string());
        other.go("story");
        prop_assert_eq!(sentences(&other), sentences(&shell));
        prop_assert_eq!(blocks(&other), blocks(&shell));
        prop_assert_eq!(other.labels(), shell.labels());
        let labels = shell.labels();
        let mut shell = shell;
        while shell.annotated().can_undo() {
            shell.send(Message::Annotate(annotate::Message::Undo));
        }
        prop_assert_eq!((sentences(&shell), blocks(&shell), shell.labels()), begin);
        while shell.annotated().can_redo() {
            shell.send(Message::Annotate(annotate::Message::Redo));
        }
        prop_assert_eq!(shell.labels(), labels);
    }
}
