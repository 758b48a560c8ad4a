//! What a reader is told of a file that is refused: the file, the place, what is wrong, what to do.

use super::notice::FileFault;
use crate::article::DecodeError;
use crate::exchange::{Problem, ReadError};
use crate::i18n::{Locale, fill};

/// Characters of a name or value out of a file that a message shows.
const SHOWN: usize = 60;

/// Why a file could not be opened.
pub fn file_text(name: &str, fault: &FileFault, locale: Locale) -> String {
    let m = locale.messages();
    let name = shown(name);
    let named = ("name", name.as_str());
    match fault {
        FileFault::Unreadable => fill(m.file_unreadable, &[named]),
        FileFault::UnknownKind => fill(m.file_unknown_kind, &[named]),
        FileFault::TooLarge { size, limit } => {
            let (size, limit) = (megabytes(*size, locale), megabytes(*limit, locale));
            fill(m.file_too_large, &[named, ("size", &size), ("limit", &limit)])
        }
        FileFault::Decode(DecodeError::Empty) => fill(m.file_empty, &[named]),
        FileFault::Decode(DecodeError::NotUtf8 { line, .. }) => {
            fill(m.file_not_utf8, &[named, ("line", &locale.number(*line))])
        }
    }
}

/// Whole megabytes, rounded up.
fn megabytes(bytes: u64, locale: Locale) -> String {
    let megabytes = bytes.div_ceil(1_000_000);
    locale.number(usize::try_from(megabytes).unwrap_or(usize::MAX))
}

/// Why the tags of a file could not come in, what to do, and that nothing was changed.
pub fn import_text(name: &str, error: &ReadError, locale: Locale) -> String {
    let m = locale.messages();
    let advice = match error {
        ReadError::NewerVersion { .. } => m.import_reload,
        ReadError::NotHashiya => m.import_choose,
        ReadError::OffsetUnit { .. } => m.import_count,
        _ => m.import_again,
    };
    let what = error_text(&shown(name), error, locale);
    format!("{what} {} {advice}", m.import_nothing_changed)
}

fn error_text(name: &str, error: &ReadError, locale: Locale) -> String {
    let m = locale.messages();
    let named = ("name", name);
    let at = |template, (line, column): (&usize, &usize), field: &str| {
        let (line, column, field) = (locale.number(*line), locale.number(*column), shown(field));
        fill(
            template,
            &[named, ("line", &line), ("column", &column), ("field", &field)],
        )
    };
    match error {
        ReadError::NotJson { line, column } => at(m.import_not_json, (line, column), ""),
        ReadError::Deep { line, column } => at(m.import_deep, (line, column), ""),
        ReadError::Repeated { field, line, column } => at(m.import_repeated, (line, column), field),
        ReadError::NotHashiya => fill(m.import_not_hashiya, &[named]),
        ReadError::NewerVersion { found } => {
            let version = locale.digits(&found.to_string());
            fill(m.import_newer, &[named, ("version", &version)])
        }
        ReadError::Missing { field, place } if place.is_empty() => {
            fill(m.import_missing_top, &[named, ("field", &shown(field))])
        }
        ReadError::Missing { field, place } => {
            let (field, place) = (shown(field), shown(place));
            fill(m.import_missing, &[named, ("field", &field), ("place", &place)])
        }
        ReadError::Field { place } => fill(m.import_field, &[named, ("place", &shown(place))]),
        ReadError::ListedTwice { id } => fill(m.import_listed_twice, &[named, ("found", &shown(id))]),
        ReadError::OffsetUnit { found } => fill(m.import_unit, &[named, ("unit", &shown(found))]),
        ReadError::Article { id, problem } => problem_text(name, &shown(id), problem, locale),
    }
}

fn problem_text(name: &str, article: &str, problem: &Problem, locale: Locale) -> String {
    let m = locale.messages();
    let found = |value: &str| vec![("found", shown(value))];
    let span = |start: &usize, end: &usize| vec![("start", locale.number(*start)), ("end", locale.number(*end))];
    let (template, values) = match problem {
        Problem::Hash => (m.import_hash, vec![]),
        Problem::NoText => (m.import_no_text, vec![]),
        Problem::Twice => (m.import_twice, vec![]),
        Problem::Span { start, end } => (m.import_span, span(start, end)),
        Problem::Slice { start, end } => (m.import_slice, span(start, end)),
        Problem::NoLabel { start, end } => (m.import_no_label, span(start, end)),
        Problem::Moment { found: moment } => (m.import_moment, found(moment)),
        Problem::Annotator { id } => (m.import_annotator, found(id)),
        Problem::SaidTwice { start, end, annotator } => {
            let values = span(start, end).into_iter().chain(found(annotator));
            (m.import_said_twice, values.collect())
        }
        Problem::CutTwice { at } => (m.import_cut_twice, vec![("at", locale.number(*at))]),
    };
    let named = [("name", name), ("article", article)];
    let given = values.iter().map(|(key, value)| (*key, value.as_str()));
    fill(template, &named.into_iter().chain(given).collect::<Vec<_>>())
}

/// A name or value out of a file as a message shows it: on one line, not without end, and without
/// the marks that would turn the direction of the message itself.
fn shown(value: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let plain = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    let mut kept = value.chars().filter(|c| !turns(*c)).map(plain);
    let mut text: String = kept.by_ref().take(SHOWN).collect();
    if kept.next().is_some() {
        text.push('…');
    }
    text
}
