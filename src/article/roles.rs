//! What each block is: found from what it says and where it stands.
//!
//! The rules, tried in order:
//! 1. Interface words and advertisement marks make a block boilerplate; so does a line that
//!    repeats an earlier one, and what stands between two lines that promote something.
//! 2. The first line that reads like a headline (no closing stop, not a caption) is the title.
//! 3. A line with a year and a weekday or a month, and little else, is the date.
//! 4. A line that says by whom it is, or a short one right below the title, is the byline.
//! 5. A line that describes or credits a picture is a caption.
//! 6. A short line without a closing mark, with text after it, is a heading; so is a short
//!    question right above a paragraph.
//! 7. Anything else is body.

use serde::{Deserialize, Serialize};

use super::interface_words as words;
use crate::text::{count_words, fold};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The article's headline.
    Title,
    /// Who wrote it or where it comes from.
    Byline,
    /// When it appeared.
    Date,
    /// The text below a picture.
    Caption,
    /// The heading of a part.
    Heading,
    /// The report itself.
    Body,
    /// What the page put around it: menus, advertisements, prompts. Neither counted nor tagged.
    Boilerplate,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Byline,
        Self::Date,
        Self::Caption,
        Self::Heading,
        Self::Body,
        Self::Boilerplate,
    ];

    /// The word that the page's `data-role` and the Hashiya file use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Caption => "caption",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether readers tag sentences of such a block.
    pub fn is_text(self) -> bool {
        self != Self::Boilerplate
    }
}

/// A line with what the rules ask of it, computed once.
struct Line<'a> {
    text: &'a str,
    /// Folded, without the marks at its ends.
    folded: String,
    words: usize,
    closed: bool,
    asks: bool,
}

impl<'a> Line<'a> {
    fn new(text: &'a str) -> Self {
        let folded = fold(text);
        let trimmed = folded.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '*'));
        let last = text.chars().rev().find(|c| !is_closing(*c));
        Self {
            text,
            folded: trimmed.to_owned(),
            words: count_words(text),
            closed: last.is_some_and(|c| matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')),
            asks: last.is_some_and(|c| matches!(c, '?' | '؟')),
        }
    }

    /// Whether it reads like a paragraph of a report.
    fn is_prose(&self) -> bool {
        self.closed && self.words > 8
    }

    /// Its letters and digits alone, by which two lines say the same whatever their marks.
    fn wording(&self) -> String {
        let words = self.folded.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | ')' | ']') || crate::text::is_invisible_mark(c)
}

/// The role of each block, given the text of all of them in order.
pub fn assign_roles(blocks: &[&str]) -> Vec<Role> {
    let lines: Vec<Line> = blocks.iter().map(|block| Line::new(block)).collect();
    let mut roles: Vec<Option<Role>> = lines.iter().map(fixed_role).collect();
    mark_promotions(&lines, &mut roles);
    let title = find_title(&lines, &roles);
    if let Some(title) = title {
        roles[title] = Some(Role::Title);
        mark_repetitions(&lines, &mut roles, title);
        mark_byline(&lines, &mut roles, title);
    }
    let is_text = |index: &usize| roles[*index].is_none() && lines[*index].is_prose();
    let last_text = (0..lines.len()).rev().find(is_text).unwrap_or(0);
    (0..lines.len())
        .map(|index| roles[index].unwrap_or_else(|| shape_role(&lines, index, title, last_text)))
        .collect()
}

/// The roles that a line shows by its own words.
fn fixed_role(line: &Line) -> Option<Role> {
    if words::is_interface(&line.folded, line.words) || line.words == 0 {
        Some(Role::Boilerplate)
    } else if !line.closed && words::is_date(&line.folded, line.words) {
        Some(Role::Date)
    } else if !line.closed && words::is_byline(&line.folded, line.words) {
        Some(Role::Byline)
    } else if words::is_caption(&line.folded, line.closed) {
        Some(Role::Caption)
    } else {
        None
    }
}

/// Blocks between two lines of one promotion, at most.
const PROMOTION_BLOCKS: usize = 3;
/// Words between two lines of one promotion, at most: less than most paragraphs of a report.
const PROMOTION_WORDS: usize = 20;

/// An advertisement printed into the article: what stands between two lines that promote something
/// is part of it, even where it looks like prose.
fn mark_promotions(lines: &[Line], roles: &mut [Option<Role>]) {
    let promotes = |index: &usize| words::is_promotion(&lines[*index].folded, lines[*index].words);
    let promotions: Vec<usize> = (0..lines.len()).filter(promotes).collect();
    for pair in promotions.windows(2) {
        let between = pair[0] + 1..pair[1];
        let words: usize = lines[between.clone()].iter().map(|line| line.words).sum();
        if between.len() <= PROMOTION_BLOCKS && words <= PROMOTION_WORDS {
            roles[between].fill(Some(Role::Boilerplate));
        }
    }
}

/// The first open line that reads like a headline: three to thirty words without a closing stop.
fn find_title(lines: &[Line], roles: &[Option<Role>]) -> Option<usize> {
    let open = |index: &usize| roles[*index].is_none();
    let headline = |index: &usize| (3..=30).contains(&lines[*index].words) && !lines[*index].text.ends_with('.');
    let candidates = 0..lines.len().min(15);
    candidates
        .clone()
        .filter(open)
        .find(headline)
        .or_else(|| candidates.clone().find(open))
}

/// Lines that say again what an earlier one said: the page printed the title or a caption twice.
fn mark_repetitions(lines: &[Line], roles: &mut [Option<Role>], title: usize) {
    let mut seen = std::collections::BTreeSet::from([lines[title].wording()]);
    for (index, line) in lines.iter().enumerate() {
        if index == title || line.words < 2 {
            continue;
        }
        if !seen.insert(line.wording()) {
            roles[index] = Some(Role::Boilerplate);
        }
    }
}

/// A line of two to four words within the three below the title, without a closing mark, is who
/// wrote it, unless another byline was already found there.
fn mark_byline(lines: &[Line], roles: &mut [Option<Role>], title: usize) {
    let below = title + 1..lines.len().min(title + 4);
    if below.clone().any(|index| roles[index] == Some(Role::Byline)) {
        return;
    }
    let short =
        |index: &usize| roles[*index].is_none() && (2..=4).contains(&lines[*index].words) && !lines[*index].closed;
    if let Some(index) = below.clone().find(short) {
        roles[index] = Some(Role::Byline);
    }
}

/// The role of a line that only its shape and its place speak for.
fn shape_role(lines: &[Line], index: usize, title: Option<usize>, last_text: usize) -> Role {
    let line = &lines[index];
    let above_prose = || lines.get(index + 1).is_some_and(Line::is_prose);
    let short = line.words <= 12 && !line.closed;
    match title {
        Some(title) if index > title && line.asks && line.words <= 7 && above_prose() => Role::Heading,
        Some(title) if index < title && short => Role::Boilerplate,
        _ if short && index > last_text => Role::Boilerplate,
        _ if short => Role::Heading,
        _ => Role::Body,
    }
}
