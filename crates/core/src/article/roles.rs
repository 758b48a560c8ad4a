//! What each block is: found from what it says and where it stands.
//!
//! The rules, tried in order:
//! 1. Whether the text has anything of a web page's furniture (see [`Furniture`]). Where it has none, no
//!    rule makes a line boilerplate but the third, for a picture that is described twice.
//! 2. On a page that has some, interface words and advertisement marks make a block boilerplate; so does
//!    standing between two lines that promote something.
//! 3. A line that says again what the title or a caption said is boilerplate.
//! 4. Of the first lines that read like a headline (no closing stop, not a caption), the likeliest is the
//!    title.
//! 5. A line with a year and a weekday or a month, and little else, is the date.
//! 6. A line that says by whom it is, or a name right below the title, is the byline.
//! 7. A line that describes or credits a picture is a caption.
//! 8. What is left is told by its shape and its place: see [`shape`].
//!
//! How sure a role is depends on the rule that gave it and on what contradicts it: see
//! [`Confidence`].

use std::collections::BTreeSet;

use super::confidence::{self, Confidence};
use super::furniture::Furniture;
use super::line::Line;
use super::role::Role;
use super::rule::{Found, PROMOTION_WORDS, Rule};
use super::{credits, shape, title};

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
    let furniture = Furniture::of(&lines);
    let mut found: Vec<Option<Found>> = (0..lines.len())
        .map(|index| own_words(&lines[index], &furniture, index))
        .collect();
    credits::drop_names_within_text(&lines, &mut found);
    if furniture.is_there {
        mark_promotions(&lines, &mut found);
        mark_enclosed(&lines, &mut found);
    }
    let title = title::find_title(&lines, &furniture, &found);
    if let Some((title, rule)) = title {
        found[title] = Some((Role::Title, rule));
        credits::mark_byline(&lines, &furniture, &mut found, title);
    }
    let title = title.map(|(title, _)| title);
    if let Some(title) = title.filter(|title| *title >= 2) {
        mark_picture(&lines, &mut found, title);
    }
    if furniture.is_there {
        credits::mark_described(&lines, &mut found, title.unwrap_or(0));
    }
    mark_repetitions(&lines, &furniture, &mut found, title);
    let found = shape::fill(&lines, &furniture, title, found);
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
fn own_words(line: &Line, furniture: &Furniture, index: usize) -> Option<Found> {
    let role = if line.is_date() && line.is_byline() {
        Role::Byline
    } else if line.is_date() || line.is_stamp() {
        Role::Date
    } else if furniture.is_told_by_words(index) || (furniture.is_there && line.words == 0) {
        Role::Boilerplate
    } else if line.is_byline() {
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

/// Lines of one box, at most.
const BOX_LINES: usize = 12;

/// Boxes that a page encloses between two lines for those who hear it read out.
fn mark_enclosed(lines: &[Line], found: &mut [Option<Found>]) {
    for first in (0..lines.len()).filter(|index| lines[*index].opens_box()) {
        let mut below = first + 1..lines.len().min(first + 1 + BOX_LINES);
        if let Some(last) = below.find(|index| lines[*index].closes_box()) {
            for entry in found[first + 1..last].iter_mut() {
                *entry = (*entry)
                    .filter(|(role, _)| *role == Role::Boilerplate)
                    .or(Some((Role::Boilerplate, Rule::Place)));
            }
        }
    }
}

/// The same line twice right above the title describes its picture.
fn mark_picture(lines: &[Line], found: &mut [Option<Found>], title: usize) {
    let (one, other) = (title - 2, title - 1);
    let open = found[one].is_none() && found[other].is_none();
    if open && lines[one].words > 2 && lines[one].wording() == lines[other].wording() {
        found[one] = Some((Role::Caption, Rule::Place));
        found[other] = Some((Role::Boilerplate, Rule::Repetition));
    }
}

/// Words of a line from which on a page that repeats it does so by its template.
const REPEATED_WORDS: usize = 5;

/// Lines that say again what an earlier one said: the page printed the title or a caption twice. Other
/// lines are repeated on purpose (an answer, a refrain); on a page with furniture, a long one that nothing
/// closes is the template's.
fn mark_repetitions(lines: &[Line], furniture: &Furniture, found: &mut [Option<Found>], title: Option<usize>) {
    let is_of_page = |found: &Option<Found>| matches!(found, Some((Role::Date | Role::Byline | Role::Caption, _)));
    let is_page = furniture.is_there || found.iter().any(is_of_page);
    let title_wording = title.map(|title| lines[title].wording());
    let mut seen = BTreeSet::new();
    let mut captions = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        if line.words < 2 || matches!(found[index], Some((Role::Boilerplate, _))) {
            continue;
        }
        let wording = line.wording();
        let is_caption = matches!(found[index], Some((Role::Caption, _)));
        let of_title = Some(&wording) == title_wording.as_ref();
        let again = !seen.insert(wording.clone());
        let caption_again = is_caption && !captions.insert(wording);
        if Some(index) == title {
            continue;
        }
        let of_template = again && furniture.is_there && !line.closed && line.words >= REPEATED_WORDS;
        if caption_again || (of_title && is_page) || of_template {
            found[index] = Some((Role::Boilerplate, Rule::Repetition));
        } else if of_title {
            found[index] = Some((Role::Body, Rule::Doubt));
        }
    }
}
