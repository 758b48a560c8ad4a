//! Laws of revised articles, on what readers do at random: tabs come to the same end whatever the order of events, and
//! nothing that anybody said is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use hashiya_core::annotation::{Entry, Key};
use hashiya_core::article::ArticleId;
use hashiya_core::codebook::LabelId;
use hashiya_session::revising::Message as Revising;
use hashiya_session::revising::reviewing::Decision;
use hashiya_session::revising::state::Choice;
use hashiya_session::{Message, NoticeKind, annotate, delete};
use hashiya_testing::cases;
use proptest::prelude::*;

use super::FILES;
use super::shell::{Shell, Site};

/// The sentences that versions are made of: some are alike, one stands twice.
const SENTENCES: [&str; 8] = [
    "The harbour opened again on Monday after two years.",
    "The mayor said that twelve ships were expected this week.",
    "The mayor said that thirteen ships were expected this week.",
    "Nobody knows what the repairs have cost so far.",
    "Fishermen waited at the pier since dawn.",
    "A storm is forecast for the weekend by the office.",
    "The council will meet again in the spring of next year.",
    "Nobody knows what the repairs have cost so far.",
];

fn version(sentences: &[usize]) -> String {
    let sentences: Vec<&str> = sentences.iter().map(|sentence| SENTENCES[*sentence]).collect();
    format!("Harbour reopens\n\n{}\n", sentences.join(" "))
}

/// What a reader does in a tab.
#[derive(Clone, Debug)]
enum Doing {
    Open(Vec<usize>),
    Answer(Choice),
    Read(usize),
    Tag(usize, &'static str),
    Clear(usize),
    Merge(usize),
    Decide(usize, u8),
    UndoDecision,
    TakeBack,
    Hear,
}

fn doing() -> impl Strategy<Value = Doing> {
    let sentences = prop::collection::vec(0..SENTENCES.len(), 3..7);
    let choice = prop::sample::select(vec![Choice::Replace, Choice::Replace, Choice::KeepBoth]);
    let label = prop::sample::select(vec!["claim", "quote", "background"]);
    prop_oneof![
        2 => sentences.prop_map(Doing::Open),
        4 => choice.prop_map(Doing::Answer),
        2 => (0..4_usize).prop_map(Doing::Read),
        5 => (0..8_usize, label).prop_map(|(sentence, label)| Doing::Tag(sentence, label)),
        1 => (0..8_usize).prop_map(Doing::Clear),
        1 => (0..8_usize).prop_map(Doing::Merge),
        4 => (0..8_usize, 0..4_u8).prop_map(|(item, how)| Doing::Decide(item, how)),
        1 => Just(Doing::UndoDecision),
        1 => Just(Doing::TakeBack),
        6 => Just(Doing::Hear),
    ]
}

/// The articles that are versions of the story, shown or not, in the order of their names.
fn versions(shell: &Shell) -> Vec<ArticleId> {
    let ids = shell.state().library.entries.iter().map(|entry| entry.id.clone());
    let mut ids: Vec<ArticleId> = ids.filter(|id| id.as_str().starts_with("harbour")).collect();
    ids.sort();
    ids
}

fn open_id(shell: &Shell) -> Option<ArticleId> {
    shell.state().navigation.open.as_ref().map(|open| open.id.clone())
}

fn revising(shell: &mut Shell, message: Revising) {
    shell.send(Message::Revising(message));
}

fn on(shell: &mut Shell, sentence: usize, message: annotate::Message) {
    let length = shell
        .state()
        .open_article()
        .map_or(0, |(_, work)| work.document.sentences.len());
    if length > 0 {
        shell.focus(sentence % length);
        shell.send(Message::Annotate(message));
    }
}

fn perform(shell: &mut Shell, doing: &Doing) {
    match doing {
        Doing::Open(sentences) => drop(shell.open_file("harbour.txt", &version(sentences))),
        Doing::Answer(choice) => {
            revising(shell, Revising::ChooseAll(*choice));
            revising(shell, Revising::Confirm);
        }
        Doing::Read(which) => {
            let ids = versions(shell);
            if !ids.is_empty() {
                shell.go(ids[which % ids.len()].as_str());
            }
        }
        Doing::Tag(sentence, label) => on(shell, *sentence, annotate::Message::Tag(LabelId::new(label))),
        Doing::Clear(sentence) => on(shell, *sentence, annotate::Message::Clear),
        Doing::Merge(sentence) => on(shell, *sentence, annotate::Message::Merge),
        Doing::Decide(item, how) => {
            let Some(open) = open_id(shell) else { return };
            revising(shell, Revising::Review(open));
            let Some(reviewed) = shell.state().reviewed().cloned() else {
                return;
            };
            let items = shell.state().review_items(&reviewed);
            if items.is_empty() {
                return;
            }
            let item = &items[item % items.len()];
            let work = shell
                .state()
                .entry(&reviewed)
                .and_then(|entry| entry.annotated())
                .expect("it is loaded");
            let sentences = &work.document.sentences;
            let decision = match how {
                0 => item
                    .suggested
                    .first()
                    .map_or(Decision::LeaveOut, |place| Decision::Place(place.span)),
                1 => Decision::LeaveOut,
                2 => Decision::Reopen,
                _ => Decision::Place(sentences[item.span.start() % sentences.len()].chars),
            };
            let (earlier, span) = (item.earlier.clone(), item.span);
            revising(
                shell,
                Revising::Decide {
                    earlier,
                    span,
                    decision,
                },
            );
        }
        Doing::UndoDecision => revising(shell, Revising::UndoDecision),
        Doing::TakeBack => {
            if let Some(open) = open_id(shell) {
                revising(shell, Revising::TakeBack(open));
            }
        }
        Doing::Hear => drop(shell.hear()),
    }
}

/// What stands in each version, which stands for which, and where sentences are.
#[derive(Clone, Debug, PartialEq)]
struct End {
    shown: BTreeMap<ArticleId, ArticleId>,
    entries: BTreeMap<ArticleId, Vec<(Key, Entry)>>,
    cuts: BTreeMap<ArticleId, Vec<String>>,
    waiting: BTreeMap<ArticleId, usize>,
}

fn end(shell: &Shell) -> End {
    let state = shell.state();
    let ids = versions(shell);
    let work = |id: &ArticleId| state.entry(id).and_then(|entry| entry.annotated());
    let entries = |id: &ArticleId| {
        let entries = work(id).into_iter().flat_map(|work| work.annotations().iter());
        // When a word was taken back is of no account.
        let entries = entries.filter(|(_, entry)| !entry.is_withdrawn());
        entries.map(|(key, entry)| (key.clone(), entry.clone())).collect()
    };
    let cuts = |id: &ArticleId| {
        let work = work(id);
        let sentences = work.map_or(0, |work| work.document.sentences.len());
        let texts = (0..sentences).filter_map(|sentence| Some(work?.document.sentence_text(sentence).to_owned()));
        texts.collect()
    };
    End {
        shown: ids
            .iter()
            .map(|id| (id.clone(), state.current_of(id).clone()))
            .collect(),
        entries: ids.iter().map(|id| (id.clone(), entries(id))).collect(),
        cuts: ids.iter().map(|id| (id.clone(), cuts(id))).collect(),
        waiting: ids.iter().map(|id| (id.clone(), state.waiting_of(id))).collect(),
    }
}

fn settle(tabs: &mut [Shell]) {
    for _ in 0..2_000 {
        let heard: Vec<bool> = tabs.iter_mut().map(Shell::hear).collect();
        if !heard.contains(&true) {
            return;
        }
    }
    panic!("the tabs never fall silent");
}

/// Lets the articles go that another tab deleted under the open page: of these it keeps a copy until the reader decides.
fn let_go(shell: &mut Shell) {
    let gone = shell
        .state()
        .notices
        .shown
        .iter()
        .filter_map(|notice| match &notice.kind {
            NoticeKind::DeletedElsewhere(id, _) => Some(id.clone()),
            _ => None,
        });
    for id in gone.collect::<Vec<_>>() {
        shell.send(Message::Delete(delete::Message::LetGo(id)));
    }
}

fn tabs(ahead: [i64; 2]) -> [Shell; 2] {
    let first = Shell::reading(FILES);
    let (site, disk) = (first.site.clone(), first.disk.clone());
    let mut first = Some(first);
    let mut tabs = ahead.map(|ahead| {
        let mut tab = first.take().unwrap_or_else(|| {
            let mut tab = Shell::in_browser(Site::clone(&site), Rc::clone(&disk));
            tab.boot();
            tab
        });
        tab.now = tab.now.saturating_add_signed(ahead);
        tab
    });
    tabs[0].open_file("harbour.txt", &version(&[0, 1, 3, 4, 6]));
    settle(&mut tabs);
    for tab in &mut tabs {
        tab.go("harbour");
    }
    tabs
}

/// Every label that the reader gave, whose sentence it was, in any version.
fn said(shell: &Shell) -> BTreeSet<(String, String)> {
    let state = shell.state();
    let works = versions(shell);
    let works = works.iter().filter_map(|id| state.entry(id)?.annotated());
    works
        .flat_map(|work| {
            let labelled = work.annotations().iter().filter_map(|(key, entry)| {
                let sentence = work.document.sentence_at(key.span)?;
                Some((
                    work.document.sentence_text(sentence).to_owned(),
                    entry.label.as_ref()?.to_string(),
                ))
            });
            labelled.collect::<Vec<_>>()
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(60))]

    /// Two tabs and the disk come to the same end.
    #[test]
    fn tabs_that_replace_and_decide_at_the_same_time_come_to_the_same_end(
        doings in prop::collection::vec((0..2_usize, doing()), 1..40),
        ahead in prop::array::uniform2(prop::sample::select(vec![0, 0, 1, 1000, 86_400_000])),
    ) {
        let mut tabs = tabs(ahead);
        for (tab, doing) in &doings {
            perform(&mut tabs[*tab], doing);
        }
        for _ in 0..3 {
            settle(&mut tabs);
            tabs.iter_mut().for_each(let_go);
            tabs.iter_mut().for_each(Shell::load_all);
        }
        let ends = [end(&tabs[0]), end(&tabs[1])];
        prop_assert_eq!(&ends[0], &ends[1]);
        let [first, _] = tabs;
        let mut reopened = first.reload();
        reopened.load_all();
        prop_assert_eq!(&end(&reopened), &ends[0], "and the disk");
    }

    /// A replacement, whatever is decided after it, takes nothing from the earlier version.
    #[test]
    fn nothing_that_was_said_is_lost(doings in prop::collection::vec(doing(), 1..30)) {
        let mut shell = tabs([0, 0]).into_iter().next().expect("a tab");
        for doing in doings {
            let before = said(&shell);
            perform(&mut shell, &doing);
            shell.load_all();
            let takes = matches!(doing, Doing::Tag(..) | Doing::Clear(_) | Doing::Merge(_));
            let after = said(&shell);
            prop_assert!(takes || before.is_subset(&after) || is_decision(&doing), "{:?}: {:?} {:?}", doing, before, after);
        }
    }
}

/// Where a tag was carried by a decision, it goes from there with the next one; it stays in the earlier version.
fn is_decision(doing: &Doing) -> bool {
    matches!(doing, Doing::Decide(..) | Doing::UndoDecision | Doing::TakeBack)
}
