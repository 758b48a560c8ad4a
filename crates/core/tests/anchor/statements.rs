//! What changes a statement, and what is only its form.

use hashiya_core::anchor::same_statement;

/// Pairs that say the same.
const SAME: &[(&str, &str)] = &[
    ("The council met on Monday.", "The  council met,\u{A0}on Monday!"),
    ("THE COUNCIL MET", "the council met"),
    ("أعلن الوزير القرار", "اعلن الوزير القرار."),
    ("قال الوزيرُ إنّ القرارَ نهائي.", "قال الوزير إن القرار نهائي"),
    ("الســـلام عليكم", "السلام عليكم"),
    ("بلغ العدد ١٢٠ شخصا", "بلغ العدد 120 شخصا"),
    ("النسبة ٣٫٥٪ هذا العام", "النسبة 3.5% هذا العام"),
    ("ﻻ ﺷﻲء", "لا شيء"),
    ("He said “it is over”.", "He said \"it is over\"."),
    ("قال: «انتهى».", "قال: \"انتهى\"."),
    ("It’s raining", "It's raining"),
    ("café", "cafe\u{301}"),
    ("co\u{AD}operate \u{200F}now", "cooperate now"),
    ("The vote – the last – failed", "The vote - the last - failed"),
    ("می\u{200C}شود", "میشود"),
    ("  ***  ", "***"),
    ("", " \n"),
];

/// Pairs that do not.
const OTHER: &[(&str, &str)] = &[
    ("Team Alpha won the match", "Team Beta won the match"),
    ("It rose by 15 points", "It rose by 1.5 points"),
    ("It rose by 1,000", "It rose by 1.000"),
    ("At 10:30", "At 1030"),
    ("Between 5-3 and 6", "Between 53 and 6"),
    ("It was 5 degrees", "It was -5 degrees"),
    ("It costs 5 $", "It costs 5 €"),
    (".5 per cent", "5 per cent"),
    ("٫٥ في المئة", "٥ في المئة"),
    ("It costs $.50", "It costs $50"),
    ("a mean of -.5", "a mean of .5"),
    ("a result of -$5 million", "a result of $5 million"),
    ("a result of ($5 million)", "a result of $5 million"),
    ("~50 people", "50 people"),
    ("5% of them", "5 of them"),
    ("10² of them", "102 of them"),
    ("½ of them", "12 of them"),
    ("He has left.", "He has left?"),
    ("هل وصل", "هل وصل؟"),
    ("He said it is over", "He said \"it is over\""),
    ("قال على المنصة", "قال علي المنصة"),
    ("un homme pêche", "un homme péché"),
    ("We're here", "Were here"),
    ("He did resign", "He did not resign"),
    ("لم يوافق المجلس", "يوافق المجلس"),
    ("now here", "nowhere"),
    ("مدرسة القرية", "مدرسه القرية"),
    ("***", "---"),
    ("A word", ""),
];

#[test]
fn the_form_is_no_part_of_a_statement() {
    for (one, other) in SAME {
        assert!(same_statement(one, other), "{one:?} {other:?}");
        assert!(same_statement(other, one), "{other:?} {one:?}");
    }
}

#[test]
fn what_changes_a_statement_is_a_part_of_it() {
    for (one, other) in OTHER {
        assert!(!same_statement(one, other), "{one:?} {other:?}");
    }
}
