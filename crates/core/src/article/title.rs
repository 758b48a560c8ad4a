//! Which line is the title.

use super::evidence::Evidence;
use super::furniture::Furniture;
use super::line::Line;
use super::role::Role;
use super::rule::{Found, Rule};

/// Open lines among which the title is looked for.
const TITLE_LINES: usize = 15;
/// Paragraphs that may stand above the title: a note of the editors, a notice about cookies.
const PARAGRAPHS_ABOVE: usize = 2;

/// The title: of the lines of one to thirty words without a closing stop, that which speaks most for
/// itself; the first of equals. Else the first line of which nothing else was found, or only what an
/// article is seldom headed by.
pub(super) fn find_title(lines: &[Line], furniture: &Furniture, found: &[Option<Found>]) -> Option<(usize, Rule)> {
    let mut paragraphs = 0;
    let candidates: Vec<usize> = (0..lines.len())
        .filter(|index| found[*index].is_none())
        .take(TITLE_LINES)
        .take_while(|index| {
            paragraphs += usize::from(lines[*index].is_prose());
            paragraphs <= PARAGRAPHS_ABOVE
        })
        .collect();
    let may_head = |index: &usize| {
        let line = &lines[*index];
        (1..=30).contains(&line.words) && !line.ends_with_stop() && !line.leads_on()
    };
    let best = if furniture.is_there {
        let is_text = |index: &usize| found[*index].is_none() && lines[*index].is_prose();
        let text = (0..lines.len()).find(is_text).unwrap_or(lines.len());
        let scored: Vec<(usize, usize)> = candidates
            .iter()
            .filter(|index| may_head(index) && furniture.evidence[**index] != Evidence::Weak)
            .map(|index| (headline_score(lines, found, *index), *index))
            .collect();
        // A poem's verses, a list's items and a conversation's lines are as long as its headline.
        let is_of_paragraphs = text < lines.len();
        let scores = scored.iter().map(|(score, _)| *score).filter(|score| *score > 0);
        let highest = if is_of_paragraphs {
            scores.max()
        } else {
            scores.min_by_key(|_| 0)
        };
        let is_leftover = |index: usize| furniture.evidence[index] >= Evidence::Weak;
        let is_menu_word = |index: &usize| furniture.evidence[*index] == Evidence::Weak;
        let menu_words = |between: std::ops::Range<usize>| between.filter(is_menu_word).count();
        // Of equals the first: what stands below the title is a summary, or who wrote it. But leftovers
        // between them and a longer one below say that the first is the name of the site, or of its menus.
        let mut equals = scored
            .iter()
            .filter(|(score, _)| Some(*score) == highest)
            .map(|(_, index)| *index);
        let best = equals.next().map(|first| {
            equals.fold(first, |best, next| {
                let parted = is_of_paragraphs
                    && next < text
                    && (best + 1..next).any(is_leftover)
                    && (lines[next].words > lines[best].words || menu_words(best + 1..next) >= MENU_WORDS)
                    && lines[best].wording() != lines[next].wording();
                if parted { next } else { best }
            })
        });
        best.map(|best| below_picture(lines, found, best).unwrap_or(best))
    } else {
        let heads = |place: usize| {
            let index = candidates.get(place).copied().filter(may_head)?;
            introduces_text(lines, found, index).then_some(index)
        };
        match candidates.first().copied().filter(may_head) {
            // A word above the headline that only says of what kind it is.
            Some(first) if lines[first].words <= 2 && !introduces_text(lines, found, first) => {
                Some(heads(1).filter(|next| lines[*next].words > 3).unwrap_or(first))
            }
            Some(first) => Some(first),
            None => (1..candidates.len()).find_map(heads),
        }
    };
    if let Some(index) = best {
        return Some((index, Rule::Headline));
    }
    let names =
        |index: &usize| matches!(found[*index], Some((Role::Byline | Role::Date, _))) && !lines[*index].is_stamp();
    let mut plain = candidates
        .iter()
        .filter(|index| !furniture.is_there || furniture.evidence[**index] != Evidence::Weak);
    let first = (0..lines.len().min(1)).find(names).or(plain.next().copied());
    first
        .filter(|index| lines[*index].words <= 30 && !lines[*index].leads_on())
        .map(|index| (index, Rule::FirstLine))
}

/// Names of parts of a site below its name from which on they are its menu.
const MENU_WORDS: usize = 2;

/// Words of a title that stands below the description of a picture, at most: a summary is longer.
const WORDS_BELOW_PICTURE: usize = 12;

/// The headline right below two lines that are the same, should the writer and the date follow it at once:
/// then the two describe the picture above, which the page says again below it.
fn below_picture(lines: &[Line], found: &[Option<Found>], first: usize) -> Option<usize> {
    let title = first + 2;
    let is_date = |index: usize| matches!(found.get(index), Some(Some((Role::Date, _))));
    let twice = lines.get(first + 1)?.wording() == lines[first].wording();
    let line = lines.get(title).filter(|_| twice && found[title].is_none())?;
    let named = lines.get(title + 1)?.words <= 4 && is_date(title + 2);
    let heads = (4..=WORDS_BELOW_PICTURE).contains(&line.words) && !line.closed;
    (heads && (named || is_date(title + 1))).then_some(title)
}

/// Whether a line that nothing closes stands right above a paragraph, the date or the writer.
fn introduces_text(lines: &[Line], found: &[Option<Found>], index: usize) -> bool {
    let below = index + 1;
    let is_introduced = match found.get(below) {
        Some(None) => lines[below].is_prose(),
        Some(Some((role, _))) => matches!(role, Role::Date | Role::Byline),
        None => false,
    };
    is_introduced && !lines[index].closed && !lines[index].is_item()
}

/// Lines below a headline among which the date or the writer is looked for.
const INTRODUCTION_LINES: usize = 5;

/// How much speaks for a line as the headline: its length, that it is printed twice, that the date or the
/// writer stands below.
fn headline_score(lines: &[Line], found: &[Option<Found>], index: usize) -> usize {
    let line = &lines[index];
    let length = match line.words {
        0..=2 => 0,
        3 => 1,
        _ => 2,
    };
    if length == 0 {
        return 0;
    }
    let wording = line.wording();
    let places: Vec<usize> = (0..lines.len().min(3 * TITLE_LINES))
        .filter(|other| *other == index || (lines[*other].words == line.words && lines[*other].wording() == wording))
        .collect();
    let introduces = places.iter().any(|place| {
        let below = place + 1..lines.len().min(place + 1 + INTRODUCTION_LINES);
        let is_introduction = |found: &Option<Found>| matches!(found, Some((Role::Date | Role::Byline, _)));
        found[below].iter().any(is_introduction)
    });
    length + 2 * usize::from(places.len() > 1) + usize::from(introduces)
}
