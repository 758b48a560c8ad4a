//! Tables whose columns the reader chooses, once for all with the same columns.

use hashiya_import::{Columns, TablePreview};

use crate::importing::state::{TableQuestion, Trial};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
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

/// The worker found a table; the reader is asked once the import is over.
pub fn found(state: &mut State, file: String, preview: TablePreview) {
    let tables = &mut state.importing.tables;
    match tables.iter_mut().find(|known| known.preview.columns == preview.columns) {
        Some(known) => known.files.push(file),
        None => tables.push_back(TableQuestion {
            files: vec![file],
            columns: preview.guess.clone().unwrap_or_default(),
            preview,
            encoding: None,
            trial: Trial::Done,
        }),
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
        (table.encoding, table.trial) = (Some(encoding.clone()), Trial::UnderWay);
        let file = table.files[0].clone();
        context.push(Effect::PreviewTable { file, encoding });
        context.render(View::Page);
    }
}

/// The first rows of a table in an encoding; none where it is no table in it.
pub fn found_in(state: &mut State, file: &str, encoding: &str, preview: Option<TablePreview>, context: &mut Context) {
    let is_asked = |table: &&mut TableQuestion| {
        table.files[0] == file && table.encoding.as_deref() == Some(encoding) && table.trial == Trial::UnderWay
    };
    let Some(table) = state.importing.tables.front_mut().filter(is_asked) else {
        // The reader has chosen another since.
        return;
    };
    match preview {
        None => table.trial = Trial::Failed,
        Some(preview) => {
            // The columns may be called otherwise in it; those that are not stay what they were said to be.
            let mut columns = preview.guess.clone().unwrap_or_default();
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
        context.push(Effect::ForgetTables(table.files));
    }
    close(state, context);
}

fn close(state: &mut State, context: &mut Context) {
    state.navigation.dialog = None;
    context.push(Effect::StopReadingAgain);
    context.render(View::Page);
}
