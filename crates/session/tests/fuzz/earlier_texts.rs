//! Texts that an article had before: what a sound file of this test has none of, put in by chance.

use serde_json::{Map, Value, json};

use super::random::Random;
use super::values::{number, text};

/// Gives an article another text that it had before: its own with something before or behind it, with places that are
/// mostly within both.
pub fn put(random: &mut Random, article: &mut Map<String, Value>) {
    let mut before = article.clone();
    before.remove("earlier_texts");
    if let Some(own) = article.get("text").and_then(Value::as_str) {
        let other = if random.once_in(2) {
            format!("{own}\n\nAnd then {}.", text(random))
        } else {
            own.to_owned()
        };
        before.insert("text".into(), json!(other));
    }
    let spans = article
        .get("sentences")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let places: Vec<Value> = (0..random.below(5)).map(|_| place(random, &spans)).collect();
    let moment = *random.pick(&[
        "2026-11-22T10:00:00Z", "2030-01-01T00:00:00.000Z", "1970-01-01T00:00:00Z",
    ]);
    let earlier = json!({"replaced_at": moment, "places": places, "article": before});
    let texts = article.entry("earlier_texts").or_insert_with(|| json!([]));
    if let Some(texts) = texts.as_array_mut().filter(|texts| texts.len() < 3) {
        texts.push(earlier);
    }
}

/// A place of a sentence.
fn place(random: &mut Random, spans: &[Value]) -> Value {
    let mut place = span(random, spans);
    place["outcome"] = json!(random.pick(&["unchanged", "moved", "changed", "unsure", "gone"]));
    place["to"] = if random.once_in(2) {
        json!(null)
    } else {
        span(random, spans)
    };
    if random.once_in(3) {
        place["suggested"] = json!([span(random, spans)]);
    }
    if random.once_in(3) {
        place["set_at"] = json!("2026-11-23T10:00:00Z");
    }
    place
}

fn span(random: &mut Random, spans: &[Value]) -> Value {
    if spans.is_empty() || random.once_in(12) {
        return json!({"start": number(random), "end": number(random)});
    }
    let span = random.pick(spans);
    json!({"start": span["start"], "end": span["end"]})
}
