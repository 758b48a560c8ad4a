//! Files that come in and go out.

/// Files that come in and go out.
pub struct Files {
    /// A file waits for articles on their way.
    pub waits: &'static str,
    /// A file became an article.
    pub added: &'static str,
    /// It stands beside another text of its name; after what became of it.
    pub beside: &'static str,
    /// A file is an article already.
    pub known: &'static str,
    /// A file is not UTF-8.
    pub not_utf8: &'static str,
    /// A file in UTF-16 or UTF-32 is damaged.
    pub damaged: &'static str,
    /// A file is no text, whatever its name says.
    pub not_text: &'static str,
    /// A file became an article, with its HTML character references read.
    pub decoded: &'static str,
    /// To open it as it is written.
    pub as_written: &'static str,
    /// A file has no text.
    pub empty: &'static str,
    /// A file could not be read.
    pub unreadable: &'static str,
    /// A file that is too large.
    pub too_large: &'static str,
    /// The browser could not make a file.
    pub download_failed: &'static str,
    /// The writer's check failed; what is wrong follows.
    pub export_failed: &'static str,
    /// What to do then.
    pub export_failed_advice: &'static str,
    /// A file was handed to the browser.
    pub handed: &'static str,
    /// Articles of which the file has what was said, and not the text; `{names}`.
    pub without_text: &'static str,
    /// Articles that are not in the file; `{names}`.
    pub left_out: &'static str,
    /// Says that one has the file.
    pub confirm: &'static str,
}
