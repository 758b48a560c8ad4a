//! Laws of backups, on visits at random.

use hashiya_session::{annotate, navigation, recoding, settings, transfer};
use std::collections::BTreeMap;

use hashiya_core::annotation::{Entry, Key};
use hashiya_session::i18n::Locale;
use hashiya_session::{Message, NoticeKind, Route};
use proptest::prelude::*;

use super::FILES;
use super::backup::{LETTER, back_up, disk, elsewhere, restore};
use super::import::visit_by;
use super::shell::{Shell, Site};
use super::update_laws::command;
use hashiya_testing::cases;
use hashiya_testing::files::check_file;

/// What a reader does in a visit, with all that leaves something behind.
pub fn visit() -> impl Strategy<Value = Vec<Message>> {
    let open = |name: &str, text: String| {
        Message::Transfer(transfer::Message::FileOpened {
            name: name.into(),
            bytes: Some(text.into_bytes()),
        })
    };
    let colleague = visit_by("id-2", "سامي", &[(2, "quote"), (7, "claim")])
        .export()
        .to_string();
    let aside = prop::sample::select(vec![
        Message::Annotate(annotate::Message::Undo),
        Message::Annotate(annotate::Message::Undo),
        Message::Annotate(annotate::Message::Redo),
        Message::Annotate(annotate::Message::Merge),
        Message::Annotate(annotate::Message::Merge),
        Message::Annotate(annotate::Message::CycleRole),
        Message::Settings(settings::Message::SetLocale(Locale::default())),
        Message::Settings(settings::Message::SetName("منى".into())),
        open("letter.txt", LETTER.into()),
        open("colleague.json", colleague),
        Message::Navigation(navigation::Message::RouteChanged(Route::parse("#/articles/letter"))),
        Message::Navigation(navigation::Message::RouteChanged(Route::parse("#/articles/story/3"))),
        Message::Navigation(navigation::Message::RouteChanged(Route::parse("#/articles/other/1"))),
        Message::Navigation(navigation::Message::RouteChanged(Route::parse("#/statistics"))),
        Message::Navigation(navigation::Message::RouteChanged(Route::parse(
            "#/articles/story/statistics/again",
        ))),
        Message::Recoding(recoding::Message::Begin { size: 3, seed: 7 }),
        Message::Recoding(recoding::Message::Tag(hashiya_core::codebook::LabelId::new("quote"))),
        Message::Recoding(recoding::Message::TakeBack),
    ]);
    let split = (40usize..120).prop_map(|at| Message::Annotate(annotate::Message::Split { at }));
    let any = prop_oneof![4 => command(), 3 => aside, 1 => split];
    prop::collection::vec(any, 0..30)
}

pub fn after(mut shell: Shell, visit: Vec<Message>) -> Shell {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::parse(
        "#/articles/story",
    ))));
    for message in visit {
        shell.send(message);
    }
    shell
}

/// All entries of all articles, by the article's text.
fn entries(shell: &Shell) -> BTreeMap<(String, Key), Entry> {
    let works = shell
        .state()
        .library
        .entries
        .iter()
        .filter_map(|entry| entry.annotated());
    works
        .flat_map(|work| {
            let text = work.document.article.text.to_string();
            let set = work.annotations().iter();
            set.map(move |(key, entry)| ((text.clone(), key.clone()), entry.clone()))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// What a merge did to the tags, counted by comparing everything before and after.
fn seen(before: &Shell, after: &BTreeMap<(String, Key), Entry>) -> (usize, usize, usize) {
    let before = entries(before);
    let new = |tombstone: bool| {
        let is_new =
            |(key, entry): &(&(String, Key), &Entry)| !before.contains_key(key) && entry.is_tombstone() == tombstone;
        after.iter().filter(is_new).count()
    };
    let changed = after
        .iter()
        .filter(|(key, entry)| before.get(key).is_some_and(|old| old != *entry));
    (new(false), new(true), changed.count())
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_backup_restores_to_the_letter_and_only_once(visit in visit()) {
        let mut there = after(elsewhere(FILES), visit);
        let backup = back_up(&mut there);
        prop_assert_eq!(check_file(&serde_json::from_str(&backup).expect("JSON")), Ok(()));
        let mut here = Shell::new(Site::new(FILES));
        here.boot_as(|boot| boot.new_annotator = "new".into());
        restore(&mut here, &backup);
        prop_assert_eq!(disk(&here), disk(&there));
        prop_assert_eq!(entries(&here), entries(&there));
        let again = restore(&mut here, &backup);
        prop_assert!(again.is_nothing(), "{:?}", again);
        prop_assert_eq!(disk(&here), disk(&there));
        let mut here = here.reload();
        here.load_all();
        prop_assert_eq!(entries(&here), entries(&there));
    }

    #[test]
    fn what_the_window_says_is_what_is_done(mine in visit(), theirs in visit()) {
        let backup = back_up(&mut after(visit_by("id-1", "", &[(2, "claim")]), theirs));
        let mut here = after(visit_by("id-9", "هند", &[]), mine);
        let before = Shell::in_browser(here.site.clone(), here.disk.clone());
        let mut before = before;
        before.boot();
        before.load_all();
        let report = restore(&mut here, &backup);
        let total = report.total();
        prop_assert_eq!(seen(&before, &entries(&here)), (total.added, total.cleared, total.changed));
        let done = here.state().notices.shown.last().map(|notice| notice.kind.clone());
        let Some(NoticeKind::ImportDone { merged, articles, choices, .. }) = done else {
            panic!("{done:?}");
        };
        prop_assert_eq!((merged.added, merged.updated), (total.added + total.cleared, total.changed));
        prop_assert_eq!((articles, choices), (report.new_articles(), total.roles + total.cuts));
        prop_assert!(restore(&mut here, &backup).is_nothing());
    }

    #[test]
    fn two_browsers_that_restore_each_others_backups_have_the_same_tags(mine in visit(), theirs in visit()) {
        let mut one = after(visit_by("id-1", "منى", &[(2, "claim")]), mine);
        let mut other = after(visit_by("id-2", "سامي", &[(2, "quote")]), theirs);
        let backups = (back_up(&mut one), back_up(&mut other));
        restore(&mut one, &backups.1);
        restore(&mut other, &backups.0);
        prop_assert_eq!(entries(&one), entries(&other));
    }
}
