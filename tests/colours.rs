//! The colours of `styles/tokens.css`, computed: text and marks stand out from what is behind them,
//! and the labels from each other for every kind of colour vision, in light, dark and high contrast.

#![cfg(not(target_arch = "wasm32"))]

#[path = "colours/palette.rs"]
mod palette;
#[path = "colours/vision.rs"]
mod vision;

use palette::{Palette, palettes};
use vision::{Vision, contrast, difference};

/// Grounds that text stands on.
const GROUNDS: [&str; 11] = [
    "paper", "sheet", "press", "alert", "selected", "claim-wash", "quote-wash", "background-wash", "other-wash",
    "removed-wash", "added-wash",
];

/// Labels, `other` being one that the codebook does not know.
const LABELS: [&str; 4] = ["claim", "quote", "background", "other"];

/// CIEDE2000 between the marks of two labels. Two or so is what a trained eye just tells apart side
/// by side (Sharma, Wu and Dalal 2005); marks stand apart from each other, in small areas.
const TOLD_APART: f64 = 12.0;

/// Fails unless `colour` has at least `least` (WCAG contrast ratio) on each of the grounds.
fn stands_out(palette: &Palette, colour: &str, grounds: &[&str], least: f64) {
    for ground in grounds {
        let ratio = contrast(palette.of(colour), palette.of(ground));
        assert!(
            ratio >= least,
            "{}: --{colour} on --{ground} has {ratio:.2}, and {least} is needed",
            palette.name
        );
    }
}

/// WCAG 2.2: 1.4.3 (4.5 for text) and 1.4.11 (3 for marks); who asks for more contrast gets 1.4.6's 7
/// for text, and 4.5 for marks.
#[test]
fn text_and_marks_stand_out() {
    for palette in palettes() {
        let (text, mark) = if palette.is_high_contrast {
            (7.0, 4.5)
        } else {
            (4.5, 3.0)
        };
        stands_out(&palette, "ink", &GROUNDS, text);
        stands_out(&palette, "ink-soft", &["paper", "sheet", "press", "alert"], text);
        stands_out(&palette, "accent", &["paper", "sheet", "press"], text);
        stands_out(&palette, "on-accent", &["accent"], text);
        stands_out(&palette, "edge", &["paper", "sheet"], mark);
        stands_out(&palette, "focus", &GROUNDS, mark);
        stands_out(&palette, "alert-rule", &["alert", "paper", "sheet"], mark);
        stands_out(&palette, "untagged", &["paper", "sheet", "press", "selected"], mark);
        for label in LABELS {
            let wash = format!("{label}-wash");
            stands_out(&palette, label, &["paper", "sheet", "press", "selected", &wash], mark);
        }
    }
}

#[test]
fn labels_differ_for_every_kind_of_colour_vision() {
    for palette in palettes() {
        for (at, one) in LABELS.iter().enumerate() {
            for other in &LABELS[at + 1..] {
                for vision in Vision::ALL {
                    let apart = difference(palette.of(one), palette.of(other), vision);
                    assert!(
                        apart >= TOLD_APART,
                        "{}: --{one} and --{other} are {apart:.1} apart for {vision:?}",
                        palette.name
                    );
                }
            }
        }
    }
}

/// Every colour of the sheet takes part in one of the pairs above, or is no ground and no mark.
#[test]
fn no_colour_goes_unmeasured() {
    let decoration = ["rule", "veil", "veil-paper", "shade"];
    let measured = [
        "ink", "ink-soft", "accent", "on-accent", "edge", "focus", "alert-rule", "untagged",
    ];
    for palette in palettes() {
        for name in palette.names() {
            let known = GROUNDS.contains(&name) || LABELS.contains(&name) || measured.contains(&name);
            assert!(
                known || decoration.contains(&name),
                "{}: --{name} is in no pair",
                palette.name
            );
        }
        assert!(palette.names().count() > 20, "{}: colours are missing", palette.name);
    }
}

/// The pairs 1, 7, 16, 17 and 25 of Sharma, Wu and Dalal 2005, table 1, and three known ratios.
#[test]
fn the_measures_are_right() {
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ];
    for (one, other, expected) in pairs {
        let found = vision::ciede2000(one, other);
        assert!((found - expected).abs() < 1e-4, "{found} and not {expected}");
    }
    for (one, other, expected) in [
        ([0, 0, 0], [255, 255, 255], 21.0),
        ([255, 255, 255], [118, 118, 118], 4.54),
        ([255, 0, 0], [255, 255, 255], 4.0),
    ] {
        let found = contrast(one, other);
        assert!((found - expected).abs() < 0.01, "{found} and not {expected}");
    }
    // Red and green of like lightness: far apart for most people, close for some.
    let (red, green) = ([190, 90, 60], [110, 130, 50]);
    assert!(difference(red, green, Vision::Usual) > 35.0);
    assert!(difference(red, green, Vision::Deuteranopia) < 12.0);
}
