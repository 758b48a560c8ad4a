//! What is settled about the sentences of an earlier text, into a file and out of one.

use std::collections::BTreeMap;

use super::file::{Extra, FileEarlier, FilePlace, FileSpan};
use super::placed::{place_name, target_name};
use super::places::{Place, Within};
use crate::anchor::{self, Places};
use crate::annotation::Stamp;
use crate::annotation::{moment, parse_moment};
use crate::text::CodePointSpan;

/// When another text took the place of an earlier one, and what is settled about the sentences of that: their spans in
/// code points of the earlier text, those where they are in code points of the article's own. A moment that cannot be
/// read, which no file has that was checked, is taken for the earliest, or for none.
pub fn places_of(earlier: &FileEarlier) -> (Stamp, Places) {
    let mut places = Places::default();
    for placed in &earlier.places {
        places.put(placed.span(), place_of(placed));
    }
    let replaced_at = parse_moment(&earlier.replaced_at);
    (replaced_at.unwrap_or_default(), places)
}

/// The same of one of its sentences.
pub(super) fn place_of(placed: &FilePlace) -> anchor::Place {
    anchor::Place {
        set_at: placed.set_at.as_deref().and_then(parse_moment),
        to: placed.to.as_ref().map(FileSpan::span),
        left_out: placed.left_out && placed.to.is_none(),
        outcome: placed.outcome,
        suggested: placed.suggested.iter().map(FileSpan::span).collect(),
    }
}

/// Of several places of one sentence leaves the one that counts.
pub(super) fn unite(places: &mut Vec<FilePlace>) {
    let (mut settled, mut kept) = (Places::default(), Places::default());
    for placed in &*places {
        settled.put(placed.span(), place_of(placed));
    }
    places.retain(|placed| {
        let place = place_of(placed);
        settled.get(placed.span()) == Some(&place) && kept.put(placed.span(), place)
    });
}

/// The places of the sentences of an earlier text as a file has them, with the fields that were kept beside them;
/// `text` is the earlier one's hash.
pub(super) fn file_places(places: &Places, text: &str, kept: &BTreeMap<String, Extra>) -> Vec<FilePlace> {
    let extra = |place: Place, name: String| {
        let kept = kept.get(&name);
        kept.map(|extra| place.fitted(extra, Within::File)).unwrap_or_default()
    };
    let target = |place: Place, span: CodePointSpan| FileSpan {
        start: span.start(),
        end: span.end(),
        extra: extra(place, target_name(text, span)),
    };
    let file_place = |(span, place): (CodePointSpan, &anchor::Place)| FilePlace {
        start: span.start(),
        end: span.end(),
        outcome: place.outcome,
        to: place.to.map(|to| target(Place::PlacedTo, to)),
        left_out: place.left_out,
        suggested: place
            .suggested
            .iter()
            .map(|span| target(Place::Suggested, *span))
            .collect(),
        set_at: place.set_at.map(moment),
        extra: extra(Place::Placed, place_name(text, span)),
    };
    places.iter().map(file_place).collect()
}
