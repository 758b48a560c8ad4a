//! What an engine does not have, or does not show to a driver: the one table of tests, and of parts
//! of tests, that are left out there, each with the reason. A test leaves out nothing but by this
//! table.

use anyhow::{Context, Result};

use crate::engine::Engine::{self, Firefox, WebKit};

/// A test, or a part of it, that is left out in some engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Where it is left out.
    pub engines: &'static [Engine],
    /// The test, as `module::name`.
    pub test: &'static str,
    /// The part that is left out, by the name that the test gives it in [`leaves_out`]; `None` when
    /// it is the whole test.
    pub part: Option<&'static str>,
    /// What the engine, or its driver, does not have.
    pub reason: &'static str,
}

const OTHERS: &[Engine] = &[Firefox, WebKit];

const AS_INPUT_METHOD: &str = "only Chromium lets a driver compose a word as an input method does";
const AS_PHONE: &str = "only Chromium can be made a phone, with a keyboard on its screen";
const AS_READER: &str = "only Chromium can be given another system, language or region while it runs";
const AS_SYSTEM: &str = "only Chromium can be told while it runs what colours and motion the system asks for";
const NET_LOG: &str = "only Chromium writes down what its network is asked for, by workers too";
const ON_THE_DISK: &str = "only Chromium lets a driver watch a page from the disk from its first moment";
const PRINTING: &str = "only Chromium shows a driver the page as it is printed";
const PROFILE: &str = "a driven WebKitGTK writes nothing to the disk, so nothing is there when it opens again";
const SYSTEM_LANGUAGE: &str = "a driven WebKitGTK takes its language from the system alone";
const STORAGE_MANAGER: &str = "WebKitGTK has no storage manager that could be asked to keep what is stored";
const TREE: &str = "only Chromium shows a driver its accessibility tree";

/// The table, by test.
#[rustfmt::skip] // One row a line.
pub const LACKS: &[Lack] = &[
    part(OTHERS, "access::every_screen_serves_everybody_in_arabic", "themes and sizes", AS_SYSTEM),
    part(OTHERS, "access::every_screen_serves_everybody_in_english", "themes and sizes", AS_SYSTEM),
    part(OTHERS, "access::every_screen_serves_everybody_in_french", "themes and sizes", AS_SYSTEM),
    whole(OTHERS, "choosing::digits_are_those_of_the_region_or_those_that_were_chosen", AS_READER),
    whole(&[WebKit], "full::the_browser_is_asked_to_keep_the_work_after_ten_tags_and_not_before", STORAGE_MANAGER),
    part(&[WebKit], "harness::a_profile_outlives_its_browser_and_the_site_can_break", "language", SYSTEM_LANGUAGE),
    part(&[WebKit], "harness::a_profile_outlives_its_browser_and_the_site_can_break", "profile", PROFILE),
    whole(&[WebKit], "journal::no_tag_that_was_shown_as_saved_is_lost_when_the_browser_is_killed", PROFILE),
    part(&[WebKit], "keeping::tags_notes_and_place_come_back_after_reload_and_reopening", "reopening", PROFILE),
    whole(OTHERS, "keyboards::a_word_that_is_being_composed_stays_in_the_search", AS_INPUT_METHOD),
    whole(OTHERS, "keyboards::enter_makes_a_line_on_a_phone", AS_PHONE),
    whole(OTHERS, "keyboards::text_fields_of_a_mac_keep_control", AS_READER),
    whole(&[WebKit], "languages::the_interface_follows_the_browser", SYSTEM_LANGUAGE),
    whole(OTHERS, "looks::labels_differ_by_shape_and_line_and_who_wants_no_motion_gets_none", AS_SYSTEM),
    part(&[WebKit], "opening::opened_and_dropped_articles_stay", "reopening", PROFILE),
    whole(OTHERS, "security::no_request_of_page_or_worker_goes_abroad", NET_LOG),
    whole(OTHERS, "security::the_single_file_has_a_policy_of_its_own", ON_THE_DISK),
    whole(OTHERS, "sharing::the_tagged_article_and_a_worksheet_are_printed", PRINTING),
    part(OTHERS, "sharing::the_report_is_a_page_of_its_own", "on the disk", ON_THE_DISK),
    part(&[WebKit], "single_file::one_file_does_the_whole_job_and_keeps_it", "reopening", PROFILE),
    whole(OTHERS, "walk::the_whole_job_is_done_by_roles_and_names", TREE),
];

const fn whole(engines: &'static [Engine], test: &'static str, reason: &'static str) -> Lack {
    Lack {
        engines,
        test,
        part: None,
        reason,
    }
}

const fn part(engines: &'static [Engine], test: &'static str, part: &'static str, reason: &'static str) -> Lack {
    Lack {
        engines,
        test,
        part: Some(part),
        reason,
    }
}

/// Whether the test that asks leaves out `part` of itself in the present engine; if so, says it with
/// the reason.
///
/// # Errors
/// When the table has no such part of the test in any engine: it would be left out nowhere, or its
/// name is misspelt.
pub fn leaves_out(part: &str) -> Result<bool> {
    let test = present_test()?;
    let rows = || of(&test).filter(|row| row.part == Some(part));
    rows()
        .next()
        .with_context(|| format!("no engine leaves out {part:?} of {test}"))?;
    say(rows())
}

/// Whether the present engine leaves out the whole test that asks; if so, says it with the reason.
pub(crate) fn leaves_out_all() -> Result<bool> {
    let test = present_test()?;
    say(of(&test).filter(|row| row.part.is_none()))
}

fn of(test: &str) -> impl Iterator<Item = &'static Lack> {
    LACKS.iter().filter(move |row| row.test == test)
}

/// Prints the row of the present engine, for the closing lines of `cargo xtask test`.
fn say(mut rows: impl Iterator<Item = &'static Lack>) -> Result<bool> {
    let engine = Engine::from_env()?;
    let row = rows.find(|row| row.engines.contains(&engine));
    if let Some(row) = row {
        println!("left out: {}: {}", row.part.unwrap_or("all of it"), row.reason);
    }
    Ok(row.is_some())
}

/// The test that runs in this thread, as `module::name`: the thread has its name.
pub(crate) fn present_test() -> Result<String> {
    let thread = std::thread::current();
    let name = thread.name().filter(|name| name.contains("::"));
    Ok(name.context("this thread runs no test of the suite")?.to_owned())
}
