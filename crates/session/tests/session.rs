//! The session: whole visits, played through `update` with a disk and a server in memory.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/disk.rs"]
mod disk;
#[path = "support/driven_browser.rs"]
mod driven_browser;
#[path = "support/journal_disk.rs"]
mod journal_disk;
#[path = "support/looks.rs"]
mod looks;
#[path = "support/shell.rs"]
mod shell;

#[path = "session/actions.rs"]
mod actions;
#[path = "session/addresses.rs"]
mod addresses;
#[path = "session/backup.rs"]
mod backup;
#[path = "session/backup_laws.rs"]
mod backup_laws;
#[path = "session/blocked.rs"]
mod blocked;
#[path = "session/cutting.rs"]
mod cutting;
#[path = "session/damaged.rs"]
mod damaged;
#[path = "session/deleting.rs"]
mod deleting;
#[path = "session/driver.rs"]
mod driver;
#[path = "session/driver_laws.rs"]
mod driver_laws;
#[path = "session/driver_storage.rs"]
mod driver_storage;
#[path = "session/driver_tabs.rs"]
mod driver_tabs;
#[path = "session/exporting.rs"]
mod exporting;
#[path = "session/fixtures.rs"]
mod fixtures;
#[path = "session/importing.rs"]
mod importing;
#[path = "session/interleaving.rs"]
mod interleaving;
#[path = "session/journal_queue.rs"]
mod journal_queue;
#[path = "session/keeping.rs"]
mod keeping;
#[path = "session/keys.rs"]
mod keys;
#[path = "session/laws.rs"]
mod laws;
#[path = "session/loading.rs"]
mod loading;
#[path = "session/migration.rs"]
mod migration;
#[path = "session/moving_on.rs"]
mod moving_on;
#[path = "session/newer.rs"]
mod newer;
#[path = "session/notices.rs"]
mod notices;
#[path = "session/opening.rs"]
mod opening;
#[path = "session/others.rs"]
mod others;
#[path = "session/pages.rs"]
mod pages;
#[path = "session/preferences.rs"]
mod preferences;
#[path = "session/quota.rs"]
mod quota;
#[path = "session/record_keys.rs"]
mod record_keys;
#[path = "session/record_kinds.rs"]
mod record_kinds;
#[path = "session/reminding.rs"]
mod reminding;
#[path = "session/reporting.rs"]
mod reporting;
#[path = "session/resuming.rs"]
mod resuming;
#[path = "session/roles.rs"]
mod roles;
#[path = "session/searching.rs"]
mod searching;
#[path = "session/second_pass.rs"]
mod second_pass;
#[path = "session/second_pass_laws.rs"]
mod second_pass_laws;
#[path = "session/sight.rs"]
mod sight;
#[path = "session/statistics.rs"]
mod statistics;
#[path = "session/tabs.rs"]
mod tabs;
#[path = "session/tagging.rs"]
mod tagging;
#[path = "session/tour.rs"]
mod tour;
#[path = "session/unsure.rs"]
mod unsure;

/// An article of eight sentences: title (0), byline (1), three of a paragraph (2, 3, 4), boilerplate
/// (5), two of a paragraph (6, 7).
const STORY: &str = "قمة جديدة بين البلدين في العاصمة\n\nإعداد: قسم الأخبار\n\nقال الوزير إن القمة ناجحة جدا. \
«سنعود غدًا 😀.» ثم غادر القاعة مع الوفد كله.\n\nإعلان\n\nوقَالَ المتحدث إن الوفد وصل مساء أمس. ولم يذكر موعدًا للعودة.\n";

/// The block that is boilerplate, and its sentence.
const BOILERPLATE: (usize, usize) = (3, 5);

const FILES: &[(&str, &str)] = &[
    ("story.txt", STORY),
    (
        "other.txt",
        "Another report\n\nIt rained all day. Nobody came to the show.\n",
    ),
];

#[test]
fn the_story_is_as_described() {
    let shell = shell::Shell::reading(FILES);
    let work = shell.annotated();
    let roles: Vec<&str> = (0..8)
        .map(|sentence| work.role(work.block_of(sentence)).as_str())
        .collect();
    assert_eq!(
        roles,
        ["title", "byline", "body", "body", "body", "boilerplate", "body", "body"]
    );
    assert_eq!(work.document.sentences.len(), 8);
    assert_eq!(work.block_of(BOILERPLATE.1), BOILERPLATE.0);
}
