//! One case after the other: an old text, a new one, and what becomes of the sentences.

use hashiya_core::anchor::{Anchored, Outcome, Passage, Version, anchor};
use hashiya_core::article::{Article, ArticleId, Document, Origin};
use hashiya_core::text::ByteSpan;

use Outcome::{Changed, Gone, Moved, Unchanged, Unsure};

fn document(text: &str) -> Document {
    Document::new(Article::new(ArticleId::new("a"), text, Origin::Opened))
}

/// For each sentence of the old text what becomes of it, and the text where it stands then.
fn placed<'a>(old: &str, new: &'a str) -> Vec<(Outcome, &'a str)> {
    let (was, is) = (document(old), document(new));
    let anchored = anchor(&Version::of(&was), &Version::of(&is));
    anchored
        .into_iter()
        .map(|one| (one.outcome, one.to.map_or("", |to| to.of(new))))
        .collect()
}

fn check(old: &str, new: &str, expected: &[(Outcome, &str)]) {
    assert_eq!(placed(old, new), expected, "{old:?} in {new:?}");
}

const THREE: &str =
    "The council met on Monday evening. It refused the new plan for the harbour. A vote follows in May.";

#[test]
fn the_same_text_is_unchanged() {
    check(
        THREE,
        THREE,
        &[
            (Unchanged, "The council met on Monday evening."),
            (Unchanged, "It refused the new plan for the harbour."),
            (Unchanged, "A vote follows in May."),
        ],
    );
}

#[test]
fn what_says_the_same_is_placed_and_what_moved_is_said() {
    check(
        THREE,
        "A vote follows in May! The council met, on Monday evening. It refused the new plan for the harbour.",
        &[
            (Unchanged, "The council met, on Monday evening."),
            (Unchanged, "It refused the new plan for the harbour."),
            (Moved, "A vote follows in May!"),
        ],
    );
}

#[test]
fn what_says_something_else_is_asked_about() {
    check(
        THREE,
        "The council met on Monday evening. It did not refuse the new plan for the harbour. A vote follows in June.",
        &[
            (Unchanged, "The council met on Monday evening."),
            (Changed, "It did not refuse the new plan for the harbour."),
            (Changed, "A vote follows in June."),
        ],
    );
    for (old, new) in [
        ("Team Alpha won the match", "Team Beta won the match"),
        ("فاز الفريق الأول بثلاثة أهداف", "فاز الفريق الأول بأربعة أهداف"),
        (
            "The Polish minister resigned on Monday.",
            "The Czech minister resigned on Monday.",
        ),
    ] {
        assert_eq!(placed(old, new), [(Changed, new)]);
    }
}

#[test]
fn what_is_gone_is_said_to_be() {
    check(
        THREE,
        "The council met on Monday evening. A vote follows in May.",
        &[
            (Unchanged, "The council met on Monday evening."),
            (Gone, ""),
            (Unchanged, "A vote follows in May."),
        ],
    );
    check("One thing happened.", "", &[(Gone, "")]);
    check("", "One thing happened.", &[]);
}

#[test]
fn a_sentence_that_stands_twice_is_asked_about() {
    let new = format!("{THREE} It refused the new plan for the harbour.");
    let (was, is) = (document(THREE), document(&new));
    let one = anchor(&Version::of(&was), &Version::of(&is))[1];
    assert_eq!(one.outcome, Unsure);
    let places = [one.to, one.second_to].map(|to| to.map_or("", |to| to.of(&new)));
    assert_eq!(places, ["It refused the new plan for the harbour."; 2]);
    assert!(one.score > one.second && one.second > 0.5, "{one:?}");
    // Twice in the old text, once in the new one.
    let back: Vec<Outcome> = placed(&new, THREE).into_iter().map(|(outcome, _)| outcome).collect();
    assert_eq!(back, [Unchanged, Unsure, Unchanged, Unsure]);
    // Twice in both.
    let both: Vec<Outcome> = placed(&new, &new).into_iter().map(|(outcome, _)| outcome).collect();
    assert_eq!(both, [Unchanged, Unsure, Unchanged, Unsure]);
}

#[test]
fn a_short_sentence_needs_a_neighbour() {
    check(
        "The mayor spoke first and at length. He agreed.",
        "A farmer from the valley asked for water. He agreed. Then it was evening at last.",
        &[(Gone, ""), (Unsure, "He agreed.")],
    );
    check(
        "The mayor spoke first and at length. He agreed.",
        "The mayor spoke first and at length. He agreed. Then it was evening at last.",
        &[
            (Unchanged, "The mayor spoke first and at length."),
            (Unchanged, "He agreed."),
        ],
    );
}

#[test]
fn what_may_have_been_changed_into_another_is_asked_about() {
    let old = "Alpha scored 3 goals in the final match. The crowd sang all night long in the streets. \
               Beta scored 4 goals in the final match. Rain fell on the town in the morning.";
    let new = "Alpha scored 3 goals in the final match, and left. Rain fell on the town in the morning. \
               Beta scored 4 goals in the final match. The crowd sang all night long in the streets.";
    let outcomes = placed(old, new);
    assert_eq!(outcomes[0].0, Changed, "{outcomes:?}");
    assert!(outcomes[2].0.is_sure(), "{outcomes:?}");
    assert_eq!(outcomes[2].1, "Beta scored 4 goals in the final match.");
    // The first one may be what stands first now.
    let old = old.replace("Beta scored", "Then the band came from the harbour. Beta scored");
    let new = "Beta scored 4 goals in the final match. The crowd sang all night long in the streets. \
               Then the band came from the harbour. Rain fell on the town in the morning.";
    assert_eq!(
        placed(&old, new)[3],
        (Unsure, "Beta scored 4 goals in the final match.")
    );
}

#[test]
fn what_is_cut_otherwise_is_asked_about_with_all_that_holds_it() {
    check(
        "The plan failed because nobody had asked the farmers of the valley.",
        "The plan failed. Because nobody had asked the farmers of the valley.",
        &[(
            Changed,
            "The plan failed. Because nobody had asked the farmers of the valley.",
        )],
    );
    let merged = "The council met on Monday evening, it refused the new plan for the harbour. A vote follows in May.";
    let whole = "The council met on Monday evening, it refused the new plan for the harbour.";
    check(
        THREE,
        merged,
        &[
            (Changed, whole),
            (Changed, whole),
            (Unchanged, "A vote follows in May."),
        ],
    );
}

#[test]
fn what_stands_within_a_much_longer_sentence_is_not_gone() {
    let held = "Nobody knew that the council met on Monday evening, until the paper of the next town printed a \
                picture of the square at night with eleven cars and the lights of the hall burning.";
    check(
        "Rain fell. The council met on Monday evening. A vote follows.",
        held,
        &[(Gone, ""), (Changed, held), (Gone, "")],
    );
}

/// What becomes of the sentences of `old`, whose first one the reader cut before `second`.
fn placed_when_cut<'a>(old: &str, second: &str, new: &'a str) -> Vec<(Outcome, &'a str)> {
    let place = old.find(second).expect("a place to cut");
    let cut = |start: usize, end: usize| Passage {
        span: ByteSpan::new(start, end),
        is_cut_by_hand: true,
    };
    let mut passages = Version::of(&document(old)).passages;
    let first = passages.remove(0).span;
    passages.splice(0..0, [cut(first.start(), place - 1), cut(place, first.end())]);
    let anchored: Vec<Anchored> = anchor(&Version { text: old, passages }, &Version::of(&document(new)));
    anchored
        .iter()
        .map(|one| (one.outcome, one.to.map_or("", |to| to.of(new))))
        .collect()
}

#[test]
fn a_sentence_that_the_reader_cut_stands_as_it_was_cut() {
    let old = "The council met on Monday evening, and it refused the new plan. A vote follows in May.";
    let new = format!("Rain fell. {old}");
    assert_eq!(
        placed_when_cut(old, "and it", &new),
        [
            (Unchanged, "The council met on Monday evening,"),
            (Unchanged, "and it refused the new plan."),
            (Unchanged, "A vote follows in May."),
        ]
    );
}

#[test]
fn what_the_reader_cut_is_asked_about_where_other_words_stand_around_it() {
    let old = "The mayor will resign in May, and the council will vote. A vote follows in June.";
    for new in [
        "It is not true that the mayor will resign in May, and the council will vote.",
        "The mayor will resign in May, and the council will vote, said nobody.",
    ] {
        let placed = placed_when_cut(old, "and the", new);
        assert!(placed.iter().all(|(outcome, _)| !outcome.is_sure()), "{placed:?}");
    }
    // The same words within another sentence of the old text.
    let twice = format!("{old} Rivals deny that the mayor will resign in May.");
    let placed = placed_when_cut(&twice, "and the", "Rivals deny that the mayor will resign in May.");
    assert!(!placed[0].0.is_sure(), "{placed:?}");
    assert_eq!(placed[3].0, Unchanged);
}

#[test]
fn many_sentences_that_all_changed_are_placed() {
    let sentence = |number: usize, word: &str| format!("تروي الجملة رقم {number} خبرا {word} عن حركة السوق.\n");
    let text = |word: &str| (0..1_500).map(|number| sentence(number, word)).collect::<String>();
    let (old, new) = (text("قصيرا"), text("طويلا"));
    let (was, is) = (document(&old), document(&new));
    let anchored = anchor(&Version::of(&was), &Version::of(&is));
    assert_eq!(anchored.len(), was.sentences.len());
    assert!(anchored.iter().all(|one| !one.outcome.is_sure()));
    let at_its_place = anchored
        .iter()
        .zip(&is.sentences)
        .filter(|(one, sentence)| one.to == Some(sentence.bytes));
    assert_eq!(at_its_place.count(), anchored.len());
}
