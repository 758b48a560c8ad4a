//! What is wrong with a file that is damaged: a part of the sentence that says that it is.

/// What is wrong with a file that is damaged.
pub struct Damaged {
    /// No archive, or one that is cut off.
    pub archive: &'static str,
    /// An archive with two files of one name.
    pub same_names: &'static str,
    /// A part of a document or book is missing or cannot be read.
    pub part: &'static str,
    /// Line `{line}` is no JSON.
    pub json: &'static str,
    /// A row of JSON that is no object.
    pub no_object: &'static str,
    /// JSON without rows.
    pub no_rows: &'static str,
    /// JSON with more than one list of rows.
    pub several_tables: &'static str,
    /// A quotation mark that is not closed, in the row that begins in line `{line}`.
    pub open_quote: &'static str,
    /// No page in a saved page.
    pub no_page: &'static str,
    /// Elements that stand too deep in one another.
    pub too_deep: &'static str,
    /// No such encoding.
    pub no_encoding: &'static str,
}
