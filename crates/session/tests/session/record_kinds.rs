//! What holds of every kind of record that there is: its keys, what it reads and writes, its union.

use std::collections::BTreeMap;

use hashiya_core::article::LineBreaks;
use hashiya_core::codebook::LabelId;
use hashiya_session::revising::state::Choice;
use hashiya_session::storage::key::Owner;
use hashiya_session::storage::kinds::kind::{RecordKind, Scope};
use hashiya_session::storage::kinds::{self, ALL};

use hashiya_session::{Detail, Message, RecordKey, annotate, recoding, revising, settings, transfer};

use super::details::{collect, describe};
use super::drafts;
use super::import::visit_by;
use super::quarantine::visit;
use super::shell::Shell;
use super::statistics::at;
use super::texts_support::kept_records;

/// Kinds of whose two values the newer one counts: nothing in them says which is the later.
const NEWER_COUNTS: [&str; 5] = ["others", "text", "kept", "place", "summary"];

/// The kind that says the same of the same text, whoever writes it.
const ALWAYS_THE_SAME: &str = "kept";

/// What is stored after a visit that leaves a record of every kind, by key.
fn records_of(visit: impl FnOnce(&mut Shell)) -> BTreeMap<RecordKey, String> {
    let mut shell = self::visit();
    let colleague = visit_by("id-2", "سامي", &[(2, "quote"), (7, "claim")]).export();
    shell.open_file("colleague.json", &colleague.to_string());
    at(&mut shell, "#/articles/story/statistics");
    shell.send(Message::Recoding(recoding::Message::Begin { size: 3, seed: 11 }));
    shell.send(Message::Recoding(recoding::Message::Tag(LabelId::new("quote"))));
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    at(&mut shell, "#/articles/story");
    visit(&mut shell);
    let disk = shell.disk.borrow();
    let records = disk.records.clone().into_iter().chain(kept_records(&disk.records));
    records.map(|(key, value)| (key.into(), value)).collect()
}

/// The same visit gone on with in two ways.
fn two_visits() -> [BTreeMap<RecordKey, String>; 2] {
    let go_on = |label: &'static str,
                 name: &'static str,
                 (cycled, merged): (usize, usize),
                 theirs: &'static str,
                 later: u64| {
        records_of(move |shell| {
            let file = shell.export().to_string();
            shell.now += later;
            let colleague = visit_by("id-3", name, &[(2, "quote")]).export();
            shell.open_file("another.json", &colleague.to_string());
            shell.open_file("note.txt", "ملاحظة قصيرة. وجملة ثانية فيها.\n");
            shell.open_file("note.txt", "ملاحظة قصيرة. وجملة ثالثة فيها.\n");
            let choice = if later > 0 { Choice::KeepBoth } else { Choice::Replace };
            shell.send(Message::Revising(revising::Message::Choose(0, choice)));
            shell.send(Message::Revising(revising::Message::Confirm));
            shell.send(Message::Close);
            shell.focus(3);
            shell.tag(label);
            shell.focus(cycled);
            shell.send(Message::Annotate(annotate::Message::CycleRole));
            let breaks = match label {
                "claim" => LineBreaks::Paragraphs,
                _ => LineBreaks::Wrapped,
            };
            shell.send(Message::Annotate(annotate::Message::TakeLinesFor(breaks)));
            shell.focus(7);
            drafts::write(shell, name);
            describe(shell, "story", Detail::Title, name);
            collect(shell, name, &["story"]);
            collect(shell, "مشتركة", if later > 0 { &["story"] } else { &[] });
            shell.focus(merged);
            shell.send(Message::Annotate(annotate::Message::Merge));
            shell.send(Message::Settings(settings::Message::SetName(name.into())));
            shell.open_file(
                "theirs.json",
                &file.replace("\"red\"", theirs).replace("\"radio\"", theirs),
            );
            at(shell, "#/articles/story/statistics/again");
            shell.send(Message::Recoding(recoding::Message::Tag(LabelId::new(label))));
            shell.send(Message::Transfer(transfer::Message::ExportAll));
            at(shell, "#/articles/other");
            shell.focus(cycled);
        })
    };
    [
        go_on("claim", "ليلى", (0, 2), "\"blue\"", 0),
        go_on("background", "سلمى", (1, 6), "[7]", 60_000),
    ]
}

/// The values that both visits have of records of a kind.
fn values_of<'a>(
    kind: &dyn RecordKind,
    [one, other]: &'a [BTreeMap<RecordKey, String>; 2],
) -> Vec<(&'a RecordKey, &'a str, &'a str)> {
    let both = one.iter().filter(|(key, _)| kind.has(key));
    let both = both.filter_map(|(key, value)| Some((key, value.as_str(), other.get(key)?.as_str())));
    both.collect()
}

#[test]
fn kinds_have_names_and_versions_of_their_own() {
    for (place, kind) in ALL.iter().enumerate() {
        let name = kind.name();
        assert!(name != "damaged" && !name.contains(':') && !name.is_empty(), "{kind:?}");
        let first = ALL.iter().position(|other| other.name() == name);
        assert_eq!(first, Some(place), "{kind:?}");
        let versions = kind.versions();
        assert!(
            !versions.is_empty() && versions.is_sorted_by(|one, next| one > next),
            "{kind:?}"
        );
    }
}

#[test]
fn keys_lead_to_their_kind() {
    let id = hashiya_core::article::ArticleId::new("a:b");
    for kind in ALL {
        let owner_in = |version: u64| match kind.scope_in(version) {
            Scope::Nobody => Owner::Nobody,
            Scope::Article => Owner::Article(id.clone()),
            Scope::Text => Owner::Text(id.clone(), "0123abcd".into()),
            Scope::Chunk => Owner::Chunk(id.clone(), "0123abcd".into(), 2),
        };
        for version in kind.versions() {
            let owner = owner_in(*version);
            let key = RecordKey::parse(&kind.key_in(*version, owner.clone()).to_string());
            assert!(
                kinds::of(&key).is_some_and(|known| known.name() == kind.name()),
                "{key}"
            );
            assert_eq!(key.owner(), Some(&owner));
            assert_eq!(kinds::newer(&key), None);
        }
        let newer = kind.key_in(kind.versions()[0] + 1, owner_in(kind.versions()[0]));
        assert!(kinds::of(&newer).is_none(), "{newer}");
        assert_eq!(kinds::newer(&newer).is_some(), kind.scope() != Scope::Nobody, "{newer}");
    }
}

#[test]
fn what_a_kind_writes_it_reads() {
    let visits = two_visits();
    for kind in ALL {
        let values = values_of(kind, &visits);
        assert!(!values.is_empty(), "no record of {kind:?}");
        for (key, one, other) in values {
            let owner = key.owner().expect("an owner");
            assert!(
                kind.is_sound(owner, one) && kind.is_sound(owner, other),
                "{key}: {one} {other}"
            );
            assert!(!kind.is_sound(owner, "{\"no"), "{key}");
        }
    }
}

#[test]
fn unions_are_idempotent_and_hang_on_no_order_where_stamps_decide() {
    let visits = two_visits();
    for kind in ALL {
        let mut differ = false;
        for (key, one, other) in values_of(kind, &visits) {
            differ |= one != other;
            assert_eq!(kinds::union(key, one, one), one, "{key}");
            let both = kinds::union(key, one, other);
            assert_eq!(kinds::union(key, &both, other), both, "{key}");
            assert_eq!(kinds::union(key, &both, &both), both, "{key}");
            if !NEWER_COUNTS.contains(&kind.name()) {
                assert_eq!(kinds::union(key, other, one), both, "{key}");
                assert_eq!(kinds::union(key, &both, one), both, "{key}");
            }
        }
        assert_eq!(
            differ,
            kind.name() != ALWAYS_THE_SAME,
            "what the visits say of {kind:?}"
        );
    }
}
