//! What the reader says of a block's role: kept, undone, exported.

use hashiya_core::article::Role;
use hashiya_session::Message;
use hashiya_session::annotate;

use super::shell::{Shell, written};
use super::texts_support::is_kept;
use super::{BOILERPLATE, FILES};

fn role(shell: &Shell, block: usize) -> Role {
    shell.annotated().role(block)
}

#[test]
fn boilerplate_can_be_text_after_all_and_back() {
    let (block, sentence) = BOILERPLATE;
    let mut shell = Shell::reading(FILES);
    let effects = shell.send(Message::Annotate(annotate::Message::TreatAsText { block }));
    assert_eq!(role(&shell, block), Role::Body);
    assert_eq!(shell.focused(), Some(sentence));
    assert_eq!(shell.annotated().counts().total, 8);
    assert!(
        written(&effects)
            .iter()
            .any(|(key, _)| key.starts_with("hashiya:2:roles:story:"))
    );
    shell.tag("claim");
    assert_eq!(shell.annotated().counts().tagged(), 1);
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(role(&shell, block), Role::Boilerplate);
    assert_eq!(
        (shell.annotated().counts().total, shell.annotated().counts().tagged()),
        (7, 0)
    );
    shell.send(Message::Annotate(annotate::Message::Redo));
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(
        (shell.annotated().counts().total, shell.annotated().counts().tagged()),
        (8, 1)
    );
}

#[test]
fn a_tag_on_what_becomes_boilerplate_rests_and_comes_back() {
    let mut shell = Shell::reading(FILES);
    shell.focus(6);
    shell.tag("claim");
    shell.send(Message::Annotate(annotate::Message::SetRole(None)));
    assert_eq!(role(&shell, 4), Role::Boilerplate);
    assert_eq!(
        (shell.annotated().counts().total, shell.annotated().counts().tagged()),
        (5, 0)
    );
    assert!(written(&shell.tag("quote")).is_empty(), "boilerplate is not tagged");
    shell.send(Message::Annotate(annotate::Message::SetRole(None)));
    assert_eq!(role(&shell, 4), Role::Body, "what was found");
    assert_eq!(shell.label(6).as_deref(), Some("claim"));
    assert_eq!(shell.annotated().counts().tagged(), 1);
}

#[test]
fn a_role_that_was_chosen_is_kept_and_goes_into_the_file() {
    let mut shell = Shell::reading(FILES);
    shell.focus(0);
    shell.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Heading))));
    assert_eq!(role(&shell, 0), Role::Heading);
    assert!(
        written(&shell.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Heading))))).is_empty(),
        "it is that already"
    );
    let mut shell = shell.reopen();
    assert_eq!(role(&shell, 0), Role::Heading);
    let file = shell.export();
    let block = &file["articles"][0]["blocks"][0];
    assert_eq!(block["role"], "heading");
    assert!(block["role_set_at"].is_string());
    assert_eq!(file["articles"][0]["sentences"][0]["role"], "heading");
    assert_eq!(file["articles"][0]["blocks"][1].get("role_set_at"), None);
}

#[test]
fn a_choice_taken_back_wins_over_an_older_copy_of_it() {
    let mut there = Shell::reading(FILES);
    there.focus(0);
    there.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Heading))));
    there.focus(1);
    there.tag("claim");
    let first = there.export().to_string();
    let mut here = Shell::reading(FILES);
    here.open_file("first.json", &first);
    assert_eq!(role(&here, 0), Role::Heading);
    there.send(Message::Annotate(annotate::Message::Undo));
    there.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(role(&there, 0), Role::Title);
    there.focus(1);
    there.tag("quote");
    let second = there.export().to_string();
    here.open_file("second.json", &second);
    assert_eq!(role(&here, 0), Role::Title, "the later word of the same reader");
    here.open_file("first.json", &first);
    assert_eq!(role(&here, 0), Role::Title);
}

/// A report with a promotion in it: its third block reads like prose, so that boilerplate is a guess.
pub const PROMOTED: &[(&str, &str)] = &[(
    "promoted.txt",
    "معرض الكتاب يفتح أبوابه\n\nمحتوى مدفوع\n\nحاسوب جديد وزنه أقل من كيلوغرام وبطاريته تدوم يومًا كاملًا.\n\nاشترك الآن\n\n\
     وتشارك في المعرض هذا العام ثلاثمئة دار نشر من عشرين دولة، ويستمر أسبوعين كاملين.\n",
)];

#[test]
fn a_guess_is_one_until_the_reader_has_spoken() {
    let mut shell = Shell::reading(PROMOTED);
    shell.focus(2);
    assert_eq!(role(&shell, 2), Role::Boilerplate);
    assert!(shell.annotated().is_guess(2) && !shell.annotated().is_guess(4));
    let effects = shell.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Boilerplate))));
    let records = written(&effects).into_iter().map(|(key, _)| key);
    let records: Vec<String> = records.filter(|key| !is_kept(key)).collect();
    assert_eq!(records.len(), 1, "confirmed: {records:?}");
    assert_eq!(
        (role(&shell, 2), shell.annotated().is_guess(2)),
        (Role::Boilerplate, false)
    );
    let again = shell.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Boilerplate))));
    assert!(written(&again).is_empty(), "it is that already");
    assert!(shell.export()["articles"][0]["blocks"][2]["role_set_at"].is_string());
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert!(shell.annotated().is_guess(2));
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert!(!shell.annotated().is_guess(2));
    shell.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Body))));
    assert_eq!((role(&shell, 2), shell.annotated().is_guess(2)), (Role::Body, false));
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.focus(4);
    let sure = shell.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Body))));
    assert!(written(&sure).is_empty(), "nobody doubted it");
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert!(!shell.reopen().annotated().is_guess(2), "kept");
}

#[test]
fn a_block_that_is_not_there_changes_nothing() {
    let mut shell = Shell::reading(FILES);
    assert!(
        shell
            .send(Message::Annotate(annotate::Message::TreatAsText { block: 99 }))
            .is_empty()
    );
}
