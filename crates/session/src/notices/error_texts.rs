//! The texts of errors in files: the file, the place, what is wrong, what to do.

use hashiya_import::{Damage, Fault};

use crate::article::DecodeError;
use crate::exchange::{Problem, ReadError, WriteError};
use crate::i18n::{Locale, fill, isolated, shortened as shown};
use crate::model::imported::FileRefusal;
use crate::model::notice::FileFault;

/// Why a file could not be opened.
pub fn file_text(name: &str, fault: &FileFault, locale: Locale) -> String {
    let m = locale.messages();
    let name = shown(match fault {
        // Where its row stands is what the reader has; what the row is called as an article nobody has seen.
        FileFault::Import(refusal) if refusal.is_of_row() => name.rsplit_once('/').map_or(name, |(table, _)| table),
        _ => name,
    });
    let named = ("name", name.as_str());
    match fault {
        FileFault::Unreadable => fill(m.files.unreadable, &[named]),
        FileFault::UnknownKind => fill(m.importing.unknown_kind, &[named]),
        FileFault::TooLarge { size, limit } => {
            let (size, limit) = (locale.size(*size), locale.size(*limit));
            fill(m.files.too_large, &[named, ("size", &size), ("limit", &limit)])
        }
        FileFault::Decode(DecodeError::Empty) => fill(m.files.empty, &[named]),
        FileFault::Decode(DecodeError::NotUtf8 { line, .. }) => {
            fill(m.files.not_utf8, &[named, ("line", &locale.number(*line))])
        }
        FileFault::Decode(DecodeError::Damaged { line, .. }) => {
            fill(m.files.damaged, &[named, ("line", &locale.number(*line))])
        }
        FileFault::Decode(DecodeError::NotText { line, .. }) => {
            fill(m.files.not_text, &[named, ("line", &locale.number(*line))])
        }
        FileFault::Import(FileRefusal::Unreadable) => fill(m.files.unreadable, &[named]),
        FileFault::Import(FileRefusal::NoReader) => fill(m.importing.not_read, &[named]),
        FileFault::Import(FileRefusal::BrokeReader) => fill(m.importing.broke_reader, &[named]),
        FileFault::Import(FileRefusal::Fault(fault)) => import_fault(named, fault, locale),
    }
}

/// Why a file gives no article, as the readers of files say it.
fn import_fault(named: (&str, &str), fault: &Fault, locale: Locale) -> String {
    let m = locale.messages();
    match fault {
        Fault::UnknownKind => fill(m.importing.unknown_kind, &[named]),
        Fault::Pdf => fill(m.importing.pdf, &[named]),
        Fault::Empty => fill(m.files.empty, &[named]),
        Fault::TooLarge { size, limit } => {
            let (size, limit) = (locale.size(*size), locale.size(*limit));
            fill(m.files.too_large, &[named, ("size", &size), ("limit", &limit)])
        }
        Fault::Undecodable { line, encoding, .. } => {
            let line = locale.digits(&line.to_string());
            let values = [named, ("line", &line), ("encoding", &isolated(encoding))];
            fill(m.importing.undecodable, &values)
        }
        Fault::Damaged { damage, .. } => fill(m.importing.damaged, &[named, ("detail", &damage_text(damage, locale))]),
        Fault::Encrypted => fill(m.importing.encrypted, &[named]),
        Fault::PathLeavesArchive { .. } => fill(m.importing.leaves_archive, &[named]),
        Fault::NoTextColumn { .. } => fill(m.importing.no_text_column, &[named]),
        Fault::EmptyRow { row } => {
            let row = locale.digits(&row.to_string());
            fill(m.importing.empty_row, &[named, ("row", &row)])
        }
        Fault::RaggedRow { line, .. } => {
            let line = locale.digits(&line.to_string());
            fill(m.importing.ragged_row, &[named, ("line", &line)])
        }
        Fault::HashiyaFile => fill(m.importing.hashiya_inside, &[named]),
        Fault::Bomb => fill(m.importing.bomb, &[named]),
    }
}

/// What is wrong with a file that is damaged.
fn damage_text(damage: &Damage, locale: Locale) -> String {
    let m = locale.messages();
    let at = |text, line: &u64| fill(text, &[("line", &locale.digits(&line.to_string()))]);
    match damage {
        Damage::Archive => m.damage.archive.to_owned(),
        Damage::SameNames => m.damage.same_names.to_owned(),
        Damage::Part => m.damage.part.to_owned(),
        Damage::Json { line } => at(m.damage.json, line),
        Damage::NoObject => m.damage.no_object.to_owned(),
        Damage::NoRows => m.damage.no_rows.to_owned(),
        Damage::SeveralTables => m.damage.several_tables.to_owned(),
        Damage::OpenQuote { line } => at(m.damage.open_quote, line),
        Damage::NoPage => m.damage.no_page.to_owned(),
        Damage::TooDeep => m.damage.too_deep.to_owned(),
        Damage::NoEncoding => m.damage.no_encoding.to_owned(),
    }
}

/// Why the tags of a file could not come in, what to do, and that nothing was changed.
pub fn import_text(name: &str, error: &ReadError, locale: Locale) -> String {
    let m = locale.messages();
    let advice = match error {
        ReadError::NewerVersion { .. } => m.imports.reload,
        ReadError::NotHashiya => m.imports.choose,
        ReadError::OffsetUnit { .. } => m.imports.count,
        _ => m.imports.again,
    };
    let what = error_text(&shown(name), error, locale);
    format!("{what} {} {advice}", m.imports.nothing_changed)
}

/// Why a file was not made: what would be wrong with it, and that nothing is lost.
pub fn export_text(name: &str, WriteError(error): &WriteError, locale: Locale) -> String {
    let m = locale.messages();
    let what = error_text(&shown(name), error, locale);
    format!("{} {what} {}", m.files.export_failed, m.files.export_failed_advice)
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
        ReadError::NotJson { line, column } => at(m.imports.not_json, (line, column), ""),
        ReadError::Deep { line, column } => at(m.imports.deep, (line, column), ""),
        ReadError::Repeated { field, line, column } => at(m.imports.repeated, (line, column), field),
        ReadError::NotHashiya => fill(m.imports.not_hashiya, &[named]),
        ReadError::NewerVersion { found } => {
            let version = locale.digits(&found.to_string());
            fill(m.imports.newer, &[named, ("version", &version)])
        }
        ReadError::Missing { field, place } if place.is_empty() => {
            fill(m.imports.missing_top, &[named, ("field", &shown(field))])
        }
        ReadError::Missing { field, place } => {
            let (field, place) = (shown(field), shown(place));
            fill(m.imports.missing, &[named, ("field", &field), ("place", &place)])
        }
        ReadError::Field { place } => fill(m.imports.field, &[named, ("place", &shown(place))]),
        ReadError::ListedTwice { id } => fill(m.imports.listed_twice, &[named, ("found", &shown(id))]),
        ReadError::OffsetUnit { found } => fill(m.imports.unit, &[named, ("unit", &shown(found))]),
        ReadError::Article { id, problem } => problem_text(name, &shown(id), problem, locale),
    }
}

fn problem_text(name: &str, article: &str, problem: &Problem, locale: Locale) -> String {
    let m = locale.messages();
    let found = |value: &str| vec![("found", shown(value))];
    let span = |start: &usize, end: &usize| vec![("start", locale.number(*start)), ("end", locale.number(*end))];
    let (template, values) = match problem {
        Problem::Hash => (m.imports.hash, vec![]),
        Problem::NoText => (m.imports.no_text, vec![]),
        Problem::Twice => (m.imports.twice, vec![]),
        Problem::Span { start, end } => (m.imports.span, span(start, end)),
        Problem::Slice { start, end } => (m.imports.slice, span(start, end)),
        Problem::NoLabel { start, end } => (m.imports.no_label, span(start, end)),
        Problem::Moment { found: moment } => (m.imports.moment, found(moment)),
        Problem::Annotator { id } => (m.imports.annotator, found(id)),
        Problem::SaidTwice { start, end, annotator } => {
            let values = span(start, end).into_iter().chain(found(annotator));
            (m.imports.said_twice, values.collect())
        }
        Problem::Extra { place } => (m.imports.extra, found(place)),
        Problem::CutTwice { at } => (m.imports.cut_twice, vec![("at", locale.number(*at))]),
        Problem::EarlierText { number, problem } => {
            let number = locale.number(*number);
            let earlier = fill(m.imports.earlier_text, &[("article", article), ("number", &number)]);
            return problem_text(name, &earlier, problem, locale);
        }
    };
    let named = [("name", name), ("article", article)];
    let given = values.iter().map(|(key, value)| (*key, value.as_str()));
    fill(template, &named.into_iter().chain(given).collect::<Vec<_>>())
}
