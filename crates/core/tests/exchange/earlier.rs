//! The texts that an article had before: what is written of them comes back whole.

use std::collections::BTreeSet;

use hashiya_core::anchor::{Outcome, Place, Places};
use hashiya_core::annotation::{AnnotationSet, Stamp};
use hashiya_core::article::{Article, Document, WrittenPlaces, plain_text};
use hashiya_core::codec::to_pretty_text;
use hashiya_core::exchange::extras::ArticleExtras;
use hashiya_core::exchange::{ExportArticle, ExportEarlier, check, places_of, read};
use hashiya_core::text::CodePointSpan;
use hashiya_testing::files::{check_file, entry, export_article, export_one, key, list, set_of};
use hashiya_testing::{cases, document};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{add_everywhere, annotated, sound_file};

/// The text that the article of the sound file had before.
const BEFORE: &str = "قمة في بيونغ يانغ\n\nقال الوزير: «لن ننسحب.» وغادر مبكرا. جملة اختفت.\nAn English line.";

/// A text that an article had before, with what was said of it.
#[derive(Clone, Debug)]
pub struct Before {
    pub document: Document,
    pub set: AnnotationSet,
    pub places: Places,
    pub replaced_at: Stamp,
}

pub fn span(start: usize, end: usize) -> CodePointSpan {
    CodePointSpan::new(start, end)
}

/// A place that nobody decided.
pub fn found(outcome: Outcome, to: Option<CodePointSpan>, suggested: &[CodePointSpan]) -> Place {
    Place {
        set_at: None,
        left_out: false,
        to,
        outcome,
        suggested: suggested.to_vec(),
    }
}

impl Before {
    /// With this text, and nothing said of it.
    pub fn new(text: &str) -> Self {
        Self {
            document: document(text),
            set: AnnotationSet::default(),
            places: Places::default(),
            replaced_at: Stamp::from_millis(7_000),
        }
    }

    /// That of the sound file: the last line is placed, a sentence waits with a tag of a second annotator, one was left
    /// without a place, and there are a cleared tag and a range that is no sentence.
    pub fn of_sound_file() -> Self {
        let mut before = Self::new(BEFORE);
        let spans: Vec<CodePointSpan> = before.document.sentences.iter().map(|one| one.chars).collect();
        assert_eq!(spans.len(), 5, "{spans:?}");
        let at = |index: usize, annotator: &str| key(spans[index].start(), spans[index].end(), annotator);
        before.set.put(at(4, "a"), entry(Some("claim"), "", 500));
        before.set.put(at(2, "b"), entry(Some("quote"), "غادر", 600));
        before.set.put(at(3, "a"), entry(Some("background"), "", 700));
        before.set.put(at(1, "a"), entry(None, "", 800));
        before.set.put(key(0, 3, "b"), entry(None, "a word", 900));
        let last = found(Outcome::Unchanged, Some(span(58, 74)), &[]);
        before.places.put(spans[4], last);
        before
            .places
            .put(spans[2], found(Outcome::Changed, None, &[span(49, 57), span(23, 48)]));
        let left = Place {
            set_at: Some(Stamp::from_millis(9_000)),
            left_out: false,
            ..found(Outcome::Gone, None, &[])
        };
        before.places.put(spans[3], left);
        before
    }

    pub fn export(&self) -> ExportEarlier<'_> {
        ExportEarlier {
            article: export_article(&self.document, &self.set),
            places: &self.places,
            replaced_at: self.replaced_at,
        }
    }
}

#[test]
fn a_file_holds_the_texts_that_an_article_had() {
    let file = sound_file();
    assert_eq!(check_file(&file), Ok(()));
    let earlier = &file["articles"][0]["earlier_texts"][0];
    assert_eq!(earlier["replaced_at"], "1970-01-01T00:00:07.000Z");
    assert_eq!(
        earlier["places"],
        json!([
            {"start": 43, "end": 55, "outcome": "changed", "to": null, "suggested": [{"start": 49, "end": 57}, {"start": 23, "end": 48}]},
            {"start": 56, "end": 67, "outcome": "gone", "to": null, "set_at": "1970-01-01T00:00:09.000Z"},
            {"start": 68, "end": 84, "outcome": "unchanged", "to": {"start": 58, "end": 74}},
        ])
    );
    let article = &earlier["article"];
    assert_eq!((&article["id"], &article["text"]), (&json!("test"), &json!(BEFORE)));
    assert_eq!(article["sentences"][4]["annotations"][0]["label"], "claim");
    assert_eq!(list(&article["cleared"]).len() + list(&article["unplaced"]).len(), 2);
    assert!(article.get("earlier_texts").is_none() && article.get("orphans").is_none());
    let read = read(&file.to_string()).expect("a sound file");
    let (replaced_at, places) = places_of(&read.articles[0].earlier_texts[0]);
    let before = Before::of_sound_file();
    assert_eq!((replaced_at, places), (before.replaced_at, before.places));
}

/// A file without any is as it always was.
#[test]
fn an_article_that_had_no_other_text_says_nothing_of_it() {
    let document = document(BEFORE);
    let text = export_one(export_article(&document, &AnnotationSet::default()), &[]).expect("a sound file");
    assert!(!text.contains("earlier_texts") && !text.contains("orphans") && !text.contains("made_on"));
    assert_eq!(read(&text).expect("readable").articles[0].earlier_texts, []);
}

/// The fields that somebody put beside those of the format come back from the next export.
#[test]
fn unknown_fields_of_earlier_texts_go_out_again() {
    let mut file = sound_file();
    let article = &mut file["articles"][0];
    article.as_object_mut().expect("an article").remove("orphans");
    let count = add_everywhere(&mut article["earlier_texts"], "x_newer", &json!([1]));
    assert!(count > 20, "only {count} objects");
    let read = read(&file.to_string()).expect("readable");
    let kept = ArticleExtras::of(&read.articles[0]);
    let nested = ArticleExtras::of(&read.articles[0].earlier_texts[0].article);
    // As they are stored meanwhile, and put together with what another file had.
    let stored = serde_json::to_string(&kept).expect("JSON");
    let mut kept: ArticleExtras = serde_json::from_str(&stored).expect("the same");
    kept.merge(kept.clone());
    let before = Before {
        // What is said of it comes with the annotations.
        set: set_of(&read.articles[0].earlier_texts[0].article),
        ..Before::of_sound_file()
    };
    let own = document(super::TEXT);
    let none = AnnotationSet::default();
    let earlier = before.export();
    let article = ExportArticle {
        earlier: vec![ExportEarlier {
            article: ExportArticle {
                extras: &nested,
                ..earlier.article
            },
            ..earlier
        }],
        extras: &kept,
        ..export_article(&own, &none)
    };
    let written: Value = serde_json::from_str(&export_one(article, &[]).expect("a sound file")).expect("JSON");
    assert_eq!(
        written["articles"][0]["earlier_texts"],
        file["articles"][0]["earlier_texts"]
    );
}

/// The article's own text had other line ends when the fields were kept: what is of that text moves, what is of the
/// earlier one stays.
#[test]
fn unknown_fields_move_with_the_text_that_they_are_of() {
    let kept = |names: [&str; 3]| ArticleExtras {
        earlier: names
            .map(|name| (name.to_owned(), [("x".to_owned(), json!(name.len()))].into()))
            .into(),
        ..ArticleExtras::default()
    };
    let before = kept(["ab", "ab:6-10", "ab:to:6-9"]);
    let moved = before.clone().moved(&WrittenPlaces::of("One.\r\nTwo."));
    let names: Vec<&String> = moved.earlier.keys().collect();
    assert_eq!(names, ["ab", "ab:6-10", "ab:to:5-8"]);
    assert!(moved.earlier.values().eq(before.earlier.values()));
}

/// Where unknown fields nest as deep as they may, and one deeper.
#[test]
fn the_deepest_fields_of_earlier_texts_have_room() {
    let nested = |depth: usize| (0..depth).fold(json!(1), |value, _| json!([value]));
    for (pointer, level) in [
        ("/articles/0/earlier_texts/0", 5),
        ("/articles/0/earlier_texts/0/places/0", 7),
        ("/articles/0/earlier_texts/0/places/2/to", 8),
        ("/articles/0/earlier_texts/0/places/0/suggested/0", 9),
        ("/articles/0/earlier_texts/0/article", 6),
        ("/articles/0/earlier_texts/0/article/segmenter", 7),
        ("/articles/0/earlier_texts/0/article/blocks/0", 8),
        ("/articles/0/earlier_texts/0/article/cleared/0", 8),
        ("/articles/0/earlier_texts/0/article/sentences/4/annotations/0", 10),
        ("/articles/0/orphans/0", 5),
    ] {
        for (depth, fits) in [(64 - level, true), (65 - level, false)] {
            let mut file = sound_file();
            file.pointer_mut(pointer).expect("a place")["x"] = nested(depth);
            let answer = read(&file.to_string());
            assert_eq!(answer.is_ok(), fits, "{pointer} {depth}: {answer:?}");
        }
    }
}

/// What may be settled about sentences: their own spans and others, everything within both texts.
fn any_places(there: usize, here: usize) -> impl Strategy<Value = Vec<(CodePointSpan, Place)>> {
    let within = |length: usize| {
        (0..length).prop_flat_map(move |start| (start + 1..=length).prop_map(move |end| span(start, end)))
    };
    let outcomes = [
        Outcome::Unchanged,
        Outcome::Moved,
        Outcome::Changed,
        Outcome::Unsure,
        Outcome::Gone,
    ];
    let set_at = prop::option::of(0u64..250_000_000_000_000);
    let place = (
        prop::option::of(within(here)),
        prop::collection::vec(within(here), 0..3),
        prop::sample::select(outcomes.to_vec()),
        set_at,
    );
    let place = place.prop_map(|(to, suggested, outcome, set_at)| Place {
        left_out: to.is_none() && set_at.is_some_and(|at| at % 2 == 0),
        set_at: set_at.map(Stamp::from_millis),
        ..found(outcome, to, &suggested)
    });
    prop::collection::vec((within(there), place), 0..6)
}

/// A text with what is said of it, and some that it had before: no two are the same.
fn any_article() -> impl Strategy<Value = (String, AnnotationSet, Vec<Before>)> {
    let all = (annotated(), prop::collection::vec(annotated(), 0..3));
    all.prop_flat_map(|((text, set), mut earlier)| {
        let mut seen = BTreeSet::from([text.clone()]);
        earlier.retain(|(text, _)| seen.insert(text.clone()));
        let length = text.chars().count();
        let places: Vec<_> = earlier
            .iter()
            .map(|(before, _)| (any_places(before.chars().count(), length), 0u64..250_000_000_000_000))
            .collect();
        (Just((text, set, earlier)), places)
    })
    .prop_map(|((text, set, earlier), places)| {
        let before = |((text, set), (places, millis)): ((String, AnnotationSet), (Vec<_>, u64))| {
            let mut before = Before::new(&text);
            before.set = set;
            before.places.merge(places);
            before.replaced_at = Stamp::from_millis(millis);
            before
        };
        let earlier = earlier.into_iter().zip(places).map(before).collect();
        (text, set, earlier)
    })
}

/// A text as some program wrote it.
fn written(plain: &str, (end, last, mark): (usize, usize, bool)) -> String {
    let end = ["\n", "\r\n", "\r"][end];
    let mark = if mark { "\u{FEFF}" } else { "" };
    format!("{mark}{}{}", plain.replace('\n', end), end.repeat(last))
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn what_is_written_of_earlier_texts_comes_back_whole((text, set, earlier) in any_article()) {
        let document = document(&text);
        let article = ExportArticle {
            earlier: earlier.iter().map(Before::export).collect(),
            ..export_article(&document, &set)
        };
        let text = export_one(article, &[]).expect("a sound file");
        let file = read(&text).expect("a file that can be read");
        prop_assert_eq!(check(&file), Ok(()));
        prop_assert_eq!(to_pretty_text(&file), text.clone());
        let value: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(check_file(&value), Ok(()));
        let article = &file.articles[0];
        prop_assert_eq!(set_of(article), set);
        prop_assert_eq!(article.earlier_texts.len(), earlier.len());
        for (read, before) in article.earlier_texts.iter().zip(&earlier) {
            prop_assert_eq!(&read.article.text, &*before.document.article.text);
            prop_assert_eq!(set_of(&read.article), before.set.clone());
            prop_assert_eq!(places_of(read), (before.replaced_at, before.places.clone()));
        }
    }

    /// Whatever line ends the texts have: every place is where it is in the texts that articles have.
    #[test]
    fn places_are_moved_with_the_texts(
        (text, _, earlier) in any_article(),
        ends in prop::collection::vec((0usize..3, 0usize..3, any::<bool>()), 3),
    ) {
        let own = written(&text, ends[0]);
        let here = WrittenPlaces::of(&own);
        let at = |places: &WrittenPlaces, text: &str, at: CodePointSpan| {
            let back = |at: usize| (0..=text.chars().count()).find(|from| places.place(*from) == at).expect("a place");
            span(back(at.start()), back(at.end()))
        };
        let mut befores = Vec::new();
        for (before, ends) in earlier.iter().zip(&ends[1..]) {
            let written = written(&before.document.article.text, *ends);
            let there = WrittenPlaces::of(&written);
            let mut moved = Before::new(&written);
            moved.places.merge(before.places.iter().map(|(sentence, place)| {
                let place = Place {
                    to: place.to.map(|to| at(&here, &own, to)),
                    suggested: place.suggested.iter().map(|to| at(&here, &own, *to)).collect(),
                    ..place.clone()
                };
                (at(&there, &written, sentence), place)
            }));
            befores.push(moved);
        }
        let (document, none) = (document(&own), AnnotationSet::default());
        let article = ExportArticle {
            earlier: befores.iter().map(Before::export).collect(),
            ..export_article(&document, &none)
        };
        let file = read(&export_one(article, &[]).expect("a sound file")).expect("a file that can be read");
        prop_assert_eq!(check(&file), Ok(()));
        let article = &file.articles[0];
        prop_assert_eq!(&article.text, &text);
        for (read, (before, moved)) in article.earlier_texts.iter().zip(earlier.iter().zip(&befores)) {
            let written = &*moved.document.article.text;
            prop_assert_eq!(&read.article.text, &*plain_text(written));
            prop_assert_eq!(&read.article.sha256, &Article::hash_of(&read.article.text));
            let is_other = *written != *read.article.text;
            prop_assert_eq!(read.article.written.as_deref(), is_other.then_some(written));
            prop_assert_eq!(places_of(read).1, before.places.clone());
        }
    }
}

/// Two sentences of a text with other line ends that are one in the text that an article has: what counts of two places
/// is what counts of any two.
#[test]
fn places_that_come_to_be_of_one_sentence_are_one() {
    let mut before = Before::new("One.\r\nTwo.");
    before
        .places
        .put(span(4, 5), found(Outcome::Moved, Some(span(0, 2)), &[]));
    let decided = Place {
        set_at: Some(Stamp::from_millis(1)),
        left_out: false,
        ..found(Outcome::Gone, None, &[])
    };
    before.places.put(span(4, 6), decided.clone());
    let (document, none) = (document("Three."), AnnotationSet::default());
    let article = ExportArticle {
        earlier: vec![before.export()],
        ..export_article(&document, &none)
    };
    let file = read(&export_one(article, &[]).expect("a sound file")).expect("readable");
    assert_eq!(check(&file), Ok(()));
    let places: Vec<_> = places_of(&file.articles[0].earlier_texts[0]).1.into_iter().collect();
    assert_eq!(places, [(span(4, 5), decided)]);
}
