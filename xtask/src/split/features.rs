//! What the program consists of, feature by feature: which functions belong to it, and whether every
//! visit needs it.

/// When a feature comes to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// With the page.
    First,
    /// When somebody asks for it, or when the page has come to rest.
    Later,
}

/// A part of the program.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// What people call it.
    pub name: &'static str,
    /// When it comes.
    pub comes: Comes,
    /// A function belongs to the first feature of [`FEATURES`] of which its name contains a path. A name
    /// contains those of the types that a generic function was made for.
    pub paths: &'static [&'static str],
}

const fn first(name: &'static str, paths: &'static [&'static str]) -> Feature {
    Feature {
        name,
        comes: Comes::First,
        paths,
    }
}

const fn later(name: &'static str, paths: &'static [&'static str]) -> Feature {
    Feature {
        name,
        comes: Comes::Later,
        paths,
    }
}

/// All features. The order matters: see [`Feature::paths`].
///
/// What comes later may call what comes first, and the other way round; a path in the wrong half costs
/// time or bytes, never correctness. The browser tests see to it that a first visit calls nothing that
/// comes later.
pub const FEATURES: &[Feature] = &[
    first(
        "glue between parts",
        &[
            "drop_in_place::<",
            "alloc::raw_vec::RawVec",
            ">>::push",
            ">>::reserve",
            "hashiya::platform::rest",
            "ui::app::start",
            "ArticleExtras>::is_empty",
            "StatisticsPage as yew::functional::FunctionProvider>::run::inner::{closure#0}",
            "session::importing::open_waiting",
            "session::gone::hold_back",
            "session::gone::is_from_outside",
            "session::damaged::boot",
            "session::damaged::tell",
            "session::damaged::note_writes",
            "session::damaged::original_key",
            "session::damaged::prefix",
            "session::backup::has_work",
            "VecDeque<hashiya_session::restoring::Restoring>",
            "hearing::stored_read",
            "hashiya::ui::dialogs::Dialogs",
            "Vec<hashiya_session::notice::Notice> as core::clone::Clone",
            "Option<hashiya_session::searching::Search> as core::clone::Clone",
            "deleting::Target as core::clone::Clone",
            "session::passing::leave",
            "Preferences as core::cmp::PartialEq",
            "session::preferences::prefer",
        ],
    ),
    later(
        "second reading, agreement",
        &[
            "hashiya_core::agreement", "session::passing", "session::second_pass", "ui::statistics::passing",
            "sentences_to_pass",
        ],
    ),
    later(
        "statistics and charts",
        &[
            "hashiya_session::picture", "session::statistics", "session::pace", "ui::statistics", "platform::drawing",
            "State>::chart", "State>::distribution_rows", "State>::second_look", "State>::kind_names",
            "Store>::download_png",
        ],
    ),
    later(
        "print, worksheet, report",
        &[
            "hashiya_session::report", "session::reporting", "ui::printed", "ui::dialogs::share",
        ],
    ),
    later(
        "backup, restoring, reminding",
        &[
            "session::backup", "session::restoring", "ui::dialogs::backup", "session::gain", "exchange::backup",
            "reminding::Saved",
        ],
    ),
    later(
        "files: opening, exporting",
        &[
            "hashiya_core::exchange", "session::importing", "session::exporting", "platform::files",
            "platform::install::on_launch", "Store>::open_all", "Store>::open_files", "loading::add_article",
        ],
    ),
    later(
        "deleting",
        &["session::deleting", "session::gone", "ui::dialogs::delete"],
    ),
    later("damaged records", &["session::damaged", "ui::dialogs::damaged"]),
    later("other tabs", &["session::hearing", "listeners::stored_elsewhere"]),
    later(
        "settings and storage",
        &[
            "ui::dialogs::settings", "ui::dialogs::storage", "session::inventory", "session::preferences::prefer",
        ],
    ),
    later(
        "palette, codebook, help, notes, lists",
        &[
            "hashiya::ui::dialogs::opened", "hashiya::ui::dialogs::", "session::palette",
        ],
    ),
    later(
        "messages to the reader",
        &[
            "session::notice", "ui::notices::view", "ui::notices::action_button", "session::refusals",
        ],
    ),
    later(
        "what is done seldom",
        &[
            "session::update::seldom",
            "session::cutting",
            "session::searching",
            "records::read_cuts",
            "records::read_roles",
            "records::write_roles",
            "records::write_cuts",
            "session::stored::heal",
            "session::stored::merge_tags",
            "session::records::article_of",
            "session::resuming::go_on",
            "session::stored::Part>::merge",
            "records::OpenedText",
            "Keeping>::read_late",
            "Store>::persistence::<hashiya::platform::persistence::persist",
            "Journaling>::is_in_memory_only",
            "from_text::<hashiya_core::map::Map<hashiya_core::annotation::annotator::AnnotatorId",
            "platform::fetch::carried",
            "Store>::journal_failed",
            "Store>::count_again",
            "session::newer::note",
            "tagging::change_role",
            "tagging::toggle_unsure",
            "tagging::set_role",
            "ui::library::load_error_text",
            "text::segment::uax29",
        ],
    ),
    later(
        "what a library offers and nobody calls here",
        &[
            "f64 as core::fmt::Debug",
            "char as core::fmt::Debug",
            "core::num::flt2dec",
            "core::num::bignum",
            "core::str::slice_error_fail",
            "<str>::to_lowercase",
            "unicode_data::cased",
            "unicode_data::case_ignorable",
            "std::panicking",
            "vraw::VRaw",
            "braw::BRaw",
            "vsuspense::VSuspense",
            "vportal::VPortal",
            "Reconcilable>::shift",
            "core::fmt::Formatter>::pad_formatted_parts",
            "write_formatted_parts",
        ],
    ),
    first(
        "sentences and paragraphs",
        &["hashiya_core::text", "hashiya_core::article"],
    ),
    first(
        "tags, undo, merging",
        &[
            "hashiya_core::annotation", "hashiya_session::tagging", "hashiya_session::merging",
            "hashiya_session::making",
        ],
    ),
    first(
        "reading page",
        &[
            "ui::reading", "ui::article", "ui::sentence", "ui::toolbar", "ui::search_bar", "ui::sight",
            "session::sight",
        ],
    ),
    first("library", &["ui::library"]),
    first(
        "tour, messages, saving sign",
        &["ui::tour", "session::tour", "ui::notices", "ui::saving"],
    ),
    first(
        "storage, journal, worker",
        &[
            "hashiya::platform", "ui::store::keeping", "session::keeping", "session::journaling", "session::room",
        ],
    ),
    first("maps and JSON", &["hashiya_core::map", "hashiya_core::json"]),
    first(
        "languages and labels",
        &["hashiya_session::i18n", "hashiya_core::codebook"],
    ),
    first("session and store", &["hashiya::session", "hashiya::ui", "hashiya"]),
    first("Yew", &["yew::", "implicit_clone", "gloo", "indexmap", "hashbrown"]),
    first("standard library and bindings", &[""]),
];

/// The feature that a function with this name belongs to, by its place in [`FEATURES`].
pub fn of(name: &str) -> usize {
    let belongs = |feature: &Feature| feature.paths.iter().any(|path| name.contains(path));
    FEATURES
        .iter()
        .position(belongs)
        .expect("the last feature takes all names")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(function: &str) -> &'static str {
        FEATURES[of(function)].name
    }

    #[test]
    fn a_function_belongs_where_its_name_points() {
        for (function, feature) in [
            ("hashiya_session::report::sheet::sheet", "print, worksheet, report"),
            (
                "<Vec<hashiya_session::picture::Cell> as Extend>::extend",
                "statistics and charts",
            ),
            (
                "<hashiya::ui::statistics::passing::Passing as View>::view",
                "second reading, agreement",
            ),
            (
                "<hashiya::ui::dialogs::settings::Settings as View>::view",
                "settings and storage",
            ),
            (
                "drop_in_place::<hashiya_session::report::node::Node>",
                "glue between parts",
            ),
            (
                "hashiya_core::text::segment::scan::sentences",
                "sentences and paragraphs",
            ),
            ("yew::scheduler::run", "Yew"),
            ("", "standard library and bindings"),
        ] {
            assert_eq!(name_of(function), feature, "{function}");
        }
    }
}
