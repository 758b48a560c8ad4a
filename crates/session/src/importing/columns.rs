//! Tables whose columns the reader chooses, once for all with the same columns.

use hashiya_import::{Columns, TablePreview};

use crate::importing::state::TableQuestion;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
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

/// The worker found a table; the reader is asked once the import is over.
pub fn found(state: &mut State, file: String, preview: TablePreview) {
    let tables = &mut state.importing.tables;
    match tables.iter_mut().find(|known| known.preview.columns == preview.columns) {
        Some(known) => known.files.push(file),
        None => tables.push_back(TableQuestion {
            files: vec![file],
            columns: preview.guess.clone().unwrap_or_default(),
            preview,
        }),
    }
}

/// Asks about the first table, unless the reader has another window open: then they are asked when it is closed.
pub fn ask(state: &mut State, context: &mut Context) {
    if state.navigation.dialog.is_none() && !state.importing.tables.is_empty() {
        state.navigation.dialog = Some(Dialog::Columns);
        context.render(View::Page);
    }
}

/// The reader says which column something is; `None` for none.
pub fn choose(state: &mut State, field: ColumnField, column: Option<String>, context: &mut Context) {
    if let Some(table) = state.importing.tables.front_mut() {
        field.set(&mut table.columns, column);
        context.render(View::Page);
    }
}

/// The tables are read with the columns that were chosen.
pub fn read(state: &mut State, context: &mut Context) {
    let is_chosen = |table: &TableQuestion| ColumnField::Text.of(&table.columns).is_some();
    if !state.importing.tables.front().is_some_and(is_chosen) {
        return;
    }
    if let Some(TableQuestion { files, columns, .. }) = state.importing.tables.pop_front() {
        state.importing.goes_on = true;
        context.push(Effect::ReadTables { files, columns });
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
    context.render(View::Page);
    ask(state, context);
}
