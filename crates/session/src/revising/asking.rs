//! Asking what is to become of a new article that may be a version of one that is here.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::library_entry::LibraryEntry;
use crate::model::revision;
use crate::model::state::State;
use crate::revising::candidates::{Known, likeness_of};
use crate::revising::replacing;
use crate::revising::state::{Choice, Likeness, Question};
use crate::storage::revisions;

/// A new article came in: it is looked at once all that comes with it is here.
pub fn added(state: &mut State, id: ArticleId) {
    if !state.revising.added.contains(&id) {
        state.revising.added.push(id);
    }
}

/// Looks at the new articles once nothing more is on its way, and asks about those that may be versions of others,
/// unless another window is open: then it is asked when that is closed.
pub fn follow(state: &mut State, context: &mut Context) {
    let is_busy = state.importing.job.is_some() || state.library.list_loading;
    if !state.revising.added.is_empty() && !is_busy {
        look(state);
    }
    let mut asked = std::mem::take(&mut state.revising.asked);
    let is_here = |id: &ArticleId| state.entry(id).is_some() && !state.is_replaced(id);
    asked.retain(|question| is_here(&question.old) && is_here(&question.new));
    let waits = !asked.is_empty();
    state.revising.asked = asked;
    match state.navigation.dialog {
        None if waits => {
            state.navigation.dialog = Some(Dialog::Versions);
            context.render(View::Page);
        }
        Some(Dialog::Versions) if !waits => {
            state.navigation.dialog = None;
            context.render(View::Page);
        }
        _ => {}
    }
}

fn look(state: &mut State) {
    let added = std::mem::take(&mut state.revising.added);
    let known = Known::of(state);
    let mut questions: BTreeMap<ArticleId, Question> = BTreeMap::new();
    // Articles of one folder may be much alike: they are no versions of what was not here before.
    for new in &added {
        let is_asked = |question: &Question| question.old == *new || question.new == *new;
        if state.is_replaced(new) || state.revising.asked.iter().any(is_asked) {
            continue;
        }
        if let Some((old, likeness)) = known.version_of(new, &added) {
            // Of several that are like one article the one that is most like it is its version; the others may be of
            // one kind with it, and are offered when one of them is opened.
            let best = questions.get(&old).map(|known| known.likeness.rank());
            if best.is_none_or(|best| likeness.rank() > best) {
                questions.insert(old.clone(), question(state, old, new.clone(), likeness));
            }
        }
    }
    for question in questions.into_values() {
        put(state, question);
    }
}

fn question(state: &State, old: ArticleId, new: ArticleId, likeness: Likeness) -> Question {
    Question {
        can_stay: state.entry(&new).is_some_and(has_annotations),
        choice: match likeness.is_likely() {
            true => Choice::Replace,
            false => Choice::KeepBoth,
        },
        old,
        new,
        likeness,
    }
}

/// Whether anybody said anything of an article.
pub fn has_annotations(entry: &LibraryEntry) -> bool {
    let is_said = |work: &AnnotatedArticle| work.annotations().iter().any(|(_, entry)| !entry.is_tombstone());
    let of_work = entry.annotated().map(is_said);
    of_work.unwrap_or_else(|| entry.summary().is_some_and(|summary| summary.has_work))
}

fn put(state: &mut State, question: Question) {
    let asked = &mut state.revising.asked;
    asked.retain(|known| known.new != question.new);
    asked.push(question);
}

/// Two articles are versions of each other, as what was said of them shows: it is asked what is to become of them.
pub fn found_versions(state: &mut State, old: ArticleId, new: ArticleId) {
    // What came in with that is no version of its own.
    state.revising.added.retain(|id| *id != old && *id != new);
    let likeness = likeness_of(state, &old, &new);
    let question = question(state, old, new, likeness);
    put(
        state,
        Question {
            choice: Choice::Replace,
            ..question
        },
    );
}

/// The reader says themselves that one article is a version of another.
pub fn ask(state: &mut State, old: ArticleId, new: ArticleId, context: &mut Context) {
    let likeness = likeness_of(state, &old, &new);
    let question = question(state, old, new, likeness);
    put(state, question);
    state.navigation.dialog = Some(Dialog::Versions);
    context.render(View::Page);
}

/// The reader answers one of the questions, for now.
pub fn choose(state: &mut State, place: usize, choice: Choice, context: &mut Context) {
    if let Some(question) = state.revising.asked.get_mut(place)
        && (choice != Choice::Stay || question.can_stay)
    {
        question.choice = choice;
        context.render(View::Page);
    }
}

/// The reader answers all of them alike.
pub fn choose_all(state: &mut State, choice: Choice, context: &mut Context) {
    for place in 0..state.revising.asked.len() {
        choose(state, place, choice, context);
    }
}

/// What they answered is done.
pub fn confirm(state: &mut State, context: &mut Context) {
    for question in std::mem::take(&mut state.revising.asked) {
        let Question { old, new, choice, .. } = question;
        match choice {
            Choice::Replace => replacing::ask_for(state, old, new, context),
            Choice::Stay => replacing::ask_for(state, new, old, context),
            Choice::KeepBoth => keep_both(state, &old, &new, context),
        }
    }
    close(state, context);
    replacing::follow(state, context);
}

/// The reader does not answer now: both stay, and it is asked again where one of them is opened.
pub fn leave(state: &mut State, context: &mut Context) {
    state.revising.asked.clear();
    close(state, context);
}

fn close(state: &mut State, context: &mut Context) {
    if state.navigation.dialog == Some(Dialog::Versions) {
        state.navigation.dialog = None;
    }
    context.render(View::Page);
}

fn keep_both(state: &mut State, old: &ArticleId, new: &ArticleId, context: &mut Context) {
    let sha256 = |id: &ArticleId| state.entry(id).and_then(LibraryEntry::sha256).map(str::to_owned);
    if let (Some(was), Some(is)) = (sha256(old), sha256(new)) {
        let key = revision::key(old, &was);
        revisions::change(state, &key, |revision, _| _ = revision.beside.insert(is), context);
    }
}
