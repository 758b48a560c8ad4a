//! What the chapters of a book are called, by its table of contents.

use std::collections::HashMap;

use super::href::decoded;
use super::package::Package;
use crate::archive::{Archive, resolve};
use crate::document::{Part, local, parts, xml_text};
use crate::fault::Fault;
use crate::said::said;
use crate::settings::Settings;

/// The names of the chapters by the paths of their files. A table of contents that is damaged or missing gives
/// none: the chapters then name themselves.
pub(super) fn of_chapters(package: &Package, archive: &Archive, settings: &Settings) -> HashMap<String, String> {
    let newer = package
        .contents
        .as_deref()
        .map(|path| names_in(path, archive, settings));
    let older = package
        .old_contents
        .as_deref()
        .map(|path| names_in(path, archive, settings));
    let mut names = [newer, older].into_iter().flatten().filter_map(Result::ok);
    names.find(|names| !names.is_empty()).unwrap_or_default()
}

/// The first name of each file in a table of contents: a list of links (EPUB 3) or of points (EPUB 2).
fn names_in(path: &str, archive: &Archive, settings: &Settings) -> Result<HashMap<String, String>, Fault> {
    let Some(bytes) = archive.unfold_named(path)? else {
        return Ok(HashMap::new());
    };
    let mut names = HashMap::new();
    let mut add = |href: &str, name: &str| {
        if let Some(name) = said(name) {
            names.entry(resolve(path, &decoded(href))).or_insert(name);
        }
    };
    let mut link: Option<String> = None;
    let mut label = String::new();
    let mut is_in_label = false;
    // Beside the contents there may be lists of pages and of landmarks.
    let mut is_other_list = false;
    parts(path, &xml_text(&bytes, settings)?, &mut |part| match part {
        Part::Open(element) => match element.local_name() {
            "nav" => is_other_list = element.attribute("type").is_some_and(|kind| kind != "toc"),
            "a" if !is_other_list => {
                link = element.attribute("href");
                label.clear();
            }
            "navLabel" => {
                is_in_label = true;
                label.clear();
            }
            "content" => {
                if let Some(source) = element.attribute("src") {
                    add(&source, &label);
                }
            }
            _ => {}
        },
        Part::Text(text) if link.is_some() || is_in_label => label.push_str(text),
        Part::Text(_) => {}
        Part::Close(name) => match local(name) {
            "a" => {
                if let Some(href) = link.take() {
                    add(&href, &label);
                }
            }
            "navLabel" => is_in_label = false,
            "nav" => is_other_list = false,
            _ => {}
        },
    })?;
    Ok(names)
}
