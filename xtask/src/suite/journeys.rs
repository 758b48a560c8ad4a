//! The journeys: the few tests that together go all the way of a reader, for an engine in which the
//! whole suite would take too long.

use anyhow::{Result, bail};

/// Each with what it is of: a first visit, tagging by keyboard, the way back after a reload, export,
/// no network, and the single file.
pub const JOURNEYS: &[(&str, &str)] = &[
    ("first visit", "first_visit::the_articles_are_there_before_the_program"),
    (
        "first visit",
        "flow::a_first_visit_is_shown_around_and_finds_everything_by_name",
    ),
    (
        "tagging",
        "flow::fifty_sentences_take_fifty_keys_and_the_eye_never_jumps",
    ),
    ("tagging", "tagging::digits_tag_and_zero_backspace_and_delete_clear"),
    ("tagging", "tagging::undo_and_redo_go_all_the_way"),
    ("tagging", "moving::every_key_works_on_an_arabic_layout"),
    (
        "reload",
        "keeping::tags_notes_and_place_come_back_after_reload_and_reopening",
    ),
    ("export", "exporting::one_article_or_all_go_into_a_valid_file"),
    (
        "export",
        "exporting::offsets_are_code_points_after_emoji_and_combining_marks",
    ),
    ("offline", "offline::everything_works_with_the_server_stopped"),
    ("single file", "single_file::one_file_does_the_whole_job_and_keeps_it"),
];

/// The names of the journeys.
///
/// # Errors
/// When one of them is not among the tests `there` are: it would be dropped without a word.
pub fn names(there: &[String]) -> Result<Vec<String>> {
    let names = JOURNEYS.iter().map(|(_, name)| (*name).to_owned());
    let (found, missing): (Vec<_>, Vec<_>) = names.partition(|name| there.contains(name));
    if !missing.is_empty() {
        bail!(
            "there are no such tests for the journeys (xtask/src/suite/journeys.rs): {}",
            missing.join(", ")
        );
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all() -> Vec<String> {
        JOURNEYS.iter().map(|(_, name)| (*name).to_owned()).collect()
    }

    #[test]
    fn a_journey_that_there_is_not_is_named() {
        let mut there = all();
        assert_eq!(names(&there).unwrap(), there);
        let lost = there.remove(3);
        let error = names(&there).unwrap_err().to_string();
        assert!(error.contains(&lost), "{error}");
    }

    #[test]
    fn every_part_of_the_way_has_a_journey() {
        let parts: BTreeSet<&str> = JOURNEYS.iter().map(|(part, _)| *part).collect();
        let expected = ["export", "first visit", "offline", "reload", "single file", "tagging"];
        assert_eq!(parts, BTreeSet::from(expected));
        assert_eq!(all().iter().collect::<BTreeSet<_>>().len(), JOURNEYS.len());
    }
}
