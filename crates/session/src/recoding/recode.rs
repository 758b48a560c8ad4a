//! Going through a recoding: beginning it, labelling, taking a label back, leaving; and its report.

use crate::agreement::{Table, sample};
use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codebook::{Label, LabelId};
use crate::i18n::{fill, isolated};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::recodings::{RecodedSentence, Recoding};
use crate::model::request::Request;
use crate::model::route::{Route, Statistics};
use crate::model::state::State;
use crate::storage::kinds::recodings;

/// Sentences of a recoding that differ from the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The article.
    pub article: ArticleId,
    /// The sentence that stands there now.
    pub sentence: usize,
    /// Its text as it was in the recoding.
    pub text: String,
    /// Both labels.
    pub labels: (LabelId, LabelId),
    /// The label that the sentence has now.
    pub now: Option<LabelId>,
}

/// How far the recoding is, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecodingReport {
    /// Sentences of the sample.
    pub total: usize,
    /// The labels that can be given, in the order of the codebook, and others that were.
    pub labels: Vec<LabelId>,
    /// The labels of those that were tagged again, as places in the former: the first ones, then the second's.
    pub table: Table,
    /// Those with different labels, in the order of the text.
    pub differing: Vec<Disagreement>,
    /// The sentence that comes next: the article's place in the library, and what is known of it.
    pub next: Option<(usize, RecodedSentence)>,
}

/// The sentences of an article that the reader tagged, by their number, with the label: text only, and with labels
/// that can be given only, since no other can be given again.
fn tagged(work: &AnnotatedArticle) -> impl Iterator<Item = (usize, &LabelId)> {
    let own = |sentence: &usize| work.is_text(*sentence) && !work.is_anothers(*sentence);
    let label = |sentence| {
        let (_, label) = work.label(sentence)?;
        work.codebook.label(label)?.is_given().then_some((sentence, label))
    };
    let sentences = 0..work.document.sentences.len();
    sentences.filter(own).filter_map(label)
}

impl State {
    /// The articles of the statistics page whose records can be written.
    fn recodable_articles(&self) -> impl Iterator<Item = (usize, &LibraryEntry, &AnnotatedArticle)> {
        self.shown_articles().filter(|(_, entry, _)| !self.is_newer(&entry.id))
    }

    /// Whether the page shows a recoding.
    pub fn is_recoding(&self) -> bool {
        ongoing(self).is_some()
    }

    /// How many sentences a recoding can be drawn from.
    pub fn sentences_to_recode(&self) -> usize {
        let works = self.recodable_articles();
        works.map(|(_, _, work)| tagged(work).count()).sum()
    }

    /// The recoding of what the page is about; `None` when there is none.
    pub fn recoding_report(&self) -> Option<RecodingReport> {
        let mut total = 0;
        let mut next = None;
        let mut labels: Vec<LabelId> = Vec::new();
        let mut see = |label: &LabelId| match labels.iter().position(|known| known == label) {
            Some(place) => place,
            None => {
                labels.push(label.clone());
                labels.len() - 1
            }
        };
        let mut pairs = Vec::new();
        let mut differ = Vec::new();
        for (index, entry, work) in self.recodable_articles() {
            let Some(recoding) = work.recodings.of(&self.reader.id) else {
                continue;
            };
            let codebook = &work.codebook;
            for label in codebook.given() {
                see(&label.id);
            }
            for recoded in &recoding.sentences {
                total += 1;
                let Some(second) = &recoded.second else {
                    next = next.or_else(|| Some((index, recoded.clone())));
                    continue;
                };
                let (first, second) = (codebook.counting(&recoded.first), codebook.counting(second));
                pairs.push((see(first), see(second)));
                if first != second {
                    differ.push(differing(entry, work, recoded, (first, second)));
                }
            }
        }
        (total > 0).then(|| RecodingReport {
            total,
            table: Table::of(labels.len(), pairs),
            labels,
            differing: differ,
            next,
        })
    }
}

fn differing(
    entry: &LibraryEntry,
    work: &AnnotatedArticle,
    recoded: &RecodedSentence,
    (first, second): (&LabelId, &LabelId),
) -> Disagreement {
    let sentence = work.document.sentence_covering(recoded.span.start());
    Disagreement {
        article: entry.id.clone(),
        sentence,
        text: text_of(work, recoded).to_owned(),
        labels: (first.clone(), second.clone()),
        now: work.label(sentence).map(|(_, label)| label.clone()),
    }
}

/// The text that a second label is about, whatever the sentences are now.
fn text_of<'a>(work: &'a AnnotatedArticle, recoded: &RecodedSentence) -> &'a str {
    let text = &work.document.article.text;
    recoded.bytes_in(text).of(text)
}

/// Begins a recoding of a random sample of what the page is about; an earlier one gives way.
pub fn begin(state: &mut State, size: usize, seed: u64, context: &mut Context) {
    let Some(shown) = state.navigation.statistics.clone() else {
        return;
    };
    let count = state.sentences_to_recode();
    let drawn = sample(count, size.max(1), seed);
    if drawn.is_empty() {
        return;
    }
    let earlier = state.recodable_articles();
    let earlier = earlier
        .into_iter()
        .filter_map(|(_, _, work)| work.recodings.of(&state.reader.id));
    let earlier = earlier.map(|recoding| recoding.begun).max().unwrap_or_default();
    let begun = state.clock.tick_over(context.now(), earlier);
    let mut number = 0;
    let mut drawn = drawn.into_iter().peekable();
    let mut recodings = Vec::new();
    for (index, _, work) in state.recodable_articles() {
        let mut sentences = Vec::new();
        for (sentence, first) in tagged(work) {
            if drawn.next_if_eq(&number).is_some() {
                sentences.push(RecodedSentence {
                    span: work.document.sentences[sentence].chars,
                    first: first.clone(),
                    second: None,
                    stamp: begun,
                });
            }
            number += 1;
        }
        if !sentences.is_empty() || work.recodings.of(&state.reader.id).is_some() {
            recodings.push((index, sentences));
        }
    }
    for (index, sentences) in recodings {
        put(state, index, begun, sentences, context);
    }
    show(
        Statistics {
            recoding: true,
            ..shown
        },
        context,
    );
    announce(state, context);
}

/// Puts sentences of the reader's recoding into an article, and stores the recoding.
fn put(state: &mut State, index: usize, begun: Stamp, sentences: Vec<RecodedSentence>, context: &mut Context) {
    let annotator = state.reader.id.clone();
    let Some(work) = state
        .library
        .entries
        .get_mut(index)
        .and_then(LibraryEntry::annotated_mut)
    else {
        return;
    };
    work.recodings.put(Recoding {
        annotator,
        begun,
        sentences,
    });
    recodings::store(work, context);
    context.render(View::Page);
}

/// Changes the second label of a sentence of the reader's recoding.
fn put_sentence(state: &mut State, index: usize, recoded: RecodedSentence, context: &mut Context) {
    let begun = state.library.entries[index]
        .annotated()
        .and_then(|work| work.recodings.of(&state.reader.id));
    if let Some(begun) = begun.map(|recoding| recoding.begun) {
        let stamp = state.clock.tick_over(context.now(), recoded.stamp);
        put(state, index, begun, vec![RecodedSentence { stamp, ..recoded }], context);
    }
}

/// Whether the page shows a recoding that goes on.
fn ongoing(state: &State) -> Option<&Statistics> {
    state.navigation.statistics.as_ref().filter(|shown| shown.recoding)
}

/// Gives the sentence that is shown its second label; after the last one the figures are shown.
pub fn tag(state: &mut State, label: &LabelId, context: &mut Context) {
    let next = ongoing(state).and_then(|_| state.recoding_report()?.next);
    let Some((index, recoded)) = next else { return };
    let work = state.library.entries[index].annotated();
    if !work.is_some_and(|work| work.codebook.label(label).is_some_and(Label::is_given)) {
        return;
    }
    let second = Some(label.clone());
    put_sentence(state, index, RecodedSentence { second, ..recoded }, context);
    if state.recoding_report().is_some_and(|look| look.next.is_none()) {
        leave(state, context);
    }
    announce(state, context);
}

/// Takes the last second label back: its sentence is shown again.
pub fn take_back(state: &mut State, context: &mut Context) {
    if ongoing(state).is_none() {
        return;
    }
    let mut last: Option<(usize, RecodedSentence)> = None;
    for (index, _, work) in state.recodable_articles() {
        let recoding = work.recodings.of(&state.reader.id);
        for recoded in recoding.iter().flat_map(|recoding| &recoding.sentences) {
            let is_later = |(_, known): &(usize, RecodedSentence)| known.stamp < recoded.stamp;
            if recoded.second.is_some() && last.as_ref().is_none_or(is_later) {
                last = Some((index, recoded.clone()));
            }
        }
    }
    if let Some((index, recoded)) = last {
        put_sentence(
            state,
            index,
            RecodedSentence {
                second: None,
                ..recoded
            },
            context,
        );
        announce(state, context);
    }
}

/// Leaves the recoding for the figures; it can be resumed. Returns whether there was one.
pub fn leave(state: &mut State, context: &mut Context) -> bool {
    let Some(shown) = ongoing(state).cloned() else {
        return false;
    };
    show(
        Statistics {
            recoding: false,
            ..shown
        },
        context,
    );
    true
}

fn show(shown: Statistics, context: &mut Context) {
    let route = Route::Statistics(shown);
    context.push(Effect::ReplaceRoute(route.clone()));
    context.request(Request::Go(route));
}

/// Tells screen readers which sentence comes next, or that the recoding is at its end.
fn announce(state: &State, context: &mut Context) {
    let m = state.messages();
    let Some(look) = state.recoding_report() else {
        return;
    };
    let number = |count| state.locale.number(count);
    let text = match look.next {
        None => m.recoding.live_done.to_owned(),
        Some((index, recoded)) => {
            let text = state.library.entries[index]
                .annotated()
                .map(|work| text_of(work, &recoded));
            let (n, total) = (number(look.table.items() + 1), number(look.total));
            let text = isolated(text.unwrap_or_default());
            fill(
                m.recoding.live_next,
                &[("n", &n), ("total", &total), ("sentence", &text)],
            )
        }
    };
    context.announce(text);
}
