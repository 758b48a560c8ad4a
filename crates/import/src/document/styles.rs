//! What the styles of an office document say of paragraphs.

use std::collections::HashMap;

use hashiya_core::article::Role;

use super::numbering::Numbering;
use super::xml::{Part, parts};
use crate::fault::Fault;

/// The styles of a document by their identity, and its lists.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    pub(super) numbering: Numbering,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
    list: Option<String>,
    level: Option<usize>,
}

/// The list that the paragraphs of a style are items of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StyleList {
    /// Its identity, where the style has one.
    pub(super) id: Option<String>,
    /// The level, from 0.
    pub(super) level: usize,
    /// Whether they go on with an item and have no sign of their own.
    pub(super) goes_on: bool,
}

/// Styles build on one another; more steps than this no program makes.
const STEPS: usize = 16;

impl Styles {
    /// Reads the part of a document that holds them.
    pub(super) fn read(path: &str, text: &str) -> Result<Self, Fault> {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        parts(path, text, &mut |part| match part {
            Part::Open(element) if element.local_name() == "style" => {
                open = element.attribute("styleId").map(|id| (id, Style::default()));
            }
            Part::Open(element) => {
                let Some((_, style)) = &mut open else { return };
                let value = || element.attribute("val");
                match element.local_name() {
                    "name" => style.name = value().unwrap_or_default(),
                    "basedOn" => style.based_on = value(),
                    "outlineLvl" => style.outline = value().and_then(|level| level.parse().ok()),
                    "numId" => style.list = value(),
                    "ilvl" => style.level = value().and_then(|level| level.parse().ok()),
                    _ => {}
                }
            }
            Part::Close(name) if super::xml::local(name) == "style" => styles.extend(open.take()),
            Part::Close(_) | Part::Text(_) => {}
        })?;
        Ok(Self {
            styles,
            numbering: Numbering::default(),
        })
    }

    /// What a paragraph of this style is, where the style says so.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        let mut id = id;
        for _ in 0..STEPS {
            let Some(style) = self.styles.get(id) else {
                // Without a part for styles their identities, which are like English names, are all there is.
                return role_of_name(id);
            };
            let own = role_of_name(&style.name).or_else(|| style.outline.and_then(role_of_outline));
            if own.is_some() {
                return own;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }

    /// The list that paragraphs of this style are items of, where the style says so: by a list of its own, or by the
    /// name of one that comes with office programs (`List Bullet 2`).
    pub(super) fn list(&self, id: &str) -> Option<StyleList> {
        let mut id = id;
        for _ in 0..STEPS {
            let Some(style) = self.styles.get(id) else {
                return list_of_name(id);
            };
            let by_name = list_of_name(&style.name);
            if style.list.is_some() || by_name.is_some() {
                let named = by_name.unwrap_or_default();
                return Some(StyleList {
                    id: style.list.clone(),
                    level: style.level.unwrap_or_default().max(named.level),
                    goes_on: named.goes_on && style.list.is_none(),
                });
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// The name of a style without white space and capitals, and the number at its end.
fn parted(name: &str) -> (String, Option<usize>) {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.to_lowercase();
    let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (kind.to_owned(), name[kind.len()..].parse().ok())
}

fn list_of_name(name: &str) -> Option<StyleList> {
    let (kind, number) = parted(name);
    let level = number.unwrap_or(1).saturating_sub(1);
    let goes_on = match kind.as_str() {
        "listbullet" | "listnumber" => false,
        "listcontinue" => true,
        _ => return None,
    };
    Some(StyleList {
        id: None,
        level,
        goes_on,
    })
}

/// What is in the outline is a heading: levels 0 to 8, 9 says that it is not.
pub(super) fn role_of_outline(level: u32) -> Option<Role> {
    (level < 9).then_some(Role::Heading)
}

/// The names of styles that come with office programs are English in the file, in whatever language the program
/// shows them; `Author`, `Date` and `Block Text` are Pandoc's, `Quotations` is LibreOffice's.
fn role_of_name(name: &str) -> Option<Role> {
    match parted(name).0.as_str() {
        "title" => Some(Role::Title),
        "heading" | "subtitle" => Some(Role::Heading),
        "caption" | "imagecaption" | "tablecaption" => Some(Role::Caption),
        "author" | "byline" => Some(Role::Byline),
        "date" => Some(Role::Date),
        "quote" | "intensequote" | "blocktext" | "quotations" => Some(Role::Quotation),
        "toc" | "tocheading" | "tableoffigures" | "index" | "indexheading" | "footnotetext" | "endnotetext"
        | "header" | "footer" => Some(Role::Boilerplate),
        _ => None,
    }
}
