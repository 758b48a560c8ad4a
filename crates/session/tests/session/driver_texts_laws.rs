//! Laws of the texts of opened articles: tabs, stores that fail in every way at any time, texts of an earlier version
//! that move meanwhile, deletions and crashes.

use std::collections::{BTreeMap, BTreeSet};

use hashiya_session::{Duty, Input, LibraryEntry, NoticeKind, Refusal, SaveState};
use proptest::prelude::*;

use super::driven_browser::Browser;
use super::driver::stored;
use super::driver_kept_texts::{KEPT, is_kept};
use super::driver_moving_texts::of_earlier_version;
use super::driver_texts::{LETTER, WHOLE, delete_article, entry, go_to, open_file, undelete};
use super::driver_texts_imported::import_file;
use super::journal_disk::{Mode, Records};
use hashiya_testing::cases;

/// The files that readers open, and the article that an earlier version of the app kept.
const OPENED: [(&str, &str); 4] = [
    ("letter", LETTER),
    ("note", "ملاحظة\n\nوصل الوفد. وغادر.\n"),
    ("memo", "Memo\n\nThe delegation arrived. It left again.\n"),
    ("poem", "قصيدة\n\nيا ليل. يا عين.\n"),
];

/// Something that happens in the browser.
#[derive(Clone, Debug)]
enum Happening {
    /// The reader opens a file in a tab, the odd ones by way of the worker.
    File(usize, usize),
    /// The reader goes to an article and tags a sentence; of the number of files on it is the delivered story.
    Tag(usize, usize, &'static str),
    /// The reader deletes an article.
    Delete(usize, usize),
    /// The reader takes the last deletion back.
    Undelete(usize),
    /// Time goes by, in milliseconds.
    TimePasses(u64),
    /// A tab hears of a change by another one.
    Hear(usize),
    /// The journal answers otherwise, and takes so long (milliseconds).
    Journal(Mode, u64),
    /// The journal's database has no room for texts, or has some again.
    RefusesTexts(bool),
    /// Local storage refuses, or does no longer.
    Storage(Option<Refusal>),
    /// A tab is out of sight, or about to be left.
    Leave(usize),
    /// Another tab is opened, up to three.
    Open,
}

fn happening() -> impl Strategy<Value = Happening> {
    let times = prop::sample::select(vec![1, 29, 300, 1_000, 2_000, 10_000]);
    let modes = prop::sample::select(vec![
        Mode::Works,
        Mode::Works,
        Mode::Refuses,
        Mode::GivesUp,
        Mode::WritesAndGivesUp,
        Mode::Hangs,
    ]);
    let lags = prop::sample::select(vec![0, 20, 700, 2_500]);
    let refusals = prop::sample::select(vec![None, None, Some(Refusal::Full), Some(Refusal::Blocked)]);
    let labels = prop::sample::select(vec!["claim", "quote", "background"]);
    prop_oneof![
        6 => (0usize..3, 0..OPENED.len()).prop_map(|(tab, file)| Happening::File(tab, file)),
        4 => (0usize..3, 0..=OPENED.len(), labels).prop_map(|(tab, file, label)| Happening::Tag(tab, file, label)),
        1 => (0usize..3, 0..OPENED.len()).prop_map(|(tab, file)| Happening::Delete(tab, file)),
        1 => (0usize..3).prop_map(Happening::Undelete),
        6 => times.prop_map(Happening::TimePasses),
        4 => (0usize..3).prop_map(Happening::Hear),
        2 => (modes, lags).prop_map(|(mode, lag)| Happening::Journal(mode, lag)),
        1 => any::<bool>().prop_map(Happening::RefusesTexts),
        1 => refusals.prop_map(Happening::Storage),
        1 => (0usize..3).prop_map(Happening::Leave),
        1 => Just(Happening::Open),
    ]
}

fn happen(browser: &mut Browser, happening: &Happening) {
    let tabs = browser.tabs.len();
    match *happening {
        Happening::File(tab, file) => {
            let (id, text) = OPENED[file];
            let name = format!("{id}.txt");
            if file % 2 == 0 {
                open_file(browser, tab % tabs, &name, text);
            } else {
                import_file(browser, tab % tabs, &name, text);
                go_to(browser, tab % tabs, id);
            }
        }
        Happening::Tag(tab, file, label) => {
            let tab = tab % tabs;
            go_to(browser, tab, OPENED.get(file).map_or("story", |(id, _)| id));
            if browser.tabs[tab].state().open_article().is_some() {
                browser.tag(tab, 1, label);
            }
        }
        Happening::Delete(tab, file) => delete_article(browser, tab % tabs, OPENED[file].0),
        Happening::Undelete(tab) => undelete(browser, tab % tabs),
        Happening::TimePasses(time) => browser.pass(time),
        Happening::Hear(tab) => drop(browser.hear(tab % tabs)),
        Happening::Journal(mode, lag) => (browser.journal.mode, browser.journal.lag) = (mode, lag),
        Happening::RefusesTexts(refuses) => browser.journal.refuses_texts = refuses,
        Happening::Storage(refusal) => browser.disk.borrow_mut().fail(refusal),
        Happening::Leave(tab) => browser.drive(tab % tabs, Input::PageLeft),
        Happening::Open if tabs < 3 => drop(browser.open_tab()),
        Happening::Open => {}
    }
}

/// The articles that are loaded in a tab and were opened from disk, by identity, with their labels.
fn loaded(browser: &Browser, tab: usize) -> BTreeMap<String, Vec<Option<String>>> {
    let entries = browser.tabs[tab].state().library.entries.iter();
    let work = |entry: &LibraryEntry| {
        let work = entry.annotated()?;
        let labels = (0..work.document.sentences.len()).map(|at| work.label(at).map(|(_, label)| label.to_string()));
        Some((entry.id.to_string(), labels.collect()))
    };
    entries.filter(|entry| entry.opened_at > 0).filter_map(work).collect()
}

/// The articles that every tab should show, each loaded: what it shows of them. Not among them are those that another
/// tab deleted and of which this one keeps its copy, unwritten, until the reader decides.
fn visit_all(browser: &mut Browser, tab: usize) -> BTreeMap<String, Vec<Option<String>>> {
    let entries = browser.tabs[tab].state().library.entries.iter();
    let ids: Vec<String> = entries
        .filter(|entry| entry.opened_at > 0)
        .map(|entry| entry.id.to_string())
        .collect();
    for id in ids {
        go_to(browser, tab, &id);
        browser.rest();
    }
    let mut shown = loaded(browser, tab);
    let notices = &browser.tabs[tab].state().notices.shown;
    let is_undecided = |id: &String| {
        let is_its = |kind: &NoticeKind| matches!(kind, NoticeKind::DeletedElsewhere(known, _) if known.as_str() == id);
        notices.iter().any(|notice| is_its(&notice.kind))
    };
    shown.retain(|id, _| !is_undecided(id));
    shown
}

/// The key of the record that leads to the text of an article.
fn pointer_of(records: &Records, id: &str) -> Option<String> {
    let start = format!("hashiya:2:text:{id}:");
    records.keys().find(|key| key.starts_with(&start)).cloned()
}

/// Every text is in the journal with the record that leads to it, and every such record with the text. (One of an
/// article that was deleted may come back alone, as any record that a store had not let go of.)
fn check_pairs(browser: &Browser, deleted: &BTreeSet<String>) -> Result<(), TestCaseError> {
    let pointers = browser
        .journal
        .records
        .keys()
        .filter(|key| key.starts_with("hashiya:2:text:"));
    let texts = browser.journal.texts.keys().map(|key| key.trim_start_matches("texts:"));
    let texts = texts.filter(|key| *key != KEPT);
    let (pointers, texts): (BTreeSet<&str>, BTreeSet<&str>) = (pointers.map(String::as_str).collect(), texts.collect());
    prop_assert!(pointers.is_superset(&texts), "{:?} without {:?}", texts, pointers);
    for alone in pointers.difference(&texts) {
        let id = alone.split(':').nth(3).unwrap_or_default();
        prop_assert!(deleted.contains(id), "{} without its text", alone);
    }
    // The copy of a delivered text, which is in the journal alone.
    is_kept(browser);
    prop_assert!(!stored(browser).contains_key(KEPT));
    Ok(())
}

/// No tag of an article is in the journal without its text, but where local storage was given that.
fn check_tags(browser: &Browser, fell_back: &BTreeSet<String>) -> Result<(), TestCaseError> {
    for (id, _) in OPENED {
        let tags = format!("hashiya:2:tags:{id}:");
        let is_tagged = browser.journal.records.keys().any(|key| key.starts_with(&tags));
        let records = &browser.journal.records;
        let is_whole = records.contains_key(&format!("hashiya:1:text:{id}"));
        let is_kept = pointer_of(records, id).is_some() || is_whole;
        prop_assert!(
            !is_tagged || is_kept || fell_back.contains(id),
            "tags of {} without a text",
            id
        );
    }
    Ok(())
}

/// Whether local storage refuses, or has yet to be given what it refused.
fn is_behind(browser: &Browser) -> bool {
    let is_waiting = browser
        .tabs
        .iter()
        .any(|tab| tab.timers().contains(&Duty::RetryStorage));
    is_waiting || browser.disk.borrow().trouble.is_some()
}

/// Whether the journal still has one of the deleted texts that local storage has been made to forget.
fn deletion_is_under_way(browser: &Browser, deleted: &BTreeSet<&str>) -> bool {
    let local = stored(browser);
    let is_open = |id: &str| pointer_of(&browser.journal.records, id).is_some() && pointer_of(&local, id).is_none();
    deleted.iter().any(|id| is_open(id))
}

fn mend(browser: &mut Browser) {
    (browser.journal.mode, browser.journal.lag, browser.journal.refuses_texts) = (Mode::Works, 0, false);
    browser.disk.borrow_mut().fail(None);
    browser.is_deaf = false;
    browser.rest();
}

proptest! {
    #![proptest_config(cases(96))]

    /// A text that a tab called saved is on the disk, and the next visit after a kill has it, whatever local storage
    /// was put back to; a record that leads to a text is never there without it.
    #[test]
    fn no_text_that_was_called_saved_is_lost(
        happenings in prop::collection::vec(happening(), 0..40),
        back in any::<prop::sample::Index>(),
        a_turn in prop::option::of(1usize..4),
    ) {
        let mut browser = of_earlier_version();
        browser.a_turn = a_turn;
        browser.is_deaf = true;
        browser.open_tab();
        browser.pass(0);
        let mut moments = vec![stored(&browser)];
        let mut saved: BTreeSet<String> = [String::from("letter")].into();
        let mut deleted = BTreeSet::new();
        let mut fell_back = BTreeSet::new();
        let mut opened = BTreeSet::new();
        for happening in happenings {
            match happening {
                Happening::Delete(_, file) => drop(deleted.insert(OPENED[file].0.to_owned())),
                Happening::File(tab, file) => {
                    let (tab, (id, _)) = (tab % browser.tabs.len(), OPENED[file]);
                    if entry(&browser, tab, id).is_none() {
                        opened.insert((tab, id.to_owned()));
                    }
                }
                _ => {}
            }
            happen(&mut browser, &happening);
            let local = stored(&browser);
            fell_back.extend(local.keys().filter_map(|key| key.strip_prefix("hashiya:1:text:")).map(str::to_owned));
            moments.push(local);
            if browser.tabs.iter().any(|tab| tab.shown == SaveState::MemoryOnly) {
                // The text is in no store: the tags are better off in one.
                fell_back.extend(OPENED.map(|(id, _)| id.to_owned()));
            }
            check_pairs(&browser, &deleted)?;
            // Another tab may give the journal what it finds in local storage, the tags before their text.
            if deleted.is_empty() && browser.tabs.len() == 1 {
                check_tags(&browser, &fell_back)?;
            }
            for tab in 0..browser.tabs.len() {
                if browser.tabs[tab].shown != SaveState::Saved {
                    continue;
                }
                // What another one opened is its own to keep.
                let is_own = |id: &String| opened.contains(&(tab, id.clone())) && !deleted.contains(id);
                for id in loaded(&browser, tab).into_keys().filter(is_own) {
                    let records = &browser.journal.records;
                    let is_whole = records.contains_key(&format!("hashiya:1:text:{id}"));
                    prop_assert!(pointer_of(records, &id).is_some() || is_whole, "{} is not on the disk", id);
                    saved.insert(id);
                }
            }
        }
        browser.kill(back.get(&moments).clone());
        browser.open_tab();
        mend(&mut browser);
        let found = visit_all(&mut browser, 0);
        for id in saved.difference(&deleted) {
            prop_assert!(found.contains_key(id), "{} is lost: {:?}", id, found);
        }
    }

    /// When every trouble is over, all tabs show the same articles, the next visit too, and no text is in local
    /// storage any more.
    #[test]
    fn after_the_trouble_all_tabs_have_the_same_texts(
        happenings in prop::collection::vec(happening(), 0..40),
        a_turn in prop::option::of(1usize..4),
    ) {
        let mut browser = of_earlier_version();
        browser.a_turn = a_turn;
        browser.open_tab();
        browser.rest();
        browser.is_deaf = true;
        // Deletions while a store fails may be undone by it, of texts as of tags.
        let is_deletion = |happening: &Happening| matches!(happening, Happening::Delete(..) | Happening::Undelete(_));
        for happening in happenings.iter().filter(|happening| !is_deletion(happening)) {
            happen(&mut browser, happening);
        }
        mend(&mut browser);
        let expected = visit_all(&mut browser, 0);
        for tab in 1..browser.tabs.len() {
            prop_assert_eq!(&visit_all(&mut browser, tab), &expected, "tab {}", tab);
        }
        for tab in &browser.tabs {
            prop_assert_eq!((tab.shown, tab.driver().has_unsaved()), (SaveState::Saved, false));
            prop_assert!(tab.timers().is_empty(), "{:?}", tab.timers());
        }
        check_pairs(&browser, &BTreeSet::new())?;
        // A copy that had no room is tried again when the journal is opened anew.
        for tab in 0..browser.tabs.len() {
            browser.drive(tab, Input::JournalClosed);
        }
        browser.rest();
        let is_tagged = browser.journal.records.keys().any(|key| key.contains(":tags:story:"));
        prop_assert_eq!(is_kept(&browser), is_tagged);
        prop_assert_eq!(browser.journal.texts.len(), expected.len() + usize::from(is_tagged));
        let local = stored(&browser);
        browser.kill(local);
        browser.open_tab();
        browser.rest();
        prop_assert_eq!(visit_all(&mut browser, 0), expected);
        // One that a tab gave local storage while another one moved it goes with the next visit.
        for records in [stored(&browser), browser.journal.records.clone()] {
            prop_assert!(!records.contains_key(WHOLE) && !records.keys().any(|key| key.starts_with("hashiya:1:text:")));
        }
    }

    /// Whatever is deleted meanwhile in whichever tab, but where local storage, by which tabs hear of it, lacks
    /// something, or begins to refuse before the journal has let go of what was deleted: what a tab shows when the trouble is over, and does not say is deleted elsewhere, the next visit
    /// finds.
    #[test]
    fn what_a_tab_shows_is_kept(
        happenings in prop::collection::vec(happening(), 0..40),
        a_turn in prop::option::of(1usize..4),
    ) {
        let mut browser = of_earlier_version();
        browser.a_turn = a_turn;
        browser.open_tab();
        browser.rest();
        browser.is_deaf = true;
        let mut deleted = BTreeSet::new();
        for happening in &happenings {
            let is_untold = match happening {
                Happening::Delete(..) => is_behind(&browser),
                // The journal has yet to let go of it: what tells the other tabs comes after that.
                Happening::Storage(Some(_)) => deletion_is_under_way(&browser, &deleted),
                _ => false,
            };
            if is_untold {
                continue;
            }
            if let Happening::Delete(_, file) = happening {
                deleted.insert(OPENED[*file].0);
            }
            happen(&mut browser, happening);
        }
        mend(&mut browser);
        let shown: Vec<_> = (0..browser.tabs.len()).map(|tab| visit_all(&mut browser, tab)).collect();
        let local = stored(&browser);
        browser.kill(local);
        browser.open_tab();
        browser.rest();
        let found = visit_all(&mut browser, 0);
        for (tab, shown) in shown.iter().enumerate() {
            for id in shown.keys() {
                prop_assert!(found.contains_key(id), "{} of tab {} is lost: {:?}", id, tab, found);
            }
        }
    }
}
