//! How sure the rules about roles are of what they found: sure, likely or a guess, by the rule that
//! spoke and by what contradicts it. A second look at the page, when every block has its role.
//!
//! It is computed anew with each document and stands in no record and no file. A guess that the reader
//! confirms becomes their choice, like any other.

use super::line::Line;
use super::role::Role;
use super::rule::{Found, PROMOTION_WORDS, Rule};
use super::vocabulary::Caption;

/// How sure it is that a block is what it was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Only its shape or its place speaks, or something contradicts what speaks: worth a look.
    Guess,
    /// Several signs agree, and none of them is proof.
    Likely,
    /// Its own words say it, or it is prose where prose is to be expected.
    Sure,
}

/// The words of a repeated line from which on no writer repeats it on purpose.
const REPEATED_WORDS: usize = 5;
/// The words of a credit up to which it may as well be a heading: `من الأرشيف`.
const CREDIT_WORDS: usize = 4;

/// How sure the role of each block is.
pub(super) fn of_all(lines: &[Line], found: &[Found]) -> Vec<Confidence> {
    let page = Page::new(lines, found);
    (0..lines.len()).map(|index| page.confidence(index)).collect()
}

/// A page of which every block has its role.
struct Page<'a> {
    lines: &'a [Line<'a>],
    found: &'a [Found],
    /// The first paragraph of the report, and the last.
    text: Option<(usize, usize)>,
    title: Option<usize>,
    /// For each block, whether it stands among leftovers of the page of which one is known by its
    /// own words.
    among_leftovers: Vec<bool>,
}

impl<'a> Page<'a> {
    fn new(lines: &'a [Line], found: &'a [Found]) -> Self {
        let is_text = |index: &usize| found[*index].0 == Role::Body && lines[*index].is_prose();
        let first = (0..lines.len()).find(is_text);
        let last = (0..lines.len()).rev().find(is_text);
        Self {
            lines,
            found,
            text: first.zip(last),
            title: found.iter().position(|(role, _)| *role == Role::Title),
            among_leftovers: among_leftovers(found),
        }
    }

    fn confidence(&self, index: usize) -> Confidence {
        match self.found[index] {
            (Role::Boilerplate, Rule::Words) => self.sure_unless(self.lines[index].is_prose()),
            (Role::Caption, _) => self.caption(index),
            // A date or a name within the report may as well head a part of it.
            (_, Rule::Words) if self.is_within_text(index) => Confidence::Guess,
            (_, Rule::Words) => Confidence::Sure,
            (_, Rule::Repetition) => self.repetition(index),
            (_, Rule::Promotion) => likely_if(!self.lines[index].closed),
            (_, Rule::Headline) => self.headline(index),
            (_, Rule::FirstLine) => Confidence::Guess,
            (_, Rule::BelowTitle) => likely_if(self.has_date_near(index)),
            (_, Rule::Place) => likely_if(self.among_leftovers[index]),
            (_, Rule::Doubt) => Confidence::Guess,
            (Role::Heading, Rule::Shape) => likely_if(self.is_above_prose(index)),
            (_, Rule::Shape) => self.body(index),
        }
    }

    /// Sure, or merely likely where the shape of the block contradicts.
    fn sure_unless(&self, contradicted: bool) -> Confidence {
        if contradicted {
            Confidence::Likely
        } else {
            Confidence::Sure
        }
    }

    fn caption(&self, index: usize) -> Confidence {
        let line = &self.lines[index];
        match line.caption() {
            // Some paragraphs speak of a picture; above the report there are none.
            Some(Caption::Opens) if line.is_prose() => likely_if(!self.is_within_text(index)),
            Some(Caption::Opens) => Confidence::Sure,
            _ => likely_if(line.words > CREDIT_WORDS || !self.is_above_prose(index)),
        }
    }

    fn repetition(&self, index: usize) -> Confidence {
        let line = &self.lines[index];
        if line.words >= REPEATED_WORDS {
            self.sure_unless(line.is_prose())
        } else {
            // A heading that two parts of a report share.
            likely_if(!self.is_above_prose(index))
        }
    }

    /// The title is sure with nothing but leftovers above it, or with the date or the writer below.
    fn headline(&self, index: usize) -> Confidence {
        let is_first = self.found[..index].iter().all(|(role, _)| *role == Role::Boilerplate);
        let introduces = |(role, _): &Found| matches!(role, Role::Date | Role::Byline);
        let until = self.text.map_or(self.found.len(), |(first, _)| first.max(index));
        if self.text.is_none() {
            Confidence::Guess
        } else if is_first || self.found[index..until].iter().any(introduces) {
            Confidence::Sure
        } else {
            Confidence::Likely
        }
    }

    fn body(&self, index: usize) -> Confidence {
        let line = &self.lines[index];
        let is_prose = |other: Option<usize>| {
            let other = other.and_then(|other| Some((self.lines.get(other)?, self.found[other].0)));
            other.is_some_and(|(line, role)| role == Role::Body && line.is_prose())
        };
        let beside_prose = || is_prose(index.checked_sub(1)) || is_prose(Some(index + 1));
        if self.title.is_some_and(|title| index < title) || self.is_between_advertisements(index) {
            Confidence::Guess
        } else if line.is_prose() {
            Confidence::Sure
        } else {
            likely_if(!line.closed || beside_prose())
        }
    }

    /// Whether an advertisement stands on either side of a line that is short enough for one.
    fn is_between_advertisements(&self, index: usize) -> bool {
        let advertises = |other: Option<usize>| {
            let line = other.and_then(|other| self.lines.get(other));
            line.is_some_and(|line| line.is_advertisement())
        };
        self.lines[index].words <= PROMOTION_WORDS && advertises(index.checked_sub(1)) && advertises(Some(index + 1))
    }

    /// Whether paragraphs of the report stand before and after a block.
    fn is_within_text(&self, index: usize) -> bool {
        self.text.is_some_and(|(first, last)| first < index && index < last)
    }

    /// Whether the next block is a paragraph, leftovers and pictures between them set aside.
    fn is_above_prose(&self, index: usize) -> bool {
        let mut below = (index + 1..self.lines.len())
            .skip_while(|below| matches!(self.found[*below], (Role::Boilerplate | Role::Caption, Rule::Words)));
        below
            .next()
            .is_some_and(|below| self.lines[below].is_prose() && self.found[below].0 == Role::Body)
    }

    /// Whether a date stands within two blocks of a block.
    fn has_date_near(&self, index: usize) -> bool {
        let near = index.saturating_sub(2)..self.found.len().min(index + 3);
        self.found[near].iter().any(|(role, _)| *role == Role::Date)
    }
}

fn likely_if(agreed: bool) -> Confidence {
    if agreed { Confidence::Likely } else { Confidence::Guess }
}

/// For each block, whether it belongs to a run of boilerplate in which one line is known by its
/// own words or as a repetition.
fn among_leftovers(found: &[Found]) -> Vec<bool> {
    let same_run = |one: &Found, other: &Found| (one.0 == Role::Boilerplate) == (other.0 == Role::Boilerplate);
    let known = |(role, rule): &Found| *role == Role::Boilerplate && matches!(rule, Rule::Words | Rule::Repetition);
    found
        .chunk_by(same_run)
        .flat_map(|run| std::iter::repeat_n(run.iter().any(known), run.len()))
        .collect()
}
