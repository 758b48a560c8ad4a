//! Laws of a visit, on commands at random. What must hold after every single message (counts equal
//! a recount, all that changed is drawn) the shell itself checks.

use hashiya_core::annotation::AnnotatorId;
use hashiya_core::article::Role;
use hashiya_core::codebook::LabelId;
use hashiya_session::annotate::drafts::Beginning;
use hashiya_session::{AnnotatedArticle, Counts, Dialog, Message, Preference, Step, TextSize};
use hashiya_session::{annotate, installation, navigation, notices, settings, tour, transfer};
use proptest::prelude::*;

use super::FILES;
use super::shell::Shell;
use hashiya_testing::cases;
use hashiya_testing::files::check_file;

/// Whose tag a sentence has, with its note, and whether it is unsure.
type Tag = (AnnotatorId, Option<LabelId>, String, bool);

/// What the reader sees of their work on the open article.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    tags: Vec<Option<Tag>>,
    roles: Vec<Role>,
    counts: Counts,
}

impl Snapshot {
    /// Of the article that is open in this tab.
    pub fn of(shell: &Shell) -> Self {
        Self::of_work(shell.annotated())
    }

    /// Of this work.
    pub fn of_work(work: &AnnotatedArticle) -> Self {
        let tag = |index| {
            work.tag(index).map(|(author, entry)| {
                (
                    author.clone(),
                    entry.label.clone(),
                    entry.note.clone(),
                    entry.is_unsure(),
                )
            })
        };
        Self {
            tags: (0..work.document.sentences.len()).map(tag).collect(),
            roles: (0..work.document.blocks.len()).map(|block| work.role(block)).collect(),
            counts: work.counts().clone(),
        }
    }
}

/// What a reader does to an article, but undo and redo.
pub fn command() -> impl Strategy<Value = Message> {
    let label = prop::sample::select(vec!["claim", "quote", "background", "doubt"]);
    let note = prop::sample::select(vec!["", "a note", "ملاحظة 😀"]);
    let draft = prop::sample::select(vec!["", "half a", "a note", "نصف 😀"]);
    let step = prop::sample::select(vec![Step::Next, Step::Previous, Step::First, Step::Last]);
    let role = prop::option::of(prop::sample::select(Role::ALL.to_vec()));
    prop_oneof![
        4 => (0usize..9, any::<bool>()).prop_map(|(sentence, extend)| Message::Navigation(navigation::Message::Focus { sentence, extend })),
        2 => (step, any::<bool>()).prop_map(|(step, extend)| Message::Navigation(navigation::Message::Move { step, extend })),
        6 => label.prop_map(|label| Message::Annotate(annotate::Message::Tag(LabelId::new(label)))),
        2 => Just(Message::Annotate(annotate::Message::Clear)),
        2 => Just(Message::Annotate(annotate::Message::ToggleUnsure)),
        1 => Just(Message::Navigation(navigation::Message::NextUnsure)),
        1 => Just(Message::Navigation(navigation::Message::NextUntagged)),
        2 => note.prop_map(|note| Message::Annotate(annotate::Message::SaveNote(note.into()))),
        2 => draft.prop_map(|text| Message::Annotate(annotate::Message::WriteDraft { begun: Beginning::default(), text: text.into() })),
        1 => Just(Message::Annotate(annotate::Message::DiscardDraft)),
        1 => role.prop_map(|role| Message::Annotate(annotate::Message::SetRole(role))),
        1 => (0usize..6).prop_map(|block| Message::Annotate(annotate::Message::TreatAsText { block })),
        1 => Just(Message::Close),
    ]
}

fn commands(longest: usize) -> impl Strategy<Value = Vec<Message>> {
    prop::collection::vec(command(), 0..longest)
}

/// Commands with undo and redo among them, and all else that may happen meanwhile.
fn anything() -> impl Strategy<Value = Vec<Message>> {
    let aside = prop::sample::select(vec![
        Message::Annotate(annotate::Message::Undo),
        Message::Annotate(annotate::Message::Undo),
        Message::Annotate(annotate::Message::Redo),
        Message::Navigation(navigation::Message::OpenDialog(Dialog::Note)),
        Message::Navigation(navigation::Message::OpenDialog(Dialog::Help)),
        Message::Navigation(navigation::Message::OpenSearch),
        Message::Tour(tour::Message::Start),
        Message::Tour(tour::Message::Next),
        Message::Navigation(navigation::Message::ComeBack(3)),
        Message::Navigation(navigation::Message::Search("الوفد".into())),
        Message::Navigation(navigation::Message::SearchStep { back: false }),
        Message::Settings(settings::Message::SetLocale(hashiya_session::i18n::Locale::default())),
        Message::Settings(settings::Message::SetLocale(
            hashiya_session::i18n::Locale::from_tag("ar").expect("Arabic"),
        )),
        Message::Settings(settings::Message::Prefer(Preference::MoveOn(false))),
        Message::Settings(settings::Message::Prefer(Preference::TextSize(TextSize::Large))),
        Message::Settings(settings::Message::SetName("منى".into())),
        Message::Transfer(transfer::Message::ExportArticle),
        Message::Notices(notices::Message::Dismiss(0)),
        Message::Installation(installation::Message::NewVersion),
        Message::Installation(installation::Message::Unreachable),
        Message::Installation(installation::Message::Reached),
    ]);
    prop::collection::vec(prop_oneof![3 => command(), 2 => aside], 0..30)
}

fn perform(shell: &mut Shell, messages: Vec<Message>) {
    for message in messages {
        shell.send(message);
    }
}

/// Sends a message as long as there is something for it to do; returns how often.
fn exhaust(shell: &mut Shell, message: Message, can: impl Fn(&Shell) -> bool) -> usize {
    let mut times = 0;
    while can(shell) {
        shell.send(message.clone());
        times += 1;
        assert!(times < 1_000, "{message:?} has no end");
    }
    times
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn undoing_all_gives_the_start_and_redoing_all_the_end(before in commands(10), visit in commands(25)) {
        let mut shell = Shell::reading(FILES);
        perform(&mut shell, before);
        let mut shell = shell.reopen();
        let start = Snapshot::of(&shell);
        perform(&mut shell, visit);
        let end = Snapshot::of(&shell);
        let undone = exhaust(&mut shell, Message::Annotate(annotate::Message::Undo), |shell| shell.annotated().can_undo());
        prop_assert_eq!(Snapshot::of(&shell), start.clone());
        let redone = exhaust(&mut shell, Message::Annotate(annotate::Message::Redo), |shell| shell.annotated().can_redo());
        prop_assert_eq!(Snapshot::of(&shell), end);
        prop_assert_eq!(undone, redone);
        exhaust(&mut shell, Message::Annotate(annotate::Message::Undo), |shell| shell.annotated().can_undo());
        prop_assert_eq!(Snapshot::of(&shell), start);
    }

    #[test]
    fn each_step_back_is_the_step_before(visit in commands(20)) {
        let mut shell = Shell::reading(FILES);
        let mut states = vec![Snapshot::of(&shell)];
        for message in visit {
            shell.send(message);
            let now = Snapshot::of(&shell);
            if states.last() != Some(&now) {
                states.push(now);
            }
        }
        while let Some(expected) = states.pop() {
            prop_assert_eq!(&Snapshot::of(&shell), &expected);
            prop_assert_eq!(shell.annotated().can_undo(), !states.is_empty());
            shell.send(Message::Annotate(annotate::Message::Undo));
        }
    }

    #[test]
    fn a_reload_changes_nothing(visit in anything()) {
        let mut shell = Shell::reading(FILES);
        perform(&mut shell, visit);
        let (before, focus) = (Snapshot::of(&shell), shell.focused());
        let shell = shell.reopen();
        prop_assert_eq!(Snapshot::of(&shell), before);
        prop_assert_eq!(shell.focused(), focus);
    }

    #[test]
    fn every_export_is_sound_and_carries_the_work_to_another_browser(visit in anything()) {
        let mut there = Shell::reading(FILES);
        perform(&mut there, visit);
        let file = there.export();
        prop_assert_eq!(check_file(&file), Ok(()));
        let mut here = Shell::reading(FILES);
        here.open_file("file.json", &file.to_string());
        prop_assert_eq!(Snapshot::of(&here), Snapshot::of(&there));
        let disk = here.disk.borrow().records.clone();
        here.open_file("file.json", &file.to_string());
        prop_assert_eq!(Snapshot::of(&here), Snapshot::of(&there));
        prop_assert_eq!(&here.disk.borrow().records, &disk);
    }
}
