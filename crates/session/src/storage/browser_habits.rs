//! What a browser does with what is stored that others do otherwise, so that the reader is told of it there
//! and nowhere else. How each was found out: `docs/reliability.md`.

use crate::i18n::Locale;
use crate::model::browser::{Browser, Engine};
use crate::storage::state::StoragePermission;

/// One thing that the reader should know of their browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrowserHabit {
    /// All that a site has stored is deleted after a week of using the browser without the site.
    ClearsUnused,
    /// A text with any letter beyond Latin-1 takes two bytes a letter, any other one.
    CountsBytes,
    /// What a page from the disk stores belongs to its file's folder and name.
    KeepsByFile,
    /// All pages from the disk store in the same place.
    SharesBetweenFiles,
}

impl BrowserHabit {
    /// Every habit.
    pub const ALL: [Self; 4] = [
        Self::ClearsUnused,
        Self::CountsBytes,
        Self::KeepsByFile,
        Self::SharesBetweenFiles,
    ];

    /// Its name in the page's `data-habit`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClearsUnused => "clears-unused",
            Self::CountsBytes => "counts-bytes",
            Self::KeepsByFile => "keeps-by-file",
            Self::SharesBetweenFiles => "shares-between-files",
        }
    }

    /// The sentence for the reader, with what they can do about it.
    pub fn text(self, locale: Locale) -> &'static str {
        let m = locale.messages();
        match self {
            Self::ClearsUnused => m.storage.clears_unused,
            Self::CountsBytes => m.storage.counts_bytes,
            Self::KeepsByFile => m.storage.keeps_by_file,
            Self::SharesBetweenFiles => m.storage.shares_between_files,
        }
    }
}

/// What the reader should know of this browser, which has so answered whether it keeps the site's data.
pub fn browser_habits(browser: Browser, permission: StoragePermission) -> Vec<BrowserHabit> {
    let Browser {
        engine,
        installed,
        from_disk,
    } = browser;
    let mut habits = Vec::new();
    // WebKit spares the sites that it has promised to keep and those that are installed, and it knows what
    // was used by the name of a site, which a file has not.
    if engine == Engine::WebKit && !from_disk && !installed && permission != StoragePermission::Granted {
        habits.push(BrowserHabit::ClearsUnused);
    }
    match engine {
        Engine::Firefox if from_disk => habits.push(BrowserHabit::KeepsByFile),
        Engine::Chromium | Engine::WebKit if from_disk => habits.push(BrowserHabit::SharesBetweenFiles),
        _ => {}
    }
    if engine == Engine::WebKit {
        habits.push(BrowserHabit::CountsBytes);
    }
    habits
}
