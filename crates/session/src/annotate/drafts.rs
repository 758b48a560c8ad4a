//! Drafts of notes: kept with every letter, gone on with, saved, thrown away and brought back.
//!
//! What is written stays with its sentence whatever happens to the window: until it is saved, or thrown
//! away on purpose.

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::drafts::Draft;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::kinds::drafts;

/// What the window of a note begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// Where the sentence begins, in code points: the draft is about this place, whatever comes to have
    /// the focus.
    pub at: usize,
    /// What stands in the field: the drafts that wait, else the note.
    pub text: String,
    /// The reader's note.
    pub note: String,
    /// The drafts that are in the text: place, visit, and when they were written.
    continued: Vec<(usize, String, Stamp)>,
}

impl Beginning {
    /// Whether the text is a draft.
    pub fn is_draft(&self) -> bool {
        !self.continued.is_empty()
    }
}

/// What to begin the note of a sentence with: the drafts that wait there, of whatever visit, each with
/// what became of the note since; else the note.
pub fn beginning(work: &AnnotatedArticle, sentence: usize) -> Option<Beginning> {
    let at = work.document.sentences.get(sentence)?.chars.start();
    let note = own_note(work, sentence);
    let mut text: Option<String> = None;
    let mut continued = Vec::new();
    for draft in work.drafts_on(sentence) {
        continued.push((draft.at, draft.visit.clone(), draft.stamp));
        let said = onto(&note, &draft.base, draft.text.as_deref().unwrap_or_default());
        text = Some(match text {
            None => said,
            Some(known) if known.contains(&said) => known,
            Some(known) if said.contains(&known) => said,
            Some(known) => format!("{known}\n{said}"),
        });
    }
    Some(Beginning {
        at,
        text: text.unwrap_or_else(|| note.clone()),
        note,
        continued,
    })
}

/// The reader's own note on a sentence.
fn own_note(work: &AnnotatedArticle, sentence: usize) -> String {
    let own = work.own_value(&work.own_key(sentence));
    own.map(|value| value.note).unwrap_or_default()
}

/// A text that was begun with the note `base`, when the note is another one by now: nothing of either is
/// lost.
pub fn onto(note: &str, base: &str, text: &str) -> String {
    if note == base || text.contains(note) {
        text.to_owned()
    } else if !base.is_empty() && note.contains(base) {
        note.replacen(base, text, 1)
    } else {
        format!("{note}\n{text}")
    }
}

/// Keeps what the reader has written so far. The drafts that it goes on with become this one; what
/// another tab has written there since is its own draft. The note itself is no draft.
pub fn write(state: &mut State, begun: &Beginning, text: &str, context: &mut Context) {
    let visit = state.visit.clone();
    let Some((_, work)) = state.open_article() else {
        return;
    };
    if begun.at >= work.document.length {
        return;
    }
    let stands = |(at, by, stamp): &&(usize, String, Stamp)| {
        let known = work.drafts.get(*at, by);
        (*at, by.as_str()) != (begun.at, visit.as_str())
            && known.is_some_and(|draft| draft.text.is_some() && draft.stamp == *stamp)
    };
    let continued = begun.continued.iter().filter(stands);
    let mut words: Vec<Word> = continued.map(|(at, by, _)| Word::none(*at, by)).collect();
    let text = (text != begun.note).then(|| text.to_owned());
    let own = work.drafts.get(begun.at, &visit);
    if own.map_or(text.is_some(), |own| own.text != text) {
        words.push(Word {
            at: begun.at,
            visit,
            base: text.as_ref().map(|_| begun.note.clone()).unwrap_or_default(),
            text,
        });
    }
    put(state, words, context);
}

/// The text to save: with what became of the note since the draft was begun.
pub fn finished(state: &State, sentence: usize, text: &str) -> String {
    let Some((_, work)) = state.open_article() else {
        return text.to_owned();
    };
    let own = work.drafts_on(sentence).find(|draft| draft.visit == state.visit);
    let note = own_note(work, sentence);
    own.map_or_else(|| text.to_owned(), |own| onto(&note, &own.base, text).trim().to_owned())
}

/// The drafts of a sentence that are in the note that was saved are no more.
pub fn settle(state: &mut State, sentence: usize, note: &str, context: &mut Context) {
    let is_in = |draft: &&Draft| {
        let text = draft.text.as_deref().unwrap_or_default().trim();
        draft.visit == state.visit || note.contains(text)
    };
    let on = state.open_article().map(|(_, work)| work.drafts_on(sentence));
    let done = on.into_iter().flatten().filter(is_in);
    let words = done.map(|draft| Word::none(draft.at, &draft.visit)).collect();
    put(state, words, context);
}

/// Throws the drafts of the focused sentence away, with a way to bring them back.
pub fn discard(state: &mut State, context: &mut Context) {
    if state.navigation.dialog == Some(Dialog::Note) {
        state.navigation.dialog = None;
        context.render(View::Page);
    }
    if let Some((open, work)) = state.open_article()
        && let Some(sentence) = open.focus
    {
        let gone: Vec<Draft> = work.drafts_on(sentence).cloned().collect();
        let id = open.id.clone();
        let words = gone.iter().map(|draft| Word::none(draft.at, &draft.visit)).collect();
        put(state, words, context);
        if !gone.is_empty() {
            state.notify(NoticeKind::DraftDiscarded(id, gone), context);
        }
    }
    focus::refocus(state, context);
}

/// Brings drafts back that were thrown away.
pub fn bring_back(state: &mut State, article: &ArticleId, gone: &[Draft], context: &mut Context) {
    let is_its = |kind: &NoticeKind| *kind == NoticeKind::DraftDiscarded(article.clone(), gone.to_vec());
    state.notices.shown.retain(|notice| !is_its(&notice.kind));
    context.render(View::Page);
    let word = |draft: &Draft| Word {
        at: draft.at,
        visit: draft.visit.clone(),
        text: draft.text.clone(),
        base: draft.base.clone(),
    };
    put_in(state, article, gone.iter().map(word).collect(), context);
}

/// A draft without its moment.
struct Word {
    at: usize,
    visit: String,
    text: Option<String>,
    base: String,
}

impl Word {
    /// That there is none any more.
    fn none(at: usize, visit: &str) -> Self {
        Self {
            at,
            visit: visit.to_owned(),
            text: None,
            base: String::new(),
        }
    }
}

/// Puts drafts into the open article, draws what looks otherwise, and stores it.
fn put(state: &mut State, words: Vec<Word>, context: &mut Context) {
    if let Some(id) = state.navigation.open.as_ref().map(|open| open.id.clone()) {
        put_in(state, &id, words, context);
    }
}

fn put_in(state: &mut State, article: &ArticleId, words: Vec<Word>, context: &mut Context) {
    let mut clock = state.clock;
    let is_open = state.navigation.open.as_ref().is_some_and(|open| open.id == *article);
    let Some(work) = state.entry_mut(article).and_then(|entry| entry.annotated_mut()) else {
        return;
    };
    let mut places = Vec::new();
    for Word { at, visit, text, base } in words {
        // The article may have been opened anew with another text.
        if at >= work.document.length {
            continue;
        }
        let stamp = clock.tick(context.now());
        let sentence = work.document.sentence_covering(at);
        let draft = Draft {
            at,
            visit,
            text,
            base,
            stamp,
        };
        work.drafts.put(draft);
        if is_open {
            context.render(View::Sentence(sentence));
        }
        places.push(at);
    }
    drafts::store(work, places.into_iter(), context);
    state.clock = clock;
}
