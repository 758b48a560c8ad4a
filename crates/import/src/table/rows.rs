//! The rows of a table, in whatever form it is.

use std::ops::ControlFlow;

use super::columns::Columns;
use super::delimited::Delimited;
use super::json::{Form, Json};
use super::row::TakeRow;
use crate::fault::Fault;
use crate::kind::Kind;

/// The rows of a table, in whatever form it is.
pub(super) enum Rows<'a> {
    Delimited(Delimited<'a>),
    Json(Json<'a>),
}

/// How many rows are looked at to guess what columns are.
pub(super) const LOOKED_AT: usize = 100;

impl<'a> Rows<'a> {
    /// Of a text; `headings` says whether the first row names the columns, where it can.
    pub(super) fn new(kind: Kind, text: &'a str, headings: Option<bool>) -> Self {
        match kind {
            Kind::Json => Self::Json(Json::new(text, Form::Document, headings)),
            Kind::JsonLines => Self::Json(Json::new(text, Form::Lines, headings)),
            _ => Self::Delimited(Delimited::new(text, headings)),
        }
    }

    /// Whether the first row names the columns; `None` where each row names its fields.
    pub(super) fn headings(&self) -> Option<bool> {
        match self {
            Self::Delimited(rows) => Some(rows.has_headings()),
            Self::Json(rows) => rows.headings(),
        }
    }

    /// Hands over the rows, one after the other.
    ///
    /// # Errors
    /// Why there are none: then none was handed over.
    pub(super) fn each(&self, take: &mut TakeRow) -> Result<(), Fault> {
        match self {
            Self::Delimited(rows) => rows.each(take),
            Self::Json(rows) => rows.each(take),
        }
    }

    /// The columns of all rows up to this number.
    pub(super) fn columns(&self, rows: usize) -> Result<Vec<String>, Fault> {
        if let Self::Delimited(table) = self {
            return Ok(table.columns().to_vec());
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
