//! What is known of an article.

/// What is known of an article.
pub struct Details {
    /// What is known of an article.
    pub title: &'static str,
    /// The same of an article, `{name}`.
    pub of_article: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Who wrote it.
    pub author: &'static str,
    /// When it appeared.
    pub date: &'static str,
    /// Its language.
    pub language: &'static str,
    /// How a language is written.
    pub language_hint: &'static str,
    /// What was typed is the code of no language.
    pub no_language: &'static str,
    /// Where it appeared.
    pub address: &'static str,
    /// How an address is written.
    pub address_hint: &'static str,
    /// What was typed is no address.
    pub no_address: &'static str,
    /// What the source says, `{text}`.
    pub source_says: &'static str,
    /// Takes it again.
    pub bring_back: &'static str,
    /// The name of its file.
    pub file: &'static str,
    /// The encoding that it was read in.
    pub encoding: &'static str,
    /// How long it is.
    pub length: &'static str,
    /// What else its source says: the heading above it.
    pub other_fields: &'static str,
    /// When it was added.
    pub added: &'static str,
}
