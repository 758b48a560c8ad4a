//! The colours and patterns of a chart's classes in a file.

use crate::report::Element;

/// The colours of files: those of the light theme, which print and go into other documents. Each is
/// the token of the same name in the style sheets; a test holds them together.
pub const COLOURS: [(&str, &str); 13] = [
    ("sheet", "#fffdf8"),
    ("ink", "#211e19"),
    ("ink-soft", "#5a5347"),
    ("claim", "#9c3d00"),
    ("claim-wash", "#fbe3cf"),
    ("quote", "#1b3f86"),
    ("quote-wash", "#dde5f8"),
    ("background", "#14806a"),
    ("background-wash", "#d5f0e4"),
    ("other", "#4a443b"),
    ("other-wash", "#ece6dc"),
    ("untagged", "#857b69"),
    ("untagged-wash", "#fffdf8"),
];

/// The colour of this name; that of the ink where there is none.
pub fn colour(name: &str) -> &'static str {
    let found = COLOURS.iter().find(|(known, _)| *known == name);
    found.unwrap_or(&COLOURS[1]).1
}

/// The attributes that an element with a class needs in a file: `fill-NAME` is filled with a colour,
/// `line-NAME` drawn with it, `edge-NAME` filled with the pattern that it names itself and edged
/// with the colour.
pub fn attributes(element: &Element) -> Vec<(&'static str, &'static str)> {
    let class = element.attributes.iter().find(|(name, _)| *name == "class");
    match class.and_then(|(_, class)| class.split_once('-')) {
        Some(("fill", name)) => vec![("fill", colour(name))],
        Some(("line", name)) => vec![("fill", "none"), ("stroke", colour(name))],
        Some(("edge", name)) => vec![("stroke", colour(name))],
        _ => Vec::new(),
    }
}
