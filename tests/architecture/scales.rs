//! Colours, sizes, times and levels stand in `styles/tokens.css` and nowhere else: one scale each.

use super::styles::{declarations, sheets, without_comments};

/// The widths and heights that a media condition may name; the list stands in `tokens.css` too.
const CONDITIONS: [&str; 4] = ["width:24rem", "width:48rem", "width:75rem", "height:30rem"];

/// Words of CSS that name a colour without saying which: the system's, and none.
const COLOUR_WORDS: [&str; 14] = [
    "white", "black", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey", "brown", "gold", "navy",
    "teal",
];

/// Functions that make a colour.
const COLOUR_FUNCTIONS: [&str; 10] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color-mix(",
];

/// Units of a size or a time that is the same wherever it stands. A proportion (`em`, `%`, `fr`,
/// `lh`) is none, nor is all of the window.
const UNITS: [&str; 10] = ["px", "rem", "pt", "pc", "cm", "mm", "in", "q", "ms", "s"];

/// The numbers of a value with what follows each at once: `1.5rem` is `("1.5", "rem")`.
fn numbers(value: &str) -> Vec<(&str, &str)> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let words = value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')' | '*' | '+'));
    let number = |word| {
        let signed = str::trim_start_matches(word, '-');
        let end = signed
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(signed.len());
        let (number, unit) = signed.split_at(end);
        (!number.is_empty() && unit.chars().all(is_name)).then_some((number, unit))
    };
    words.filter_map(number).collect()
}

/// What a declaration writes out instead of naming a token.
fn raw(property: &str, value: &str) -> Option<String> {
    if value.contains("url(") || value.contains('"') {
        return None;
    }
    let words = || value.split(|c: char| !c.is_alphanumeric() && c != '-');
    let colour = value.contains('#')
        || COLOUR_FUNCTIONS.iter().any(|function| value.contains(function))
        || words().any(|word| COLOUR_WORDS.contains(&word));
    // `0px` is how a missing safe area is written: a length with a unit.
    let size = numbers(value)
        .iter()
        .any(|(number, unit)| UNITS.contains(unit) && number.parse() != Ok(0.0));
    let level = property == "z-index" && !value.starts_with("var(");
    let type_size = property == "font-size" && !value.contains("var(") && value != "inherit";
    (colour || size || level || type_size).then(|| format!("{property}: {value}"))
}

/// The conditions on width and height that a sheet makes, as `width:48rem`.
fn conditions(css: &str) -> Vec<String> {
    let css = without_comments(css);
    let mut found = Vec::new();
    for rule in css.split('@').skip(1) {
        let prelude = rule.split(['{', ';']).next().unwrap_or_default();
        for part in prelude.split(['(', ')']).filter(|part| part.contains(['<', '>', ':'])) {
            for side in ["width", "height", "inline-size", "block-size"] {
                if part
                    .trim_start_matches(['m', 'i', 'n', 'a', 'x', '-'])
                    .starts_with(side)
                    || part.ends_with(side)
                {
                    found.extend(
                        numbers(&part.replace(['<', '>', '=', ':'], " "))
                            .iter()
                            .map(|(n, unit)| format!("{side}:{n}{unit}")),
                    );
                }
            }
        }
    }
    found
}

#[test]
fn only_the_tokens_hold_colours_sizes_times_and_levels() {
    for (name, css) in sheets().into_iter().filter(|(name, _)| name != "tokens.css") {
        let wrong: Vec<String> = declarations(&css)
            .iter()
            .filter_map(|(property, value)| raw(property, value))
            .collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

#[test]
fn media_conditions_name_the_same_few_widths() {
    let mut seen = 0;
    for (name, css) in sheets() {
        for condition in conditions(&css) {
            assert!(CONDITIONS.contains(&condition.as_str()), "{name}: {condition}");
            seen += 1;
        }
    }
    assert!(seen > 0, "no condition was found");
}

#[test]
fn every_token_that_is_named_exists_and_every_one_that_exists_is_named() {
    let sheets = sheets();
    let defined: Vec<String> = sheets
        .iter()
        .flat_map(|(_, css)| declarations(css))
        .filter_map(|(property, _)| property.strip_prefix("--").map(str::to_owned))
        .collect();
    let all: String = sheets
        .iter()
        .map(|(_, css)| without_comments(css).to_lowercase())
        .collect();
    let named: Vec<&str> = all
        .split("var(--")
        .skip(1)
        .map(|rest| rest.split([')', ',', ' ']).next().unwrap_or_default())
        .collect();
    let unknown: Vec<_> = named
        .iter()
        .filter(|name| !defined.iter().any(|known| known == *name))
        .collect();
    assert!(unknown.is_empty(), "named, but nowhere defined: {unknown:?}");
    let unused: Vec<_> = defined.iter().filter(|name| !named.contains(&name.as_str())).collect();
    assert!(unused.is_empty(), "defined, but nowhere named: {unused:?}");
}

#[test]
fn every_sheet_stands_in_a_layer() {
    for (name, css) in sheets() {
        let css = without_comments(&css);
        let is_layered = css.trim_start().starts_with("@layer") || name == "fonts.css";
        assert!(is_layered, "{name} begins outside of the layers");
    }
}

#[test]
fn what_is_written_out_is_seen() {
    for (property, value) in [
        ("color", "#fff"),
        ("color", "rgb(0 0 0 / 50%)"),
        ("background", "color-mix(in srgb, var(--ink), transparent)"),
        ("border", "1px solid var(--rule)"),
        ("color", "white"),
        ("padding", "calc(0.5em - 2px)"),
        ("inset", "-3rem"),
        ("transition", "opacity 0.2s"),
        ("transition", "opacity 120ms var(--ease)"),
        ("z-index", "3"),
        ("font-size", "1.2em"),
    ] {
        assert!(raw(property, value).is_some(), "{property}: {value}");
    }
    for (property, value) in [
        ("color", "currentcolor"),
        ("color", "canvastext"),
        ("white-space", "nowrap"),
        ("border", "var(--stroke-1) solid var(--rule)"),
        ("padding", "0.3em 50%"),
        ("flex", "1 1 0"),
        ("inset", "env(safe-area-inset-bottom, 0px)"),
        ("block-size", "100dvh"),
        ("font", "600 var(--text-3)/1.2 var(--sans)"),
        ("--narrow", "1.3"),
        ("z-index", "var(--level-bar)"),
    ] {
        assert_eq!(raw(property, value), None, "{property}: {value}");
    }
    assert_eq!(
        conditions("@media (width < 31rem) { a { color: red } }"),
        ["width:31rem"]
    );
    assert_eq!(
        conditions("@media (min-width: 20em) and (height >= 3px) {}"),
        ["width:20em", "height:3px"]
    );
    assert_eq!(conditions("@media (prefers-contrast: more) {}"), [""; 0]);
}
