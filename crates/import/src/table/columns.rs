//! Which column of a table is what.

use serde::{Deserialize, Serialize};

/// Which column of a table is what, each by its name; the others are kept with each article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The text of the article.
    pub text: String,
    /// What it is called.
    pub title: Option<String>,
    /// Where it appeared: an address.
    pub address: Option<String>,
    /// When it appeared.
    pub date: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language that it is in, as a BCP 47 tag.
    pub language: Option<String>,
    /// What tells the rows apart, so that an article keeps its name when rows are added before it.
    pub id: Option<String>,
    /// Whether the first row names the columns, where rows are lists of fields; guessed where nothing is said.
    pub headings: Option<bool>,
}

/// What a reader sees of a table to choose its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablePreview {
    /// The names of the columns, in their order.
    pub columns: Vec<String>,
    /// Whether the first row named them; else they are `column 1` and so on. None where each row says itself what its
    /// fields are.
    pub headings: Option<bool>,
    /// The first rows, each with a field for each column; long ones are cut off.
    pub rows: Vec<Vec<String>>,
    /// The encoding that it is read in; none of a table in an archive, where each file has its own.
    pub encoding: Option<String>,
    /// Which column is likely to be what; none where no column holds text.
    pub guess: Option<Columns>,
}
