//! What else the source of an article says of it, as the other columns of a table, in words for the reader.

use hashiya_import::column_number;

use crate::article::Metadata;
use crate::codec::{Value, to_pretty_text};
use crate::i18n::{Locale, fill};

/// One thing that a source says beside what the page has a place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherField {
    /// What the source calls it.
    pub name: String,
    /// What it says.
    pub text: String,
    /// How that begins, in one line, where it is long.
    pub beginning: Option<String>,
}

/// What is longer is shown when the reader asks for it, in code points.
const LONG: usize = 200;
/// So much of it is shown before, in code points.
const BEGINNING: usize = 80;

/// All that the source of an article says beside that; columns without a name in their order, and then by name.
pub fn other_fields(metadata: Option<&Metadata>, locale: Locale) -> Vec<OtherField> {
    let fields = metadata.into_iter().flat_map(|metadata| &metadata.fields);
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|(name, _)| column_number(name).unwrap_or(usize::MAX));
    let shown = fields.into_iter().filter_map(|(name, value)| {
        let text = text_of(value).filter(|text| !text.is_empty())?;
        let is_long = text.chars().nth(LONG).is_some();
        let beginning = is_long.then(|| {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{}…", words.chars().take(BEGINNING).collect::<String>().trim_end())
        });
        let name = column_name(name, locale);
        Some(OtherField { name, text, beginning })
    });
    shown.collect()
}

/// A field as text: a list of texts is one a line, what else is neither text nor number is as it is written.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Array(items) => {
            let lines: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            Some(lines.map_or_else(|| to_pretty_text(value), |lines| lines.join("\n")))
        }
        value => Some(to_pretty_text(value)),
    }
}

/// What the reader is told that a column is called: one without a name is counted in their language.
pub fn column_name(name: &str, locale: Locale) -> String {
    match column_number(name) {
        Some(number) => fill(
            locale.messages().importing.numbered_column_alone,
            &[("number", &locale.number(number))],
        ),
        None => name.to_owned(),
    }
}
