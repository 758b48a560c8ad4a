//! What a book consists of, and what it says of itself: its package document.

use std::collections::{HashMap, HashSet};

use hashiya_core::article::Metadata;
use serde_json::Value;

use crate::archive::resolve;
use crate::document::{Element, Part, local, parts};
use crate::fault::{Damage, Fault};
use crate::said::{address, language, said};

/// A part of a book that is read in order.
pub(super) struct Item {
    /// Its path in the archive.
    pub(super) path: String,
    /// It is the table of contents.
    pub(super) is_contents: bool,
}

/// The package document of a book.
#[derive(Default)]
pub(super) struct Package {
    pub(super) metadata: Metadata,
    /// What is read, in order, each part once.
    pub(super) spine: Vec<Item>,
    /// Where the names of chapters are: the table of contents of EPUB 3, then that of EPUB 2.
    pub(super) contents: Option<String>,
    pub(super) old_contents: Option<String>,
}

/// A file that belongs to a book.
struct File {
    path: String,
    kind: String,
    properties: String,
}

impl File {
    fn is_page(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "application/xhtml+xml" | "text/html" | "application/x-dtbook+xml" | ""
        )
    }

    fn is_contents(&self) -> bool {
        self.properties.split_whitespace().any(|property| property == "nav")
    }
}

impl Package {
    /// Reads the package document at `path`.
    pub(super) fn read(path: &str, text: &str) -> Result<Self, Fault> {
        let mut files: HashMap<String, File> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut old_contents = None;
        let mut about = About::default();
        parts(path, text, &mut |part| match part {
            Part::Open(element) => match element.local_name() {
                "item" => files.extend(file(path, &element)),
                "itemref" => order.extend(element.attribute("idref")),
                "spine" => old_contents = element.attribute("toc"),
                _ => about.open(&element),
            },
            Part::Text(text) => about.text(text),
            Part::Close(name) => about.close(local(name)),
        })?;
        let mut seen = HashSet::new();
        let in_order = order
            .iter()
            .filter(|id| seen.insert(*id))
            .filter_map(|id| files.get(id));
        let spine = in_order.filter(|file| file.is_page()).map(|file| Item {
            path: file.path.clone(),
            is_contents: file.is_contents(),
        });
        let spine: Vec<Item> = spine.collect();
        if spine.is_empty() {
            return Err(Fault::damaged(Damage::Part, format!("{path} names no chapter")));
        }
        let old = old_contents.and_then(|id| files.get(&id));
        let old = old.or_else(|| files.values().find(|file| file.kind == "application/x-dtbncx+xml"));
        Ok(Self {
            metadata: about.metadata(),
            spine,
            contents: files
                .values()
                .find(|file| file.is_contents())
                .map(|file| file.path.clone()),
            old_contents: old.map(|file| file.path.clone()),
        })
    }
}

/// A file of the manifest with its identity.
fn file(package: &str, element: &Element) -> Option<(String, File)> {
    let file = File {
        path: resolve(package, &super::href::decoded(&element.attribute("href")?)),
        kind: element.attribute("media-type").unwrap_or_default(),
        properties: element.attribute("properties").unwrap_or_default(),
    };
    Some((element.attribute("id")?, file))
}

/// What a book says of itself, by the elements of Dublin Core, several of each.
#[derive(Default)]
struct About {
    /// The element that is open, and what was read of it.
    open: Option<(String, String)>,
    said: Vec<(String, String)>,
    is_in_metadata: bool,
}

impl About {
    fn open(&mut self, element: &Element) {
        match element.local_name() {
            "metadata" => self.is_in_metadata = true,
            name if self.is_in_metadata => self.open = Some((name.to_owned(), String::new())),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, read)) = &mut self.open {
            read.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        if name == "metadata" {
            self.is_in_metadata = false;
        }
        if let Some((name, read)) = self.open.take()
            && let Some(read) = said(&read)
        {
            self.said.push((name, read));
        }
    }

    fn metadata(&self) -> Metadata {
        let all = |wanted: &'static str| {
            let said = self.said.iter().filter(move |(name, _)| name == wanted);
            said.map(|(_, value)| value.as_str())
        };
        let creators: Vec<&str> = all("creator").collect();
        let mut metadata = Metadata {
            title: all("title").next().map(str::to_owned),
            author: said(&creators.join(", ")),
            date: all("date").next().map(str::to_owned),
            language: all("language").find_map(language),
            address: all("source").chain(all("identifier")).find_map(address),
            ..Metadata::default()
        };
        for (key, name) in [
            ("publisher", "publisher"),
            ("subject", "subject"),
            ("rights", "rights"),
            ("identifier", "identifier"),
        ] {
            let values: Vec<&str> = all(name).collect();
            if let Some(value) = said(&values.join(", ")) {
                metadata.fields.insert(key.to_owned(), Value::String(value));
            }
        }
        metadata
    }
}
