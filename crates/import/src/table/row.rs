//! A row of a table, and the article in it.

use std::ops::ControlFlow;

use hashiya_core::article::Metadata;
use serde_json::Value;

use super::columns::Columns;
use super::headings::number_name;
use crate::fault::Fault;
use crate::imported::ImportedArticle;
use crate::limits::Limits;
use crate::plain;
use crate::said::{address, language, said};

/// Takes a row, or why it is none, and says whether there shall be more.
pub(super) type TakeRow<'a> = dyn FnMut(Result<Row, Fault>) -> ControlFlow<()> + 'a;

/// The fields of a row, each with the name of its column, in their order.
#[derive(Debug, Default)]
pub(super) struct Row(pub(super) Vec<(String, Value)>);

impl Row {
    /// Of fields without names.
    pub(super) fn of_list(fields: Vec<Value>) -> Self {
        Self(
            fields
                .into_iter()
                .enumerate()
                .map(|(at, field)| (number_name(at), field))
                .collect(),
        )
    }

    /// What the fields of such a row say, each in one line; `None` of another row.
    pub(super) fn into_list(self) -> Option<Vec<String>> {
        let is_one = !self.0.is_empty()
            && self
                .0
                .iter()
                .enumerate()
                .all(|(at, (name, _))| *name == number_name(at));
        is_one.then(|| {
            self.0
                .iter()
                .map(|(_, value)| line_of(value).unwrap_or_default())
                .collect()
        })
    }

    /// The same row with names for fields that have none.
    pub(super) fn named(self, names: &[String]) -> Self {
        let named = self
            .0
            .into_iter()
            .enumerate()
            .map(|(at, (name, value))| match names.get(at) {
                Some(own) if name == number_name(at) => (own.clone(), value),
                _ => (name, value),
            });
        Self(named.collect())
    }

    /// The field of a column: of one with exactly this name, else what is within another one, with a point between
    /// the names.
    pub(super) fn get(&self, column: &str) -> Option<&Value> {
        let field = |name: &str| self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        field(column).or_else(|| {
            let (outer, path) = column.split_once('.')?;
            within(field(outer)?, path)
        })
    }

    /// The fields of this row with their columns: of an object those within it.
    pub(super) fn flat(&self) -> Vec<(String, &Value)> {
        let mut fields = Vec::new();
        for (name, value) in &self.0 {
            add_fields(name.clone(), value, 1, &mut fields);
        }
        fields
    }

    /// Takes the field of a column out of the row.
    fn remove(&mut self, column: &str) {
        if let Some(at) = self.0.iter().position(|(key, _)| key == column) {
            self.0.remove(at);
        } else if let Some((outer, path)) = column.split_once('.')
            && let Some((_, value)) = self.0.iter_mut().find(|(key, _)| key == outer)
        {
            remove_within(value, path);
        }
    }

    /// The article in a row, and what tells it apart; what is in no chosen column is kept beside it.
    pub(super) fn into_article(
        mut self,
        columns: &Columns,
        encoding: &str,
        limits: &Limits,
    ) -> (Option<String>, Result<ImportedArticle, Fault>) {
        let text = self.get(&columns.text).and_then(text_of).unwrap_or_default();
        self.remove(&columns.text);
        let id = columns
            .id
            .as_ref()
            .and_then(|column| self.get(column))
            .and_then(line_of);
        let mut metadata = Metadata {
            encoding: Some(encoding.to_owned()),
            ..Metadata::default()
        };
        let mut take = |column: &Option<String>, usable: fn(&str) -> Option<String>| {
            let column = column.as_ref().filter(|column| **column != columns.text)?;
            let value = usable(&line_of(self.get(column)?)?)?;
            self.remove(column);
            Some(value)
        };
        metadata.title = take(&columns.title, said);
        metadata.author = take(&columns.author, said);
        metadata.date = take(&columns.date, said);
        metadata.language = take(&columns.language, language);
        metadata.address = take(&columns.address, address);
        metadata.fields = self.0.into_iter().collect();
        (id, plain::accept(plain::article(&text, metadata), limits))
    }
}

/// How deep columns are looked for in objects.
const DEPTH: usize = 3;

fn add_fields<'a>(name: String, value: &'a Value, depth: usize, flat: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(fields) if depth < DEPTH && !fields.is_empty() => {
            for (key, value) in fields {
                add_fields(format!("{name}.{key}"), value, depth + 1, flat);
            }
        }
        _ => flat.push((name, value)),
    }
}

fn within<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    let fields = value.as_object()?;
    fields.get(path).or_else(|| {
        let (outer, path) = path.split_once('.')?;
        within(fields.get(outer)?, path)
    })
}

fn remove_within(value: &mut Value, path: &str) {
    let Some(fields) = value.as_object_mut() else { return };
    if fields.remove(path).is_none()
        && let Some((outer, path)) = path.split_once('.')
        && let Some(inner) = fields.get_mut(outer)
    {
        remove_within(inner, path);
    }
}

/// The text in a field; a list of texts is one of paragraphs.
pub(super) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let paragraphs: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            paragraphs.map(|paragraphs| paragraphs.join("\n\n"))
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Object(_) => None,
    }
}

/// What a field says in one line: of a list its items.
pub(super) fn line_of(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => {
            let items: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            said(&items?.join(", "))
        }
        value => said(&text_of(value)?),
    }
}

/// How long what tells a row apart may be in a name, in code points.
const LONGEST_NAME: usize = 80;

/// What the file of an article in the table called `file` is called: by what tells its row apart, else by its
/// number, from 1.
pub(super) fn file(file: &str, id: Option<&str>, number: usize) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let is_unfit = |c: char| c.is_control() || matches!(c, '/' | '\\');
    let id = match id {
        Some(id) => id
            .chars()
            .take(LONGEST_NAME)
            .map(|c| if is_unfit(c) { '-' } else { c })
            .collect(),
        None => number.to_string(),
    };
    format!("{file}/{stem}-{id}.{ending}")
}
