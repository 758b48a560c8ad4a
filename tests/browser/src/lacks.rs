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

const ALT_GRAPH: &str = "WebKit has no modifier AltGraph in the events of its keys";
const AS_INPUT_METHOD: &str = "a driven WebKitGTK composes no word as an input method does";
const AS_PHONE: &str = "a driven WebKitGTK cannot be made a phone, with a keyboard on its screen";
const AS_READER: &str = "a driven WebKitGTK cannot be given another system, language or region while it runs";
const AS_SYSTEM: &str = "a driven WebKitGTK cannot be told while it runs what colours and motion the system asks for";
const FOLDERS: &str = "only Chromium's driver drags folders of the disk";
const INSTALLABLE: &str = "a driven WebKitGTK does not say what it makes of a manifest";
const INSTALLING: &str = "only Chromium's developer protocol installs a page, and launches it with files";
const LOG: &str = "a driven WebKitGTK shows no log";
const NET_LOG: &str = "a driven WebKitGTK writes down nothing of what its network is asked for";
const ON_THE_DISK: &str = "a driven WebKitGTK lets nobody watch a page from the disk from its first moment";
const PRINTING: &str = "a driven WebKitGTK does not show the page as it is printed";
const PROFILE: &str = "a driven WebKitGTK writes nothing to the disk, so nothing is there when it opens again";
const SYSTEM_LANGUAGE: &str = "a driven WebKitGTK takes its language from the system alone";
const SHIFTS: &str = "only Chromium measures how far things move while a page loads";
const STACKS: &str =
    "WebKit does not say on a stack which WebAssembly program a place is in, so each is taken for the page's";
const STORAGE_MANAGER: &str = "WebKitGTK has no storage manager that could be asked to keep what is stored";
const TREE: &str = "a driven WebKitGTK does not show its accessibility tree";

/// The table, by test.
#[rustfmt::skip] // One row a line.
pub const LACKS: &[Lack] = &[
    part(&[WebKit], "access::every_screen_serves_everybody_in_arabic", "dark theme", AS_SYSTEM),
    part(&[WebKit], "access::every_screen_serves_everybody_in_english", "dark theme", AS_SYSTEM),
    part(&[WebKit], "access::every_screen_serves_everybody_in_french", "dark theme", AS_SYSTEM),
    whole(&[WebKit], "choosing::digits_are_those_of_the_region_or_those_that_were_chosen", AS_READER),
    whole(&[WebKit], "full::the_browser_is_asked_to_keep_the_work_after_ten_tags_and_not_before", STORAGE_MANAGER),
    part(&[WebKit], "crash_causes::faults_of_other_programs_in_the_page_are_none_of_its_own", "another program", STACKS),
    whole(OTHERS, "dropping::a_folder_is_opened_with_all_that_is_in_it", FOLDERS),
    whole(OTHERS, "dropping::a_folder_with_nothing_in_it_is_said_to_be_empty", FOLDERS),
    part(OTHERS, "first_visit::nothing_moves_while_the_page_loads", "the measure", SHIFTS),
    part(&[WebKit], "flow::fifty_sentences_take_fifty_keys_and_the_eye_never_jumps", "less motion", AS_SYSTEM),
    part(&[WebKit], "harness::a_profile_outlives_its_browser_and_the_site_can_break", "language", SYSTEM_LANGUAGE),
    part(&[WebKit], "harness::a_profile_outlives_its_browser_and_the_site_can_break", "profile", PROFILE),
    whole(OTHERS, "installed_app::files_are_opened_with_the_app_that_the_browser_installed", INSTALLING),
    part(&[WebKit], "installing::the_page_can_be_installed", "the manifest", INSTALLABLE),
    whole(&[WebKit], "importing_broken::a_browser_that_dies_while_files_come_in_keeps_what_it_said_is_saved_and_nothing_by_half", PROFILE),
    whole(&[WebKit], "importing_missing::what_is_stopped_on_a_page_from_the_disk_is_not_in_the_next_import", ON_THE_DISK),
    whole(&[WebKit], "journal::no_tag_that_was_shown_as_saved_is_lost_when_the_browser_is_killed", PROFILE),
    part(&[WebKit], "keeping::tags_notes_and_place_come_back_after_reload_and_reopening", "reopening", PROFILE),
    whole(&[WebKit], "keyboards::a_word_that_is_being_composed_stays_in_the_search", AS_INPUT_METHOD),
    part(&[WebKit], "keyboards::altgr_the_number_block_and_keys_without_a_position", "AltGr", ALT_GRAPH),
    whole(&[WebKit], "keyboards::enter_makes_a_line_on_a_phone", AS_PHONE),
    whole(&[WebKit], "keyboards::text_fields_of_a_mac_keep_control", AS_READER),
    whole(&[WebKit], "languages::the_interface_follows_the_browser", SYSTEM_LANGUAGE),
    whole(&[WebKit], "looks::labels_differ_by_shape_and_line_and_who_wants_no_motion_gets_none", AS_SYSTEM),
    part(&[WebKit], "opening::opened_and_dropped_articles_stay", "reopening", PROFILE),
    part(&[WebKit], "security::a_full_visit_stays_at_home_and_keeps_the_policy", "the log", LOG),
    whole(&[WebKit], "security::no_request_of_page_or_worker_goes_abroad", NET_LOG),
    whole(&[WebKit], "security::the_single_file_has_a_policy_of_its_own", ON_THE_DISK),
    whole(&[WebKit], "sharing::the_tagged_article_and_a_worksheet_are_printed", PRINTING),
    part(&[WebKit], "sharing::the_report_is_a_page_of_its_own", "on the disk", ON_THE_DISK),
    part(&[WebKit], "single_file::one_file_does_the_whole_job_and_keeps_it", "reopening", PROFILE),
    part(&[WebKit], "single_file::one_file_does_the_whole_job_and_keeps_it", "the probe", ON_THE_DISK),
    whole(&[WebKit], "versions::the_windows_say_what_they_show", TREE),
    whole(&[WebKit], "walk::the_whole_job_is_done_by_roles_and_names", TREE),
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
