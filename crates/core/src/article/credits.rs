//! The lines around an article's head that need a look at their neighbours: names of writers, descriptions
//! of pictures.

use super::evidence::Evidence;
use super::furniture::Furniture;
use super::line::Line;
use super::role::Role;
use super::rule::{Found, Rule};
use super::vocabulary::Caption;

/// Paragraphs that may stand above the writer's name: the headline as a question, a summary.
const PARAGRAPHS_ABOVE_NAMES: usize = 2;

/// Within the report, `كتب` or `By` opens headings as well as it names writers: only a colon tells. Where
/// capital letters tell names, it takes more to be within the report.
pub(super) fn drop_names_within_text(lines: &[Line], found: &mut [Option<Found>]) {
    let is_text = |index: &usize| found[*index].is_none() && lines[*index].is_prose() && !lines[*index].asks;
    let texts: Vec<usize> = (0..lines.len()).filter(is_text).collect();
    for index in 0..lines.len() {
        let above = texts.partition_point(|text| *text < index);
        let allowed = if lines[index].has_cases() {
            PARAGRAPHS_ABOVE_NAMES
        } else {
            0
        };
        let is_named = matches!(found[index], Some((Role::Byline, _))) && !lines[index].text.contains([':', '：']);
        if is_named && above > allowed && above < texts.len() {
            found[index] = None;
        }
    }
}

/// Words of a description of a picture that ends with a date.
const DATED_WORDS: usize = 6;

/// Pictures above the text whose descriptions do not say what they are: they stand right above the line that
/// says whose the picture is, or end with the day on which it was taken or with an owner's name.
pub(super) fn mark_described(lines: &[Line], found: &mut [Option<Found>], title: usize) {
    let is_open_prose = |index: &usize| found[*index].is_none() && lines[*index].is_prose();
    let texts: Vec<usize> = (title + 1..lines.len()).filter(is_open_prose).take(2).collect();
    let (Some(first), Some(until)) = (texts.first().copied(), texts.last().copied()) else {
        return;
    };
    for index in (title + 1..=until).rev() {
        let line = &lines[index];
        let owner_below = lines.get(index + 1).is_some_and(|below| {
            let is_credit = matches!(found[index + 1], Some((Role::Caption, _)));
            is_credit && (below.caption() == Some(Caption::Opens) || below.is_owner())
        });
        let dated = line.words >= DATED_WORDS && line.ends_with_date();
        let above_text = index < first || (line.has_cases() && line.words <= DATED_WORDS);
        let named = above_text && line.names_owner();
        let described = dated || named || (owner_below && line.words >= 3);
        if found[index].is_none() && ((described && !line.closed) || (dated && owner_below)) {
            found[index] = Some((Role::Caption, Rule::Place));
        }
    }
}

/// Lines below the title among which the writer's name is looked for, leftovers set aside.
const NAME_LINES: usize = 3;
/// The same for a name right above or below the date, or below another.
const NAME_LINES_BESIDE_DATES: usize = 8;

/// A line of two to four words right below the title that may be a name, above every paragraph and not one
/// of a list, is who wrote it, unless another byline was already found there. So is one right beside the
/// date, at most one paragraph below the title, and one right below such a name.
pub(super) fn mark_byline(lines: &[Line], furniture: &Furniture, found: &mut [Option<Found>], title: usize) {
    let is_text = |index: &usize| found[*index].is_none() && lines[*index].is_prose();
    let mut texts = (title + 1..lines.len()).filter(is_text);
    let (Some(first_text), second_text) = (texts.next(), texts.next()) else {
        return;
    };
    let second_text = second_text.unwrap_or(first_text);
    let is_leftover = |found: &Option<Found>| matches!(found, Some((Role::Boilerplate, _)));
    let below: Vec<usize> = (title + 1..second_text)
        .filter(|index| !is_leftover(&found[*index]))
        .take(NAME_LINES_BESIDE_DATES)
        .collect();
    let open = (title + 1..first_text).filter(|index| found[*index].is_none()).count();
    let is_list = !furniture.is_there && open > LIST_LINES;
    // From below, then from above: a name may stand beside one that was found so.
    let places = 0..below.len();
    for place in places.clone().chain(places.rev()) {
        let index = below[place];
        let has = |place: Option<usize>, roles: &[Role]| {
            let index = place.and_then(|place| below.get(place));
            let role = index.and_then(|index| found[*index]).map(|(role, _)| role);
            role.is_some_and(|role| roles.contains(&role))
        };
        let beside_date = has(Some(place + 1), &[Role::Date]) || has(place.checked_sub(1), &[Role::Date]);
        let beside_name = has(place.checked_sub(1), &[Role::Byline]) || has(Some(place + 1), &[Role::Byline]);
        let beside_name = beside_name && lines[index].has_cases();
        let is_known = below
            .iter()
            .any(|index| matches!(found[*index], Some((Role::Byline, _))));
        let right_below = place < NAME_LINES && index < first_text && !is_list && !is_known;
        // Beside the date, above a line that names the writer, stands a picture's description, or the name itself.
        let is_named = || {
            let names = |other: &usize| {
                matches!(found[*other], Some((Role::Byline, _)))
                    && lines[*other].folded.contains(lines[index].folded.as_str())
            };
            below.iter().any(names)
        };
        let beside_date = beside_date && (lines[index].has_cases() || !is_known || is_named());
        let least = if beside_date && !lines[index].folded.contains('\'') {
            1
        } else {
            2
        };
        let is_plain = furniture.evidence[index] < Evidence::Weak;
        if found[index].is_none()
            && is_plain
            && (right_below || beside_date || beside_name)
            && may_be_name(lines, index, least)
        {
            found[index] = Some((Role::Byline, Rule::BelowTitle));
        }
    }
}

/// Whether a line may be a name: up to four words that nothing closes, no item of a list, said once.
fn may_be_name(lines: &[Line], index: usize, least: usize) -> bool {
    let line = &lines[index];
    let repeated = || lines.iter().filter(|other| other.folded == line.folded).count() > 1;
    let ends_with_initial = line.ends_with_initial() && line.is_name_like() && (2..=4).contains(&line.words);
    line.is_initials()
        || is_names_of_two(line)
        || ends_with_initial
        || (line.words <= 4 && !line.closed && line.opens_as_byline())
        || ((least..=4).contains(&line.words)
            && !line.closed
            && !line.is_item()
            && !line.leads_on()
            && line.is_name_like()
            && !repeated())
}

/// Words between two names.
const BETWEEN_NAMES: [&str; 4] = [" and ", " et ", " & ", " y "];

/// Whether a line is two names: `Jane Doe and John Roe`.
fn is_names_of_two(line: &Line) -> bool {
    let is_name = |text: &str| {
        (2..=3).contains(&text.split_whitespace().count())
            && text
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase))
    };
    let parts = BETWEEN_NAMES.iter().filter_map(|between| line.text.split_once(between));
    !line.closed && line.is_name_like() && parts.into_iter().any(|(one, other)| is_name(one) && is_name(other))
}

/// Lines of no known role between the title and the first paragraph from which on they are a list.
const LIST_LINES: usize = 3;
