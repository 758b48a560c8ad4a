//! Reading and writing JSON, beside serde_json's.

#![cfg(not(target_arch = "wasm32"))]

use hashiya_core::json::{At, Fault, Object, ToJson, Value, Writer, from_text, parse, to_pretty_text, to_text};
use proptest::prelude::*;

/// Any value, as serde_json has it; numbers whole, since the others are kept as they are written.
fn any_value() -> impl Strategy<Value = serde_json::Value> {
    let text = || prop_oneof![2 => "[a-z\"\\\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}\u{2028}]{0,6}", 1 => any::<String>()];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        (i64::MIN..0).prop_map(Into::into),
        text().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 60, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            proptest::collection::btree_map(text(), inner, 0..5)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_the_other_one_writes_is_read_and_written_the_same(value in any_value()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("JSON")] {
            let read = parse(&text, 64).expect("JSON");
            prop_assert_eq!(to_text(&read), value.to_string());
            prop_assert_eq!(to_pretty_text(&read), serde_json::to_string_pretty(&value).expect("JSON"));
        }
    }

    /// Whatever is done to a sound text, both take it or neither does. (The other one knows nothing
    /// of names that stand twice, and refuses numbers that no float holds.)
    #[test]
    fn both_take_the_same_texts(value in any_value(), at in any::<prop::sample::Index>(), with in "[\\[\\]{}:,\"\\\\0-9a-fnrtuE.+ -]{0,3}") {
        let text = value.to_string();
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&boundaries);
        let next = at + text[at..].chars().next().map_or(0, char::len_utf8);
        let changed = format!("{}{with}{}", &text[..at], &text[next..]);
        let theirs = serde_json::from_str::<serde_json::Value>(&changed);
        match parse(&changed, 127) {
            Ok(_) => prop_assert!(theirs.as_ref().err().is_none_or(|error| error.to_string().contains("out of range")), "{changed}: {theirs:?}"),
            Err(At { fault: Fault::Repeated(_), .. }) => {}
            Err(fault) => prop_assert!(theirs.is_err(), "{changed}: {fault:?}"),
        }
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        prop_assert_eq!(parse(&text, 64).is_ok(), theirs.is_ok());
    }
}

#[test]
fn numbers_are_kept_as_they_are_written() {
    for number in ["0", "1.50", "-0", "1e999", "0.1E-7", "18446744073709551616", "-12"] {
        assert_eq!(to_text(&parse(number, 1).expect("a number")), number);
    }
    for text in ["01", "+1", "1.", ".5", "1e", "-", "0x1", "1e+", "NaN", "١"] {
        assert!(parse(text, 1).is_err(), "{text}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let at = |fault, line, column| Err(At { fault, line, column });
    for (text, expected) in [
        ("", at(Fault::Syntax, 1, 0)),
        ("{\n \"a\": 1,\n \"a\": 2}", at(Fault::Repeated("a".into()), 3, 5)),
        ("[[[1]]]", at(Fault::Deep, 1, 3)),
        ("[1,]", at(Fault::Syntax, 1, 4)),
        ("\"\\ud800\"", at(Fault::Syntax, 1, 8)),
        ("\"a\nb\"", at(Fault::Syntax, 2, 0)),
    ] {
        assert_eq!(parse(text, 2), expected, "{text}");
    }
}

#[test]
fn lists_and_objects_are_read_as_what_they_are_to_be() {
    assert_eq!(from_text::<Vec<u64>>("[1, 2]"), Some(vec![1, 2]));
    assert_eq!(from_text::<(u64, Option<String>)>("[1, null]"), Some((1, None)));
    assert_eq!(from_text::<(u64, u64)>("[1, 2, 3]"), None);
    assert_eq!(from_text::<usize>("1.0"), None);
    assert_eq!(from_text::<Object>("[]"), None);
    assert_eq!(from_text::<Object>("{}").map(|object| object.len()), Some(0));
}

/// A list in the middle of other things.
struct Nested;

impl ToJson for Nested {
    fn write(&self, to: &mut Writer) {
        to.open('{');
        to.name("empty");
        to.open('[');
        to.close(']');
        to.name("one");
        (1u64, Value::Null).write(to);
        to.close('}');
    }
}

#[test]
fn empty_lists_stand_on_one_line() {
    assert_eq!(to_text(&Nested), r#"{"empty":[],"one":[1,null]}"#);
    let pretty = "{\n  \"empty\": [],\n  \"one\": [\n    1,\n    null\n  ]\n}";
    assert_eq!(to_pretty_text(&Nested), pretty);
}
