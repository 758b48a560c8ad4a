//! What becomes of the sentences of an article in another version of it, as far as anything was said of them.

use std::collections::{BTreeSet, HashSet};

use crate::anchor::{Anchored, Outcome, Passage, Place, Places, Version, anchor};
use crate::annotation::Entry;
use crate::article::Document;
use crate::model::annotated_article::AnnotatedArticle;
use crate::text::{CodePointSpan, OffsetIndex};

/// Where the sentences are of which something was said, but for what stands there out of texts still earlier, `others` by
/// their SHA-256: of that it is settled where it was said. What is not certain waits; so does what no reader would see
/// (a cleared tag), but then there is nothing to be settled about it. About a tenth of a second for a thousand
/// sentences.
pub fn found(earlier: &AnnotatedArticle, later: &AnnotatedArticle, others: &BTreeSet<String>) -> Places {
    let of_interest = spoken_of(earlier);
    let shows = |work: &AnnotatedArticle, span: CodePointSpan| shows_of_own(work, span, others);
    let text = &later.document.article.text;
    let index = OffsetIndex::new(text);
    let anchored = anchor(&version(earlier), &Version::of(&later.document));
    let mut places = Places::default();
    for (sentence, anchored) in earlier.document.sentences.iter().zip(&anchored) {
        let place = place_of(anchored, |bytes| index.code_point_span(text, bytes));
        let is_of_interest = of_interest.contains(&sentence.chars);
        if is_of_interest && (!place.waits() || shows(earlier, sentence.chars)) {
            places.put(sentence.chars, place);
        }
    }
    // What stands on no sentence even there.
    for span in of_interest {
        if earlier.document.sentence_at(span).is_none() && shows(earlier, span) {
            places.put(span, nowhere());
        }
    }
    places
}

/// Whether something is settled about each sentence of which something was said that a reader sees.
pub fn are_all_settled(earlier: &AnnotatedArticle, places: &Places, others: &BTreeSet<String>) -> bool {
    let mut spans = spoken_of(earlier).into_iter();
    spans.all(|span| places.get(span).is_some() || !shows_of_own(earlier, span, others))
}

/// Where the sentences of a text are in a third one, which took the place of the second: `first` says where they are in
/// the second, `then` where those are in the third, and `found` where they would be without knowing of the second.
pub fn composed(first: &Places, then: &Places, found: &Places) -> Places {
    let mut places = Places::default();
    for (span, place) in first.iter() {
        let by_way = place.to.and_then(|to| then.get(to));
        let composed = match (by_way, found.get(span)) {
            // What was decided of the first step is not undone by a second one that is certain.
            (Some(by_way), _) if by_way.to.is_some() => Place {
                set_at: by_way.set_at.or(place.set_at),
                outcome: by_way.outcome.max(place.outcome),
                ..by_way.clone()
            },
            (Some(by_way), _) => by_way.clone(),
            // It waits, or was left out: it may be back.
            (None, Some(found)) if !place.left_out || !found.waits() => found.clone(),
            (None, _) => Place {
                to: None,
                suggested: Vec::new(),
                ..place.clone()
            },
        };
        places.put(span, composed);
    }
    for (span, place) in found.iter().filter(|(span, _)| first.get(*span).is_none()) {
        places.put(span, place.clone());
    }
    places
}

/// The sentences of which somebody said something, and those that a cut or a role of the reader's begins.
fn spoken_of(work: &AnnotatedArticle) -> HashSet<CodePointSpan> {
    let document = &work.document;
    let covering = |at: usize| document.sentences.get(document.sentence_covering(at));
    let tagged = work.stored().iter().map(|(key, _)| key.span);
    let recoded = work.recodings.iter().flat_map(|recoding| &recoding.sentences);
    let drafts = work.drafts.iter().map(|draft| draft.at);
    let cuts = work.cuts.keys().copied();
    let cuts = cuts.flat_map(|at| [at, at.saturating_sub(1)]);
    let places = drafts.chain(cuts).chain(work.roles.keys().copied());
    let place = work.place.and_then(|place| document.sentences.get(place));
    tagged
        .chain(recoded.map(|recoded| recoded.span))
        .chain(places.filter_map(covering).chain(place).map(|sentence| sentence.chars))
        .collect()
}

/// Whether there is something at a sentence that a reader sees: a label, a note, a mark, a second label, a note that
/// was begun.
pub fn shows(work: &AnnotatedArticle, span: CodePointSpan) -> bool {
    let is_said = work.set.at(span).any(|(_, entry)| !entry.is_tombstone());
    let mut recoded = work.recodings.iter().flat_map(|recoding| &recoding.sentences);
    let is_begun = || {
        let drafts = work.drafts.starting(span.start(), span.end());
        drafts.iter().any(|draft| draft.text.is_some())
    };
    is_said || recoded.any(|recoded| recoded.span == span && recoded.second.is_some()) || is_begun()
}

/// The same, but for what stands there out of texts still earlier.
fn shows_of_own(work: &AnnotatedArticle, span: CodePointSpan, others: &BTreeSet<String>) -> bool {
    let mut said = work.set.at(span).filter(|(_, entry)| !entry.is_tombstone()).peekable();
    let is_theirs = |entry: &Entry| entry.made_on().is_some_and(|made_on| others.contains(&made_on.sha256));
    let is_all_theirs = said.peek().is_some() && said.all(|(_, entry)| is_theirs(entry));
    !is_all_theirs && shows(work, span)
}

/// An article as it is cut now; by hand is what the program would not cut so.
fn version(work: &AnnotatedArticle) -> Version<'_> {
    let document = &work.document;
    let is_as_found = work.cuts.is_empty();
    let found: HashSet<CodePointSpan> = match is_as_found {
        true => HashSet::new(),
        false => {
            let as_found = Document::new(document.article.clone());
            as_found.sentences.iter().map(|sentence| sentence.chars).collect()
        }
    };
    let passages = document.sentences.iter().map(|sentence| Passage {
        span: sentence.bytes,
        is_cut_by_hand: !is_as_found && !found.contains(&sentence.chars),
    });
    Version {
        text: &document.article.text,
        passages: passages.collect(),
    }
}

fn place_of(anchored: &Anchored, chars: impl Fn(crate::text::ByteSpan) -> CodePointSpan) -> Place {
    let to = anchored.to.map(&chars);
    let second = anchored
        .second_to
        .filter(|_| anchored.outcome == Outcome::Unsure)
        .map(&chars);
    let is_sure = anchored.outcome.is_sure();
    Place {
        set_at: None,
        to: to.filter(|_| is_sure),
        left_out: false,
        outcome: anchored.outcome,
        suggested: match is_sure {
            true => Vec::new(),
            false => to.into_iter().chain(second).collect(),
        },
    }
}

fn nowhere() -> Place {
    Place {
        set_at: None,
        to: None,
        left_out: false,
        outcome: Outcome::Gone,
        suggested: Vec::new(),
    }
}
