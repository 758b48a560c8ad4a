//! `hashiya extract`: the articles in files of other programs, for other programs.
//!
//! One line of JSON for each article: `{"file", "title", "author", "date", "language", "address", "encoding",
//! "text", "blocks": [{"role", "text"}]}`, what is not known being null; of an archive, a book or a table many.
//! A block in a list or a quotation says how deep it is with `level`, from 2 on; an item its `number`, whether a task
//! is `checked`, and whether it goes on with the item before it (`continued`).
//! What gives no article is `{"file", "refused": why}`.

use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::{Args, ValueEnum};
use hashiya_core::article::{Article, ArticleId, Block, Document, Marker, Origin, Role};
use hashiya_import::{
    Columns, EncodingStandard, Imported, ImportedArticle, Limits, Settings, column_number, read, table_in,
};
use serde::Serialize;
use serde_json::{Map, Value};

/// What to read, and how.
#[derive(Args)]
pub struct Arguments {
    /// Files, and folders with all files in them: text, Markdown, saved pages, .docx, .epub, .zip, JSON, CSV, TSV
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The encoding of texts and pages, by its label in the Encoding Standard, instead of the one that is found
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
    /// The column of a table that holds the text; the other columns are guessed where they are not named
    #[arg(long, value_name = "COLUMN")]
    text_column: Option<String>,
    /// The column of a table that holds the title
    #[arg(long, value_name = "COLUMN")]
    title_column: Option<String>,
    /// The column of a table that holds the address
    #[arg(long, value_name = "COLUMN")]
    address_column: Option<String>,
    /// The column of a table that holds the date
    #[arg(long, value_name = "COLUMN")]
    date_column: Option<String>,
    /// The column of a table that names the author
    #[arg(long, value_name = "COLUMN")]
    author_column: Option<String>,
    /// The column of a table that names the language
    #[arg(long, value_name = "COLUMN")]
    language_column: Option<String>,
    /// The column of a table that tells its rows apart
    #[arg(long, value_name = "COLUMN")]
    id_column: Option<String>,
    /// What the first row of a table is, instead of what it seems to be; without headings columns are called
    /// "column 1", "column 2" and so on
    #[arg(long, value_name = "KIND")]
    first_row: Option<FirstRow>,
}

/// What the first row of a table is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FirstRow {
    /// The names of the columns
    Headings,
    /// A row like the others
    Row,
}

#[derive(Serialize)]
struct ArticleAnswer<'a> {
    file: &'a str,
    title: Option<&'a str>,
    author: Option<&'a str>,
    date: Option<&'a str>,
    language: Option<&'a str>,
    address: Option<&'a str>,
    encoding: Option<&'a str>,
    text: &'a str,
    blocks: Vec<BlockAnswer<'a>>,
    /// What else the source says, as the other columns of a table.
    #[serde(skip_serializing_if = "Map::is_empty")]
    fields: Map<String, Value>,
}

#[derive(Serialize)]
struct BlockAnswer<'a> {
    role: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<bool>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    continued: bool,
}

impl<'a> BlockAnswer<'a> {
    fn of(document: &'a Document, block: &Block) -> Self {
        let nesting = document.article.nesting(block.chars.start());
        let is_item = block.role == Role::ListItem;
        let is_within = block.role.subrole().is_some();
        Self {
            role: block.role.as_str(),
            text: block.bytes.of(&document.article.text),
            level: Some(nesting.level).filter(|level| is_within && *level > 1),
            number: nesting.marker.number().filter(|_| is_item),
            checked: nesting.marker.task().filter(|_| is_item),
            continued: is_item && nesting.marker == Marker::Nothing,
        }
    }
}

#[derive(Serialize)]
struct Refusal<'a> {
    file: &'a str,
    refused: String,
}

/// Prints the articles in the files on standard output.
///
/// # Errors
/// Where standard output takes no more. A file that cannot be read is told there like one that is refused.
pub fn run(arguments: &Arguments) -> Result<(), String> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = arguments.files.iter().try_for_each(|path| {
        let mut files = Vec::new();
        if let Err(error) = add_files(path, &mut files) {
            refuse(&mut out, &path.to_string_lossy(), error.to_string())?;
        }
        files.iter().try_for_each(|file| extract(file, arguments, &mut out))
    });
    let written = written.and_then(|()| out.flush());
    written.map_err(|error| format!("standard output: {error}"))
}

/// Adds the file at a path, or of a folder all files in it and in its folders, by their names; what is hidden or a
/// link is passed over there.
fn add_files(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path)?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    let is_hidden = |path: &Path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    paths.retain(|path| !is_hidden(path) && !path.is_symlink());
    paths.sort();
    paths.iter().try_for_each(|path| add_files(path, files))
}

fn extract(path: &Path, arguments: &Arguments, out: &mut impl Write) -> io::Result<()> {
    let file = path.to_string_lossy();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(out, &file, error.to_string()),
    };
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: arguments.encoding.as_deref(),
    };
    let columns = arguments.columns(&file, &bytes, &settings);
    let settings = Settings {
        columns: columns.as_ref(),
        ..settings
    };
    let mut written = Ok(());
    read(&file, &bytes, &settings, &mut |imported| {
        written = answer(out, &imported);
        if written.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    written
}

impl Arguments {
    /// Which column of the table in a file is what, as far as something is said of it; the others as they are
    /// guessed.
    fn columns(&self, file: &str, bytes: &[u8], settings: &Settings) -> Option<Columns> {
        let said = [
            &self.text_column, &self.title_column, &self.address_column, &self.date_column, &self.author_column,
            &self.language_column, &self.id_column,
        ];
        // Whoever names a column reads its name in the first row.
        let is_named = |column: &&Option<String>| column.as_ref().is_some_and(|name| column_number(name).is_none());
        let headings = match self.first_row {
            Some(first_row) => Some(first_row == FirstRow::Headings),
            None => said.iter().any(is_named).then_some(true),
        };
        if headings.is_none() && said.iter().all(|column| column.is_none()) {
            return None;
        }
        let wanted = Columns {
            headings,
            ..Columns::default()
        };
        let settings = Settings {
            columns: Some(&wanted),
            ..*settings
        };
        let preview = table_in(file, bytes, &settings);
        let guess = preview.and_then(|preview| preview.guess).unwrap_or(wanted);
        let or_guess = |said: &Option<String>, guess: Option<String>| {
            said.clone()
                .or_else(|| guess.filter(|guess| self.text_column.as_ref() != Some(guess)))
        };
        Some(Columns {
            text: self.text_column.clone().unwrap_or(guess.text),
            title: or_guess(&self.title_column, guess.title),
            address: or_guess(&self.address_column, guess.address),
            date: or_guess(&self.date_column, guess.date),
            author: or_guess(&self.author_column, guess.author),
            language: or_guess(&self.language_column, guess.language),
            id: or_guess(&self.id_column, guess.id),
            headings: guess.headings,
        })
    }
}

fn answer(out: &mut impl Write, imported: &Imported) -> io::Result<()> {
    match &imported.outcome {
        Ok(article) => print_article(out, &imported.file, article),
        Err(fault) => refuse(out, &imported.file, fault.to_string()),
    }
}

fn print_article(out: &mut impl Write, file: &str, imported: &ImportedArticle) -> io::Result<()> {
    let metadata = &imported.metadata;
    let article = Article::new(ArticleId::from_file_name(file), &imported.text, Origin::Opened)
        .with_roles(&imported.roles)
        .described(Rc::new(metadata.clone()));
    let document = Document::new(article);
    let text = &*document.article.text;
    let first = |role: Role| document.blocks.iter().find(|block| block.role == role);
    let blocks = document.blocks.iter().map(|block| BlockAnswer::of(&document, block));
    // What the lines say, where nothing is said of all of it.
    let title = first(Role::Title).map(|_| document.title.as_str());
    let date = first(Role::Date).map(|block| block.bytes.of(text));
    let language = Some(document.language_tag()).filter(|tag| *tag != "und");
    print_line(
        out,
        &ArticleAnswer {
            file,
            title: metadata.title.as_deref().or(title),
            author: metadata.author.as_deref().or(document.source.as_deref()),
            date: metadata.date.as_deref().or(date),
            language,
            address: metadata.address.as_deref(),
            encoding: metadata.encoding.as_deref(),
            text,
            blocks: blocks.collect(),
            fields: metadata.fields.clone().into_iter().collect(),
        },
    )
}

fn refuse(out: &mut impl Write, file: &str, refused: String) -> io::Result<()> {
    print_line(out, &Refusal { file, refused })
}

fn print_line(out: &mut impl Write, answer: &impl Serialize) -> io::Result<()> {
    let line = serde_json::to_string(answer).map_err(io::Error::other)?;
    writeln!(out, "{line}")
}
