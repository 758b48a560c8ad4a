//! What a page says of its article in JSON-LD, by the vocabulary of schema.org.

use dom_query::Document;
use serde_json::Value;

/// The objects in a page that describe an article, in their order.
pub(super) fn articles(document: &Document) -> Vec<Value> {
    let mut found = Vec::new();
    for script in document.select(r#"script[type="application/ld+json" i]"#).iter() {
        let text = script.text();
        if let Ok(value) = serde_json::from_str::<Value>(without_wrapping(&text)) {
            collect(value, 0, &mut found);
        }
    }
    found
}

/// Old pages wrap scripts in marks of XML.
fn without_wrapping(text: &str) -> &str {
    let text = text.trim().trim_start_matches("//").trim_start();
    let text = text
        .strip_prefix("<![CDATA[")
        .or_else(|| text.strip_prefix("<!--"))
        .unwrap_or(text);
    let text = text.trim().trim_end_matches("//").trim_end();
    let text = text
        .strip_suffix("]]>")
        .or_else(|| text.strip_suffix("-->"))
        .unwrap_or(text);
    text.trim_end().trim_end_matches("//").trim().trim_end_matches(';')
}

/// How deep descriptions stand in one another at most.
const DEEPEST: usize = 4;

fn collect(value: Value, depth: usize, found: &mut Vec<Value>) {
    match value {
        Value::Array(values) if depth < DEEPEST => {
            for value in values {
                collect(value, depth + 1, found);
            }
        }
        Value::Object(mut object) => {
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
                let is_description = object
                    .get(inner)
                    .is_some_and(|value| value.is_array() || value.is_object());
                // What an article says of the page that it stands on stays with the article.
                let moves = is_description && depth < DEEPEST && inner != "mainEntityOfPage";
                if let Some(value) = moves.then(|| object.remove(inner)).flatten() {
                    collect(value, depth + 1, found);
                }
            }
            if is_article(object.get("@type")) {
                found.push(Value::Object(object));
            }
        }
        _ => {}
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |kind: &str| {
        kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind, "Report" | "CreativeWork" | "Review")
    };
    match kind {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

/// The text of a field.
pub(super) fn text<'v>(object: &'v Value, field: &str) -> Option<&'v str> {
    object
        .get(field)?
        .as_str()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// The names of persons or organisations in a field: one, or several with commas between them.
pub(super) fn names(object: &Value, field: &str) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    collect_names(object.get(field)?, 0, &mut names);
    let joined = names.join(", ");
    (!joined.is_empty()).then_some(joined)
}

fn collect_names<'v>(value: &'v Value, depth: usize, names: &mut Vec<&'v str>) {
    match value {
        Value::String(name) => {
            let name = name.trim();
            if !name.is_empty() && !name.contains("://") && !names.contains(&name) {
                names.push(name);
            }
        }
        Value::Array(values) if depth < DEEPEST => {
            values.iter().for_each(|value| collect_names(value, depth + 1, names));
        }
        Value::Object(object) if depth < DEEPEST => {
            if let Some(name) = object.get("name") {
                collect_names(name, depth + 1, names);
            }
        }
        _ => {}
    }
}
