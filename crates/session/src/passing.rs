//! Going through a second pass: beginning it, tagging, taking back, leaving; and what comes out.

use super::message::{Context, Effect, Message, View};
use super::moving;
use super::records::second_key;
use super::route::{Route, Statistics};
use super::second_pass::{Again, Pass};
use super::state::{Slot, State, Status};
use super::work::Work;
use crate::agreement::{Table, sample};
use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codebook::{LABELS, LabelId};
use crate::i18n::{fill, isolated};

/// Sentences of a second pass that differ from the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The article.
    pub article: ArticleId,
    /// The sentence that stands there now.
    pub sentence: usize,
    /// Its text as it was in the pass.
    pub text: String,
    /// Both labels, as places in the codebook.
    pub labels: (usize, usize),
    /// The label that the sentence has now.
    pub now: Option<LabelId>,
}

/// How far the second pass is, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondLook {
    /// Sentences of the sample.
    pub total: usize,
    /// The labels of those that were tagged again: the first pass's, then the second's.
    pub table: Table,
    /// Those with different labels, in the order of the text.
    pub differing: Vec<Differing>,
    /// The sentence that comes next: the article's place in the library, and what is known of it.
    pub next: Option<(usize, Again)>,
}

/// The label's place in the codebook.
fn place_of(label: &LabelId) -> Option<usize> {
    LABELS.iter().position(|known| known.id == label.as_str())
}

/// The sentences of an article that the reader tagged, by their number, with the label's place in
/// the codebook: text only, and of the codebook's labels only, since no other can be given again.
fn tagged(work: &Work) -> impl Iterator<Item = (usize, usize)> {
    let own = |sentence: &usize| work.is_text(*sentence) && !work.is_anothers(*sentence);
    let label = |sentence| {
        let (_, entry) = work.tag(sentence)?;
        Some((sentence, place_of(entry.label.as_ref()?)?))
    };
    let sentences = 0..work.document.sentences.len();
    sentences.filter(own).filter_map(label)
}

impl State {
    /// The articles that the page's figures are about: those that are there, with their places in the
    /// library.
    pub fn shown_works(&self) -> impl Iterator<Item = (usize, &Slot, &Work)> {
        let of = self.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let slots = self.slots.iter().enumerate();
        slots
            .filter(move |(_, slot)| of.is_none_or(|id| slot.id == *id))
            .filter_map(|(index, slot)| Some((index, slot, slot.work()?)))
    }

    /// The same of those that can be written.
    fn passed_works(&self) -> impl Iterator<Item = (usize, &Slot, &Work)> {
        self.shown_works().filter(|(_, slot, _)| !self.is_newer(&slot.id))
    }

    /// Whether an article that the figures are about is still on its way.
    pub fn waits_for_figures(&self) -> bool {
        let of = self.statistics.as_ref().and_then(|shown| shown.of.as_ref());
        let is_shown = |slot: &&Slot| of.is_none_or(|id| slot.id == *id);
        let is_loading = |slot: &Slot| matches!(slot.status, Status::Loading);
        self.list_loading || self.slots.iter().filter(is_shown).any(is_loading)
    }

    /// Whether the page shows the list of articles.
    pub fn is_in_library(&self) -> bool {
        self.open.is_none() && self.statistics.is_none()
    }

    /// Whether the page shows a second pass.
    pub fn is_passing_again(&self) -> bool {
        goes_on(self).is_some()
    }

    /// What gives the label at this place of the codebook: in a second pass apart from the tags.
    pub(super) fn give_label(&self, at: usize) -> Message {
        let label = LABELS[at].label_id();
        match self.is_passing_again() {
            true => Message::TagAgain(label),
            false => Message::Tag(label),
        }
    }

    /// In a second pass what was said last is taken back, whichever key asks for it.
    pub(super) fn take_back_or(&self, otherwise: Message) -> Message {
        match self.is_passing_again() {
            true => Message::TakeBackAgain,
            false => otherwise,
        }
    }

    /// What leads to the figures of the article on the page, or of all.
    pub(super) fn go_to_figures(&self) -> Message {
        let of = self.open.as_ref().map(|open| open.id.clone());
        Message::Go(Route::Statistics(Statistics { of, again: false }))
    }

    /// How many sentences a second pass can be drawn from.
    pub fn sentences_to_pass(&self) -> usize {
        let works = self.passed_works();
        works.map(|(_, _, work)| tagged(work).count()).sum()
    }

    /// The second pass over what the page is about; `None` when there is none.
    pub fn second_look(&self) -> Option<SecondLook> {
        let mut look = SecondLook {
            total: 0,
            table: Table::new(LABELS.len()),
            differing: Vec::new(),
            next: None,
        };
        for (index, slot, work) in self.passed_works() {
            let pass = work.second.of(&self.reader.id);
            for again in pass.iter().flat_map(|pass| &pass.sentences) {
                look.total += 1;
                match again.second {
                    None => look.next = look.next.or(Some((index, *again))),
                    Some(second) => look.table.add(again.first, second),
                }
                if let Some(second) = again.second.filter(|second| *second != again.first) {
                    look.differing.push(differing(slot, work, again, second));
                }
            }
        }
        (look.total > 0).then_some(look)
    }
}

fn differing(slot: &Slot, work: &Work, again: &Again, second: usize) -> Differing {
    let sentence = work.document.sentence_covering(again.span.start());
    Differing {
        article: slot.id.clone(),
        sentence,
        text: text_of(work, again).to_owned(),
        labels: (again.first, second),
        now: work.tag(sentence).and_then(|(_, entry)| entry.label.clone()),
    }
}

/// The text that a second label is about, whatever the sentences are now.
fn text_of<'a>(work: &'a Work, again: &Again) -> &'a str {
    let text = &work.document.article.text;
    again.bytes_in(text).of(text)
}

/// Begins a second pass over a random sample of what the page is about; an earlier one gives way.
pub fn begin(state: &mut State, size: usize, seed: u64, context: &mut Context) {
    let Some(shown) = state.statistics.clone() else {
        return;
    };
    let count = state.sentences_to_pass();
    let drawn = sample(count, size.max(1), seed);
    if drawn.is_empty() {
        return;
    }
    let begun = state.clock.tick(context.now());
    let mut number = 0;
    let mut drawn = drawn.into_iter().peekable();
    let mut passes = Vec::new();
    for (index, _, work) in state.passed_works() {
        let mut sentences = Vec::new();
        for (sentence, first) in tagged(work) {
            if drawn.next_if_eq(&number).is_some() {
                sentences.push(Again {
                    span: work.document.sentences[sentence].chars,
                    first,
                    second: None,
                    stamp: begun,
                });
            }
            number += 1;
        }
        if !sentences.is_empty() || work.second.of(&state.reader.id).is_some() {
            passes.push((index, sentences));
        }
    }
    for (index, sentences) in passes {
        put(state, index, begun, sentences, context);
    }
    show(state, Statistics { again: true, ..shown }, context);
    announce(state, context);
}

/// Puts sentences of the reader's pass into an article, and stores the pass.
fn put(state: &mut State, index: usize, begun: Stamp, sentences: Vec<Again>, context: &mut Context) {
    let annotator = state.reader.id.clone();
    let Some(work) = state.slots.get_mut(index).and_then(Slot::work_mut) else {
        return;
    };
    work.second.put(Pass {
        annotator,
        begun,
        sentences,
    });
    context.write(second_key(&work.document.article), work.second.written());
    context.render(View::Page);
}

/// Says something else of a sentence of the reader's pass.
fn say(state: &mut State, index: usize, again: Again, context: &mut Context) {
    let begun = state.slots[index]
        .work()
        .and_then(|work| work.second.of(&state.reader.id));
    if let Some(begun) = begun.map(|pass| pass.begun) {
        let stamp = state.clock.tick(context.now());
        put(state, index, begun, vec![Again { stamp, ..again }], context);
    }
}

/// Whether the page shows a second pass that goes on.
fn goes_on(state: &State) -> Option<&Statistics> {
    state.statistics.as_ref().filter(|shown| shown.again)
}

/// Gives the sentence that is shown its second label; after the last one the figures are shown.
pub fn tag(state: &mut State, label: &LabelId, context: &mut Context) {
    let next = goes_on(state).and_then(|_| state.second_look()?.next);
    let (Some((index, again)), Some(second)) = (next, place_of(label)) else {
        return;
    };
    let second = Some(second);
    say(state, index, Again { second, ..again }, context);
    if state.second_look().is_some_and(|look| look.next.is_none()) {
        leave(state, context);
    }
    announce(state, context);
}

/// Takes the last second label back: its sentence is shown again.
pub fn take_back(state: &mut State, context: &mut Context) {
    if goes_on(state).is_none() {
        return;
    }
    let mut last: Option<(usize, Again)> = None;
    for (index, _, work) in state.passed_works() {
        let pass = work.second.of(&state.reader.id);
        for again in pass.iter().flat_map(|pass| &pass.sentences) {
            if again.second.is_some() && last.is_none_or(|(_, known)| known.stamp < again.stamp) {
                last = Some((index, *again));
            }
        }
    }
    if let Some((index, again)) = last {
        say(state, index, Again { second: None, ..again }, context);
        announce(state, context);
    }
}

/// Leaves the second pass for the figures; it can be gone on with. Returns whether there was one.
pub fn leave(state: &mut State, context: &mut Context) -> bool {
    let Some(shown) = goes_on(state).cloned() else {
        return false;
    };
    show(state, Statistics { again: false, ..shown }, context);
    true
}

fn show(state: &mut State, shown: Statistics, context: &mut Context) {
    let route = Route::Statistics(shown);
    context.push(Effect::ReplaceRoute(route.clone()));
    moving::go(state, route, context);
}

/// Tells screen readers which sentence comes next, or that the pass is at its end.
fn announce(state: &State, context: &mut Context) {
    let m = state.messages();
    let Some(look) = state.second_look() else {
        return;
    };
    let number = |count| state.locale.number(count);
    let text = match look.next {
        None => m.second_pass.live_done.to_owned(),
        Some((index, again)) => {
            let text = state.slots[index].work().map(|work| text_of(work, &again));
            let (n, total) = (number(look.table.items() + 1), number(look.total));
            let text = isolated(text.unwrap_or_default());
            fill(
                m.second_pass.live_next,
                &[("n", &n), ("total", &total), ("sentence", &text)],
            )
        }
    };
    context.announce(text);
}
