//! Why a file gives no article.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a file gives no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// A kind that is not read.
    UnknownKind,
    /// A PDF: its text has no order that could be relied on.
    Pdf,
    /// No letter or digit in it.
    Empty,
    /// Larger than may be read, in bytes.
    TooLarge {
        /// How large it is, as far as it was read.
        size: u64,
        /// How large it may be.
        limit: u64,
    },
    /// Its bytes fit no encoding: the first that does not, in the encoding that fits best.
    Undecodable {
        /// Offset in bytes, counted from 0.
        offset: u64,
        /// Line, from 1.
        line: u64,
        /// The encoding, by its name in the Encoding Standard.
        encoding: String,
    },
    /// Damaged: what its kind demands is not there.
    Damaged {
        /// What is wrong, to be said in the reader's language.
        damage: Damage,
        /// The same in English and to the letter, for the console and the command line.
        detail: String,
    },
    /// It is locked with a password.
    Encrypted,
    /// An archive whose path leads out of it: such a file is made to do harm.
    PathLeavesArchive {
        /// The path.
        path: String,
    },
    /// An archive that unfolds to more than may be read, or holds archives in archives in archives.
    Bomb,
    /// A Hashiya file: whoever asked reads it as such.
    HashiyaFile,
    /// A table in which no column holds the text that was asked for, or any.
    NoTextColumn {
        /// The names of its columns.
        columns: Vec<String>,
    },
    /// A row of a table without a letter or digit in the column with the text.
    EmptyRow {
        /// Which row, from 1; what names the columns is none.
        row: u64,
    },
    /// A row of a table with fewer or more fields than it has columns.
    RaggedRow {
        /// The line that it begins in, from 1.
        line: u64,
        /// How many fields it has.
        fields: usize,
        /// How many columns the table has.
        columns: usize,
    },
}

/// What is wrong with a file that is damaged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// No archive, or one that is cut off or was changed on its way.
    Archive,
    /// An archive with two files of one name.
    SameNames,
    /// A document or book of which a part is missing or is not what it should be.
    Part,
    /// No JSON.
    Json {
        /// Where that shows, from 1.
        line: u64,
    },
    /// A row that is no object of JSON.
    NoObject,
    /// JSON in which nothing is a list of rows.
    NoRows,
    /// JSON in which more than one thing could be the list of rows.
    SeveralTables,
    /// A quotation mark that is not closed until the end of a table.
    OpenQuote {
        /// The line that its row begins in, from 1.
        line: u64,
    },
    /// An MHTML file without a page that could be read.
    NoPage,
    /// A page whose elements stand too deep in one another.
    TooDeep,
    /// The encoding that was asked for is none.
    NoEncoding,
}

impl Fault {
    /// A file that is damaged, with what that is in English.
    pub(crate) fn damaged(damage: Damage, detail: impl fmt::Display) -> Self {
        Self::Damaged {
            damage,
            detail: detail.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind => f.write_str("a kind of file that is not read"),
            Self::Pdf => f.write_str("a PDF, of which no text can be relied on: save the page or the document instead"),
            Self::Empty => f.write_str("no text in it"),
            Self::TooLarge { size, limit } => write!(f, "{size} bytes, more than the {limit} that are read"),
            Self::Undecodable { offset, line, encoding } => {
                write!(
                    f,
                    "fits no encoding: byte {offset}, line {line} is nothing in {encoding}"
                )
            }
            Self::Damaged { detail, .. } => write!(f, "damaged: {detail}"),
            Self::Encrypted => f.write_str("locked with a password"),
            Self::PathLeavesArchive { path } => write!(f, "an archive with a path that leaves it: {path}"),
            Self::Bomb => f.write_str("an archive that unfolds to more than is read"),
            Self::HashiyaFile => f.write_str("a Hashiya file, which is imported and not read as an article"),
            Self::NoTextColumn { columns } => {
                write!(f, "a table without a column of text; it has: {}", columns.join(", "))
            }
            Self::EmptyRow { row } => write!(f, "row {row} has no text"),
            Self::RaggedRow { line, fields, columns } => {
                write!(
                    f,
                    "the row in line {line} has {fields} fields where the table has {columns} columns"
                )
            }
        }
    }
}

impl std::error::Error for Fault {}
