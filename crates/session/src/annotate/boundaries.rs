//! Sentence boundaries: splitting a sentence, merging it with the next, be it in another paragraph.

use crate::annotate::history::make_and_record;
use crate::annotate::roles::role_step;
use crate::annotate::tagging::own;
use crate::annotation::{Change, Step, TagValue};
use crate::article::{Cut, Document};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::text::CodePointSpan;

/// Splits the focused sentence before the character at `at` (code points). Both halves keep
/// the reader's label and mark; the note stays with the first. What others said of the whole stays with
/// the whole, for when it is merged again: they said nothing of the halves.
pub fn split(state: &mut State, at: usize, context: &mut Context) {
    if state.navigation.dialog == Some(Dialog::Split) {
        state.navigation.dialog = None;
        context.render(View::Page);
    }
    let Some((open, work)) = state.open_article() else {
        return;
    };
    let Some(focus) = open.focus else {
        return;
    };
    let before = work.cut_at(at);
    let after = if before == Some(Cut::Merge) {
        None
    } else {
        Some(Cut::Split)
    };
    let document = work.document_with(at, after);
    let whole = work.document.sentences[focus].chars;
    let halves = sentences_in(&document, whole);
    if let [first, second] = halves.as_slice() {
        // Of a part nothing was said in another text.
        let value = TagValue {
            made_on: None,
            ..own(work, focus)
        };
        let label_only = TagValue {
            note: String::new(),
            ..value.clone()
        };
        let mut step = vec![Change::Cut { at, before, after }];
        step.extend(move_tag(work, &[whole], &[(*first, value), (*second, label_only)]));
        make_and_record(state, step, context);
        state.focus_again(Some(whole.start()));
    }
    focus::refocus(state, context);
}

/// Merges the focused sentence with the next. One label stays; of two different ones the first does,
/// and the reader is told. Notes are put together, and a mark of either stays. The last sentence of a
/// block merges with the first of the next: both blocks become one, in the role of the first, and
/// where the other had another role the reader is told. Text and leftovers of the page are not mixed.
pub fn merge(state: &mut State, context: &mut Context) {
    // What came of an earlier one is old news.
    let told = state.notices.shown.len();
    state.notices.shown.retain(|notice| !notice.kind.is_about_a_merge());
    if state.notices.shown.len() < told {
        context.render(View::Page);
    }
    let Some((open, work)) = state.open_article() else {
        return;
    };
    let Some(focus) = open.focus else {
        return;
    };
    let sentences = &work.document.sentences;
    let Some(next) = sentences.get(focus + 1) else {
        return state.notify(NoticeKind::NothingToMerge, context);
    };
    let (block, other_block) = (sentences[focus].block, next.block);
    let (role, other_role) = (work.role(block), work.role(other_block));
    if role.is_text() != other_role.is_text() {
        return state.notify(NoticeKind::MergeWithLeftover, context);
    }
    let at = next.chars.start();
    let (first, second) = (sentences[focus].chars, next.chars);
    let before = work.cut_at(at);
    let after = if before == Some(Cut::Split) && block == other_block {
        None
    } else {
        Some(Cut::Merge)
    };
    let whole = CodePointSpan::new(first.start(), second.end());
    let (one, other) = (own(work, focus), own(work, focus + 1));
    let differ = one.label.is_some() && other.label.is_some() && one.label != other.label;
    let merged = TagValue {
        label: one.label.clone().or(other.label.clone()),
        note: [one.note.as_str(), other.note.as_str()].join("\n").trim().to_owned(),
        unsure: one.unsure || other.unsure,
        made_on: None,
    };
    let mut step = vec![Change::Cut { at, before, after }];
    if role != other_role {
        step.extend(role_step(work, other_block, role, false));
    }
    step.extend(move_tag(work, &[first, second], &[(whole, merged)]));
    make_and_record(state, step, context);
    state.focus_again(Some(first.start()));
    if role != other_role {
        state.notify(NoticeKind::MergeKeptRole, context);
    }
    if differ {
        state.notify(NoticeKind::MergeKeptFirst, context);
    }
    focus::refocus(state, context);
}

/// The sentences of a document that lie within a span.
fn sentences_in(document: &Document, span: CodePointSpan) -> Vec<CodePointSpan> {
    let spans = document.sentences.iter().map(|sentence| sentence.chars);
    spans
        .filter(|inner| span.start() <= inner.start() && inner.end() <= span.end())
        .collect()
}

/// The changes that move the reader's tags from the old sentences to the new ones.
fn move_tag(work: &AnnotatedArticle, from: &[CodePointSpan], to: &[(CodePointSpan, TagValue)]) -> Step {
    let mut step = Step::new();
    let mut change = |span: CodePointSpan, after: TagValue| {
        let key = work.own_key_of(span);
        let before = work.own_value(&key);
        if before.clone().unwrap_or_default() != after {
            let after = Some(after);
            step.push(Change::Tag { key, before, after });
        }
    };
    for span in from {
        change(*span, TagValue::default());
    }
    for (span, value) in to {
        change(*span, value.clone());
    }
    step
}
