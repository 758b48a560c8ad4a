//! Values that do not belong where they are put: numbers at the edges, texts that break programs,
//! other kinds of values, things that stand elsewhere in the same file.

use serde_json::{Value, json};

use super::random::Random;

/// Texts that programs stumble over.
const TEXTS: &[&str] = &[
    "", " ", "a", "claim", "quote", "doubt", "reader", "colleague", "story", "other", "title", "boilerplate", "menu",
    "hashiya", "code_point", "utf16", "rtl", "\0", "\u{FEFF}", "\u{202E}abc", "\u{FFFD}", "😀", "e\u{301}", "ـ",
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "javascript:alert(1)", "../../etc/passwd", "a:b%3A",
    "hashiya:1:profile", "__proto__", "constructor", "2026-11-22T10:00:00Z", "9999-12-31T23:59:59.999Z",
    "1969-12-31T23:59:59Z", "0000-00-00T00:00:00Z", "2026-11-22T10:00:00+99:99", "NaN", "null", "-1", "{}", "[[",
];

/// Any value at all, mostly small.
pub fn any(random: &mut Random) -> Value {
    match random.below(12) {
        0 => Value::Null,
        1 => json!(random.once_in(2)),
        2 | 3 => number(random),
        4 | 5 => json!(text(random)),
        6 => json!([]),
        7 => json!({}),
        8 => json!([any(random), any(random)]),
        9 => json!({text(random): any(random)}),
        10 => nested(random),
        _ => json!(long(random)),
    }
}

/// Numbers at the edges of their kinds and of the texts.
pub fn number(random: &mut Random) -> Value {
    let edges = [
        json!(0),
        json!(1),
        json!(2),
        json!(-1),
        json!(0.5),
        json!(-0.0),
        json!(1e308),
        json!(5.0),
        json!(u64::MAX),
        json!(u64::MAX - 1),
        json!(i64::MIN),
        json!(u32::MAX),
        json!(u64::from(u32::MAX) + 1),
        json!(9_007_199_254_740_993u64),
        json!(253_402_300_799_999u64),
    ];
    match random.below(3) {
        0 => json!(random.below(300)),
        1 => json!(random.number()),
        _ => random.pick(&edges).clone(),
    }
}

/// A text that does not belong.
pub fn text(random: &mut Random) -> String {
    match random.below(4) {
        0 => {
            let scalar = random.below(0x11_0000) as u32;
            char::from_u32(scalar).unwrap_or('\u{FFFD}').to_string()
        }
        _ => (*random.pick(TEXTS)).to_owned(),
    }
}

fn long(random: &mut Random) -> String {
    text(random).repeat(1 + random.below(400))
}

fn nested(random: &mut Random) -> Value {
    let mut value = Value::Null;
    for _ in 0..random.below(90) {
        value = if random.once_in(2) {
            json!([value])
        } else {
            json!({"x": value})
        };
    }
    value
}

/// Where each value of a file stands, as JSON pointers (RFC 6901).
pub fn places(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, &mut String::new(), &mut found);
    found
}

fn collect(value: &Value, here: &mut String, found: &mut Vec<String>) {
    found.push(here.clone());
    let length = here.len();
    let mut below = |name: &str, inner: &Value| {
        here.push('/');
        here.push_str(&name.replace('~', "~0").replace('/', "~1"));
        collect(inner, here, found);
        here.truncate(length);
    };
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(at, item)| below(&at.to_string(), item)),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| below(name, field)),
        _ => {}
    }
}
