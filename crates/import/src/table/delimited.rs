//! Fields with a sign between them, in lines: CSV and TSV.

use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;

use super::headings::{are_headings, names, number_name};
use super::row::{Row, TakeRow};
use crate::fault::{Damage, Fault};

/// A table of lines, with the signs that were found to part its fields.
pub(super) struct Delimited<'a> {
    text: &'a str,
    /// How many lines stand before the text.
    lines_before: u64,
    form: Form,
    /// Whether the first row names the columns.
    has_headings: bool,
    columns: Vec<String>,
}

/// What parts fields, and whether quotation marks around one mean anything.
#[derive(Clone, Copy)]
struct Form {
    delimiter: u8,
    quoting: bool,
}

/// Signs that part fields, the usual ones first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// A sign that stands in no text, for tables of one column.
const NONE: u8 = 0x1F;
/// The whole, in thousandths.
const ALL: usize = 1000;
/// How many rows are looked at to find out what parts fields, and whether the first one names them.
const LOOKED_AT: usize = 50;

impl<'a> Delimited<'a> {
    /// Of a text; whether its first row names the columns is guessed where it is not said.
    pub(super) fn new(text: &'a str, headings: Option<bool>) -> Self {
        // A line of Excel's own that says what parts the fields.
        let said = text.strip_prefix("sep=").and_then(|rest| {
            let delimiter = *rest.as_bytes().first().filter(|byte| byte.is_ascii())?;
            let rest = rest[1..]
                .strip_prefix("\r\n")
                .or_else(|| rest[1..].strip_prefix('\n'))?;
            Some((delimiter, rest))
        });
        let (text, lines_before) = said.map_or((text, 0), |(_, rest)| (rest, 1));
        let form = match said {
            Some((delimiter, _)) => Form::quoted(delimiter),
            None => Form::found_in(text),
        };
        let fields = |(record, _): (StringRecord, usize)| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let mut records = form.records(text).map(fields);
        let first = records.next().unwrap_or_default();
        let has_headings =
            headings.unwrap_or_else(|| are_headings(&first, &records.take(LOOKED_AT).collect::<Vec<_>>()));
        let columns = match has_headings {
            true => names(&first),
            false => (0..first.len()).map(number_name).collect(),
        };
        Self {
            text,
            lines_before,
            form,
            has_headings,
            columns,
        }
    }

    /// Whether its first row names the columns.
    pub(super) fn has_headings(&self) -> bool {
        self.has_headings
    }

    /// The names of the columns, each once.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Hands over the rows; one with other fields than the table has columns is told with its line.
    ///
    /// # Errors
    /// [`Fault::Damaged`] where a quotation mark is opened and not closed until the end: all rows after it may be
    /// in it.
    pub(super) fn each(&self, take: &mut TakeRow) -> Result<(), Fault> {
        let columns = &self.columns;
        let mut lines = LineCount::new(self.text);
        if let Some(start) = self.form.open_at_end(self.text) {
            let line = self.lines_before + lines.at(start);
            return Err(Fault::damaged(
                Damage::OpenQuote { line },
                format!("a quotation mark that is not closed, in the row that begins in line {line}"),
            ));
        }
        for (record, start) in self.form.records(self.text).skip(usize::from(self.has_headings)) {
            let has_more = record.iter().skip(columns.len()).any(|field| !field.is_empty());
            let row = if record.len() < columns.len() || has_more {
                Err(Fault::RaggedRow {
                    line: self.lines_before + lines.at(start),
                    fields: record.len(),
                    columns: columns.len(),
                })
            } else {
                let values = record.iter().map(|field| Value::String(field.to_owned()));
                Ok(Row(columns.iter().cloned().zip(values).collect()))
            };
            if take(row).is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl Form {
    /// The form in which the first rows of a text have as many fields as its first line, and that more than one.
    fn found_in(text: &str) -> Self {
        let mut best = (0, Self::quoted(NONE));
        for delimiter in DELIMITERS {
            let form = Self::quoted(delimiter);
            let share = form.share_of_even(text);
            if share > best.0 {
                best = (share, form);
            }
        }
        let (share, form) = best;
        // Programs that part fields with a tab often know no quotation marks: then every line is a row.
        let unquoted = Self { quoting: false, ..form };
        let is_unquoted = form.delimiter == b'\t'
            && unquoted.share_of_even(text) >= share.max(ALL)
            && unquoted.records(text).count() > form.records(text).count();
        if is_unquoted { unquoted } else { form }
    }

    fn quoted(delimiter: u8) -> Self {
        Self {
            delimiter,
            quoting: true,
        }
    }

    /// How many of the first rows have as many fields as the first one, in thousandths; 0 where that has only one.
    fn share_of_even(self, text: &str) -> usize {
        let mut lengths = self.records(text).map(|(record, _)| record.len()).take(LOOKED_AT);
        let Some(columns) = lengths.next().filter(|columns| *columns > 1) else {
            return 0;
        };
        let (same, all) = lengths.fold((1, 1), |(same, all), length| {
            (same + usize::from(length == columns), all + 1)
        });
        same * ALL / all
    }

    /// The records of a text, each with the byte that it begins at.
    fn records(self, text: &str) -> impl Iterator<Item = (StringRecord, usize)> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .quoting(self.quoting)
            .from_reader(text.as_bytes());
        std::iter::from_fn(move || {
            let start = usize::try_from(reader.position().byte()).unwrap_or(text.len());
            let mut record = StringRecord::new();
            // Reading letters from memory never fails.
            reader.read_record(&mut record).ok().filter(|more| *more)?;
            Some((record, start))
        })
    }

    /// Where the record begins in which a quotation mark is open when the text ends.
    fn open_at_end(self, text: &str) -> Option<usize> {
        let (_, start) = self.records(text).last()?;
        // A line after it is then within the record.
        let with_line = format!("{}\nx\n", &text[start..]);
        (self.records(&with_line).count() == 1).then_some(start)
    }
}

/// Counts lines up to places that only go forward.
struct LineCount<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl<'a> LineCount<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line in which what begins at this byte is, after the ends of lines that stand there; from 1.
    fn at(&mut self, start: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let blank = bytes[start..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let until = start + blank;
        let ends = (self.at..until).filter(|at| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        self.line += ends.count() as u64;
        self.at = until;
        self.line
    }
}
