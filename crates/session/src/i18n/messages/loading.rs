//! What keeps an article or the list from being shown.

/// What keeps an article or the list from being shown.
pub struct Loading {
    /// The list could not be fetched.
    pub list_failed: &'static str,
    /// The address names no article.
    pub article_missing: &'static str,
    /// An article could not be fetched.
    pub network: &'static str,
    /// Listed articles could not be loaded when something needed them; `{names}`.
    pub not_loaded: &'static str,
    /// The server refused an article.
    pub status: &'static str,
    /// An article is not UTF-8.
    pub not_utf8: &'static str,
    /// An article in UTF-16 or UTF-32 is damaged.
    pub damaged: &'static str,
    /// An article is no text.
    pub not_text: &'static str,
    /// The long article `{name}` is being prepared.
    pub preparing: &'static str,
    /// The long article `{name}` is there and being drawn.
    pub drawing: &'static str,
    /// All articles are being read, for a file or a question that the reader waits for.
    pub gathering: &'static str,
    /// The large file `{name}` is being written, to be handed to the reader.
    pub writing: &'static str,
    /// The text of an opened article is not kept any more.
    pub no_text: &'static str,
    /// The text of an opened article is kept and cannot be read just now.
    pub text_unreachable: &'static str,
    /// An article has no text.
    pub empty: &'static str,
}
