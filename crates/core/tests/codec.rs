//! Strict reading of JSON, and deciding by the text of a value.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use hashiya_core::annotation::{AnnotationSet, AnnotatorId, Entry, Key, Stamp};
use hashiya_core::codec::{
    Fault, FaultKind, Mismatch, Object, Value, canonical_text, from_text, from_value, parse, to_pretty_text, to_text,
};
use hashiya_core::exchange::extras::ArticleExtras;
use hashiya_core::text::CodePointSpan;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Any value whose numbers are whole.
fn any_value() -> impl Strategy<Value = Value> {
    let text = || prop_oneof![2 => "[a-z\"\\\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}\u{2028}]{0,6}", 1 => any::<String>()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        (i64::MIN..0).prop_map(Into::into),
        text().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 60, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            proptest::collection::btree_map(text(), inner, 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_written_the_same(value in any_value()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("JSON")] {
            let read = parse(&text, 64).expect("JSON");
            prop_assert_eq!(&read, &value);
            prop_assert_eq!(from_value::<Value>(read.clone()), Ok(value.clone()));
            prop_assert_eq!(to_text(&read), value.to_string());
            prop_assert_eq!(to_pretty_text(&read), serde_json::to_string_pretty(&value).expect("JSON"));
        }
    }

    /// Whatever is done to a sound text, the strict reading takes what serde_json takes, but for names
    /// that stand twice.
    #[test]
    fn strict_reading_refuses_nothing_else(value in any_value(), at in any::<prop::sample::Index>(), with in "[\\[\\]{}:,\"\\\\0-9a-fnrtuE.+ -]{0,3}") {
        let text = value.to_string();
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&boundaries);
        let next = at + text[at..].chars().next().map_or(0, char::len_utf8);
        let changed = format!("{}{with}{}", &text[..at], &text[next..]);
        let theirs = serde_json::from_str::<Value>(&changed);
        match parse(&changed, 127) {
            Ok(read) => prop_assert_eq!(read, theirs.expect("JSON")),
            Err(Fault { kind: FaultKind::Repeated(_), .. }) => {}
            Err(fault) => prop_assert!(theirs.is_err(), "{}: {:?}", changed, fault),
        }
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        let theirs = serde_json::from_str::<Value>(&text);
        prop_assert_eq!(parse(&text, 64).is_ok(), theirs.is_ok());
    }
}

#[test]
fn what_is_wrong_with_a_text_is_named_with_its_place() {
    let repeated = |name: &str| FaultKind::Repeated(name.into());
    for (text, kind, line, column) in [
        ("", FaultKind::Syntax, 1, 0),
        ("{\n \"a\": 1,\n \"a\": 2}", repeated("a"), 3, 4),
        ("[{\"b\": {\"c\": 1, \"c\": 1}}]", FaultKind::Deep, 1, 8),
        ("[{\"\\u0061\": 1, \"a\": 1}]", repeated("a"), 1, 18),
        ("[[[1]]]", FaultKind::Deep, 1, 3),
        ("[\"[\\\"[\",\n [[\n1]]]", FaultKind::Deep, 2, 3),
        ("[[]\n, {}, {\"a\"\n:{}}]", FaultKind::Deep, 3, 2),
        ("[1,]", FaultKind::Syntax, 1, 4),
        ("\"\\ud800\"", FaultKind::Syntax, 1, 8),
        ("\"a\nb\"", FaultKind::Syntax, 2, 0),
        ("{\"$serde_json::private::Number\": \"one\"}", FaultKind::Syntax, 1, 39),
        (
            "{\"a\": 1, \"$serde_json::private::Number\": 1}",
            FaultKind::Syntax,
            1,
            40,
        ),
    ] {
        assert_eq!(parse(text, 2), Err(Fault { kind, line, column }), "{text}");
    }
}

#[test]
fn what_nests_as_deep_as_it_may_is_read() {
    for depth in [1, 64, 128, 200] {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse(&nested(depth), depth).is_ok());
        let fault = parse(&nested(depth + 1), depth).unwrap_err();
        assert_eq!((fault.kind, fault.column), (FaultKind::Deep, depth + 1));
    }
}

#[test]
fn lists_and_objects_are_read_as_what_they_are_to_be() {
    assert_eq!(from_text::<Vec<u64>>("[1, 2]"), Some(vec![1, 2]));
    assert_eq!(from_text::<(u64, Option<String>)>("[1, null]"), Some((1, None)));
    assert_eq!(from_text::<(u64, u64)>("[1, 2, 3]"), None);
    assert_eq!(from_text::<usize>("1.0"), Some(1), "whole by its value");
    assert_eq!(from_text::<usize>("1.5"), None);
    assert_eq!(from_text::<u64>("18446744073709551616"), None);
    assert_eq!(from_text::<Object>("[]"), None);
    assert_eq!(from_text::<Object>("{}").map(|object| object.len()), Some(0));
}

/// An object that keeps what it does not know.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Known {
    start: u64,
    #[serde(flatten)]
    extra: Object,
}

/// One that does not.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Plain {
    start: u64,
    kind: Kind,
    inner: Vec<BTreeMap<String, (u64, Inner)>>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Inner {
    needed: Option<u64>,
    wanted: u64,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    One,
    Two,
}

#[test]
fn what_does_not_fit_is_named_with_its_place() {
    let read = |value: Value| from_value::<Plain>(value).map(|_| ());
    let wrong = |place: &str, missing| {
        let place = place.to_owned();
        Err(Mismatch { place, missing })
    };
    assert_eq!(read(json!({"kind": "two", "unknown": [1.5]})), Ok(()));
    assert_eq!(read(json!({"inner": [{"a": [1, {"wanted": 1}]}]})), Ok(()));
    for (value, expected) in [
        (json!(1), wrong("", None)),
        (json!([1, "one", []]), wrong("", None)),
        (json!({"start": -1}), wrong("start", None)),
        (json!({"start": 1.5}), wrong("start", None)),
        (json!({"start": null}), wrong("start", None)),
        (json!({"kind": "three"}), wrong("kind", None)),
        (json!({"kind": {"two": null}}), wrong("kind", None)),
        (json!({"inner": {}}), wrong("inner", None)),
        (json!({"inner": [{}, 1]}), wrong("inner[1]", None)),
        (json!({"inner": [{"a b": [1]}]}), wrong("inner[0].a b", None)),
        (json!({"inner": [{"a": [1, [1, 2]]}]}), wrong("inner[0].a[1]", None)),
        (
            json!({"inner": [{"a": [1, {"wanted": 1}, 2]}]}),
            wrong("inner[0].a", None),
        ),
        (
            json!({"inner": [{"a": [1, {"needed": 1}]}]}),
            wrong("inner[0].a[1]", Some("wanted")),
        ),
        (
            json!({"inner": [{"a": [1, {"wanted": "1"}]}]}),
            wrong("inner[0].a[1].wanted", None),
        ),
    ] {
        assert_eq!(read(value.clone()), expected, "{value}");
    }
}

/// Numbers that no type of Rust holds, or only nearly.
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "-12",
    "1.50",
    "0.1",
    "-1e-7",
    "0.1e-7",
    "1e+999",
    "9007199254740993",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "340282366920938463463374607431768211456",
    "0.1000000000000000055511151231257827021181583404541015625",
];

#[test]
fn numbers_in_unknown_fields_keep_their_value() {
    for number in NUMBERS {
        let text = format!(r#"{{"start":1,"a":{number},"b":[{{"c":{number}}}]}}"#);
        let known: Known = from_text(&text).unwrap_or_else(|| panic!("{number}"));
        assert_eq!(to_text(&known), text);
        assert_eq!(from_text::<Known>(&to_text(&known)), Some(known));
    }
    for text in ["01", "+1", "1.", ".5", "1e", "-", "0x1", "1e+", "NaN", "١"] {
        assert!(parse(text, 1).is_err(), "{text}");
    }
}

#[test]
fn the_canonical_text_does_not_depend_on_the_order_of_fields() {
    let (one, other) = (
        json!({"b": [{"d": 1, "c": 2}], "a": 0}),
        json!({"a": 0, "b": [{"c": 2, "d": 1}]}),
    );
    // This build keeps fields in their order, as a dependency may ask for, else the test says nothing.
    assert_ne!(one.to_string(), other.to_string());
    assert_eq!(canonical_text(&one), r#"{"a":0,"b":[{"c":2,"d":1}]}"#);
    assert_eq!(canonical_text(&one), canonical_text(&other));
}

/// Two entries that differ in nothing but a field of another program are decided the same whatever
/// the order in which that program wrote it.
#[test]
fn a_merge_does_not_depend_on_the_order_of_fields() {
    let entry = |extra: &str| Entry {
        stamp: Stamp::from_millis(7),
        extra: from_text(extra).expect("an object"),
        ..Entry::default()
    };
    let key = Key {
        span: CodePointSpan::new(0, 10),
        annotator: AnnotatorId::new("a"),
    };
    // By name: `a` decides, and 2 is the greater. As written, the first text would win with its `b`.
    let (less, greater) = (r#"{"x":{"b":1,"a":1}}"#, r#"{"x":{"a":2,"b":0}}"#);
    for order in [[less, greater], [greater, less]] {
        let mut set = AnnotationSet::default();
        for extra in order {
            set.put(key.clone(), entry(extra));
        }
        assert_eq!(set.get(&key), Some(&entry(greater)));
    }
    for order in [[less, greater], [greater, less]] {
        let [mut one, other] = order.map(|extra| ArticleExtras {
            article: from_text(extra).expect("an object"),
            ..ArticleExtras::default()
        });
        one.merge(other);
        assert_eq!(one.article, entry(greater).extra);
    }
    let same = r#"{"x":{"b":0,"a":2}}"#;
    let mut set = AnnotationSet::default();
    set.put(key.clone(), entry(greater));
    assert!(!set.put(key, entry(same)), "the same value is no news");
}
