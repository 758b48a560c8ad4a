//! What is different in two texts, word by word.

use hashiya_core::anchor::{Piece, PieceKind, differences};
use proptest::prelude::*;

use PieceKind::{Added, Removed, Same};

/// The pieces in one line: what was removed in brackets, what was added in braces.
fn shown(old: &str, new: &str) -> String {
    let shown = |piece: &Piece| match piece.kind {
        Same => piece.text.to_owned(),
        Removed => format!("[{}]", piece.text),
        Added => format!("{{{}}}", piece.text),
    };
    differences(old, new).iter().map(shown).collect()
}

/// Both texts, put together from the pieces.
fn both(pieces: &[Piece]) -> (String, String) {
    let of = |kinds: [PieceKind; 2]| {
        let pieces = pieces.iter().filter(|piece| kinds.contains(&piece.kind));
        pieces.map(|piece| piece.text).collect::<String>()
    };
    (of([Same, Removed]), of([Same, Added]))
}

#[test]
fn pieces_are_words_and_what_stands_between_them() {
    for (old, new, expected) in [
        ("", "", ""),
        ("", "It rained.", "{It rained.}"),
        ("It rained.", "", "[It rained.]"),
        ("It rained.", "It rained.", "It rained."),
        ("It rained.", "It rained!", "It rained[.]{!}"),
        (
            "The vote is in May.", "The vote is in June.", "The vote is in [May]{June}.",
        ),
        (
            "The vote is in May.", "The vote is not in May.", "The vote is {not }in May.",
        ),
        // What was rewritten is one phrase.
        (
            "The old mayor of the town spoke.",
            "The new council of the town spoke.",
            "The [old mayor]{new council} of the town spoke.",
        ),
        (
            "He said yes to it", "He said not no to it", "He said [yes]{not no} to it",
        ),
        // Words between keep changes apart, and so does a new line.
        ("one two three", "1 two 3", "[one]{1} two [three]{3}"),
        ("one\ntwo", "1\n2", "[one]{1}\n[two]{2}"),
        ("one, two", "uno, dos", "[one]{uno}, [two]{dos}"),
        // Numbers and abbreviations are one word.
        ("It rose by 1,000", "It rose by 1,500", "It rose by [1,000]{1,500}"),
        ("don't", "do not", "[don't]{do not}"),
        // Spaces are compared as they are.
        ("a b", "a\u{A0}b", "a[ ]{\u{A0}}b"),
        // A letter keeps its marks.
        (
            "قال الوزيرُ إن القرار نهائي",
            "قال الوزيرَ إن القرار نهائي",
            "قال [الوزيرُ]{الوزيرَ} إن القرار نهائي",
        ),
        (
            "أعلن الوزير القرار مساء الأحد.",
            "أعلن رئيس الوزراء القرار مساء السبت.",
            "أعلن [الوزير]{رئيس الوزراء} القرار مساء [الأحد]{السبت}.",
        ),
        ("cafe\u{301} noir", "cafe noir", "[cafe\u{301}]{cafe} noir"),
        // An emoji is whole: a family, a skin colour, a flag.
        ("ok 👨‍👩‍👧 now", "ok 👨‍👩‍👦 now", "ok [👨‍👩‍👧]{👨‍👩‍👦} now"),
        ("👍🏽", "👍🏿", "[👍🏽]{👍🏿}"),
        ("🇫🇷🇩🇪", "🇫🇷🇮🇹", "🇫🇷[🇩🇪]{🇮🇹}"),
        ("\r\n", "\n", "[\r\n]{\n}"),
    ] {
        assert_eq!(shown(old, new), expected);
        assert_eq!(both(&differences(old, new)), (old.to_owned(), new.to_owned()));
    }
}

#[test]
fn two_long_texts_that_have_nothing_in_common_are_two_pieces() {
    let text = |word: &str| (0..20_000).map(|number| format!("{word}{number} ")).collect::<String>();
    let (old, new) = (text("a"), text("b"));
    let pieces = differences(old.trim_end(), new.trim_end());
    let kinds: Vec<PieceKind> = pieces.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [Removed, Added]);
}

proptest! {
    #![proptest_config(hashiya_testing::cases(512))]

    #[test]
    fn the_pieces_are_both_texts_to_the_letter(
        (old, new) in prop_oneof![
            (".{0,40}", ".{0,40}"),
            ("([ab]{0,2}[ ,.\n]{0,2}){0,12}", "([ab]{0,2}[ ,.\n]{0,2}){0,12}"),
            ("([اب\u{64E}\u{301}👨\u{200D}🇫🇷\r]{0,3} ?){0,10}", "([اب\u{64E}\u{301}👨\u{200D}🇫🇷\n]{0,3} ?){0,10}"),
        ],
    ) {
        let pieces = differences(&old, &new);
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        let in_turns = |pair: &[Piece]| match (pair[0].kind, pair[1].kind) {
            (Added, Removed) => false,
            (one, other) => one != other,
        };
        prop_assert!(pieces.windows(2).all(in_turns), "{pieces:?}");
        prop_assert_eq!(both(&pieces), (old.clone(), new.clone()));
        prop_assert_eq!(pieces.iter().all(|piece| piece.kind == Same), old == new);
    }
}
