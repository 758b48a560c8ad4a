//! Stamps of the future: whatever dates a file, a record, a tab or a wrong clock brings, the reader's own
//! words have the reader's dates, win on the reader's own sentences, are read again, and all ends meet.

use std::collections::BTreeMap;

use hashiya_core::article::Role;
use hashiya_core::exchange::{parse_moment, read};
use hashiya_session::{Message, NoticeKind};
use hashiya_session::{annotate, settings, transfer};
use serde_json::{Value, json};

use super::import::{some, visit_by};
use super::shell::{START, Shell, Site};
use super::{BOILERPLATE, FILES};
use hashiya_testing::files::{check_file, list, schema_errors};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// Dates too far ahead to be believed, from a little more than a day to the last that is read.
pub const AHEAD: [&str; 5] = [
    "2026-11-25T10:00:00Z", "2090-01-01T00:00:00Z", "9998-12-31T23:59:59.998Z", "9998-12-31T23:59:59.999Z",
    "9999-01-01T23:59:59.999Z",
];

/// A file with tags on sentences 2 and 3 by this annotator, stamped so.
pub fn file_by(annotator: &str, moment: &str) -> Value {
    let mut there = visit_by(annotator, "سامي", &[(2, "quote"), (3, "quote")]);
    let mut file = there.export();
    for sentence in [2, 3] {
        file["articles"][0]["sentences"][sentence]["annotations"][0]["updated_at"] = json!(moment);
    }
    file
}

/// Every date of what this annotator says in a file.
fn dates_of(file: &Value, annotator: &str) -> Vec<String> {
    let articles = list(&file["articles"]).iter();
    let sentences = articles.flat_map(|article| list(&article["sentences"]));
    let said = sentences.flat_map(|sentence| list(&sentence["annotations"]));
    let own = said.filter(|said| said["annotator"] == annotator);
    own.map(|said| said["updated_at"].as_str().expect("a moment").to_owned())
        .collect()
}

/// That each date of what the reader says is of the last hour before `now`.
fn has_sensible_dates(file: &Value, annotator: &str, now: u64) {
    let dates = dates_of(file, annotator);
    assert!(!dates.is_empty());
    for date in dates {
        let at = parse_moment(&date).expect("a moment").millis();
        assert!((now - 3_600_000..=now).contains(&at), "{date}");
    }
}

#[test]
fn a_colleagues_date_of_the_future_takes_nothing_from_the_reader() {
    for moment in AHEAD {
        let mut here = visit_by("id-1", "منى", &[(6, "claim")]);
        here.open_file("sami.json", &file_by("id-2", moment).to_string());
        here.focus(4);
        here.tag("background");
        here.send(Message::Annotate(annotate::Message::SaveNote("لماذا".into())));
        here.send(Message::Settings(settings::Message::SetName("منى علي".into())));
        here.go("other");
        here.focus(1);
        here.tag("claim");
        here.go("story");
        let mut here = here.reopen();
        assert_eq!(here.notices(), [] as [&str; 0], "{moment}: all is read again");
        assert_eq!(here.state().reader.name, "منى علي", "{moment}");
        let labels = ["quote", "quote", "background", "claim"].map(some);
        assert_eq!([2, 3, 4, 6].map(|sentence| here.label(sentence)), labels, "{moment}");
        assert_eq!(here.note(4), "لماذا", "{moment}");
        let file = here.export();
        assert_eq!(check_file(&file), Ok(()), "{moment}");
        assert!(read(&file.to_string()).is_ok(), "{moment}");
        has_sensible_dates(&file, "id-1", here.now);
        here.go("other");
        assert_eq!(here.label(1), some("claim"), "{moment}");
    }
}

#[test]
fn the_reader_is_told_of_dates_of_the_future() {
    let told = |moment: &str| {
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("sami.json", &file_by("id-2", moment).to_string());
        let kinds = here.state().notices.shown.iter().map(|notice| notice.kind.clone());
        kinds
            .filter_map(|kind| match kind {
                NoticeKind::DatesAhead { name, count, .. } => Some((name, count)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    for moment in AHEAD {
        assert_eq!(told(moment), [("sami.json".to_owned(), 2)], "{moment}");
    }
    for moment in ["2026-11-22T10:00:00Z", "2026-11-23T09:00:00Z", "1970-01-01T00:00:00Z"] {
        assert_eq!(told(moment), [], "{moment}");
    }
    // A cut and a role are counted too.
    let mut file = file_by("id-2", "2026-11-22T10:00:00Z");
    file["articles"][0]["blocks"][2]["role_set_at"] = json!(AHEAD[1]);
    file["articles"][0]["segmenter"]["edits"] = json!([{"merge": 88, "set_at": AHEAD[2]}]);
    let mut here = visit_by("id-1", "منى", &[]);
    here.open_file("sami.json", &file.to_string());
    assert!(here.notices().contains(&"dates-ahead"));
}

#[test]
fn the_readers_next_word_wins_over_their_own_of_the_future() {
    for moment in AHEAD {
        let file = file_by("id-1", moment).to_string();
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("mine.json", &file);
        assert_eq!(here.label(2), some("quote"));
        here.focus(2);
        here.tag("claim");
        here.focus(3);
        here.send(Message::Annotate(annotate::Message::Clear));
        assert_eq!((here.label(2), here.label(3)), (some("claim"), None), "{moment}");
        here.send(Message::Annotate(annotate::Message::Undo));
        assert_eq!(here.label(3), some("quote"), "{moment}");
        here.send(Message::Annotate(annotate::Message::Redo));
        here.focus(2);
        here.tag("background");
        let mut here = here.reopen();
        assert_eq!(here.notices(), [] as [&str; 0], "{moment}");
        assert_eq!((here.label(2), here.label(3)), (some("background"), None), "{moment}");
        // The same file again, and the one that was made here, bring nothing back.
        let exported = here.export();
        assert_eq!(check_file(&exported), Ok(()), "{moment}");
        assert_eq!(schema_errors(&exported), [] as [String; 0], "{moment}");
        has_sensible_dates(&exported, "id-1", here.now);
        here.open_file("mine.json", &file);
        assert_eq!((here.label(2), here.label(3)), (some("background"), None), "{moment}");
        // Nor elsewhere, in whatever order they are opened.
        for order in [[&file, &exported.to_string()], [&exported.to_string(), &file]] {
            let mut there = visit_by("id-9", "ليلى", &[(7, "claim")]);
            for file in order {
                there.open_file("mine.json", file);
            }
            assert_eq!((there.label(2), there.label(3)), (some("background"), None), "{moment}");
        }
    }
}

#[test]
fn the_readers_roles_and_cuts_win_over_those_of_the_future() {
    for moment in &AHEAD[..4] {
        let mut file = visit_by("id-2", "سامي", &[(2, "quote")]).export();
        file["articles"][0]["blocks"][BOILERPLATE.0]["role_set_at"] = json!(moment);
        file["articles"][0]["blocks"][BOILERPLATE.0]["role"] = json!("body");
        file["articles"][0]["segmenter"]["edits"] = json!([{"merge": 88, "set_at": moment}]);
        file["articles"][0]["sentences"] = json!([]);
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("sami.json", &file.to_string());
        assert_eq!(here.annotated().role(BOILERPLATE.0), Role::Body, "{moment}");
        assert_eq!(here.annotated().document.sentences.len(), 7, "{moment}");
        here.focus(4);
        here.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
        here.focus(2);
        here.send(Message::Annotate(annotate::Message::Split { at: 88 }));
        let looks = |shell: &Shell| {
            let work = shell.annotated();
            (work.role(BOILERPLATE.0), work.document.sentences.len())
        };
        assert_eq!(looks(&here), (Role::Caption, 8), "{moment}");
        here.open_file("sami.json", &file.to_string());
        let mut here = here.reopen();
        assert_eq!(looks(&here), (Role::Caption, 8), "{moment}");
        let exported = here.export();
        assert!(read(&exported.to_string()).is_ok(), "{moment}");
        here.focus(5);
        here.tag("claim");
        has_sensible_dates(&here.export(), "id-1", here.now);
    }
}

/// The clock of this device was wrong for a while, and is set right.
#[test]
fn a_clock_that_was_wrong_for_a_while_spoils_nothing() {
    for wrong in [START + 2 * DAY, 3_800_000_000_000, 253_370_764_799_000, u64::MAX / 2] {
        let mut here = visit_by("id-1", "منى", &[(2, "claim")]);
        let right = here.now;
        here.now = wrong;
        here.focus(3);
        here.tag("quote");
        here.send(Message::Settings(settings::Message::SetName("ليلى".into())));
        for reload in [false, true] {
            if reload {
                here = here.reopen();
                assert_eq!(here.notices(), [] as [&str; 0], "{wrong}");
            }
            here.now = right + u64::from(reload) * 60_000;
            here.focus(4);
            here.tag("claim");
            here.focus(3);
            here.tag(if reload { "claim" } else { "background" });
            here.send(Message::Settings(settings::Message::SetName(format!("نور {reload}"))));
            let file = here.export();
            has_sensible_dates(&file, "id-1", here.now);
            assert!(read(&file.to_string()).is_ok(), "{wrong}");
        }
        let here = here.reopen();
        let labels = [2, 3, 4].map(|sentence| here.label(sentence));
        assert_eq!(labels, ["claim", "claim", "claim"].map(some), "{wrong}");
        assert_eq!(here.state().reader.name, "نور true", "{wrong}");
    }
}

#[test]
fn the_pace_goes_on_after_a_date_of_the_future() {
    let mut here = visit_by("id-1", "منى", &[]);
    here.open_file("sami.json", &file_by("id-2", AHEAD[1]).to_string());
    let mut pace = None;
    for _ in 0..3 {
        for sentence in [0, 2, 3, 4, 6, 7] {
            here.now += 20_000;
            here.focus(sentence);
            here.tag("claim");
        }
        here.go("other");
        for sentence in [0, 1, 2] {
            here.now += 20_000;
            here.focus(sentence);
            here.tag("claim");
        }
        here.go("story");
        pace = here.state().times().sentence;
    }
    let pace = pace.expect("a pace");
    assert!((15_000..60_000).contains(&pace), "{pace}");
}

/// What an earlier version stored when its clock had run into the year 9999, and put aside at the next
/// visit since it could not read it: tags, roles, cuts and the reader's name.
#[test]
fn records_that_an_earlier_version_could_not_read_again_are_read() {
    let mut before = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    before.focus(BOILERPLATE.1);
    before.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
    before.focus(4);
    before.send(Message::Annotate(annotate::Message::Split { at: 107 }));
    before.go("story");
    let spoil = |value: &str| {
        // The stamps of this visit, into the first second of the year 9999.
        let millis = START / 100_000;
        value.replace(&millis.to_string(), "2533707648")
    };
    let sound = before.disk.borrow().records.clone();
    let mut spoiled = BTreeMap::new();
    for (key, value) in &sound {
        spoiled.insert(key.clone(), spoil(value));
    }
    assert_ne!(spoiled, sound);
    let quarantine = |key: &str| key.replace("hashiya:", "hashiya:1:damaged:0123456789ab:");
    // As they stand under their own keys, as they stand in the quarantine alone, and both.
    let mut alone = BTreeMap::new();
    let mut both = spoiled.clone();
    for (key, value) in &spoiled {
        if sound[key] == *value {
            alone.insert(key.clone(), value.clone());
        } else {
            alone.insert(quarantine(key), value.clone());
            both.insert(quarantine(key), value.clone());
        }
    }
    for records in [spoiled, alone, both] {
        let mut here = Shell::new(Site::new(FILES));
        here.disk.borrow_mut().records = records;
        here.now = before.now + DAY;
        here.boot_as(|boot| boot.new_annotator = "id-2".into());
        here.go("story");
        for visit in 0..3 {
            assert_eq!(here.notices(), [] as [&str; 0], "visit {visit}");
            assert_eq!(here.state().reader.id.as_str(), "id-1", "visit {visit}");
            assert_eq!(here.state().reader.name, "منى", "visit {visit}");
            let labels = [2, 3].map(|sentence| here.label(sentence));
            assert_eq!(labels, ["claim", "quote"].map(some), "visit {visit}");
            assert_eq!(here.annotated().role(BOILERPLATE.0), Role::Caption, "visit {visit}");
            assert_eq!(here.annotated().document.sentences.len(), 9, "visit {visit}");
            here = here.reopen();
        }
        assert!(
            here.disk.borrow().keys("damaged:").is_empty(),
            "the copies are not needed any more"
        );
        here.focus(2);
        here.tag("background");
        let mut here = here.reopen();
        assert_eq!(here.label(2), some("background"));
        assert!(read(&here.export().to_string()).is_ok());
    }
}

/// A backup with such dates, in its articles and in its records.
#[test]
fn a_backup_with_dates_of_the_future_is_restored_and_goes_on() {
    for moment in AHEAD {
        let mut there = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
        there.send(Message::Transfer(transfer::Message::BackUp));
        let (_, text) = there.downloads.last().expect("a backup").clone();
        let mut file: Value = serde_json::from_str(&text).expect("JSON");
        let millis = parse_moment(moment).expect("a moment").millis();
        file["exported_at"] = json!(moment);
        file["articles"][0]["sentences"][2]["annotations"][0]["updated_at"] = json!(moment);
        let profile = json!({"annotator": {"id": "id-1", "name": "منى"}, "set_at": millis});
        file["backup"]["records"]["hashiya:1:profile"] = json!(profile.to_string());
        file["backup"]["records"]["hashiya:1:read:story"] = json!(millis.to_string());
        let mut here = Shell::new(Site::new(FILES));
        here.boot();
        here.open_file("backup.json", &file.to_string());
        here.send(Message::Transfer(transfer::Message::Restore));
        assert!(here.notices().contains(&"dates-ahead"), "{moment}");
        here.go("story");
        assert_eq!(here.state().reader.name, "منى", "{moment}");
        here.focus(2);
        here.tag("background");
        here.send(Message::Settings(settings::Message::SetName("ليلى".into())));
        let mut here = here.reopen();
        assert_eq!(here.notices(), [] as [&str; 0], "{moment}");
        assert_eq!(here.state().reader.name, "ليلى", "{moment}");
        assert_eq!(here.label(2), some("background"), "{moment}");
        let file = here.export();
        assert!(read(&file.to_string()).is_ok(), "{moment}");
        let date = &file["articles"][0]["sentences"][2]["annotations"][0]["updated_at"];
        assert!(
            date.as_str().is_some_and(|date| date.starts_with("2026-11-22")),
            "{moment}: {date}"
        );
    }
}
