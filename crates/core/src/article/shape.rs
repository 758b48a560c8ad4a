//! The roles of lines of which no words tell what they are: by their shape and their place.
//!
//! On a page with furniture, a short line is boilerplate where more than one neighbour says so: above the
//! title, below the text and several leftovers, in a list of links, as a keyword that the text has said, or as
//! a number or a menu's word beside a leftover. Nearness alone is no evidence: such a line is text, and
//! doubtful.
//! Anywhere, a short line that heads a longer one is a heading; a line in a list, a verse, a line of a
//! conversation is body, as all else.

use super::evidence::Evidence;
use std::collections::BTreeSet;

use super::furniture::Furniture;
use super::line::Line;
use super::role::Role;
use super::rule::{Found, Rule};

/// Words of a line up to which it can be a link to another article.
const LINK_WORDS: usize = 20;
/// Words from which on a line below a list's head is a link rather than a heading of the report.
const LINK_WORDS_AT_LEAST: usize = 5;

/// Leftovers below the text from which on the article is over.
const ENDS: usize = 2;

/// Words of a keyword, or of a button between others.
const KEYWORD_WORDS: usize = 3;

/// Every line with its role, those that have one already as they are.
pub(super) fn fill(
    lines: &[Line],
    furniture: &Furniture,
    title: Option<usize>,
    found: Vec<Option<Found>>,
) -> Vec<Found> {
    let mut page = Page::new(lines, furniture, title, found);
    if furniture.is_there {
        page.mark_leftovers();
    }
    (0..lines.len())
        .map(|index| page.found[index].unwrap_or_else(|| page.text(index)))
        .collect()
}

/// Whether a line was found to be the date or the writer by its own words.
fn introduces(found: &Option<Found>) -> bool {
    matches!(found, Some((Role::Date | Role::Byline, Rule::Words)))
}

/// A page of which some lines have their role.
struct Page<'a> {
    lines: &'a [Line<'a>],
    furniture: &'a Furniture,
    title: Option<usize>,
    found: Vec<Option<Found>>,
    /// The first paragraph below the title and the last.
    first_text: usize,
    last_text: usize,
}

impl<'a> Page<'a> {
    fn new(lines: &'a [Line], furniture: &'a Furniture, title: Option<usize>, found: Vec<Option<Found>>) -> Self {
        let from = title.map_or(0, |title| title + 1);
        let open = |index: &usize| found[*index].is_none();
        let is_prose = |index: &usize| open(index) && lines[*index].is_prose();
        let is_told = |index: &usize| open(index) && lines[*index].is_told();
        let mut texts = (from..lines.len()).filter(is_prose);
        let first = texts.next().map(|first| match texts.next() {
            // A summary stands above the date and the writer.
            Some(second) if (first..second).any(|index| introduces(&found[index])) => second,
            _ => first,
        });
        let last = (from..lines.len()).rev().find(is_prose);
        let first = first.or_else(|| (from..lines.len()).find(is_told)).unwrap_or(from);
        let last = last.or_else(|| (from..lines.len()).rev().find(is_told)).unwrap_or(from);
        Self {
            lines,
            furniture,
            title,
            found,
            first_text: first,
            last_text: last,
        }
    }

    fn is_leftover(&self, index: usize) -> bool {
        matches!(self.found.get(index), Some(Some((Role::Boilerplate, _))))
    }

    fn is_open(&self, index: usize) -> bool {
        matches!(self.found.get(index), Some(None))
    }

    fn mark_leftovers(&mut self) {
        let mut in_list = false;
        let mut said = BTreeSet::new();
        for index in 0..self.lines.len() {
            let line = &self.lines[index];
            // The name of the site above the article and under its picture.
            let within = |said: &&str| line.words > 1 && said.ends_with(line.folded.as_str());
            let again = line.is_label() && (said.contains(line.folded.as_str()) || said.iter().any(within));
            if self.is_open(index) && (again || self.is_leftover_by_place(index) || (in_list && self.is_link(index))) {
                self.found[index] = Some((Role::Boilerplate, Rule::Place));
                in_list = line.opens_list() || in_list;
            } else if self.is_leftover(index) {
                in_list = line.opens_list() || in_list;
            } else if !matches!(self.found[index], Some((Role::Date, _))) {
                in_list = false;
            }
            if self.is_leftover(index) {
                said.insert(line.folded.as_str());
            }
        }
        // From below: a number or a menu's word right above a leftover.
        for index in (0..self.lines.len()).rev() {
            if self.is_open(index) && self.is_weak(index) && self.is_leftover(index + 1) && !self.is_within_text(index)
            {
                self.found[index] = Some((Role::Boilerplate, Rule::Place));
            }
        }
    }

    fn is_weak(&self, index: usize) -> bool {
        self.furniture.evidence[index] == Evidence::Weak
    }

    fn is_within_text(&self, index: usize) -> bool {
        self.first_text < index && index < self.last_text && self.is_above_prose(index)
    }

    fn is_above_prose(&self, index: usize) -> bool {
        self.is_open(index + 1) && self.lines[index + 1].is_prose()
    }

    fn is_above_sentence(&self, index: usize) -> bool {
        self.is_above_prose(index) || (self.is_open(index + 1) && self.lines[index + 1].is_told())
    }

    /// Whether the place of a line of no known role says that it is a leftover.
    fn is_leftover_by_place(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let beside = |index: Option<usize>| index.is_some_and(|index| self.is_leftover(index));
        if self.title.is_some_and(|title| index < title) {
            return line.is_label();
        }
        let short = line.words <= LINK_WORDS && (!line.closed || (line.asks && line.words <= 12));
        if index > self.last_text {
            // Leftovers above, or who wrote it: there the article is over.
            let above = || self.last_text + 1..index;
            let is_signed = above().any(|above| matches!(self.found[above], Some((Role::Byline, _))));
            let is_over = is_signed || above().filter(|above| self.is_leftover(*above)).count() >= ENDS;
            return (is_over && short) || self.is_weak(index) || self.is_keyword(index);
        }
        let in_head = index < self.first_text;
        let weak = self.is_weak(index) && !self.is_within_text(index);
        let between = in_head && (beside(index.checked_sub(1)) || beside(Some(index + 1)));
        (weak && (in_head || beside(index.checked_sub(1))))
            || line.is_address()
            || (between && line.words <= KEYWORD_WORDS && !line.closed && !self.is_above_sentence(index))
    }

    /// Whether a line is one of several keywords between the text and the leftovers below it: a word or three
    /// without any mark, most of which the text has said. An item of its last list, a verse and a name below
    /// it stand there as well.
    fn is_keyword(&self, index: usize) -> bool {
        let is_word = |index: &usize| {
            let line = &self.lines[*index];
            let is_open = self.is_open(*index) || matches!(self.found[*index], Some((Role::Boilerplate, Rule::Place)));
            is_open && (1..=KEYWORD_WORDS).contains(&line.words) && line.is_label() && !line.is_item()
        };
        if !is_word(&index) || self.lines[self.last_text].leads_on() {
            return false;
        }
        let first = (self.last_text + 1..index)
            .rev()
            .take_while(is_word)
            .last()
            .unwrap_or(index);
        let below = (index..self.lines.len()).find(|below| !is_word(below));
        let Some(below) = below.filter(|below| self.is_leftover(*below)) else {
            return false;
        };
        let is_said = |word: &usize| {
            let word = self.lines[*word].folded.as_str();
            // A keyword stands in the plural: `schools`.
            let word = word.strip_suffix('s').unwrap_or(word);
            self.lines[..=self.last_text]
                .iter()
                .any(|line| line.folded.contains(word))
        };
        let run = first..below;
        run.len() > 1 && run.clone().filter(is_said).count() * 2 >= run.len()
    }

    /// Whether a line below the head of a list of links is one of them: as long as a headline, or short and
    /// with no paragraph below it.
    fn is_link(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let short = line.words <= LINK_WORDS && (!line.closed || line.asks);
        short && (line.words >= LINK_WORDS_AT_LEAST || !self.is_above_prose(index))
    }

    /// The role of a line of the text.
    fn text(&self, index: usize) -> Found {
        let is_heading = self.is_heading(index);
        let role = if is_heading { Role::Heading } else { Role::Body };
        let line = &self.lines[index];
        // On a page with furniture the last line of the text may be one more of its leftovers.
        let below_text = self.furniture.is_there && index > self.last_text && line.is_label();
        let evidence = self.furniture.evidence[index];
        let opens_as_link = self.furniture.is_there && evidence == Evidence::Opening;
        let hinted = evidence == Evidence::Hint || opens_as_link || line.words == 0;
        let above_title = self.title.is_some_and(|title| index < title);
        if hinted || below_text || above_title {
            (role, Rule::Doubt)
        } else {
            (role, Rule::Shape)
        }
    }

    /// Whether a line heads what follows: a short one above a longer one that reads like text, or the upper
    /// of two such lines; or a short question right above a paragraph.
    fn is_heading(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let Some(title) = self.title else {
            return false;
        };
        if index < title {
            return line.is_label() && !line.leads_on();
        }
        if line.asks {
            return line.words <= 7 && self.is_above_prose(index);
        }
        if !line.is_label() || line.words == 0 || self.opens_as_item(index) {
            return false;
        }
        match self.next_of_text(index) {
            None => false,
            Some(next) if self.heads(index, next) => true,
            Some(next) => {
                let below = self.next_of_text(next);
                let is_first = index == 0 || !self.is_open(index - 1) || !self.lines[index - 1].is_label();
                is_first
                    && self.lines[next].is_label()
                    && !self.opens_as_item(next)
                    && below.is_some_and(|below| self.lines[below].is_prose() && self.heads(next, below))
            }
        }
    }

    fn opens_as_item(&self, index: usize) -> bool {
        let line = &self.lines[index];
        line.is_item() && !line.text.ends_with(':')
    }

    /// Whether a short line may head the next line of the text: that one is prose, or long, or a sentence.
    fn heads(&self, index: usize, next: usize) -> bool {
        let (line, next) = (&self.lines[index], &self.lines[next]);
        next.is_prose() || next.words > 12 || (next.closed && next.words > line.words && !next.asks)
    }

    /// The next line of the text; leftovers, pictures and dates between them set aside.
    fn next_of_text(&self, index: usize) -> Option<usize> {
        let mut below = index + 1..self.lines.len();
        below.find(|below| self.is_open(*below))
    }
}
