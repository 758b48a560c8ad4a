//! JSON as a table: an array of objects, an object that holds one, or an object a line. In place of an object a row
//! may be a text, or a list of fields.

use std::fmt;
use std::ops::ControlFlow;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::guess;
use super::headings::{are_headings, names};
use super::row::{Row, TakeRow};
use crate::fault::{Damage, Fault};

/// How the rows stand in a text.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// It is one JSON value.
    Document,
    /// Each line is one.
    Lines,
}

/// A table of JSON values.
pub(super) struct Json<'a> {
    text: &'a str,
    form: Form,
    /// What the first row calls the columns, where rows are lists; none where it names nothing.
    names: Option<Vec<String>>,
    is_of_lists: bool,
}

/// How many rows are looked at to find out whether the first one names the columns.
const LOOKED_AT: usize = 50;

impl<'a> Json<'a> {
    /// Of a text; whether the first of rows that are lists names the columns is guessed where it is not said.
    pub(super) fn new(text: &'a str, form: Form, headings: Option<bool>) -> Self {
        let mut all = Self {
            text,
            form,
            names: None,
            is_of_lists: false,
        };
        let mut lists = Vec::new();
        let mut left = LOOKED_AT;
        // What is wrong with it is told when it is read.
        let _ = all.each(&mut |row| {
            let is_first = left == LOOKED_AT;
            left -= 1;
            match row.ok().and_then(Row::into_list) {
                Some(list) => lists.push(list),
                None if is_first => return ControlFlow::Break(()),
                None => {}
            }
            match left {
                0 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        });
        if let Some((first, rows)) = lists.split_first() {
            all.is_of_lists = true;
            if headings.unwrap_or_else(|| are_headings(first, rows)) {
                all.names = Some(names(first));
            }
        }
        all
    }

    /// Whether the first row names the columns; `None` where rows are no lists.
    pub(super) fn headings(&self) -> Option<bool> {
        self.is_of_lists.then_some(self.names.is_some())
    }

    /// Hands over the rows.
    ///
    /// # Errors
    /// [`Fault::Damaged`] where it is no JSON, or where it cannot be said what its rows are.
    pub(super) fn each(&self, take: &mut TakeRow) -> Result<(), Fault> {
        let each = match self.form {
            Form::Document => each,
            Form::Lines => each_line,
        };
        let Some(names) = &self.names else {
            return each(self.text, take);
        };
        let mut is_first = true;
        each(self.text, &mut |row| {
            if std::mem::take(&mut is_first) {
                return ControlFlow::Continue(());
            }
            take(row.map(|row| row.named(names)))
        })
    }
}

/// Hands over the rows of a JSON document. A text by itself is a row of one column, and so is an object that has
/// a text in it.
///
/// # Errors
/// [`Fault::Damaged`] where it is no JSON, or where it cannot be said what its rows are.
fn each(text: &str, take: &mut TakeRow) -> Result<(), Fault> {
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| damaged(&error))?;
    if let Some(items) = items_of(whole) {
        return each_item(&items, take);
    }
    let fields: Fields<&RawValue> = serde_json::from_str(whole.get())
        .map_err(|_| Fault::damaged(Damage::NoRows, "neither an array nor an object of JSON"))?;
    let is_article = fields
        .0
        .iter()
        .any(|(name, value)| guess::is_text_name(name) && value.get().starts_with('"'));
    let mut tables = fields.0.iter().filter_map(|(name, value)| {
        let items = items_of(value)?;
        items.first()?.get().starts_with('{').then_some((name, items))
    });
    match (tables.next().filter(|_| !is_article), tables.next()) {
        (Some((first, _)), Some((second, _))) => Err(Fault::damaged(
            Damage::SeveralTables,
            format!("more than one array of objects: {first}, {second}"),
        )),
        (Some((_, items)), None) => each_item(&items, take),
        (None, _) => each_item(&[whole], take),
    }
}

/// Hands over the rows of a text with one JSON value a line; one that is damaged keeps no other from its turn.
fn each_line(text: &str, take: &mut TakeRow) -> Result<(), Fault> {
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let number = number as u64 + 1;
        let row = row_of(line).map_err(|(damage, detail)| {
            // What was read is this line alone: to the parser it is the first.
            let damage = match damage {
                Damage::Json { .. } => Damage::Json { line: number },
                damage => damage,
            };
            Fault::damaged(damage, format!("line {number}: {detail}"))
        });
        if take(row).is_break() {
            break;
        }
    }
    Ok(())
}

fn each_item(items: &[&RawValue], take: &mut TakeRow) -> Result<(), Fault> {
    for (number, item) in items.iter().enumerate() {
        let row = row_of(item.get())
            .map_err(|(damage, detail)| Fault::damaged(damage, format!("item {}: {detail}", number + 1)));
        if take(row).is_break() {
            break;
        }
    }
    Ok(())
}

/// The items of an array, each as it is written; `None` of anything else.
fn items_of(value: &RawValue) -> Option<Vec<&RawValue>> {
    value
        .get()
        .starts_with('[')
        .then(|| serde_json::from_str(value.get()).ok())?
}

/// The row that a value is, or why it is none.
fn row_of(text: &str) -> Result<Row, (Damage, String)> {
    let text = text.trim();
    if text.starts_with('"') {
        let text: String = serde_json::from_str(text).map_err(|error| of_row(&error))?;
        return Ok(Row(vec![("text".to_owned(), Value::String(text))]));
    }
    if text.starts_with('[') {
        let fields: Vec<Value> = serde_json::from_str(text).map_err(|error| of_row(&error))?;
        return Ok(Row::of_list(fields));
    }
    let fields: Fields<Value> = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => (Damage::NoObject, "no object".to_owned()),
        _ => of_row(&error),
    })?;
    Ok(Row(fields.0))
}

fn damaged(error: &serde_json::Error) -> Fault {
    Fault::damaged(json_at(error), error)
}

fn json_at(error: &serde_json::Error) -> Damage {
    Damage::Json {
        line: error.line() as u64,
    }
}

/// What is wrong with a row, with its column: the line is not that of the file.
fn of_row(error: &serde_json::Error) -> (Damage, String) {
    let whole = error.to_string();
    let what = whole.rsplit_once(" at line ").map_or(&*whole, |(what, _)| what);
    (json_at(error), format!("{what} at column {}", error.column()))
}

/// The fields of an object in their order; of two with one name the last counts, as everywhere in JSON.
struct Fields<T>(Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fields<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Fields<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<T>, A::Error> {
                let mut fields: Vec<(String, T)> = Vec::new();
                let mut places = std::collections::HashMap::new();
                while let Some((name, value)) = map.next_entry::<String, T>()? {
                    match places.get(&name) {
                        Some(at) => {
                            let field: &mut (String, T) = &mut fields[*at];
                            field.1 = value;
                        }
                        None => {
                            places.insert(name.clone(), fields.len());
                            fields.push((name, value));
                        }
                    }
                }
                Ok(Fields(fields))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Fields<T>, A::Error> {
                Err(de::Error::invalid_type(de::Unexpected::Seq, &self))
            }
        }

        deserializer.deserialize_map(InOrder(std::marker::PhantomData))
    }
}
