//! Laws of drafts of notes, on visits and words at random.

use hashiya_session::annotate::drafts::onto;
use hashiya_session::{Message, annotate};
use proptest::prelude::*;

use super::FILES;
use super::drafts::{begun, open, type_into};
use super::shell::Shell;
use super::update_laws::command;
use hashiya_testing::cases;

proptest! {
    #![proptest_config(cases(64))]

    /// Whatever else the reader does, but saving notes and discarding: what was written is there, on the
    /// sentence at its place, and after a reload too.
    #[test]
    fn nothing_else_takes_it_away(commands in prop::collection::vec(command(), 0..30), sentence in 0usize..8) {
        let mut shell = Shell::reading(FILES);
        shell.focus(sentence);
        let writing = open(&mut shell);
        type_into(&mut shell, &writing, "what was written");
        shell.send(Message::Close);
        for command in commands {
            let is_about_drafts = matches!(
                command,
                Message::Annotate(
                    annotate::Message::SaveNote(_) | annotate::Message::WriteDraft { .. } | annotate::Message::DiscardDraft
                )
            );
            if !is_about_drafts {
                shell.send(command);
            }
        }
        let there = |shell: &Shell| {
            let on = shell.annotated().document.sentence_covering(writing.at);
            begun(shell, on).text.contains("what was written")
        };
        prop_assert!(there(&shell));
        let shell = shell.reopen();
        prop_assert!(there(&shell));
    }

    /// A draft that meets another note: every word of both is there.
    #[test]
    fn no_word_is_lost(note in "[a-c ]{0,4}", base in "[a-c ]{0,4}", text in "[a-d ]{0,6}") {
        let both = onto(&note, &base, &text);
        prop_assert!(both.contains(&text), "{both:?}");
        if !note.contains(&base) || base.is_empty() {
            prop_assert!(both.contains(&note), "{both:?}");
        }
    }
}
