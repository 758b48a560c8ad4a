//! Style sheets use logical properties only, so that one sheet serves both directions, and fetch
//! nothing from elsewhere.

use hashiya_testing::{files_below, project, read_project};

/// A declaration of a style sheet: property and value, both in lower case.
pub(super) type Declaration = (String, String);

/// The sheet without its comments.
pub(super) fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// All declarations; selectors and at-rules are none.
pub(super) fn declarations(css: &str) -> Vec<Declaration> {
    let css = without_comments(css);
    let mut found = Vec::new();
    let mut piece = String::new();
    let mut depth = 0;
    for c in css.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        match c {
            '{' if depth == 0 => piece.clear(),
            ';' | '}' if depth == 0 => {
                found.extend(declaration(&piece));
                piece.clear();
            }
            c => piece.push(c),
        }
    }
    found
}

fn declaration(piece: &str) -> Option<Declaration> {
    let piece = piece.trim();
    let (property, value) = piece.split_once(':').filter(|_| !piece.starts_with('@'))?;
    Some((property.trim().to_lowercase(), value.trim().to_lowercase()))
}

/// The safe areas of a device have no logical names; a value that takes the larger of both sides
/// serves both directions.
fn without_safe_areas(value: &str) -> String {
    match ["safe-area-inset-left", "safe-area-inset-right"].map(|side| value.contains(side)) {
        [true, true] => value.replace("safe-area-inset-", ""),
        _ => value.to_owned(),
    }
    .replace("env(left", "env(")
    .replace("env(right", "env(")
}

/// What a declaration says of left and right, if it does.
fn physical((property, value): &Declaration) -> Option<String> {
    let names_side = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| matches!(word, "left" | "right"))
    };
    let one_sided = |(right, left): (&str, &str)| right != left;
    if names_side(property) || (!value.contains("url(") && names_side(&without_safe_areas(value))) {
        return Some(format!("{property}: {value}"));
    }
    let is_box = ["margin", "padding", "inset", "scroll-margin", "scroll-padding"].contains(&property.as_str())
        || property.starts_with("border-") && ["width", "style", "color"].iter().any(|end| property.ends_with(end));
    let sides = split_values(value);
    let uneven = match (property.as_str(), sides.as_slice()) {
        (_, [_, right, _, left]) if is_box => one_sided((right, left)),
        ("border-radius", [first, second, ..]) => first != second || sides.len() == 4 && sides[2] != sides[3],
        _ => false,
    };
    uneven.then(|| format!("{property}: {value} differs between left and right"))
}

/// The values of a property, at white space outside of brackets.
fn split_values(value: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut depth = 0;
    for c in value.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        match values.last_mut() {
            Some(last) if !(c.is_whitespace() && depth == 0) => last.push(c),
            _ => values.push(String::new()),
        }
    }
    values.retain(|value| !value.is_empty());
    values
}

pub(super) fn sheets() -> Vec<(String, String)> {
    let files = files_below(&project("styles"), ".css");
    assert!(!files.is_empty(), "no style sheet was found");
    let named = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a readable sheet");
        (path.file_name().expect("a name").to_string_lossy().into_owned(), text)
    };
    files.into_iter().map(named).collect()
}

#[test]
fn style_sheets_know_no_left_and_right() {
    for (name, css) in sheets() {
        let found = declarations(&css);
        assert!(!found.is_empty(), "{name}: no declaration was found");
        let wrong: Vec<String> = found.iter().filter_map(physical).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

#[test]
fn style_sheets_fetch_nothing_from_elsewhere() {
    for (name, css) in sheets() {
        let css = without_comments(&css).to_lowercase();
        assert!(!css.contains("@import"), "{name}: Trunk does not resolve @import");
        for address in css.split("url(").skip(1) {
            let address = address.trim_start_matches(['"', '\'', ' ']);
            let remote = address.starts_with("//")
                || address
                    .split(['"', '\'', ')'])
                    .next()
                    .is_some_and(|a| a.contains("://"));
            assert!(!remote, "{name}: url({address:.40}");
        }
    }
}

/// Safari takes `text-decoration` with nothing but a line, and drops a declaration that says more.
#[test]
fn lines_under_text_are_said_property_by_property() {
    for (name, css) in sheets() {
        for (property, value) in declarations(&css) {
            assert!(
                property != "text-decoration" || split_values(&value).len() == 1,
                "{name}: {property}: {value}"
            );
        }
    }
}

/// What is asked of a part that holds the article, or of one above it, is asked anew with every tag, and has
/// the browser match all sentences again. Small parts may be asked what they hold.
#[test]
fn nothing_large_is_asked_what_it_holds() {
    let small = [
        "label.button", ".button", ".whose-choice", // On paper alone.
        "#app",
    ];
    let mut found = 0;
    for (name, css) in sheets() {
        let css = without_comments(&css);
        let asked = css.split(":has(").collect::<Vec<_>>();
        for before in &asked[..asked.len() - 1] {
            let subject = before
                .rsplit([' ', ',', '{', '}', '>', '\n'])
                .next()
                .unwrap_or_default();
            assert!(small.contains(&subject), "{name}: {subject}:has(…)");
            found += 1;
        }
    }
    assert!(found >= small.len(), "{found} of {small:?}");
}

#[test]
fn every_style_sheet_is_linked() {
    let page = read_project("index.html");
    for (name, _) in sheets() {
        assert!(
            page.contains(&format!("href=\"styles/{name}\"")),
            "{name} is not in index.html"
        );
    }
}

#[test]
fn physical_declarations_are_seen() {
    let wrong = [
        "margin-left: 1px",
        "left: 0",
        "border-top-right-radius: 1px",
        "text-align: right",
        "float: left",
        "padding: 1px 2px 3px 4px",
        "inset: 0 1px 0 calc(2px + 3px)",
        "border-radius: 1px 2px",
        "scroll-margin-left: 1px",
        "background: linear-gradient(to right, red, blue)",
        "clear: right",
        "padding-inline: max(1px, env(safe-area-inset-left, 0px))",
        "border-width: 0 1px 0 0",
    ];
    for declaration in wrong {
        let css = format!("@layer x {{ a:hover, b {{ color: red; {declaration} }} }}");
        assert_eq!(
            declarations(&css).iter().filter_map(physical).count(),
            1,
            "{declaration}"
        );
    }
    let right = [
        "margin-inline-start: 1px",
        "text-align: start",
        "padding: 1px 2px 3px 2px",
        "inset-inline: 0 1px",
        "border-radius: 4px",
        "background: url(arrow-left.svg)",
        "/* left: 0 */ color: red",
        "margin: 0 auto",
        "padding-inline: max(1px, env(safe-area-inset-left, 0px), env(safe-area-inset-right, 0px))",
        "--copyright: 1",
    ];
    for declaration in right {
        let css = format!("a {{ {declaration}; }}");
        assert_eq!(
            declarations(&css).iter().filter_map(physical).count(),
            0,
            "{declaration}"
        );
    }
}
