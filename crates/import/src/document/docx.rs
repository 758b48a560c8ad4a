//! `.docx`: WordprocessingML in an Open Packaging archive (ECMA-376).

use hashiya_core::article::{Metadata, Role};
use serde_json::Value;

use super::body::{Body, Note};
use super::numbering::Numbering;
use super::relations::Relations;
use super::styles::Styles;
use super::xml::{Part, local, parts, text_of};
use crate::archive::Archive;
use crate::fault::{Damage, Fault};
use crate::imported::ImportedArticle;
use crate::lines::{Line, Lines};
use crate::said::{language, said};
use crate::settings::Settings;

/// The main part where no relation names another.
const MAIN: &str = "word/document.xml";

/// Whether an archive is such a document.
pub(crate) fn is_docx(archive: &Archive) -> bool {
    let has_types = archive.has("[Content_Types].xml");
    has_types
        && archive
            .names()
            .any(|name| name.starts_with("word/document") && name.ends_with(".xml"))
}

/// The article in a document: its paragraphs as lines, a row of a table in one. What was deleted with changes
/// being tracked, hidden text, comments, headers and footers are left out; footnotes and endnotes come last and
/// are left aside.
pub(crate) fn article(archive: &Archive, settings: &Settings) -> Result<ImportedArticle, Fault> {
    let of_package = Relations::of("", archive, settings)?;
    let main = of_package.first("officeDocument").unwrap_or(MAIN);
    let relations = Relations::of(main, archive, settings)?;
    let bytes = archive
        .unfold_named(main)?
        .ok_or_else(|| Fault::damaged(Damage::Part, format!("{main} is not in it")))?;
    let part = |kind: &str| relations.first(kind);
    let mut styles = match part("styles") {
        Some(path) => match archive.unfold_named(path)? {
            Some(bytes) => Styles::read(path, &text_of(&bytes, settings)?)?,
            None => Styles::default(),
        },
        None => Styles::default(),
    };
    if let Some(path) = part("numbering")
        && let Some(bytes) = archive.unfold_named(path)?
    {
        styles.numbering = Numbering::read(path, &text_of(&bytes, settings)?)?;
    }
    let body = Body::read(main, &text_of(&bytes, settings)?, &styles)?;
    let mut metadata = match of_package.first("core-properties") {
        Some(path) => properties(path, archive, settings)?,
        None => Metadata::default(),
    };
    let mut lines = Lines::default();
    let title = title_among(&body.lines);
    for (at, (role, text)) in body.lines.iter().enumerate() {
        let role = if title == Some(at) { Role::Title.into() } else { *role };
        lines.push(role, text);
        settings.limits.check_text(lines.size())?;
    }
    for (kind, note) in [("footnotes", Note::Foot), ("endnotes", Note::End)] {
        let referred: Vec<&str> = body
            .notes
            .iter()
            .filter(|(own, _)| *own == note)
            .map(|(_, id)| id.as_str())
            .collect();
        if referred.is_empty() {
            continue;
        }
        let Some(path) = part(kind) else { continue };
        let Some(bytes) = archive.unfold_named(path)? else {
            continue;
        };
        let mut notes = super::body::notes(path, &text_of(&bytes, settings)?, &styles)?;
        for id in referred {
            for (_, text) in notes.remove(id).unwrap_or_default() {
                lines.push(Role::Boilerplate, &text);
            }
        }
    }
    let own = |wanted: Role| {
        let mut found = body.lines.iter().filter(move |(line, _)| line.role == wanted);
        found.next().and_then(|(_, text)| said(text))
    };
    let title = title.and_then(|at| said(&body.lines[at].1));
    metadata.title = title.or(metadata.title);
    metadata.author = own(Role::Byline).or(metadata.author);
    metadata.date = own(Role::Date);
    Ok(lines.into_article(metadata))
}

/// The title: what is styled as one, else a heading that everything else stands below.
fn title_among(lines: &[Line]) -> Option<usize> {
    let is_styled = |(line, _): &Line| line.role == Role::Title;
    lines.iter().position(is_styled).or_else(|| {
        let first = lines.iter().position(|(line, _)| line.role != Role::Boilerplate)?;
        (lines[first].0.role == Role::Heading).then_some(first)
    })
}

/// What the properties of a document say. When its file was made is not when the article appeared: it is kept
/// beside that.
fn properties(path: &str, archive: &Archive, settings: &Settings) -> Result<Metadata, Fault> {
    let mut metadata = Metadata::default();
    let Some(bytes) = archive.unfold_named(path)? else {
        return Ok(metadata);
    };
    let text = text_of(&bytes, settings)?;
    let mut current = String::new();
    parts(path, &text, &mut |part| match part {
        Part::Open(element) => current = element.local_name().to_owned(),
        Part::Close(name) if local(name) == current => current.clear(),
        Part::Close(_) => {}
        Part::Text(text) => match (current.as_str(), said(text)) {
            (_, None) => {}
            ("title", title) => metadata.title = title,
            ("creator", creator) => metadata.author = creator,
            ("language", Some(tag)) => metadata.language = language(&tag),
            (key @ ("created" | "modified" | "subject" | "keywords" | "description"), Some(value)) => {
                metadata.fields.insert(key.to_owned(), Value::String(value));
            }
            _ => {}
        },
    })?;
    Ok(metadata)
}
