//! The save state, `data-save-state`: saved, saving, only in the browser, or only in memory.

use crate::i18n::Locale;

/// How safe the reader's work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is on the disk.
    #[default]
    Saved,
    /// Something is on its way to the disk.
    Saving,
    /// Everything is in local storage only, which the browser writes to the disk up to a minute
    /// later.
    BrowserOnly,
    /// Something is only in memory and lost with the page.
    MemoryOnly,
}

impl SaveState {
    /// The word in the page's `data-save-state`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::BrowserOnly => "browser-only",
            Self::MemoryOnly => "memory-only",
        }
    }

    /// The state in the reader's language.
    pub fn text(self, locale: Locale) -> &'static str {
        let m = locale.messages();
        match self {
            Self::Saved => m.saving.saved,
            Self::Saving => m.saving.under_way,
            Self::BrowserOnly => m.saving.browser_only,
            Self::MemoryOnly => m.saving.memory_only,
        }
    }

    /// What is weaker than it should be, and what to do; `None` when all is well.
    pub fn why(self, locale: Locale) -> Option<&'static str> {
        let m = locale.messages();
        match self {
            Self::Saved | Self::Saving => None,
            Self::BrowserOnly => Some(m.saving.browser_only_why),
            Self::MemoryOnly => Some(m.saving.memory_only_why),
        }
    }
}
