//! Laws of what is copied: a link to words leads to them and to no other place that has them, and a line of parts of
//! either direction shows each part as it reads by itself.

use hashiya_session::citing::directions::joined;
use hashiya_session::citing::text_fragment::text_fragment;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use unicode_bidi::{BidiInfo, Level};

/// A directive as the specification has it parsed: prefix, start, end, suffix.
fn parsed(directive: &str) -> [Option<String>; 4] {
    let decoded = |part: &str| percent_decode_str(part).decode_utf8().expect("UTF-8").into_owned();
    let mut parts: Vec<&str> = directive
        .strip_prefix(":~:text=")
        .expect("a directive")
        .split(',')
        .collect();
    let prefix = parts[0].strip_suffix('-').map(decoded);
    if prefix.is_some() {
        parts.remove(0);
    }
    let suffix = parts.last().and_then(|part| part.strip_prefix('-')).map(decoded);
    if suffix.is_some() {
        parts.pop();
    }
    assert!(!parts.is_empty() && parts.len() <= 2, "{directive}");
    [
        prefix,
        Some(decoded(parts[0])),
        parts.get(1).map(|part| decoded(part)),
        suffix,
    ]
}

/// The words (from which one, to before which) that a directive leads to among some words: the first that have it.
fn place_of(directive: &str, words: &[&str]) -> Option<(usize, usize)> {
    let [prefix, start, end, suffix] = parsed(directive).map(|part| part.unwrap_or_default());
    let is_at = |at: usize, part: &str| {
        let part: Vec<&str> = part.split_whitespace().collect();
        words.get(at..at + part.len()).is_some_and(|found| {
            found
                .iter()
                .zip(&part)
                .all(|(one, other)| one.to_lowercase() == other.to_lowercase())
        })
    };
    let count = |part: &str| part.split_whitespace().count();
    for at in 0..words.len() {
        let begin = at + count(&prefix);
        if !is_at(at, &prefix) || !is_at(begin, &start) {
            continue;
        }
        let after = begin + count(&start);
        let mut stops = match &*end {
            "" => vec![after],
            _ => (after..words.len())
                .filter(|place| is_at(*place, &end))
                .map(|place| place + count(&end))
                .collect(),
        };
        stops.retain(|stop| is_at(*stop, &suffix));
        if let Some(stop) = stops.first() {
            return Some((begin, *stop));
        }
    }
    None
}

const WORDS: [&str; 8] = ["it", "was", "late,", "and", "so-so", "نعم", "R&D", "100%"];

proptest! {
    #[test]
    fn a_link_leads_to_its_words_alone(
        of in prop::collection::vec(0..WORDS.len(), 1..40),
        few in any::<bool>(),
        from in 0usize..40,
        length in 1usize..14,
    ) {
        // Of two words only, so that nearly all stand in several places.
        let words: Vec<&str> = of.iter().map(|word| WORDS[if few { word % 2 } else { *word }]).collect();
        let from = from % words.len();
        let to = (from + length).min(words.len());
        let start = words[..from].iter().map(|word| word.len() + 1).sum();
        let part: String = words[from..to].join(" ");
        let text = words.join(" ");
        let directive = text_fragment(&text, start..start + part.len());
        prop_assert_eq!(place_of(&directive, &words), Some((from, to)), "{} in {}", directive, text);
        prop_assert!(directive.is_ascii() && !directive.contains(['&', ' ', '"', '#']), "{}", directive);
    }
}

/// Marks of a direction, and what an isolate begins and ends with.
const MARKS: [char; 4] = ['\u{200E}', '\u{200F}', '\u{2068}', '\u{2069}'];

/// What a line of plain text looks like, from left to right, in a program that gives it the direction of its first
/// letter.
fn shown(line: &str) -> String {
    let bidi = BidiInfo::new(line, None);
    let shown: String = bidi
        .paragraphs
        .iter()
        .map(|part| bidi.reorder_line(part, part.range.clone()))
        .collect();
    shown.replace(MARKS, "")
}

/// The same of a part by itself, in a line of its own direction.
fn alone(part: &str) -> String {
    let bidi = BidiInfo::new(part, None);
    let Some(paragraph) = bidi.paragraphs.first() else {
        return String::new();
    };
    let level = if paragraph.level.is_rtl() {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let bidi = BidiInfo::new(part, Some(level));
    bidi.reorder_line(&bidi.paragraphs[0], 0..part.len()).into_owned()
}

const PARTS: [&str; 9] = [
    "The ship", "Is it late?", "(A) Nadia Barakat (Jr.)", "قمة جديدة", "«هل تأخرت؟»", "قمة G20 في الرياض",
    "20 November 2026", "٢٠ نوفمبر ٢٠٢٦", "20 نوفمبر 2026",
];

#[test]
fn every_part_of_a_line_is_shown_as_it_reads_by_itself() {
    let mut seen = 0;
    for one in PARTS {
        for two in PARTS {
            for three in PARTS {
                for comma in [", ", "، "] {
                    let parts = [one, two, three].map(str::to_owned);
                    let line = joined(&parts, comma);
                    let visible = shown(&format!("— {line}"));
                    for part in &parts {
                        assert!(visible.contains(&alone(part)), "{part} in {line:?}, shown as {visible}");
                    }
                    let plain: String = line.chars().filter(|c| !MARKS.contains(c)).collect();
                    assert_eq!(plain, parts.join(comma), "nothing else is put in");
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen, 2 * 9 * 9 * 9);
}

#[test]
fn parts_of_one_direction_get_no_mark() {
    for parts in [
        ["The ship", "Nadia (Jr.)", "20 November 2026"],
        ["قمة جديدة", "سعيد (صحفي)", "20 نوفمبر 2026"],
    ] {
        let parts = parts.map(str::to_owned);
        assert_eq!(joined(&parts, ", "), parts.join(", "));
    }
    // What does no harm gets none either.
    let parts = ["قمة جديدة", "John Smith", "٢٠ نوفمبر ٢٠٢٦"].map(str::to_owned);
    assert!(!joined(&parts, "، ").contains('\u{2068}'));
}
