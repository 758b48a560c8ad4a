//! The colours as the sheet writes them: `--name: light-dark(#light, #dark)`.

use std::collections::BTreeMap;

use super::vision::Rgb;
use hashiya_testing::read_project;

/// All colours as one reader sees them.
pub struct Palette {
    /// For messages.
    pub name: &'static str,
    /// Whether the reader asks for more contrast.
    pub is_high_contrast: bool,
    colours: BTreeMap<String, Rgb>,
}

impl Palette {
    /// The colour of a token.
    pub fn of(&self, token: &str) -> Rgb {
        let found = self.colours.get(token);
        *found.unwrap_or_else(|| panic!("{}: no colour --{token}", self.name))
    }

    /// The names of all opaque colours.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.colours.keys().map(String::as_str)
    }
}

/// Light, dark, and both with more contrast.
pub fn palettes() -> [Palette; 4] {
    let css = read_project("styles/tokens.css");
    let (usual, rest) = css
        .split_once("@media (prefers-contrast: more)")
        .expect("colours for those who ask for more contrast");
    let more = rest.split_once("\n  }\n").expect("the end of the condition").0;
    let of = |name, part: usize, is_high_contrast| {
        let mut colours = colours(usual, part);
        if is_high_contrast {
            let changed = self::colours(more, part);
            assert!(changed.keys().all(|token| colours.contains_key(token)));
            colours.extend(changed);
        }
        Palette {
            name,
            is_high_contrast,
            colours,
        }
    };
    [
        of("light", 0, false),
        of("dark", 1, false),
        of("light, more contrast", 0, true),
        of("dark, more contrast", 1, true),
    ]
}

/// The opaque colours of a piece of the sheet: the light ones (`part` 0) or the dark ones (1).
fn colours(css: &str, part: usize) -> BTreeMap<String, Rgb> {
    let token = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let colour = value.trim_end_matches(");").split(", ").nth(part)?;
        Some((name.to_owned(), parse(colour)?))
    };
    css.lines().filter_map(token).collect()
}

/// `#rgb` or `#rrggbb`.
fn parse(colour: &str) -> Option<Rgb> {
    let digits = colour.strip_prefix('#')?;
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}
