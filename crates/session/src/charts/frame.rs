//! What all pictures share: patterns, signs, the direction, the legend.

use super::Picture;
use super::kind::Kind;
use super::number;
use crate::i18n::Locale;
use crate::report::{Element, element};
use crate::text::Direction;

/// The width of pictures in files, in units.
pub const WIDE: usize = 720;

/// Height of a line of text, in units.
pub const LINE: usize = 22;

/// What a picture is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Its name, from which the identities in it are made: one for each picture of a page.
    pub name: &'static str,
    /// The kinds of sentences that it shows, in their order.
    pub kinds: &'a [Kind],
    /// Its width in units.
    pub width: usize,
    /// The language of its figures and words.
    pub locale: Locale,
}

impl Frame<'_> {
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
        self.kinds.iter().for_each(|kind| definitions.add(self.pattern(kind)));
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
        let (lines, width) = kind.look.pattern;
        element("pattern", "")
            .with("id", self.pattern_id(kind))
            .with("width", number(8))
            .with("height", number(8))
            .with("patternUnits", "userSpaceOnUse")
            .child(
                element("rect", "")
                    .with("class", format!("fill-{}-wash", kind.look.name))
                    .with("width", number(8))
                    .with("height", number(8)),
            )
            .child(
                element("path", "")
                    .with("class", format!("line-{}", kind.look.name))
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
            .with("class", format!("edge-{}", kind.look.name))
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
            .with("class", format!("fill-{}", kind.look.name))
            .with("d", kind.look.sign)
            .with("fill-rule", "evenodd")
            .with("transform", format!("translate({x} {y}) scale(.875)"))
    }

    /// What the patterns and signs mean, for the kinds that occur; returns how high it is.
    pub(super) fn legend(&self, occurs: impl Fn(usize) -> bool, out: &mut Vec<Element>) -> usize {
        let columns = (self.width / 150).max(1);
        let step = self.width / columns;
        let shown = self.kinds.iter().enumerate().filter(|(place, _)| occurs(*place));
        let mut items = 0;
        for (_, kind) in shown {
            let (x, y) = (items % columns * step, items / columns * LINE);
            let direction = self.locale.direction();
            out.push(self.patterned(kind, direction, (x + 1, y + 3), (24, 14)));
            out.push(self.sign(kind, (x + 32, y + 3)));
            out.push(self.text("fill-ink", 14, (x + 52, y + 15), &kind.name));
            items += 1;
        }
        items.div_ceil(columns) * LINE
    }
}
