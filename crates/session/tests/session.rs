//! The session: whole visits, played through `update` with a disk and a server in memory.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/answers.rs"]
mod answers;
#[path = "support/disk.rs"]
mod disk;
#[path = "support/driven_browser.rs"]
mod driven_browser;
#[path = "support/driven_tab.rs"]
mod driven_tab;
#[path = "support/journal_disk.rs"]
mod journal_disk;
#[path = "support/looks.rs"]
mod looks;
#[path = "support/parts.rs"]
mod parts;
#[path = "support/shell.rs"]
mod shell;
#[path = "support/site.rs"]
mod site;

#[path = "support/texts.rs"]
mod texts_support;

#[path = "session/absent.rs"]
mod absent;
#[path = "session/after_a_tag.rs"]
mod after_a_tag;
#[path = "session/arranging.rs"]
mod arranging;
#[path = "session/awaited.rs"]
mod awaited;
#[path = "session/backup.rs"]
mod backup;
#[path = "session/backup_laws.rs"]
mod backup_laws;
#[path = "session/backup_records.rs"]
mod backup_records;
#[path = "session/between_visits.rs"]
mod between_visits;
#[path = "session/boundaries.rs"]
mod boundaries;
#[path = "session/browser_habits.rs"]
mod browser_habits;
#[path = "session/choosing.rs"]
mod choosing;
#[path = "session/chosen_meanwhile.rs"]
mod chosen_meanwhile;
#[path = "session/citing.rs"]
mod citing;
#[path = "session/citing_laws.rs"]
mod citing_laws;
#[path = "session/cleared.rs"]
mod cleared;
#[path = "session/codebooks.rs"]
mod codebooks;
#[path = "session/commands.rs"]
mod commands;
#[path = "session/counting.rs"]
mod counting;
#[path = "session/declared_language.rs"]
mod declared_language;
#[path = "session/deletion.rs"]
mod deletion;
#[path = "session/details.rs"]
mod details;
#[path = "session/digits.rs"]
mod digits;
#[path = "session/draft_laws.rs"]
mod draft_laws;
#[path = "session/drafts.rs"]
mod drafts;
#[path = "session/drafts_elsewhere.rs"]
mod drafts_elsewhere;
#[path = "session/driver.rs"]
mod driver;
#[path = "session/driver_deletion.rs"]
mod driver_deletion;
#[path = "session/driver_kept_texts.rs"]
mod driver_kept_texts;
#[path = "session/driver_laws.rs"]
mod driver_laws;
#[path = "session/driver_moving_texts.rs"]
mod driver_moving_texts;
#[path = "session/driver_quota.rs"]
mod driver_quota;
#[path = "session/driver_retries.rs"]
mod driver_retries;
#[path = "session/driver_tabs.rs"]
mod driver_tabs;
#[path = "session/driver_texts.rs"]
mod driver_texts;
#[path = "session/driver_texts_imported.rs"]
mod driver_texts_imported;
#[path = "session/driver_texts_laws.rs"]
mod driver_texts_laws;
#[path = "session/driver_turns.rs"]
mod driver_turns;
#[path = "session/earlier_sentences.rs"]
mod earlier_sentences;
#[path = "session/earlier_versions.rs"]
mod earlier_versions;
#[path = "session/encodings.rs"]
mod encodings;
#[path = "session/export.rs"]
mod export;
#[path = "session/file_kinds.rs"]
mod file_kinds;
#[path = "session/file_names.rs"]
mod file_names;
#[path = "session/gathering.rs"]
mod gathering;
#[path = "session/import.rs"]
mod import;
#[path = "session/importing.rs"]
mod importing;
#[path = "session/importing_awaited.rs"]
mod importing_awaited;
#[path = "session/interleaving.rs"]
mod interleaving;
#[path = "session/joined_paragraphs.rs"]
mod joined_paragraphs;
#[path = "session/journal_queue.rs"]
mod journal_queue;
#[path = "session/kept_texts.rs"]
mod kept_texts;
#[path = "session/keyboards.rs"]
mod keyboards;
#[path = "session/keys.rs"]
mod keys;
#[path = "session/late_journal.rs"]
mod late_journal;
#[path = "session/left_behind.rs"]
mod left_behind;
#[path = "session/line_ends.rs"]
mod line_ends;
#[path = "session/line_ends_met.rs"]
mod line_ends_met;
#[path = "session/list_roles.rs"]
mod list_roles;
#[path = "session/listed.rs"]
mod listed;
#[path = "session/listed_many.rs"]
mod listed_many;
#[path = "session/loading.rs"]
mod loading;
#[path = "session/migration.rs"]
mod migration;
#[path = "session/names_ahead.rs"]
mod names_ahead;
#[path = "session/notices.rs"]
mod notices;
#[path = "session/opened_languages.rs"]
mod opened_languages;
#[path = "session/opening.rs"]
mod opening;
#[path = "session/other_annotators.rs"]
mod other_annotators;
#[path = "session/other_fields.rs"]
mod other_fields;
#[path = "session/page_parts.rs"]
mod page_parts;
#[path = "session/pasting.rs"]
mod pasting;
#[path = "session/preferences.rs"]
mod preferences;
#[path = "session/print.rs"]
mod print;
#[path = "session/quarantine.rs"]
mod quarantine;
#[path = "session/quota.rs"]
mod quota;
#[path = "session/read_before.rs"]
mod read_before;
#[path = "session/recoding.rs"]
mod recoding;
#[path = "session/recoding_laws.rs"]
mod recoding_laws;
#[path = "session/recoding_records.rs"]
mod recoding_records;
#[path = "session/record_keys.rs"]
mod record_keys;
#[path = "session/record_kinds.rs"]
mod record_kinds;
#[path = "session/remind.rs"]
mod remind;
#[path = "session/remote_deletion.rs"]
mod remote_deletion;
#[path = "session/rereading.rs"]
mod rereading;
#[path = "session/rereading_edges.rs"]
mod rereading_edges;
#[path = "session/resume.rs"]
mod resume;
#[path = "session/revising.rs"]
mod revising;
#[path = "session/revising_broken_off.rs"]
mod revising_broken_off;
#[path = "session/revising_delivered.rs"]
mod revising_delivered;
#[path = "session/revising_files.rs"]
mod revising_files;
#[path = "session/revising_keys.rs"]
mod revising_keys;
#[path = "session/revising_laws.rs"]
mod revising_laws;
#[path = "session/revising_list.rs"]
mod revising_list;
#[path = "session/revising_words.rs"]
mod revising_words;
#[path = "session/roles.rs"]
mod roles;
#[path = "session/round_trip.rs"]
mod round_trip;
#[path = "session/routes.rs"]
mod routes;
#[path = "session/scroll.rs"]
mod scroll;
#[path = "session/search.rs"]
mod search;
#[path = "session/selecting.rs"]
mod selecting;
#[path = "session/shared.rs"]
mod shared;
#[path = "session/single_keys.rs"]
mod single_keys;
#[path = "session/stamps.rs"]
mod stamps;
#[path = "session/stamps_laws.rs"]
mod stamps_laws;
#[path = "session/statistics.rs"]
mod statistics;
#[path = "session/storage_that_refuses.rs"]
mod storage_that_refuses;
#[path = "session/table_encodings.rs"]
mod table_encodings;
#[path = "session/table_headings.rs"]
mod table_headings;
#[path = "session/tabs.rs"]
mod tabs;
#[path = "session/tagging.rs"]
mod tagging;
#[path = "session/tour.rs"]
mod tour;
#[path = "session/unsure.rs"]
mod unsure;
#[path = "session/update_laws.rs"]
mod update_laws;
#[path = "session/version_guard.rs"]
mod version_guard;
#[path = "session/versions_known.rs"]
mod versions_known;
#[path = "session/whole_articles.rs"]
mod whole_articles;
#[path = "session/whole_texts.rs"]
mod whole_texts;
#[path = "session/whose.rs"]
mod whose;
#[path = "session/whose_kept.rs"]
mod whose_kept;
#[path = "session/wrapped_lines.rs"]
mod wrapped_lines;
#[path = "session/writing.rs"]
mod writing;

/// An article of eight sentences: title (0), caption (1), three of a paragraph (2, 3, 4), boilerplate
/// (5), two of a paragraph (6, 7).
const STORY: &str = "قمة جديدة بين البلدين في العاصمة\n\nفي الصورة: قاعة القمة\n\nقال الوزير إن القمة ناجحة جدا. \
«سنعود غدًا 😀.» ثم غادر القاعة مع الوفد كله.\n\nإعلان\n\nوقَالَ المتحدث إن الوفد وصل مساء أمس. ولم يذكر موعدًا للعودة.\n";

/// The articles as they were when the records and files of earlier versions were made: the same story with
/// a byline, which is no sentence to tag, in place of the caption.
const EARLIER_FILES: &[(&str, &str)] = &[
    (
        "story.txt",
        "قمة جديدة بين البلدين في العاصمة\n\nإعداد: قسم الأخبار\n\nقال الوزير إن القمة ناجحة جدا. \
«سنعود غدًا 😀.» ثم غادر القاعة مع الوفد كله.\n\nإعلان\n\nوقَالَ المتحدث إن الوفد وصل مساء أمس. ولم يذكر موعدًا للعودة.\n",
    ),
    OTHER,
];

/// The block that is boilerplate, and its sentence.
const BOILERPLATE: (usize, usize) = (3, 5);

const FILES: &[(&str, &str)] = &[("story.txt", STORY), OTHER];

const OTHER: (&str, &str) = (
    "other.txt",
    "Another report\n\nIt rained all day. Nobody came to the show.\n",
);

#[test]
fn the_story_is_as_described() {
    let shell = shell::Shell::reading(FILES);
    let work = shell.annotated();
    let roles: Vec<&str> = (0..8)
        .map(|sentence| work.role(work.block_of(sentence)).as_str())
        .collect();
    assert_eq!(
        roles,
        [
            "title", "caption", "body", "body", "body", "boilerplate", "body", "body"
        ]
    );
    assert_eq!(work.document.sentences.len(), 8);
    assert_eq!(work.block_of(BOILERPLATE.1), BOILERPLATE.0);
}
