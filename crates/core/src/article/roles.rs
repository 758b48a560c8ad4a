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
//!
//! How sure a role is depends on the rule that gave it and on what contradicts it: see
//! [`Confidence`].

use std::collections::BTreeSet;

use super::boilerplate_words as words;
use super::confidence::{self, Confidence};
use super::line::Line;
use super::role::Role;
use super::rule::{Found, PROMOTION_WORDS, Rule};

/// What was found of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub role: Role,
    /// How sure that is.
    pub confidence: Confidence,
}

/// The role of each block, and how sure it is, given the text of all of them in order.
pub fn assign_roles(blocks: &[&str]) -> Vec<Finding> {
    let lines: Vec<Line> = blocks.iter().map(|block| Line::new(block)).collect();
    let mut found: Vec<Option<Found>> = lines.iter().map(own_words).collect();
    mark_promotions(&lines, &mut found);
    let title = find_title(&lines, &found);
    if let Some((title, rule)) = title {
        found[title] = Some((Role::Title, rule));
        mark_repetitions(&lines, &mut found, title);
        mark_byline(&lines, &mut found, title);
    }
    let title = title.map(|(title, _)| title);
    let is_text = |index: &usize| found[*index].is_none() && lines[*index].is_prose();
    let last_text = (0..lines.len()).rev().find(is_text).unwrap_or(0);
    let shaped = |index| (shape_role(&lines, index, title, last_text), Rule::Shape);
    let found: Vec<Found> = (0..lines.len())
        .map(|index| found[index].unwrap_or_else(|| shaped(index)))
        .collect();
    let confidences = confidence::of_all(&lines, &found);
    let findings = found.iter().zip(confidences);
    findings
        .map(|((role, _), confidence)| Finding {
            role: *role,
            confidence,
        })
        .collect()
}

/// The role that a line shows by its own words.
fn own_words(line: &Line) -> Option<Found> {
    let role = if words::is_interface(&line.folded, line.words) || line.words == 0 {
        Role::Boilerplate
    } else if !line.closed && words::is_date(&line.folded, line.words) {
        Role::Date
    } else if !line.closed && words::is_byline(&line.folded, line.words) {
        Role::Byline
    } else {
        line.caption().map(|_| Role::Caption)?
    };
    Some((role, Rule::Words))
}

/// Blocks between two lines of one promotion, at most.
const PROMOTION_BLOCKS: usize = 3;

/// An advertisement printed into the article: what stands between two lines that promote something
/// is part of it, even where it looks like prose. The two ends of one advertisement differ: the
/// same line twice is what a page's template puts between any two paragraphs. And what ends one
/// begins no other.
fn mark_promotions(lines: &[Line], found: &mut [Option<Found>]) {
    let promotions: Vec<usize> = (0..lines.len()).filter(|index| lines[*index].promotes()).collect();
    let mut ended = None;
    for pair in promotions.windows(2) {
        let between = pair[0] + 1..pair[1];
        let words: usize = lines[between.clone()].iter().map(|line| line.words).sum();
        let differ = lines[pair[0]].folded != lines[pair[1]].folded;
        let fits = !between.is_empty() && between.len() <= PROMOTION_BLOCKS && words <= PROMOTION_WORDS;
        if !fits || !differ || ended == Some(pair[0]) {
            continue;
        }
        ended = Some(pair[1]);
        // What is known by its own words stays so; a picture or a date is the advertisement's.
        for entry in found[between].iter_mut() {
            if !matches!(entry, Some((Role::Boilerplate, _))) {
                *entry = Some((Role::Boilerplate, Rule::Promotion));
            }
        }
    }
}

/// The first open line that reads like a headline: three to thirty words without a closing stop.
fn find_title(lines: &[Line], found: &[Option<Found>]) -> Option<(usize, Rule)> {
    let open = |index: &usize| found[*index].is_none();
    let headline = |index: &usize| (3..=30).contains(&lines[*index].words) && !lines[*index].text.ends_with('.');
    let mut candidates = (0..lines.len().min(15)).filter(open);
    let first = candidates.clone().next();
    let headline = candidates.find(headline).map(|index| (index, Rule::Headline));
    headline.or_else(|| first.map(|index| (index, Rule::FirstLine)))
}

/// Lines that say again what an earlier one said: the page printed the title or a caption twice.
fn mark_repetitions(lines: &[Line], found: &mut [Option<Found>], title: usize) {
    let mut seen = BTreeSet::new();
    seen.insert(lines[title].wording());
    for (index, line) in lines.iter().enumerate() {
        let is_page = matches!(found[index], Some((Role::Boilerplate, _)));
        if index == title || line.words < 2 {
            continue;
        }
        if !seen.insert(line.wording()) && !is_page {
            found[index] = Some((Role::Boilerplate, Rule::Repetition));
        }
    }
}

/// A line of two to four words within the three below the title, without a closing mark and above
/// every paragraph, is who wrote it, unless another byline was already found there.
fn mark_byline(lines: &[Line], found: &mut [Option<Found>], title: usize) {
    let below = title + 1..lines.len().min(title + 4);
    if below
        .clone()
        .any(|index| matches!(found[index], Some((Role::Byline, _))))
    {
        return;
    }
    let short =
        |index: &usize| found[*index].is_none() && (2..=4).contains(&lines[*index].words) && !lines[*index].closed;
    let mut above_text = below.take_while(|index| !lines[*index].is_prose());
    if let Some(index) = above_text.find(short) {
        found[index] = Some((Role::Byline, Rule::BelowTitle));
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
