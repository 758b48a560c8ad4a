//! What a reader sees of a table to choose its columns.

use std::collections::HashMap;
use std::ops::ControlFlow;

use serde_json::Value;

use super::columns::{Columns, TablePreview};
use super::guess;
use super::row::{line_of, text_of};
use super::rows::{LOOKED_AT, Rows};
use crate::fault::Fault;

/// How many rows are shown.
const SHOWN: usize = 5;
/// How much of a field is shown, in code points.
const LONGEST: usize = 200;

/// The preview of a table.
pub(super) fn preview(rows: &Rows) -> Result<TablePreview, Fault> {
    let columns = rows.columns(LOOKED_AT)?;
    let mut samples: Vec<Vec<String>> = Vec::new();
    let mut looked_at = 0;
    rows.each(&mut |row| {
        if let Ok(row) = row {
            let fields: HashMap<String, &Value> = row.flat().into_iter().collect();
            let field = |column: &String| {
                let value = *fields.get(column)?;
                // What is neither a text nor a number is shown as it is written.
                text_of(value)
                    .or_else(|| line_of(value))
                    .or_else(|| (!value.is_null()).then(|| value.to_string()))
            };
            samples.push(columns.iter().map(|column| field(column).unwrap_or_default()).collect());
        }
        looked_at += 1;
        if looked_at < LOOKED_AT {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    let headings = rows.headings();
    let guess = guess::guess(&columns, &samples).map(|guess| Columns { headings, ..guess });
    let shown = samples.into_iter().take(SHOWN);
    let cut = |field: String| match field.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", field[..at].trim_end()),
        None => field,
    };
    Ok(TablePreview {
        columns,
        headings,
        encoding: None,
        rows: shown.map(|row| row.into_iter().map(cut).collect()).collect(),
        guess,
    })
}
