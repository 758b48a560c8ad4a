//! Tables whose columns the reader chooses, once for all with the same columns.

use hashiya_import::{Columns, TablePreview, column_number};

use crate::i18n::{Locale, fill, isolated};
use crate::importing::state::{TableQuestion, Trial};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::notice::NoticeKind;
use crate::model::other_fields::column_name;
use crate::model::state::State;

/// What a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnField {
    /// The text of the article.
    Text,
    /// Its title.
    Title,
    /// Who wrote it.
    Author,
    /// When it appeared.
    Date,
    /// Where it appeared.
    Address,
}

impl ColumnField {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Self; 5] = [Self::Text, Self::Title, Self::Author, Self::Date, Self::Address];

    /// The word in the page's `data-column`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
            Self::Author => "author",
            Self::Date => "date",
            Self::Address => "address",
        }
    }

    /// The column that is it; `None` where none is.
    pub fn of(self, columns: &Columns) -> Option<&str> {
        let column = match self {
            Self::Text => Some(&columns.text).filter(|text| !text.is_empty()),
            Self::Title => columns.title.as_ref(),
            Self::Author => columns.author.as_ref(),
            Self::Date => columns.date.as_ref(),
            Self::Address => columns.address.as_ref(),
        };
        column.map(String::as_str)
    }

    fn set(self, columns: &mut Columns, column: Option<String>) {
        match self {
            Self::Text => columns.text = column.unwrap_or_default(),
            Self::Title => columns.title = column,
            Self::Author => columns.author = column,
            Self::Date => columns.date = column,
            Self::Address => columns.address = column,
        }
    }
}

impl TableQuestion {
    /// Whether it is known what the text is, and the rows that are shown are those of the encoding that is chosen.
    pub fn can_be_read(&self) -> bool {
        self.trial == Trial::Done && ColumnField::Text.of(&self.columns).is_some()
    }
}

/// How much of a field is an example of what is in its column, in code points.
const EXAMPLE: usize = 32;

/// What a column is called where the reader chooses one: with something of what is in it, where its name says nothing.
pub fn column_choice(preview: &TablePreview, at: usize, locale: Locale) -> String {
    let name = preview.columns.get(at).map_or("", String::as_str);
    let mut fields = preview
        .rows
        .iter()
        .filter_map(|row| row.get(at))
        .map(|field| field.trim());
    match (column_number(name), fields.find(|field| !field.is_empty())) {
        (Some(number), Some(example)) => {
            let mut beginning: String = example.chars().take(EXAMPLE).collect();
            if beginning.len() < example.len() {
                beginning.push('…');
            }
            let (number, example) = (locale.number(number), isolated(&beginning));
            fill(
                locale.messages().importing.numbered_column,
                &[("number", &number), ("example", &example)],
            )
        }
        _ => column_name(name, locale),
    }
}

/// The worker found a table; the reader is asked once the import is over.
pub fn found(state: &mut State, file: String, preview: TablePreview) {
    let tables = &mut state.importing.tables;
    // Without names any tables with as many columns are alike, unless other things seem to be in them.
    let is_alike = |known: &&mut TableQuestion| {
        let (one, other) = (&known.preview, &preview);
        one.columns == other.columns && (one.headings != Some(false) || one.guess == other.guess)
    };
    match tables.iter_mut().find(is_alike) {
        Some(known) => known.files.push(file),
        None => tables.push_back(TableQuestion {
            files: vec![file],
            columns: guessed(&preview),
            preview,
            encoding: None,
            headings: None,
            trial: Trial::Done,
        }),
    }
}

/// Which column is likely to be what.
fn guessed(preview: &TablePreview) -> Columns {
    let guess = preview.guess.clone().unwrap_or_default();
    Columns {
        headings: preview.headings,
        ..guess
    }
}

/// The reader says which column something is; `None` for none.
pub fn choose(state: &mut State, field: ColumnField, column: Option<String>, context: &mut Context) {
    if let Some(table) = state.importing.tables.front_mut() {
        field.set(&mut table.columns, column);
        context.render(View::Page);
    }
}

/// The reader chooses an encoding: the first rows are read again in it.
pub fn choose_encoding(state: &mut State, encoding: String, context: &mut Context) {
    if let Some(table) = state.importing.tables.front_mut() {
        table.encoding = Some(encoding);
        read_again(table, context);
    }
}

/// The reader says whether the first row names the columns: the first rows are read again.
pub fn choose_headings(state: &mut State, headings: bool, context: &mut Context) {
    if let Some(table) = state.importing.tables.front_mut() {
        table.headings = Some(headings);
        read_again(table, context);
    }
}

fn read_again(table: &mut TableQuestion, context: &mut Context) {
    table.trial = Trial::UnderWay;
    context.push(Effect::PreviewTable {
        file: table.files[0].clone(),
        encoding: table.encoding.clone(),
        headings: table.headings,
    });
    context.render(View::Page);
}

/// The first rows of a table, read in an encoding and with or without headings, as it was asked for; none where it is
/// no table so.
pub fn found_in(
    state: &mut State,
    file: &str,
    asked: (Option<String>, Option<bool>),
    preview: Option<TablePreview>,
    context: &mut Context,
) {
    let is_asked = |table: &&mut TableQuestion| {
        let is_same = (&table.encoding, table.headings) == (&asked.0, asked.1);
        table.files[0] == file && is_same && table.trial == Trial::UnderWay
    };
    let Some(table) = state.importing.tables.front_mut().filter(is_asked) else {
        // The reader has chosen another since.
        return;
    };
    match preview {
        None => table.trial = Trial::Failed,
        Some(preview) => {
            // The columns may be called otherwise in it; those that are not stay what they were said to be.
            let mut columns = guessed(&preview);
            for field in ColumnField::ALL {
                if let Some(column) = field.of(&table.columns)
                    && preview.columns.iter().any(|known| known == column)
                {
                    field.set(&mut columns, Some(column.to_owned()));
                }
            }
            (table.columns, table.preview, table.trial) = (columns, preview, Trial::Done);
        }
    }
    context.render(View::Page);
}

/// Reading the first rows in the encoding that was chosen failed.
pub fn could_not_be_read(state: &mut State, context: &mut Context) {
    if let Some(table) = state.importing.tables.front_mut()
        && table.trial == Trial::UnderWay
    {
        table.trial = Trial::Failed;
        context.render(View::Page);
    }
}

/// The tables are read with the columns that were chosen.
pub fn read(state: &mut State, context: &mut Context) {
    if !state.importing.tables.front().is_some_and(TableQuestion::can_be_read) {
        return;
    }
    if let Some(TableQuestion {
        files,
        columns,
        encoding,
        ..
    }) = state.importing.tables.pop_front()
    {
        state.importing.goes_on = true;
        context.push(Effect::ReadTables {
            files,
            columns,
            encoding,
        });
    }
    close(state, context);
}

/// The reader does not want the first table: it is left out.
pub fn leave(state: &mut State, context: &mut Context) {
    if let Some(table) = state.importing.tables.pop_front() {
        tell_left(state, table.files.len(), context);
        context.push(Effect::ForgetTables(table.files));
    }
    close(state, context);
}

/// Says that files were left out, together with what is said of the import that they came with.
fn tell_left(state: &mut State, files: usize, context: &mut Context) {
    let said = state.notices.shown.iter().find_map(|notice| match &notice.kind {
        NoticeKind::Imported { tally, left } => Some((*tally, *left)),
        _ => None,
    });
    let (tally, left) = said.unwrap_or_default();
    let left = left + files;
    state
        .notices
        .shown
        .retain(|notice| !matches!(notice.kind, NoticeKind::Imported { .. }));
    state.notify(NoticeKind::Imported { tally, left }, context);
}

fn close(state: &mut State, context: &mut Context) {
    state.navigation.dialog = None;
    context.push(Effect::StopReadingAgain);
    context.render(View::Page);
}
