//! The rows of a table, in whatever form it is.

use std::ops::ControlFlow;

use super::columns::Columns;
use super::delimited::Delimited;
use super::json;
use super::row::TakeRow;
use crate::fault::Fault;
use crate::kind::Kind;

/// The rows of a table, in whatever form it is.
pub(super) enum Rows<'a> {
    Delimited(Delimited<'a>),
    Json(&'a str),
    JsonLines(&'a str),
}

/// How many rows are looked at to guess what columns are.
pub(super) const LOOKED_AT: usize = 100;

impl<'a> Rows<'a> {
    pub(super) fn new(kind: Kind, text: &'a str) -> Self {
        match kind {
            Kind::Json => Self::Json(text),
            Kind::JsonLines => Self::JsonLines(text),
            _ => Self::Delimited(Delimited::new(text)),
        }
    }

    /// Hands over the rows, one after the other.
    ///
    /// # Errors
    /// Why there are none: then none was handed over.
    pub(super) fn each(&self, take: &mut TakeRow) -> Result<(), Fault> {
        match self {
            Self::Delimited(rows) => rows.each(take),
            Self::Json(text) => json::each(text, take),
            Self::JsonLines(text) => json::each_line(text, take),
        }
    }

    /// The columns of all rows up to this number.
    pub(super) fn columns(&self, rows: usize) -> Result<Vec<String>, Fault> {
        if let Self::Delimited(table) = self {
            return Ok(table.columns());
        }
        let mut columns = Vec::new();
        let mut known = std::collections::HashSet::new();
        let mut left = rows;
        self.each(&mut |row| {
            let row = row.unwrap_or_default();
            let own = row.flat().into_iter().map(|(name, _)| name);
            columns.extend(own.filter(|name| known.insert(name.clone())));
            left = left.saturating_sub(1);
            if left == 0 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })?;
        Ok(columns)
    }

    /// Whether the table has the column that the text was chosen to be in.
    ///
    /// # Errors
    /// [`Fault::NoTextColumn`] where it has not.
    pub(super) fn check(&self, columns: &Columns) -> Result<(), Fault> {
        let is_there = match self {
            Self::Delimited(table) => table.columns().contains(&columns.text),
            _ => {
                let mut is_there = false;
                self.each(&mut |row| {
                    is_there = row.is_ok_and(|row| row.get(&columns.text).is_some());
                    if is_there {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                })?;
                is_there
            }
        };
        if is_there {
            return Ok(());
        }
        Err(Fault::NoTextColumn {
            columns: self.columns(LOOKED_AT)?,
        })
    }
}
