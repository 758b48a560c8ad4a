//! What all pictures share: the kinds of sentences with their patterns and signs, the direction, the
//! legend.

use super::Picture;
use super::number;
use crate::i18n::Locale;
use crate::report::{Element, element};
use crate::text::Direction;

/// The width of pictures in files, in units.
pub const WIDE: usize = 720;

/// Height of a line of text, in units.
pub const LINE: usize = 22;

/// How a kind of sentences is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name in classes and data: a label's identity, `other` for labels that the codebook does not
    /// know, `untagged`.
    pub id: &'static str,
    /// The lines of its pattern, on a square of eight units, with their width.
    pattern: (&'static str, usize),
    /// Its sign, on a square of sixteen units: the same as in the style sheets.
    sign: &'static str,
}

/// The kinds in the order in which they are drawn: the labels in the codebook's order, labels of
/// other codebooks, no label.
pub const KINDS: [Kind; 5] = [
    Kind {
        id: "claim",
        pattern: ("M-2 2 L2 -2 M-2 10 L10 -2 M6 10 L10 6", 3),
        sign: "M8 1 15 8 8 15 1 8Z",
    },
    Kind {
        id: "quote",
        pattern: ("M2 0 V8 M6 0 V8", 2),
        sign: "M1 3h6v5q0 4-4 6l-1-1.600q2-1.400 2-3.400H1ZM9 3h6v5q0 4-4 6l-1-1.600q2-1.400 2-3.400H9Z",
    },
    Kind {
        id: "background",
        pattern: ("M1 2 H4 M5 6 H8", 3),
        sign: "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1Zm0 3a4 4 0 1 1 0 8 4 4 0 1 1 0-8Z",
    },
    Kind {
        id: "other",
        pattern: ("M0 4 H8 M4 0 V8", 1),
        sign: "M2 2h12v12H2Z",
    },
    Kind {
        id: "untagged",
        pattern: ("", 1),
        sign: "M8 5.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 1 0 0-5Z",
    },
];

/// The names of the kinds, in the language of the interface.
pub type Names = [String; KINDS.len()];

/// What a picture is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its name, from which the identities in it are made: one for each picture of a page.
    pub name: &'static str,
    /// Its width in units.
    pub width: usize,
    /// The language of its figures and words.
    pub locale: Locale,
}

impl Frame {
    /// A picture of this height with the title and the description that screen readers say. The
    /// patterns of all kinds are in it.
    pub(super) fn picture(&self, height: usize, title: &str, description: &str, content: Vec<Element>) -> Picture {
        let id = |part: &str| format!("{}-{part}", self.name);
        let mut root = element("svg", "")
            .with("viewBox", format!("0 0 {} {height}", self.width))
            .with("width", number(self.width))
            .with("height", number(height))
            .with("role", "img")
            .with("aria-labelledby", format!("{} {}", id("title"), id("desc")))
            .with("direction", self.locale.direction().as_str())
            .child(element("title", "").with("id", id("title")).text(title.to_owned()))
            .child(element("desc", "").with("id", id("desc")).text(description.to_owned()));
        let mut definitions = element("defs", "");
        KINDS.iter().for_each(|kind| definitions.add(self.pattern(kind)));
        root.add(definitions);
        content.into_iter().for_each(|element| root.add(element));
        Picture {
            width: self.width,
            height,
            root,
        }
    }

    fn pattern_id(&self, kind: &Kind) -> String {
        format!("{}-{}", self.name, kind.id)
    }

    fn pattern(&self, kind: &Kind) -> Element {
        let (lines, width) = kind.pattern;
        element("pattern", "")
            .with("id", self.pattern_id(kind))
            .with("width", number(8))
            .with("height", number(8))
            .with("patternUnits", "userSpaceOnUse")
            .child(
                element("rect", "")
                    .with("class", format!("fill-{}-wash", kind.id))
                    .with("width", number(8))
                    .with("height", number(8)),
            )
            .child(
                element("path", "")
                    .with("class", format!("line-{}", kind.id))
                    .with("stroke-width", number(width))
                    .with("d", lines),
            )
    }

    /// Where something of this width begins for the eye's left, when it stands `x` units after the
    /// side from which lines of this direction begin.
    pub(super) fn place(&self, direction: Direction, x: usize, width: usize) -> usize {
        match direction {
            Direction::Ltr => x,
            Direction::Rtl => self.width.saturating_sub(x + width),
        }
    }

    /// A box with the pattern of a kind, `x` units after the beginning of lines of this direction.
    pub(super) fn patterned(
        &self,
        kind: &Kind,
        direction: Direction,
        (x, y): (usize, usize),
        (width, height): (usize, usize),
    ) -> Element {
        element("rect", "")
            .with("class", format!("edge-{}", kind.id))
            .with("x", number(self.place(direction, x, width)))
            .with("y", number(y))
            .with("width", number(width))
            .with("height", number(height))
            .with("fill", format!("url(#{})", self.pattern_id(kind)))
    }

    /// A line of text that begins `x` units after the side from which the interface's lines begin,
    /// with its foot at `y`.
    pub(super) fn text(&self, class: &'static str, size: usize, (x, y): (usize, usize), text: &str) -> Element {
        element("text", "")
            .with("class", class)
            .with("x", number(self.place(self.locale.direction(), x, 0)))
            .with("y", number(y))
            .with("font-size", number(size))
            .text(text.to_owned())
    }

    /// The sign of a kind, 14 units wide.
    pub(super) fn sign(&self, kind: &Kind, (x, y): (usize, usize)) -> Element {
        let x = self.place(self.locale.direction(), x, 14);
        element("path", "")
            .with("class", format!("fill-{}", kind.id))
            .with("d", kind.sign)
            .with("fill-rule", "evenodd")
            .with("transform", format!("translate({x} {y}) scale(.875)"))
    }

    /// What the patterns and signs mean, for the kinds that occur; returns how high it is.
    pub(super) fn legend(&self, names: &Names, occurs: impl Fn(usize) -> bool, out: &mut Vec<Element>) -> usize {
        let columns = (self.width / 150).max(1);
        let step = self.width / columns;
        let shown = (0..KINDS.len()).filter(|kind| occurs(*kind));
        let mut items = 0;
        for kind in shown {
            let (x, y) = (items % columns * step, items / columns * LINE);
            let direction = self.locale.direction();
            out.push(self.patterned(&KINDS[kind], direction, (x + 1, y + 3), (24, 14)));
            out.push(self.sign(&KINDS[kind], (x + 32, y + 3)));
            out.push(self.text("fill-ink", 14, (x + 52, y + 15), &names[kind]));
            items += 1;
        }
        items.div_ceil(columns) * LINE
    }
}
