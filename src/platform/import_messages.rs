//! What the page and the worker that reads files tell each other, as structured values.

use hashiya_import::{Columns, TablePreview};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// What the worker is to read.
#[derive(Debug, Serialize, Deserialize)]
pub struct ToImporter {
    /// The files, in their order.
    pub files: Vec<GivenFile>,
}

/// A file that the worker is to read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GivenFile {
    /// Its name, with the folders that it was in before it.
    pub name: String,
    /// The file as the browser hands it over, so that its bytes stay on the disk until they are read; where a
    /// worker may not read files, its bytes.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub content: JsValue,
    /// Which column is what, where it is a table and the reader has chosen.
    pub columns: Option<Columns>,
    /// The encoding that the reader chose, by its label; found where none is said.
    pub encoding: Option<String>,
    /// Where not all of it is wanted, but a look in that encoding.
    pub look: Option<Look>,
}

/// A look into a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Look {
    /// For the article of this name: of the file, or of what is in it.
    Article(String),
    /// For the first rows of a table.
    Rows,
}

/// What the worker tells; `R` is a file as it was read.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromImporter<R> {
    /// It is loaded and can be told what to read.
    Ready,
    /// It begins with a file.
    At {
        /// Which of those that it was given, from 0.
        index: usize,
        /// Of so many, from the first on, everything was told: what it has read of others goes with it should it
        /// break down.
        told: usize,
        /// The file's name.
        file: String,
    },
    /// These were read, in this order.
    Read(Vec<R>),
    /// This file is a table, whose columns are to be chosen.
    Table {
        /// Its name.
        file: String,
        /// What is in it.
        preview: TablePreview,
    },
    /// What was asked for of a file that is read again.
    Again {
        /// The encoding.
        encoding: String,
        /// What is in it; none where it does not hold the article.
        read: Option<R>,
    },
    /// The first rows of a table that is read again.
    Rows {
        /// Its name.
        file: String,
        /// The encoding that was asked for; none for the one that is found.
        encoding: Option<String>,
        /// Whether the first row was asked to name the columns; none where that is guessed.
        headings: Option<bool>,
        /// What is in it; none where it is no table.
        preview: Option<TablePreview>,
    },
    /// The disk did not give the file of this name.
    Unreadable(String),
    /// It is through with all.
    Ended,
}
