//! `.epub`: a book of pages in an archive (EPUB 2 and 3), one article a chapter.

mod href;
mod locks;
mod names;
mod package;

use std::ops::ControlFlow;

use hashiya_core::article::{GivenRole, Metadata, Role};
use serde_json::Value;

use crate::archive::{Archive, resolve};
use crate::decoding::{declared_in_html, text_of};
use crate::document::{Part, as_html, parts, xml_text};
use crate::fault::{Damage, Fault};
use crate::imported::{Imported, ImportedArticle};
use crate::page::{Extent, article_in_html};
use crate::plain;
use crate::said::said;
use crate::settings::{Settings, Take};
use package::{Item, Package};

/// Where an archive says which file the book begins with.
const CONTAINER: &str = "META-INF/container.xml";

/// Whether an archive is a book.
pub(crate) fn is_epub(archive: &Archive) -> bool {
    archive.has(CONTAINER)
}

/// Hands over the chapters of the book called `file` in the order in which it is read. A part without a text below
/// its headings, as a cover or a title page, is no chapter, and neither is the table of contents.
///
/// # Errors
/// Why it is refused as a whole: then nothing was handed over.
pub(crate) fn read(
    file: &str,
    archive: &Archive,
    settings: &Settings,
    take: &mut Take,
) -> Result<ControlFlow<()>, Fault> {
    let path = package_path(archive, settings)?;
    let bytes = archive.unfold_named(&path)?.ok_or_else(|| not_there(&path))?;
    let package = Package::read(&path, &xml_text(&bytes, settings)?)?;
    if package.spine.len() > settings.limits.files {
        return Err(Fault::Bomb);
    }
    let names = names::of_chapters(&package, archive, settings);
    let locked = locks::read(archive, settings)?;
    let chapters: Vec<&Item> = package.spine.iter().filter(|item| !item.is_contents).collect();
    if !chapters.is_empty() && chapters.iter().all(|item| locked.contains(&item.path)) {
        return Err(Fault::Encrypted);
    }
    let width = chapters.len().to_string().len().max(2);
    let mut is_empty = true;
    for (at, item) in chapters.iter().enumerate() {
        let outcome = if locked.contains(&item.path) {
            Err(Fault::Encrypted)
        } else {
            chapter(item, &package, archive, settings).map(|mut article| {
                let named = names.get(&item.path).cloned();
                article.metadata.title = named.or(article.metadata.title);
                article
            })
        };
        if outcome == Err(Fault::Empty) {
            continue;
        }
        is_empty = false;
        let file = format!("{file}/{}-{:0width$}.{}", stem(file), at + 1, ending(&item.path));
        let flow = take(Imported { file, outcome });
        if flow.is_break() {
            return Ok(flow);
        }
    }
    if is_empty {
        Err(Fault::Empty)
    } else {
        Ok(ControlFlow::Continue(()))
    }
}

/// The article in a chapter: all of its page is text.
fn chapter(item: &Item, package: &Package, archive: &Archive, settings: &Settings) -> Result<ImportedArticle, Fault> {
    let bytes = archive.unfold_named(&item.path)?.ok_or_else(|| not_there(&item.path))?;
    // The encoding that a reader chooses is not that of parts of a book.
    let decoded = text_of(&bytes, declared_in_html(&bytes).as_deref(), None, settings.decoder)?;
    let html = as_html(&decoded.text);
    let (title, html) = without_title(&html);
    let page = article_in_html(&html, Extent::Whole, None, &settings.limits)?;
    let of_book = &package.metadata;
    let title = page
        .metadata
        .title
        .or_else(|| first_heading(&page.text, &page.roles))
        .or(title);
    let mut metadata = Metadata {
        title: title.filter(|title| Some(title) != of_book.title.as_ref()),
        author: of_book.author.clone(),
        date: of_book.date.clone(),
        language: page.metadata.language.or_else(|| of_book.language.clone()),
        address: of_book.address.clone(),
        encoding: Some(decoded.encoding),
        fields: of_book.fields.clone(),
    };
    if let Some(book) = &of_book.title {
        metadata.fields.insert("book".to_owned(), Value::String(book.clone()));
    }
    if page.roles.iter().all(|given| is_above_text(given.role)) {
        return Err(Fault::Empty);
    }
    plain::accept(ImportedArticle { metadata, ..page }, &settings.limits)
}

/// Whether a line of this role only says what follows it.
fn is_above_text(role: Role) -> bool {
    matches!(role, Role::Title | Role::Byline | Role::Date | Role::Heading)
}

/// What the head of a page calls it, and the page without that: it is not to be seen in a book, and often the name
/// of the whole book.
fn without_title(html: &str) -> (Option<String>, String) {
    let lower = html.to_ascii_lowercase();
    let head = lower.find("<body").unwrap_or(lower.len());
    let found = lower[..head].find("<title").and_then(|start| {
        let from = start + lower[start..head].find('>')? + 1;
        let until = from + lower[from..head].find("</title>")?;
        Some((start, from, until))
    });
    let Some((start, from, until)) = found else {
        return (None, html.to_owned());
    };
    let title = said(&html_escape::decode_html_entities(&html[from..until]));
    (title, [&html[..start], &html[until + "</title>".len()..]].concat())
}

/// The first heading of a chapter, in the lines that have these roles.
fn first_heading(text: &str, roles: &[GivenRole]) -> Option<String> {
    let mut lines = text.split('\n').zip(roles);
    let heading = lines.find(|(_, given)| matches!(given.role, Role::Title | Role::Heading));
    heading.and_then(|(line, _)| said(line))
}

/// The path of the file that says what the book consists of.
fn package_path(archive: &Archive, settings: &Settings) -> Result<String, Fault> {
    let bytes = archive.unfold_named(CONTAINER)?.ok_or_else(|| not_there(CONTAINER))?;
    let mut path = None;
    parts(CONTAINER, &xml_text(&bytes, settings)?, &mut |part| {
        if let Part::Open(element) = part
            && element.local_name() == "rootfile"
            && path.is_none()
        {
            path = element.attribute("full-path");
        }
    })?;
    path.map(|path| resolve("", &path))
        .ok_or_else(|| Fault::damaged(Damage::Part, format!("{CONTAINER} names no book")))
}

fn not_there(path: &str) -> Fault {
    Fault::damaged(Damage::Part, format!("{path} is not in it"))
}

/// The name of a file without folders and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("xhtml", |(_, ending)| ending)
}
