//! Tests of what only a browser can show: run in headless Chromium by `cargo xtask test`.
#![cfg(target_arch = "wasm32")]

#[path = "../crates/session/tests/fuzz/check.rs"]
mod check;
#[path = "../crates/session/tests/fuzz/earlier_texts.rs"]
mod earlier_texts;
#[path = "../crates/session/tests/fuzz/inputs.rs"]
mod inputs;
#[path = "../crates/session/tests/fuzz/page.rs"]
mod page_at_work;
#[path = "../crates/session/tests/fuzz/random.rs"]
mod random;
#[path = "../crates/session/tests/fuzz/values.rs"]
mod values;

use hashiya::article::{GivenRole, LineRole, Marker, Metadata, Nesting, Role};
use hashiya::codec::from_text;
use hashiya::platform::journal::{self, Journal};
use hashiya::platform::texts::{self, Texts};
use hashiya::platform::{fetch, page, storage, worker};
use hashiya::session::{OpenedText, TextRecord};
use page_at_work::Page;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn local_storage() -> web_sys::Storage {
    let storage = hashiya::platform::window().local_storage();
    storage.expect("storage is allowed").expect("storage is there")
}

#[wasm_bindgen_test]
fn stored_records_come_back_beside_what_is_not_ours() {
    let text = "قال: «نعم» 👍 e\u{301}";
    assert_eq!(storage::write("hashiya:test:a", text), Ok(()));
    local_storage()
        .set_item("another app", "not ours")
        .expect("there is room");
    let others = ("another app".to_owned(), "not ours".to_owned());
    let mut records = storage::read_all().expect("storage is allowed");
    records.sort();
    let ours = ("hashiya:test:a".to_owned(), text.to_owned());
    assert_eq!(records, [others.clone(), ours]);
    assert_eq!(storage::has("hashiya:test:a"), Ok(true));
    assert_eq!(storage::remove("hashiya:test:a"), Ok(()));
    assert_eq!(storage::has("hashiya:test:a"), Ok(false));
    assert_eq!(storage::read_all(), Ok(vec![others]));
    local_storage().clear().expect("storage is allowed");
}

#[wasm_bindgen_test]
fn a_full_storage_is_told_from_a_blocked_one() {
    let megabyte = "x".repeat(1_000_000);
    let fault = (0..20).find_map(|n| storage::write(&format!("hashiya:test:{n}"), &megabyte).err());
    local_storage().clear().expect("storage is allowed");
    assert_eq!(fault, Some(storage::Fault::Full));
}

#[wasm_bindgen_test]
fn identities_are_random() {
    let (one, other) = (page::random_id(), page::random_id());
    assert_eq!((one.len(), other.len()), (32, 32));
    assert!(one.chars().all(|c| c.is_ascii_hexdigit()));
    assert_ne!(one, other);
}

#[wasm_bindgen_test]
fn the_clock_is_past_2026() {
    assert!(page::now() > 1_767_225_600_000);
    assert!(page::utc_offset_minutes(page::now()).abs() <= 14 * 60);
}

#[wasm_bindgen_test]
fn messages_to_the_worker_are_plain_objects() {
    let text = |version: Option<&str>| -> String {
        let message = worker::ToWorker::Check {
            version: version.map(str::to_owned),
        };
        let value = message.to_js().expect("plain data");
        js_sys::JSON::stringify(&value).expect("it is plain data").into()
    };
    assert_eq!(text(Some("0a1b")), r#"{"kind":"check","version":"0a1b"}"#);
    assert_eq!(text(None), r#"{"kind":"check"}"#);
}

#[wasm_bindgen_test]
fn messages_from_the_worker_are_read_and_others_refused() {
    let read = |json: &str| {
        let value = js_sys::JSON::parse(json).expect("it is JSON");
        worker::FromWorker::from_js(value)
    };
    let version = "0a1b".to_owned();
    assert_eq!(
        read(r#"{"kind": "kept", "version": "0a1b"}"#),
        Some(worker::FromWorker::Kept {
            version: Some(version.clone())
        })
    );
    assert_eq!(
        read(r#"{"kind": "reached", "version": "0a1b"}"#),
        Some(worker::FromWorker::Reached { version })
    );
    assert_eq!(
        read(r#"{"kind": "unreachable"}"#),
        Some(worker::FromWorker::Unreachable)
    );
    // From workers of earlier versions.
    assert_eq!(
        read(r#"{"kind": "kept"}"#),
        Some(worker::FromWorker::Kept { version: None })
    );
    assert_eq!(read(r#"{"kind": "newer"}"#), Some(worker::FromWorker::Newer));
    assert_eq!(read(r#"{"kind": "someone else's"}"#), None);
    assert_eq!(worker::FromWorker::from_js(JsValue::NULL), None);
}

#[wasm_bindgen_test]
fn names_of_files_are_safe_in_addresses() {
    assert_eq!(
        fetch::article_address("a b#?/é.txt"),
        "articles/a%20b%23%3F%2F%C3%A9%2Etxt"
    );
}

#[wasm_bindgen_test]
async fn what_the_server_does_not_have_is_an_error_with_its_status() {
    assert_eq!(
        fetch::article("there is no such file.txt").await,
        Err(fetch::Fault::Status(404))
    );
}

#[wasm_bindgen_test]
fn errors_are_described() {
    let error: JsValue = js_sys::TypeError::new("no such thing").into();
    assert_eq!(hashiya::platform::describe(&error), "TypeError: no such thing");
}

fn batch(key: &str, value: Option<&str>) -> journal::Batch {
    [(key.to_owned(), value.map(str::to_owned))].into()
}

/// A merge that shows what it was called with.
fn joined(key: &str, old: &str, new: &str) -> Vec<(String, String)> {
    vec![(key.to_owned(), format!("{old}+{new}"))]
}

#[wasm_bindgen_test]
async fn the_journal_puts_together_what_two_tabs_write() {
    let one = Journal::open(|| ()).await.expect("a journal");
    let other = Journal::open(|| ()).await.expect("the same journal");
    let key = "hashiya:test:ق😀";
    assert_eq!(
        one.write(&batch(key, Some("1")), &Texts::default(), joined).await,
        Ok(vec![])
    );
    let both = vec![(key.to_owned(), "1+2".to_owned())];
    assert_eq!(
        other.write(&batch(key, Some("2")), &Texts::default(), joined).await,
        Ok(both.clone())
    );
    assert_eq!(one.read_all().await, Ok(both));
    assert_eq!(
        one.write(&batch(key, Some("1+2")), &Texts::default(), joined).await,
        Ok(vec![]),
        "no news"
    );
    assert_eq!(
        one.write(&batch(key, None), &Texts::default(), joined).await,
        Ok(vec![])
    );
    assert_eq!(other.read_all().await, Ok(vec![]));
}

/// An opened text with everything that one can have.
fn opened_text() -> OpenedText {
    let fields = [
        ("عمود", "\"قيمة 😀\""),
        ("number", "12345678901234567890.5"),
        ("list", "[1,2.0,null,{\"a\":true}]"),
    ];
    let fields = fields.map(|(name, json)| (name.to_owned(), from_text(json).expect("JSON")));
    OpenedText {
        file: "مقال: 1.txt".into(),
        text: "عنوان\n\nقال: «نعم» 👍 e\u{301}\u{0}\r\n".into(),
        opened_at: 1_795_341_600_000,
        language: Some("ar".into()),
        direction: Some("rtl".into()),
        metadata: Metadata {
            title: Some("عنوان".into()),
            address: Some("https://example.org/1".into()),
            fields: fields.into(),
            ..Metadata::default()
        },
        roles: vec![
            GivenRole::new(0, Role::Title),
            GivenRole::new(
                7,
                LineRole {
                    role: Role::ListItem,
                    nesting: Nesting {
                        level: 2,
                        marker: Marker::Number(-3),
                    },
                },
            ),
        ],
    }
}

fn texts_of(texts: &[(&str, Option<&OpenedText>)]) -> Texts {
    let texts = texts.iter().map(|(key, text)| (*key, text.map(TextRecord::from)));
    Texts::of(texts).expect("what the browser can keep")
}

#[wasm_bindgen_test]
async fn texts_are_kept_as_structured_records_with_the_records_that_lead_to_them() {
    let journal = Journal::open(|| ()).await.expect("a journal");
    let (key, other) = ("hashiya:2:text:test:01234567", "hashiya:2:text:test:89abcdef");
    let plain = OpenedText {
        file: "plain.txt".into(),
        text: "x".repeat(3_000_000),
        ..OpenedText::default()
    };
    let records = journal::Batch::from([key, other].map(|key| (key.to_owned(), Some("1".to_owned()))));
    let both = texts_of(&[(key, Some(&opened_text())), (other, Some(&plain))]);
    assert_eq!(journal.write(&records, &both, joined).await, Ok(vec![]));
    let keys = [key, "hashiya:2:text:none:0", other].map(str::to_owned);
    let read = journal.read_texts(&keys).await.expect("texts");
    let as_kept = js_sys::Reflect::get(&read[0], &"text".into())
        .ok()
        .and_then(|text| text.as_string());
    assert_eq!(as_kept, Some(opened_text().text), "an object, whose text is a text");
    let said = |record: &JsValue| texts::read::<TextRecord>(record.clone()).expect("a record");
    let opened = |record: &JsValue| said(record).and_then(TextRecord::opened);
    assert_eq!(opened(&read[0]), Some(opened_text()), "to the letter, numbers too");
    assert!(read[1].is_undefined() && said(&read[1]).is_none());
    assert_eq!(opened(&read[2]), Some(plain));
    let gone = journal::Batch::from([key, other].map(|key| (key.to_owned(), None)));
    let none = texts_of(&[(key, None), (other, None)]);
    assert_eq!(journal.write(&gone, &none, joined).await, Ok(vec![]));
    let read = journal.read_texts(&keys).await.expect("answers");
    assert!(read.iter().all(JsValue::is_undefined));
    assert_eq!(journal.read_all().await, Ok(vec![]));
}

#[wasm_bindgen_test]
fn a_record_that_says_something_else_is_given_back_as_it_is() {
    for record in [
        "{\"file\":\"a.txt\",\"text\":7,\"opened_at\":1}",
        "[1,2]",
        "\"text\"",
        "{}",
    ] {
        let value = js_sys::JSON::parse(record).expect("JSON");
        assert_eq!(texts::read::<TextRecord>(value).err().as_deref(), Some(record));
    }
    assert_eq!(texts::read::<TextRecord>(JsValue::UNDEFINED), Ok(None));
}

/// The same bad files as in the native tests, fewer of them: with offsets of 32 bits, and a stack of
/// a megabyte.
#[wasm_bindgen_test]
fn bad_files_do_no_harm_in_wasm_either() {
    let sound = serde_json::from_str(include_str!("fixtures/export-1.json")).expect("JSON");
    let start = Page::at_work();
    let fingerprint = start.fingerprint();
    for seed in 1..=150 {
        let mut random = random::Random::new(seed);
        let input = inputs::input(&mut random, std::slice::from_ref(&sound));
        let outcome = check::open(&start, &fingerprint, input, &mut random);
        assert!(outcome.is_ok(), "seed {seed}: {outcome:?}");
    }
    for open in ["[", "{\"a\":"] {
        let deep = open.repeat(100_000).into_bytes();
        let outcome = check::open(&start, &fingerprint, deep, &mut random::Random::new(1));
        assert_eq!(outcome.as_deref(), Ok("Deep"));
    }
}
