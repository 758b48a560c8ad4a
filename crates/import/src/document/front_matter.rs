//! What stands between `---` before a text of Markdown: simple YAML, as programs for notes and sites write it.

use hashiya_core::article::Metadata;
use serde_json::Value;

use crate::said::{address, language, said};

/// Takes the front matter off a text, if it begins with one, and what it says into the metadata.
pub(super) fn take<'a>(text: &'a str, metadata: &mut Metadata) -> &'a str {
    let mut lines = text.split_inclusive('\n');
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return text;
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut end = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            read(&text[start..end], metadata);
            return &text[end + line.len()..];
        }
        end += line.len();
    }
    text
}

/// Takes what front matter says into the metadata: a line `key: value` each, and lists of short values. What is
/// not so simple is passed over.
fn read(yaml: &str, metadata: &mut Metadata) {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for line in yaml.lines() {
        let is_within = line.starts_with([' ', '\t', '-']);
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if is_within {
            if let (Some(item), Some((_, values))) = (content.strip_prefix("- "), fields.last_mut()) {
                values.extend(scalar(item));
            }
            continue;
        }
        let Some((key, value)) = content.split_once(':') else {
            continue;
        };
        fields.push((key.trim().trim_matches('"').to_owned(), values(value.trim())));
    }
    for (key, values) in fields {
        put(&key, &values.join(", "), metadata);
    }
}

fn put(key: &str, value: &str, metadata: &mut Metadata) {
    let Some(value) = said(value) else {
        return;
    };
    let (slot, usable) = match key.to_lowercase().as_str() {
        "title" | "العنوان" | "عنوان" | "titre" => (&mut metadata.title, Some(value.clone())),
        "author" | "authors" | "by" | "الكاتب" | "كاتب" | "auteur" => {
            (&mut metadata.author, Some(value.clone()))
        }
        "date" | "published" | "pubdate" | "التاريخ" | "تاريخ" => (&mut metadata.date, Some(value.clone())),
        "lang" | "language" | "locale" | "اللغة" | "langue" => (&mut metadata.language, language(&value)),
        "url" | "link" | "source" | "canonical" | "address" | "الرابط" => {
            (&mut metadata.address, address(&value))
        }
        _ => {
            metadata.fields.insert(key.to_owned(), Value::String(value));
            return;
        }
    };
    match usable {
        Some(usable) if slot.is_none() => *slot = Some(usable),
        _ => {
            metadata.fields.insert(key.to_owned(), Value::String(value));
        }
    }
}

/// The values of a field: one, or those of a list in brackets.
fn values(value: &str) -> Vec<String> {
    match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').filter_map(scalar).collect(),
        None => scalar(value).into_iter().collect(),
    }
}

/// A value without the quotation marks around it or the comment behind it; none where it says nothing, or is
/// something else than a line of text.
fn scalar(value: &str) -> Option<String> {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote)) {
            let escaped = if quote == '"' { "\\\"" } else { "''" };
            return Some(inner.replace(escaped, &quote.to_string()));
        }
    }
    let value = value.split(" #").next().unwrap_or_default().trim_end();
    let is_other = value.starts_with(['{', '[', '&', '*', '|', '>', '!']) || matches!(value, "" | "~" | "null");
    (!is_other).then(|| value.to_owned())
}
