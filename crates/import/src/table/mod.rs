//! Tables: one article a row.

pub(crate) mod columns;
mod delimited;
mod guess;
mod headings;
mod json;
mod preview;
mod row;
mod rows;

use std::ops::ControlFlow;

pub use columns::{Columns, TablePreview};
pub use headings::column_number;

use crate::fault::Fault;
use crate::imported::{Imported, ImportedArticle};
use crate::kind::Kind;
use crate::settings::{Settings, Take, decode};
use rows::Rows;

/// Hands over the articles in the table called `file`, one a row.
///
/// # Errors
/// Why it is refused as a whole: then nothing was handed over.
pub(crate) fn read(
    file: &str,
    kind: Kind,
    bytes: &[u8],
    settings: &Settings,
    take: &mut Take,
) -> Result<ControlFlow<()>, Fault> {
    let decoded = decode(bytes, None, settings)?;
    let rows = Rows::new(
        kind,
        &decoded.text,
        settings.columns.and_then(|columns| columns.headings),
    );
    let guessed;
    let columns = match settings.columns {
        Some(columns) => columns,
        None => {
            let preview = preview::preview(&rows)?;
            guessed = preview.guess.ok_or(Fault::NoTextColumn {
                columns: preview.columns,
            })?;
            &guessed
        }
    };
    rows.check(columns)?;
    let mut number = 0;
    let mut flow = ControlFlow::Continue(());
    rows.each(&mut |row| {
        number += 1;
        let (name, outcome) = match row {
            Ok(row) => row.into_article(columns, &decoded.encoding, &settings.limits),
            Err(fault) => (None, Err(fault)),
        };
        let outcome = outcome.map_err(|fault| match fault {
            Fault::Empty => Fault::EmptyRow { row: number as u64 },
            fault => fault,
        });
        let outcome = outcome.map(|article| ImportedArticle {
            encoding_is_guess: decoded.is_guess,
            ..article
        });
        let file = row::file(file, name.as_deref(), number);
        flow = take(Imported { file, outcome });
        flow
    })?;
    if number == 0 { Err(Fault::Empty) } else { Ok(flow) }
}

/// What a reader sees of a table to choose its columns; `None` where it cannot be read.
pub(crate) fn preview_of(kind: Kind, bytes: &[u8], settings: &Settings) -> Option<TablePreview> {
    let decoded = decode(bytes, None, settings).ok()?;
    let headings = settings.columns.and_then(|columns| columns.headings);
    let preview = preview::preview(&Rows::new(kind, &decoded.text, headings)).ok()?;
    Some(TablePreview {
        encoding: Some(decoded.encoding),
        ..preview
    })
}
