//! What each line of a page is.

use hashiya_core::article::{Confidence, Finding, LineRole, Metadata, Role};

use super::blocks::{Area, Block, Kind};
use super::metadata::{clean, without_by};

/// The longest line that is a credit, in characters that are no white space.
const LONGEST_CREDIT: usize = 120;
/// How many lines before the title or after the text credits stand in.
const NEAR: usize = 3;
/// Credits stand before so many lines of the text: it may begin with them, and with a standfirst.
const BEFORE: usize = 3;

/// The lines of a page with their roles, in the order of the page; a title that the page says but does not
/// show comes first. Completes the metadata by what the lines say.
pub(super) fn lines_of(
    blocks: Vec<Block>,
    is_main: &[bool],
    findings: &[Finding],
    title: Option<usize>,
    metadata: &mut Metadata,
) -> Vec<(LineRole, String)> {
    if metadata.title.is_none() {
        metadata.title = title.map(|at| blocks[at].text.clone());
    }
    let mut roles: Vec<Role> = blocks
        .iter()
        .zip(is_main)
        .map(|(block, main)| of_kind(block, *main))
        .collect();
    if let Some(at) = title {
        roles[at] = Role::Title;
    }
    let near = credits_range(&roles, title);
    for at in near {
        if roles[at] != Role::Title
            && let Some(role) = credit_role(&blocks[at], findings[at], metadata)
        {
            roles[at] = role;
            let block = &blocks[at];
            let name = if block.of_author > 0 {
                clean(&block.author)
            } else {
                block.text.clone()
            };
            match role {
                Role::Byline if metadata.author.is_none() => metadata.author = Some(without_by(&name).to_owned()),
                Role::Date if metadata.date.is_none() => metadata.date = Some(block.text.clone()),
                _ => {}
            }
        }
    }
    let lines = roles.into_iter().zip(blocks).map(|(role, block)| {
        let line = block.within.filter(|within| within.role == role);
        (line.unwrap_or(role.into()), block.text)
    });
    let mut lines: Vec<(LineRole, String)> = lines.collect();
    if title.is_none()
        && let Some(said) = &metadata.title
        && lines.iter().any(|(line, _)| line.role.is_text())
    {
        lines.insert(0, (Role::Title.into(), said.clone()));
    }
    lines
}

fn of_kind(block: &Block, is_main: bool) -> Role {
    match block.kind {
        _ if !is_main => Role::Boilerplate,
        Kind::Heading(_) => Role::Heading,
        Kind::Caption => Role::Caption,
        // A term and its definition are within neither.
        Kind::Item | Kind::Quotation => block.within.map_or(Role::Body, |within| within.role),
        _ => Role::Body,
    }
}

/// The line that is the title: the highest heading that says what the metadata says, or the page's first
/// heading of the first level that is not beside the article.
pub(super) fn title_line(blocks: &[Block], metadata: &Metadata) -> Option<usize> {
    let headings = || {
        let heading = |(at, block): (usize, &Block)| match block.kind {
            Kind::Heading(level) if block.area != Area::Beside => Some((level, at)),
            _ => None,
        };
        blocks.iter().enumerate().filter_map(heading)
    };
    let said = metadata.title.as_deref().map(letters);
    let is_said = |at: usize| {
        let line = letters(&blocks[at].text);
        said.as_ref().is_some_and(|said| {
            line == *said || (line.len() > 15 && said.contains(&line)) || (said.len() > 15 && line.contains(&**said))
        })
    };
    headings()
        .filter(|(_, at)| is_said(*at))
        .min()
        .or_else(|| headings().filter(|(level, _)| *level == 1).min())
        .map(|(_, at)| at)
}

/// The letters and digits of a line alone.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The lines in which credits are looked for: around the title, and the beginning and end of the text.
fn credits_range(roles: &[Role], title: Option<usize>) -> Vec<usize> {
    let is_text = |at: &usize| roles[*at].is_text() && Some(*at) != title;
    let texts: Vec<usize> = (0..roles.len()).filter(is_text).collect();
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else {
        return Vec::new();
    };
    let start = title.unwrap_or(*first).min(*first).saturating_sub(NEAR);
    let end = texts.get(BEFORE - 1).map_or(last + 1, |third| *third);
    let closing = *last..(last + 1 + NEAR).min(roles.len());
    (start..end).chain(closing.filter(|at| *at >= end)).collect()
}

/// Whether a line says who wrote the article or when it appeared.
fn credit_role(block: &Block, finding: Finding, metadata: &Metadata) -> Option<Role> {
    // A sentence about the author is none, and a time of day no date.
    let is_sentence = block.text.ends_with(['.', '!', '؟', '۔', '。']) && block.text.split(' ').count() > 5;
    if is_sentence
        || block.size > LONGEST_CREDIT
        || block.area == Area::Beside
        || matches!(block.kind, Kind::Heading(_))
    {
        return None;
    }
    let author = metadata.author.as_deref().map(letters).unwrap_or_default();
    let line = letters(&block.text);
    let names_author = author.chars().count() > 3 && line.contains(&author) && block.size < author.chars().count() + 40;
    let is_marked = (block.of_author + block.of_date) * 2 > block.size;
    if names_author || (is_marked && block.of_author > 0) {
        return Some(Role::Byline);
    }
    let is_time = block
        .text
        .chars()
        .all(|c| c.is_numeric() || matches!(c, ':' | ' ' | '.'));
    if is_marked && !is_time && block.text.chars().any(char::is_numeric) {
        return Some(Role::Date);
    }
    let is_credit = matches!(finding.role, Role::Byline | Role::Date) && finding.confidence >= Confidence::Likely;
    is_credit.then_some(finding.role)
}
