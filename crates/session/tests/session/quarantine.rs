//! Records that cannot be read: set aside to the letter, told of once, handed out, never in the way
//! of the others; whatever was done to them.

use hashiya_session::{annotate, settings, storage};
use std::collections::BTreeMap;

use hashiya_session::{Message, NoticeAction};
use proptest::prelude::*;
use serde_json::Value;

use super::shell::Shell;
use super::{BOILERPLATE, FILES};
use hashiya_testing::cases;

/// A visit that leaves a record of every kind, all with something in it.
pub fn visit() -> Shell {
    let mut there = Shell::reading(FILES);
    there.focus(3);
    there.tag("quote");
    let mut file = there.export();
    file["colour"] = "red".into();
    file["articles"][0]["source"] = "radio".into();
    let file = file.to_string().replace("reader-0", "another");
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Settings(settings::Message::SetName("منى".into())));
    for (sentence, label) in [(0, "claim"), (2, "quote"), (6, "background")] {
        shell.focus(sentence);
        shell.tag(label);
    }
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
    shell.open_file("theirs.json", &file);
    shell.open_file("mine.txt", "تقرير من عندي. وجملة ثانية فيه.\n");
    shell.focus(7);
    shell.send(Message::Annotate(annotate::Message::Merge));
    shell.focus(2);
    let at = shell.annotated().document.sentences[2].chars.start();
    let point = hashiya_core::article::split_points(&shell.annotated().document, 2)[2].at;
    assert!(point > at);
    shell.send(Message::Annotate(annotate::Message::Split { at: point }));
    let kinds = [
        "tags:", "roles:", "cuts:", "extras:", "place:", "read:", "text:", "profile", "file-extras",
    ];
    for kind in kinds {
        assert!(!shell.disk.borrow().keys(kind).is_empty(), "{kind}");
    }
    shell
}

/// The page opened again on these records, with every article that is stored or served.
fn opened(records: BTreeMap<String, String>) -> Shell {
    Shell::reading_after(FILES, records)
}

/// The values that were quarantined, with the keys that they had.
fn quarantined(shell: &Shell) -> Vec<(String, String)> {
    let disk = shell.disk.borrow();
    let damaged = shell.state().quarantined().into_iter();
    damaged
        .map(|damaged| {
            (
                damaged.key.to_string(),
                disk.records[&damaged.quarantine_key.to_string()].clone(),
            )
        })
        .collect()
}

#[test]
fn a_damage_is_told_of_once_and_kept_until_the_reader_deletes_it() {
    let mut records = visit().disk.borrow().records.clone();
    let key = records.keys().find(|key| key.contains(":tags:story:")).cloned();
    let key = key.expect("tags");
    records.insert(key.clone(), "[[\"reader".into());
    let shell = opened(records);
    assert_eq!(shell.notices(), ["storage-damaged"]);
    assert_eq!(
        shell.state().notices.shown[0].kind.action(),
        Some(NoticeAction::ShowDamaged)
    );
    assert_eq!(
        shell.disk.borrow().records[&key],
        "[[\"reader",
        "nothing better is known"
    );
    let shell = shell.reopen();
    assert_eq!(shell.notices(), Vec::<&str>::new(), "not again");
    assert_eq!(
        quarantined(&shell),
        [(key.clone(), "[[\"reader".to_owned())],
        "but listed"
    );

    let mut shell = shell.reopen();
    let quarantine_key = shell.state().quarantined()[0].quarantine_key.clone();
    assert_eq!(
        shell.state().quarantined()[0].article().map(|id| id.to_string()),
        Some("story".into())
    );
    shell.send(Message::Storage(storage::Message::DownloadQuarantined(
        quarantine_key.clone(),
    )));
    let (name, text) = shell.downloads.last().expect("a file").clone();
    assert_eq!(name, "hashiya-damaged-2026-11-22.json");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        (file["key"].as_str(), file["value"].as_str()),
        (Some(key.as_str()), Some("[[\"reader"))
    );
    shell.send(Message::Storage(storage::Message::DiscardQuarantined(quarantine_key)));
    assert_eq!(quarantined(&shell), []);
    assert!(
        !shell.disk.borrow().records.contains_key(&key),
        "the damaged value went with its copy"
    );
    let shell = shell.reopen();
    assert_eq!((shell.notices(), quarantined(&shell)), (vec![], vec![]));
}

#[test]
fn a_second_damage_of_the_same_record_has_a_place_of_its_own() {
    let mut shell = visit();
    for damage in ["first", "second", "first"] {
        let key = shell.disk.borrow().keys("roles:story:")[0].clone();
        shell.disk.borrow_mut().records.insert(key, damage.into());
        shell = shell.reopen();
        shell.send(Message::Annotate(annotate::Message::TreatAsText {
            block: BOILERPLATE.0,
        }));
        shell.send(Message::Annotate(annotate::Message::SetRole(None)));
    }
    let values: Vec<String> = quarantined(&shell).into_iter().map(|(_, value)| value).collect();
    assert_eq!(values.len(), 2);
    assert!(values.contains(&"first".into()) && values.contains(&"second".into()));
}

#[test]
fn deleting_a_copy_leaves_the_good_value_that_took_its_place() {
    let mut shell = visit();
    let key = shell.disk.borrow().keys("roles:story:")[0].clone();
    shell.disk.borrow_mut().records.insert(key.clone(), "cut".into());
    shell = shell.reopen();
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
    let good = shell.disk.borrow().records[&key].clone();
    let quarantine_key = shell.state().quarantined()[0].quarantine_key.clone();
    shell.send(Message::Storage(storage::Message::DiscardQuarantined(quarantine_key)));
    assert_eq!(shell.disk.borrow().records[&key], good);
}

#[test]
fn many_damages_are_one_message() {
    let mut records = visit().disk.borrow().records.clone();
    let mut damaged = 0;
    for (key, value) in &mut records {
        if key.contains(":tags:") || key.contains(":roles:") || key.contains(":cuts:") {
            *value = "{".into();
            damaged += 1;
        }
    }
    let shell = opened(records);
    assert_eq!(shell.notices(), ["storage-damaged"]);
    assert_eq!(quarantined(&shell).len(), damaged);
    let text = shell.state().notices.shown[0]
        .kind
        .text(hashiya_session::i18n::Locale::default());
    assert!(text.starts_with(&format!("{damaged} stored records")), "{text}");
}

#[test]
fn what_can_be_read_of_a_damaged_record_counts_and_is_written() {
    let mut records = visit().disk.borrow().records.clone();
    let key = records.keys().find(|key| key.contains(":tags:story:")).cloned();
    let key = key.expect("tags");
    let damaged = "[[\"reader-0\",1795341600000,[[0,32,1,0],[90000,5,2,0],[7,0,1,0]]]]";
    records.insert(key.clone(), damaged.into());
    let mut shell = opened(records);
    assert_eq!(shell.notices(), ["storage-damaged"]);
    assert_eq!(quarantined(&shell), [(key.clone(), damaged.to_owned())]);
    assert_eq!(shell.annotated().annotations().len(), 1);
    let quarantine_key = shell.state().quarantined()[0].quarantine_key.clone();
    shell.send(Message::Storage(storage::Message::DiscardQuarantined(quarantine_key)));
    let shell = shell.reopen();
    assert_eq!(shell.annotated().annotations().len(), 1, "the sound row stays");
}

#[test]
fn a_damaged_value_is_not_written_over_before_it_is_set_aside() {
    let shell = visit();
    let key = shell.disk.borrow().keys("tags:story:")[0].clone();
    let damage = "x".repeat(600);
    shell.disk.borrow_mut().records.insert(key.clone(), damage.clone());
    // Room for no copy, but for a tag in the place of the damaged record.
    let used = shell.disk.borrow().used();
    shell.disk.borrow_mut().quota = Some(used + 100);
    let mut shell = shell.reopen();
    shell.focus(0);
    shell.tag("background");
    assert_eq!(shell.disk.borrow().records[&key], damage, "it is nowhere else");
    assert!(shell.notices().contains(&"storage-full"));
    assert_eq!(shell.label(0).as_deref(), Some("background"), "in memory");
    shell.disk.borrow_mut().quota = None;
    shell.focus(1);
    assert_eq!(quarantined(&shell), [(key.clone(), damage)], "there is room now");
    assert!(!shell.notices().contains(&"storage-full"));
    let shell = shell.reopen();
    assert_eq!(shell.label(0).as_deref(), Some("background"), "all is stored");
}

#[test]
fn earlier_keys_of_what_was_set_aside_are_known() {
    let mut records = visit().disk.borrow().records.clone();
    records.insert("hashiya:1:damaged:1:tags:story:0a1b2c3d:0".into(), "cut off".into());
    let mut shell = opened(records);
    assert_eq!(
        quarantined(&shell),
        [("hashiya:1:tags:story:0a1b2c3d:0".into(), "cut off".into())]
    );
    let quarantine_key = shell.state().quarantined()[0].quarantine_key.clone();
    shell.send(Message::Storage(storage::Message::DiscardQuarantined(quarantine_key)));
    assert_eq!(quarantined(&shell), []);
}

/// What is done to a stored value.
#[derive(Clone, Debug)]
enum Damage {
    /// Only the first part is left, in thousandths.
    Cut(usize),
    /// One character is another.
    Flip(usize, char),
    /// Another record's value.
    Swap(usize),
    /// Another kind of value altogether.
    Retype(&'static str),
    /// Digits of a number more.
    Grow(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let kinds = vec![
        "null", "{}", "[]", "0", "-1", "\"text\"", "true", "[[[]]]", "[[\"a\",1,[[0,1]]]]", "1e99", "",
    ];
    prop_oneof![
        (0usize..1000).prop_map(Damage::Cut),
        (
            0usize..1000,
            prop_oneof![prop::char::any(), prop::sample::select(vec!['0', '9', '[', '"', ','])]
        )
            .prop_map(|(at, c)| Damage::Flip(at, c)),
        (0usize..20).prop_map(Damage::Swap),
        prop::sample::select(kinds).prop_map(Damage::Retype),
        (0usize..1000).prop_map(Damage::Grow),
    ]
}

/// A place in a text of so many characters, given in thousandths.
fn place(chars: &[char], thousandth: usize) -> usize {
    (chars.len().saturating_sub(1)) * thousandth / 1000
}

fn damaged(value: &str, damage: &Damage, all: &[String]) -> String {
    let mut chars: Vec<char> = value.chars().collect();
    match damage {
        Damage::Cut(at) => chars.truncate(place(&chars, *at)),
        Damage::Flip(at, c) => {
            let at = place(&chars, *at);
            chars[at] = *c;
        }
        Damage::Swap(other) => return all[other % all.len()].clone(),
        Damage::Retype(value) => return (*value).to_owned(),
        Damage::Grow(at) => {
            let digit = chars.iter().skip(place(&chars, *at)).position(char::is_ascii_digit);
            let at = place(&chars, *at) + digit.unwrap_or(0);
            chars.splice(at..at, "98".chars());
        }
    }
    chars.into_iter().collect()
}

/// A clock that ran to the end of time would give no stamp that can be read again.
#[test]
fn settings_of_the_last_year_are_set_aside_and_tags_stay_readable() {
    let mut records = visit().disk.borrow().records.clone();
    let settings = r#"{"annotator":{"id":"reader-0","name":"منى"},"set_at":981795341606000}"#;
    records.insert("hashiya:1:profile".into(), settings.into());
    let mut shell = opened(records);
    assert_eq!(shell.notices(), ["storage-damaged"]);
    shell.go("mine");
    shell.focus(1);
    shell.tag("claim");
    let told = shell.state().quarantined().len();
    let shell = shell.reopen();
    assert_eq!(
        (shell.label(1).as_deref(), shell.state().quarantined().len()),
        (Some("claim"), told)
    );
}

proptest! {
    #![proptest_config(cases(150))]

    /// Whatever is done to whichever records: the page opens, all other records are there to the
    /// letter, and every damaged value is found to the letter in the storage or is in use.
    #[test]
    fn no_damage_takes_anything_else_along(damages in prop::collection::vec((0usize..20, damage()), 1..4)) {
        let sound = visit().disk.borrow().records.clone();
        let keys: Vec<String> = sound.keys().cloned().collect();
        let values: Vec<String> = sound.values().cloned().collect();
        let mut records = sound.clone();
        for (record, damage) in &damages {
            let key = &keys[record % keys.len()];
            let value = damaged(&sound[key], damage, &values);
            records.insert(key.clone(), value);
        }
        let mut shell = opened(records.clone());
        let told = !shell.state().quarantined().is_empty();
        prop_assert_eq!(shell.notices().contains(&"storage-damaged"), told);
        shell.go("mine");
        shell.export();
        let check = |shell: &Shell| {
            let disk = shell.disk.borrow();
            for (key, value) in &records {
                let in_place = disk.records.get(key) == Some(value);
                let quarantine_key = quarantined(shell).contains(&(key.clone(), value.clone()));
                if *value == sound[key] {
                    // The reader's place moves on, and what is counted of the rest with it.
                    let moves = [":place:", ":read:", ":summary:"].iter().any(|kind| key.contains(kind));
                    prop_assert!(in_place || moves, "{} is another: {:?}", key, disk.records.get(key));
                } else {
                    let moves = [":place:", ":read:", ":summary:"].iter().any(|kind| key.contains(kind));
                    prop_assert!(in_place || quarantine_key || moves, "{key} = {value:?} is nowhere");
                }
            }
            Ok(())
        };
        check(&shell)?;
        let told = shell.state().quarantined().len();
        let mut shell = shell.reopen();
        prop_assert_eq!(shell.state().quarantined().len(), told);
        prop_assert!(!shell.notices().contains(&"storage-damaged"), "told again");
        shell.go("story");
        check(&shell)?;
    }
}

#[test]
fn a_key_with_a_number_beyond_all_texts_harms_nothing() {
    let mut there = Shell::reading(FILES);
    there.focus(2);
    there.tag("claim");
    let mut records = there.disk.borrow().records.clone();
    let tags = records
        .keys()
        .find(|key| key.contains(":2:tags:"))
        .expect("a record of tags");
    let (known, _) = tags.rsplit_once(':').expect("a chunk");
    let far = [usize::MAX, usize::MAX / 2048, usize::MAX / 2048 + 1];
    let keys: Vec<String> = far.map(|chunk| format!("{known}:{chunk}")).into();
    for key in &keys {
        records.insert(key.clone(), "[]".to_owned());
    }
    let mut here = Shell::reading_after(FILES, records);
    assert_eq!(here.label(2).as_deref(), Some("claim"));
    here.focus(3);
    here.tag("quote");
    let mut here = here.reload();
    here.go("story");
    assert_eq!(here.label(3).as_deref(), Some("quote"));
}
