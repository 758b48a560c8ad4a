//! Files of other programs, and many at once.

use crate::i18n::Plural;

/// Files of other programs, and many at once.
pub struct Importing {
    /// So many files are being read, said when it begins.
    pub begins: Plural,
    /// Which file is being read: `{name}`, the `{n}`th of `{files}`.
    pub reading: &'static str,
    /// So many texts are here already.
    pub same: Plural,
    /// So many new articles stand beside another text of their name.
    pub other_text: Plural,
    /// So many files gave no article.
    pub refused: Plural,
    /// So many rows of tables gave no article.
    pub rows: Plural,
    /// So many files were not read any more.
    pub left: Plural,
    /// Shows what became of each file.
    pub show_report: &'static str,
    /// The list of what became of each file.
    pub report_title: &'static str,
    /// More rows than are shown.
    pub more_rows: Plural,
    /// Of a file: a new article.
    pub is_added: &'static str,
    /// Of a file: its text is here already.
    pub is_same: &'static str,
    /// Of a file: a new article beside another text of the same name.
    pub is_other_text: &'static str,
    /// Of a file: a Hashiya file, opened by itself.
    pub is_handed: &'static str,
    /// What a text out of the clipboard is called as long as it has no name.
    pub clipboard: &'static str,
    /// What other apps shared, as long as it has no name.
    pub shared: &'static str,
    /// The window that asks what such a text is called.
    pub paste_title: &'static str,
    /// The field for that.
    pub paste_name: &'static str,
    /// Makes an article of it.
    pub paste_add: &'static str,
    /// The window that asks which column of a table is what.
    pub columns_title: &'static str,
    /// Says what is asked; `{names}` are files.
    pub columns_hint: &'static str,
    /// The switch that says that the first row of a table names its columns.
    pub first_row_headings: &'static str,
    /// A column without a name, by its number, with an example of what is in it.
    pub numbered_column: &'static str,
    /// The same where there is no example.
    pub numbered_column_alone: &'static str,
    /// The column with the text.
    pub column_text: &'static str,
    /// The column with who wrote it.
    pub column_author: &'static str,
    /// The column with when it appeared.
    pub column_date: &'static str,
    /// The column with where it appeared.
    pub column_address: &'static str,
    /// No column is it.
    pub column_none: &'static str,
    /// Reads the tables.
    pub read_tables: &'static str,
    /// A kind of file that is not read.
    pub unknown_kind: &'static str,
    /// A PDF.
    pub pdf: &'static str,
    /// Bytes that fit no encoding: `{line}`, `{encoding}`.
    pub undecodable: &'static str,
    /// Not what its kind demands.
    pub damaged: &'static str,
    /// Locked with a password.
    pub encrypted: &'static str,
    /// An archive with a path that leads out of it.
    pub leaves_archive: &'static str,
    /// An archive that unfolds to too much.
    pub bomb: &'static str,
    /// A Hashiya file where an article was looked for.
    pub hashiya_inside: &'static str,
    /// A table in which no column is the text.
    pub no_text_column: &'static str,
    /// A row of a table without a text: `{row}`.
    pub empty_row: &'static str,
    /// A table of which a row has another length: `{line}`.
    pub ragged_row: &'static str,
    /// The worker broke down over it.
    pub broke_reader: &'static str,
    /// There is no file in the folders that were dropped.
    pub nothing_dropped: &'static str,
    /// The worker could not be loaded.
    pub no_reader: &'static str,
    /// A file was not read, as the worker could not be loaded: `{name}`.
    pub not_read: &'static str,
}
