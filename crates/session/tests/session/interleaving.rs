//! Several tabs and files at once: commands, undo, files and news of other tabs in any order, late,
//! out of order, twice, with clocks that are days apart. All end with the same, and nobody takes
//! back what another did.

use hashiya_session::{annotate, settings};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use hashiya_core::annotation::{Key, Stamp};
use hashiya_session::Message;
use proptest::prelude::*;
use serde_json::Value;

use super::import::visit_by;
use super::shell::{START, Shell};
use super::tabs::tabs;
use super::update_laws::command;
use hashiya_testing::cases;

const DAY: i64 = 86_400_000;

/// What happens in a tab.
#[derive(Clone, Debug)]
enum Happening {
    /// The reader does something.
    Do(Message),
    /// The reader splits the focused sentence at a word.
    Split(usize),
    /// The reader opens one of the files.
    Open(usize),
    /// Another tab's change arrives, not always the oldest.
    Hear(usize),
    /// A change arrives that had arrived before.
    HearAgain(usize),
}

fn happening() -> impl Strategy<Value = Happening> {
    let any_number = 0usize..40;
    prop_oneof![
        8 => command().prop_map(Happening::Do),
        3 => Just(Happening::Do(Message::Annotate(annotate::Message::Undo))),
        2 => Just(Happening::Do(Message::Annotate(annotate::Message::Redo))),
        2 => Just(Happening::Do(Message::Annotate(annotate::Message::Merge))),
        2 => (1usize..6).prop_map(Happening::Split),
        1 => (0usize..3).prop_map(Happening::Open),
        1 => prop::sample::select(vec!["منى", "", "أمل"]).prop_map(|name| Happening::Do(Message::Settings(settings::Message::SetName(name.into())))),
        9 => any_number.clone().prop_map(Happening::Hear),
        3 => any_number.prop_map(Happening::HearAgain),
    ]
}

/// What happens in which of three tabs, and how wrong the clock of each is.
fn visit(longest: usize) -> impl Strategy<Value = (Vec<(usize, Happening)>, [i64; 3])> {
    let ahead = prop::sample::select(vec![0, 0, 1, 1000, 3 * DAY, -3 * DAY]);
    (
        prop::collection::vec((0usize..3, happening()), 0..longest),
        prop::array::uniform3(ahead),
    )
}

/// Files of colleagues, one of them from the future, who cut and called the same story otherwise.
fn files() -> &'static [String; 3] {
    static FILES: OnceLock<[String; 3]> = OnceLock::new();
    FILES.get_or_init(|| {
        [(0, 2, "claim"), (2 * DAY, 3, "quote"), (-2 * DAY, 2, "background")].map(|(ahead, sentence, label)| {
            let mut there = visit_by(&format!("colleague {ahead}"), "سامي", &[(sentence, label), (6, label)]);
            there.now = START.saturating_add_signed(ahead);
            there.send(Message::Annotate(annotate::Message::Clear));
            there.focus(sentence);
            there.send(Message::Annotate(annotate::Message::SaveNote(format!(
                "a note {ahead}"
            ))));
            let at = hashiya_core::article::split_points(&there.annotated().document, sentence)[1].at;
            there.send(Message::Annotate(annotate::Message::Split { at }));
            there.focus(0);
            there.send(Message::Annotate(annotate::Message::SetRole(Some(
                hashiya_core::article::Role::Heading,
            ))));
            there.export().to_string()
        })
    })
}

fn happen(tab: &mut Shell, happening: Happening) {
    match happening {
        Happening::Do(message) => drop(tab.send(message)),
        Happening::Open(number) => drop(tab.open_file("colleague.json", &files()[number])),
        Happening::Hear(which) => _ = tab.hear_any(which),
        Happening::HearAgain(which) => _ = tab.hear_again(which),
        Happening::Split(word) => {
            let Some(focus) = tab.focused() else { return };
            let points = hashiya_core::article::split_points(&tab.annotated().document, focus);
            if let Some(point) = points.get(word) {
                tab.send(Message::Annotate(annotate::Message::Split { at: point.at }));
            }
        }
    }
}

/// Lets every tab hear everything, the latest first.
fn settle(tabs: &mut [Shell]) {
    for _ in 0..3_000 {
        let heard: Vec<bool> = tabs.iter_mut().map(|tab| tab.hear_any(usize::MAX)).collect();
        if !heard.contains(&true) {
            return;
        }
    }
    panic!("the tabs never fall silent");
}

/// Everything that the reader would hand in: tags, notes, cleared tags, roles and cuts with their
/// moments, names, unknown fields.
fn all_of(tab: &mut Shell) -> Value {
    let mut file = tab.export();
    file["exported_at"] = Value::Null;
    file
}

/// What a tab did: tags by key and stamp, cuts by place and moment.
#[derive(Default)]
struct Deeds {
    tags: BTreeSet<(Key, Stamp)>,
    cuts: BTreeSet<String>,
}

/// What stands at present, of the same kinds.
fn standing(tab: &mut Shell) -> (BTreeMap<Key, Stamp>, BTreeSet<String>) {
    let tags = tab.annotated().annotations().iter();
    let tags = tags.map(|(key, entry)| (key.clone(), entry.stamp)).collect();
    let file = tab.export();
    let articles = file["articles"].as_array().expect("articles");
    let story = articles
        .iter()
        .find(|article| article["id"] == "story")
        .expect("the story");
    let cuts = story["segmenter"]["edits"].as_array().expect("edits");
    // The cut alone: the role of a line that was joined is another word, and stands with it in a file.
    let cut = |edit: &Value| format!("{} {} {}", edit["split"], edit["merge"], edit["set_at"]);
    (tags, cuts.iter().map(cut).collect())
}

impl Deeds {
    /// Lets something happen in a tab and keeps what it did. With undo and redo, what is there no
    /// more must have been this tab's own.
    fn watch(&mut self, tab: &mut Shell, happening: Happening) -> Result<(), String> {
        let (tags_before, cuts_before) = standing(tab);
        let retraced = matches!(
            happening,
            Happening::Do(Message::Annotate(annotate::Message::Undo) | Message::Annotate(annotate::Message::Redo))
        );
        let shown = format!("{happening:?}");
        happen(tab, happening);
        let (tags, cuts) = standing(tab);
        let other = |(key, stamp): &(&Key, &Stamp)| tags.get(key) != Some(stamp);
        let replaced = tags_before.iter().filter(other);
        let foreign = replaced.filter(|(key, stamp)| !self.tags.contains(&((*key).clone(), **stamp)));
        if let (true, Some((key, _))) = (retraced, foreign.clone().next()) {
            return Err(format!("{shown} took back another's tag at {key:?}"));
        }
        let mut gone = cuts_before.difference(&cuts).filter(|cut| !self.cuts.contains(*cut));
        if let (true, Some(cut)) = (retraced, gone.next()) {
            return Err(format!("{shown} took back another's cut {cut}"));
        }
        let is_new = |(key, stamp): &(&Key, &Stamp)| tags_before.get(key) != Some(stamp);
        let new = tags.iter().filter(is_new).map(|(key, stamp)| (key.clone(), *stamp));
        self.tags.extend(new);
        self.cuts.extend(cuts.difference(&cuts_before).cloned());
        Ok(())
    }
}

fn is_own_deed(happening: &Happening) -> bool {
    matches!(happening, Happening::Do(_) | Happening::Split(_))
}

/// The same word again is another's word all the same: to take back one's own leaves it.
#[test]
fn what_another_tab_said_again_stays_when_the_first_one_is_taken_back() {
    let mut tabs = tabs([0, 0]);
    tabs[0].focus(2);
    tabs[0].tag("claim");
    settle(&mut tabs);
    tabs[1].focus(2);
    tabs[1].tag("quote");
    tabs[1].tag("claim");
    settle(&mut tabs);
    tabs[0].send(Message::Annotate(annotate::Message::Undo));
    settle(&mut tabs);
    for tab in &tabs {
        assert_eq!(tab.label(2).as_deref(), Some("claim"));
    }
    // The other one may, and gets to what it found.
    tabs[1].send(Message::Annotate(annotate::Message::Undo));
    settle(&mut tabs);
    assert_eq!(tabs[0].label(2).as_deref(), Some("quote"));
}

proptest! {
    #![proptest_config(cases(24))]

    /// Three tabs, the disk, and a tab that opens at the end: all with the same work to the letter,
    /// whatever came when, and however often.
    #[test]
    fn all_tabs_end_with_the_same((happenings, ahead) in visit(40)) {
        let mut tabs = tabs(ahead);
        for (tab, happening) in happenings {
            happen(&mut tabs[tab], happening);
        }
        settle(&mut tabs);
        let first = all_of(&mut tabs[0]);
        prop_assert_eq!(&all_of(&mut tabs[1]), &first);
        prop_assert_eq!(&all_of(&mut tabs[2]), &first);
        // What was told once more changes nothing.
        for tab in &mut tabs {
            for which in 0..40 {
                tab.hear_again(which);
            }
        }
        settle(&mut tabs);
        prop_assert_eq!(&all_of(&mut tabs[0]), &first);
        prop_assert_eq!(&all_of(&mut tabs[1]), &first);
        let [one, _, _] = tabs;
        prop_assert_eq!(&all_of(&mut one.reopen()), &first);
    }

    /// Undo and redo in one tab take back nothing that another tab or a file has done.
    #[test]
    fn nobody_takes_back_what_another_did((happenings, ahead) in visit(40)) {
        let mut tabs = tabs(ahead);
        let mut deeds: [Deeds; 3] = Default::default();
        for (tab, happening) in happenings {
            if is_own_deed(&happening) {
                deeds[tab].watch(&mut tabs[tab], happening).map_err(TestCaseError::fail)?;
            } else {
                happen(&mut tabs[tab], happening);
            }
        }
    }

    /// Files are merged in any order, once or twice, by one reader or passed on: the same end.
    #[test]
    fn the_order_of_files_does_not_matter(
        order in Just(vec![0usize, 1, 2]).prop_shuffle(),
        again in 0usize..3,
        visit in prop::collection::vec(command(), 0..12),
    ) {
        let read_all = |order: &[usize]| {
            let mut shell = visit_by("id-1", "منى", &[]);
            visit.iter().for_each(|message| drop(shell.send(message.clone())));
            for number in order {
                shell.open_file("colleague.json", &files()[*number]);
            }
            shell
        };
        let mut one = read_all(&[0, 1, 2]);
        let mut other = read_all(&[&order[..], &[again]].concat());
        prop_assert_eq!(all_of(&mut other), all_of(&mut one));
        // Passed on by way of a third reader.
        let mut third = visit_by("id-3", "ليلى", &[]);
        let file = other.export().to_string();
        third.open_file("all.json", &file);
        let mut fourth = visit_by("id-3", "ليلى", &[]);
        for number in order {
            fourth.open_file("colleague.json", &files()[number]);
        }
        let file = one.export().to_string();
        fourth.open_file("one.json", &file);
        prop_assert_eq!(all_of(&mut third)["articles"].clone(), all_of(&mut fourth)["articles"].clone());
    }
}
