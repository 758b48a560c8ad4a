//! Dates of the future at names and at answers: they are counted and kept, and nail nothing.

use hashiya_core::annotation::AnnotatorId;
use hashiya_core::exchange::{parse_moment, read};
use hashiya_session::{Message, NoticeKind, Whose};
use hashiya_session::{annotate, settings, transfer};
use serde_json::{Value, json};

use super::FILES;
use super::import::{some, visit_by};
use super::shell::{Shell, Site};
use super::stamps::{AHEAD, file_by};
use super::whose::asked;
use hashiya_testing::files::{check_file, schema_errors};

const DAY: u64 = 24 * 60 * 60 * 1000;

fn rename(shell: &mut Shell, name: &str) {
    shell.send(Message::Settings(settings::Message::SetName(name.into())));
}

/// A file of all of an annotator's, whose name is of this moment.
fn named(there: &mut Shell, moment: &str) -> String {
    let mut file = there.export();
    file["annotators"][0]["named_at"] = json!(moment);
    file.to_string()
}

/// How many dates of the future were told of last.
fn told(shell: &Shell) -> Option<usize> {
    let kinds = shell.state().notices.shown.iter().map(|notice| &notice.kind);
    let mut counts = kinds.filter_map(|kind| match kind {
        NoticeKind::DatesAhead { count, .. } => Some(*count),
        _ => None,
    });
    counts.next_back()
}

/// What a file says of an annotator.
fn listed(file: &Value, id: &str) -> Value {
    let mut annotators = file["annotators"].as_array().expect("annotators").iter();
    annotators
        .find(|listed| listed["id"] == id)
        .expect("the annotator")
        .clone()
}

#[test]
fn dates_of_names_and_of_cuts_taken_back_are_told_of() {
    for moment in AHEAD {
        let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
        let file = named(&mut there, moment);
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("name.json", &file);
        assert_eq!(told(&here), Some(1), "{moment}");
        let mut file = there.export();
        file["articles"][0]["segmenter"]["taken_back"] = json!([{"at": 104, "set_at": moment}]);
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("back.json", &file.to_string());
        assert_eq!(told(&here), Some(1), "{moment}");
    }
}

/// A tag, a cut, a role, a second label and a draft about an article whose text was not at hand.
#[test]
fn dates_about_articles_without_text_are_told_of() {
    for moment in AHEAD {
        let millis = parse_moment(moment).expect("a moment").millis();
        let key = |kind: &str, rest: &str| format!("hashiya:{kind}:gone:0123456789abcdef{rest}");
        let records = json!({
            key("1:cuts", ""): json!([[4, "split", millis], [9, null, 1]]).to_string(),
            key("1:roles", ""): json!([[0, "caption", millis]]).to_string(),
            key("1:second", ""): json!([["id-2", millis, [[0, 4, 1, 2, millis]]]]).to_string(),
            key("1:drafts", ":0"): json!([[0, "v", "مسودة", "", millis]]).to_string(),
        });
        let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
        let mut file = there.export();
        file["without_text"] = json!([{"id": "gone", "records": records}]);
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("gone.json", &file.to_string());
        assert_eq!(told(&here), Some(5), "{moment}");
    }
}

/// Sami's name is of the future in one file; the name that he gives later is his name, in any order.
#[test]
fn anothers_name_of_the_future_gives_way_to_a_later_one() {
    for moment in AHEAD {
        let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
        let first = named(&mut there, moment);
        there.now += DAY / 4;
        rename(&mut there, "سامي المصري");
        let second = there.export().to_string();
        for order in [[&first, &second, &first], [&second, &first, &second]] {
            let mut here = visit_by("id-1", "منى", &[]);
            here.now = there.now;
            order.iter().for_each(|file| drop(here.open_file("file.json", file)));
            let id = AnnotatorId::new("id-2");
            assert_eq!(here.state().name_of(&id), Some("سامي المصري"), "{moment}");
            // Also by way of others, and after a reload.
            let mut here = here.reopen();
            assert_eq!(here.state().name_of(&id), Some("سامي المصري"), "{moment}");
            let passed_on = here.export().to_string();
            let mut third = visit_by("id-3", "هند", &[]);
            third.now = there.now;
            third.open_file("passed-on.json", &passed_on);
            third.open_file("first.json", &first);
            assert_eq!(third.state().name_of(&id), Some("سامي المصري"), "{moment}");
        }
    }
}

/// Until there is a later one it is what is known, and it goes on with the date that it came with.
#[test]
fn anothers_name_of_the_future_is_kept_as_it_came() {
    for moment in AHEAD {
        let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
        let file = named(&mut there, moment);
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("file.json", &file);
        let mut here = here.reopen();
        assert_eq!(
            here.state().name_of(&AnnotatorId::new("id-2")),
            Some("سامي"),
            "{moment}"
        );
        let passed_on = here.export();
        assert_eq!(check_file(&passed_on), Ok(()), "{moment}");
        assert_eq!(schema_errors(&passed_on), [] as [String; 0], "{moment}");
        let at = listed(&passed_on, "id-2")["named_at"].clone();
        assert_eq!(at.as_str().and_then(parse_moment), parse_moment(moment));
    }
}

/// A name of mine that a file says is of the future: the one that I give now is mine from then on.
#[test]
fn my_own_name_wins_over_one_of_the_future_and_is_what_travels() {
    for moment in AHEAD {
        let mut there = visit_by("id-1", "منى القديمة", &[(2, "claim")]);
        let file = named(&mut there, moment);
        let mut known = visit_by("id-1", "منى", &[]);
        known.open_file("file.json", &file);
        assert_eq!(
            known.state().reader.name,
            "منى",
            "{moment}: hers has a date that is believed"
        );
        let mut adopting = Shell::new(Site::new(FILES));
        adopting.boot_as(|boot| boot.new_annotator = "id-9".into());
        adopting.asks = true;
        adopting.open_file("file.json", &file);
        adopting.answer("id-1", Whose::Mine);
        adopting.open_shown();
        assert_eq!(adopting.state().reader.name, "منى القديمة", "{moment}");
        for mut here in [known, adopting] {
            here.now = there.now + 60_000;
            rename(&mut here, "منى الجديدة");
            let mut here = here.reopen();
            assert_eq!(here.notices(), [] as [&str; 0], "{moment}: all is read again");
            assert_eq!(here.state().reader.id.as_str(), "id-1", "{moment}");
            here.open_file("file.json", &file);
            assert_eq!(here.state().reader.name, "منى الجديدة", "{moment}");
            let exported = here.export();
            assert!(read(&exported.to_string()).is_ok(), "{moment}");
            let at = listed(&exported, "id-1")["named_at"].clone();
            let at = at.as_str().and_then(parse_moment).expect("a moment").millis();
            assert!((there.now..=here.now).contains(&at), "{moment}: {at}");
            // It is what another browser of hers, and a colleague, take it for, in any order.
            for order in [[&file, &exported.to_string()], [&exported.to_string(), &file]] {
                let mut mine = visit_by("id-1", "منى", &[]);
                let mut colleague = visit_by("id-2", "سامي", &[]);
                for shell in [&mut mine, &mut colleague] {
                    shell.now = here.now;
                    order.iter().for_each(|file| drop(shell.open_file("file.json", file)));
                }
                assert_eq!(mine.state().reader.name, "منى الجديدة", "{moment}");
                let id = AnnotatorId::new("id-1");
                assert_eq!(colleague.state().name_of(&id), Some("منى الجديدة"), "{moment}");
            }
        }
    }
}

/// The clock of this device was wrong when the name was given, and is set right.
#[test]
fn a_name_that_was_given_by_a_wrong_clock_can_be_changed_again() {
    for wrong in [2 * DAY, 40_000 * DAY, u64::MAX / 4] {
        let mut here = visit_by("id-1", "منى", &[(2, "claim")]);
        let right = here.now;
        here.now = right + wrong;
        rename(&mut here, "ليلى");
        here.now = right + 60_000;
        let old = {
            // An older name of hers, as a colleague knew it, takes nothing back.
            let mut there = visit_by("id-1", "منى", &[(2, "claim")]);
            there.export().to_string()
        };
        let mut here = here.reopen();
        here.open_file("old.json", &old);
        assert_eq!(here.state().reader.name, "ليلى", "{wrong}");
        rename(&mut here, "نور");
        let mut here = here.reopen();
        assert_eq!(here.notices(), [] as [&str; 0], "{wrong}");
        assert_eq!(here.state().reader.name, "نور", "{wrong}");
        let file = here.export();
        let at = listed(&file, "id-1")["named_at"].clone();
        let at = at.as_str().and_then(parse_moment).expect("a moment").millis();
        assert!(at <= here.now, "{wrong}");
    }
}

/// A backup whose reader has settings of the future: they go on with dates of their own.
#[test]
fn a_profile_of_the_future_moves_no_date_of_the_reader_who_goes_on_with_it() {
    for moment in AHEAD {
        let mut there = visit_by("id-1", "منى", &[(2, "claim")]);
        there.send(Message::Transfer(transfer::Message::BackUp));
        let (_, text) = there.downloads.last().expect("a backup").clone();
        let mut file: Value = serde_json::from_str(&text).expect("JSON");
        let millis = parse_moment(moment).expect("a moment").millis();
        let profile = json!({"annotator": {"id": "id-1", "name": "منى"}, "named_at": millis, "set_at": millis});
        file["backup"]["records"]["hashiya:1:profile"] = json!(profile.to_string());
        let mut here = Shell::new(Site::new(FILES));
        here.boot();
        here.open_file("backup.json", &file.to_string());
        here.send(Message::Transfer(transfer::Message::Restore));
        assert_eq!(here.state().reader.name, "منى", "{moment}");
        // Two tabs change the settings in turn, and the later one counts in both.
        let mut other = Shell::in_browser(Site::new(FILES), here.disk.clone());
        other.now = here.now;
        other.boot();
        for name in ["ي", "ا", "ب"] {
            other.now += 1000;
            rename(&mut other, name);
            while here.hear() {}
            while other.hear() {}
            assert_eq!(here.state().reader.name, name, "{moment}");
            assert_eq!(other.state().reader.name, name, "{moment}");
        }
        let here = here.reopen();
        assert_eq!(here.state().reader.name, "ب", "{moment}");
    }
}

/// An answer of the future, out of a backup: the one that the reader gave here counts.
#[test]
fn an_answer_of_the_future_gives_way_to_the_readers_own() {
    for moment in AHEAD {
        let millis = parse_moment(moment).expect("a moment").millis();
        let mut sami = visit_by("id-2", "سامي", &[(3, "quote")]);
        let file = sami.export().to_string();
        let mut here = asked("id-1", "منى", &[(2, "claim")]);
        here.open_file("sami.json", &file);
        here.answer("id-2", Whose::Mine);
        here.open_shown();
        here.send(Message::Transfer(transfer::Message::BackUp));
        let (_, text) = here.downloads.last().expect("a backup").clone();
        let mut file: Value = serde_json::from_str(&text).expect("JSON");
        let spoiled = json!({"id-2": {"name": "سامي", "named_at": millis, "is": "id-2", "said_at": millis}});
        file["backup"]["records"]["hashiya:2:others"] = json!(spoiled.to_string());
        here.open_file("backup.json", &file.to_string());
        here.open_shown();
        assert!(!here.annotated().is_anothers(3), "{moment}");
        let here = here.reopen();
        assert_eq!(here.notices(), [] as [&str; 0], "{moment}");
        assert!(!here.annotated().is_anothers(3), "{moment}");
        assert_eq!(here.label(3), some("quote"));
    }
}

/// What was said before the stored identity was known joins it, also where that one's word is of the
/// future: the note stays beside the new label, and the date is of now.
#[test]
fn work_that_joins_an_identity_wins_over_its_words_of_the_future() {
    for moment in AHEAD {
        let mut here = visit_by("id-1", "منى", &[]);
        here.open_file("mine.json", &file_by("id-1", moment).to_string());
        let records = here.disk.borrow().records.clone();
        let mut late = Shell::new(Site::new(FILES));
        late.now = here.now;
        late.boot_as(|boot| boot.new_annotator = "id-7".into());
        late.go("story");
        late.focus(2);
        late.tag("claim");
        late.send(Message::Annotate(annotate::Message::SaveNote("جديدة".into())));
        late.send(Message::Storage(hashiya_session::storage::Message::ReadLate(
            records.into_iter().collect(),
        )));
        assert_eq!(late.state().reader.id.as_str(), "id-1", "{moment}");
        assert_eq!(
            (late.label(2), late.note(2)),
            (some("claim"), "جديدة".into()),
            "{moment}"
        );
        let file = late.export();
        let said = &file["articles"][0]["sentences"][2]["annotations"][0];
        let at = said["updated_at"].as_str().and_then(parse_moment).expect("a moment");
        assert!(at.millis() <= late.now, "{moment}");
    }
}
