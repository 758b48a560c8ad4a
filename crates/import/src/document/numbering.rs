//! Lists of an office document: which paragraphs are items, and what stands before them. The numbers are no text of
//! the document; whoever shows it counts.

use std::collections::{HashMap, HashSet};

use hashiya_core::article::{Marker, Nesting};

use super::xml::{Part, local, parts};
use crate::fault::Fault;

/// Lists have nine levels (ECMA-376, 17.9.6).
const LEVELS: usize = 9;

/// What stands before the items of one level of a list.
#[derive(Clone, Copy, Debug)]
struct Level {
    is_counted: bool,
    first: i32,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            is_counted: true,
            first: 1,
        }
    }
}

/// What lists look like, which others are made of: `abstractNum`.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Level; LEVELS],
    /// The style that it is the look of, and the one that has its look.
    is_of: Option<String>,
    looks_like: Option<String>,
}

/// A list: `num`.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    /// Where it begins to count by itself, by level.
    first: HashMap<usize, i32>,
}

/// The lists of a document, by their identity.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
}

/// What is open while the part is read.
#[derive(Default)]
struct Reading {
    pattern: Option<(String, Pattern)>,
    list: Option<(String, List)>,
    level: usize,
}

impl Numbering {
    /// Reads the part of a document that holds them.
    pub(super) fn read(path: &str, text: &str) -> Result<Self, Fault> {
        let mut numbering = Self::default();
        let mut reading = Reading::default();
        parts(path, text, &mut |part| match part {
            Part::Open(element) => {
                let attribute = |name: &str| element.attribute(name);
                let value = || attribute("val");
                let whole = || value().and_then(|value| value.parse().ok());
                match (element.local_name(), &mut reading) {
                    ("abstractNum", reading) => {
                        reading.pattern = attribute("abstractNumId").map(|id| (id, Pattern::default()));
                    }
                    ("num", reading) => reading.list = attribute("numId").map(|id| (id, List::default())),
                    ("lvl" | "lvlOverride", reading) => {
                        let level = attribute("ilvl").and_then(|level| level.parse().ok());
                        reading.level = level.filter(|level| *level < LEVELS).unwrap_or(LEVELS - 1);
                    }
                    (
                        "abstractNumId",
                        Reading {
                            list: Some((_, list)), ..
                        },
                    ) => list.pattern = value().unwrap_or_default(),
                    (
                        "startOverride",
                        Reading {
                            list: Some((_, list)),
                            level,
                            ..
                        },
                    ) => {
                        list.first.extend(whole().map(|first| (*level, first)));
                    }
                    (
                        "start",
                        Reading {
                            pattern: Some((_, pattern)),
                            level,
                            ..
                        },
                    ) => {
                        pattern.levels[*level].first = whole().unwrap_or(1);
                    }
                    (
                        "numFmt",
                        Reading {
                            pattern: Some((_, pattern)),
                            level,
                            ..
                        },
                    ) => {
                        let format = value();
                        pattern.levels[*level].is_counted = !matches!(format.as_deref(), Some("bullet" | "none"));
                    }
                    (
                        "styleLink",
                        Reading {
                            pattern: Some((_, pattern)),
                            ..
                        },
                    ) => pattern.is_of = value(),
                    (
                        "numStyleLink",
                        Reading {
                            pattern: Some((_, pattern)),
                            ..
                        },
                    ) => pattern.looks_like = value(),
                    _ => {}
                }
            }
            Part::Close(name) if local(name) == "abstractNum" => numbering.patterns.extend(reading.pattern.take()),
            Part::Close(name) if local(name) == "num" => numbering.lists.extend(reading.list.take()),
            Part::Close(_) | Part::Text(_) => {}
        })?;
        Ok(numbering)
    }

    /// The pattern of a list, and its identity: that of a style where the list refers to one.
    fn pattern(&self, list: &List) -> Option<(&str, &Pattern)> {
        let (id, pattern) = self.patterns.get_key_value(&list.pattern)?;
        let style = pattern.looks_like.as_ref();
        let of_style = style.and_then(|style| {
            self.patterns
                .iter()
                .find(|(_, other)| other.is_of.as_ref() == Some(style))
        });
        let (id, pattern) = of_style.unwrap_or((id, pattern));
        Some((id, pattern))
    }
}

/// Counts the items of lists, in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Counting<'a> {
    /// The number of the last item of each level, by the pattern: lists of one pattern go on with one another.
    last: HashMap<&'a str, [Option<i32>; LEVELS]>,
    /// Lists that began to count by themselves, with the level.
    begun: HashSet<(&'a str, usize)>,
}

impl<'a> Counting<'a> {
    /// What stands before the next item of a list at a level, from 0; a bullet where nothing says what the list is.
    pub(super) fn next(&mut self, numbering: &'a Numbering, list: &str, level: usize) -> Marker {
        let level = level.min(LEVELS - 1);
        let Some((id, list)) = numbering.lists.get_key_value(list) else {
            return Marker::Bullet;
        };
        let Some((pattern_id, pattern)) = numbering.pattern(list) else {
            return Marker::Bullet;
        };
        let last = self.last.entry(pattern_id).or_default();
        let own_first = list.first.get(&level).copied();
        let begins = own_first.filter(|_| self.begun.insert((id.as_str(), level)));
        let first = own_first.unwrap_or(pattern.levels[level].first);
        let number = begins.unwrap_or_else(|| last[level].map_or(first, |last| last.saturating_add(1)));
        last[level] = Some(number);
        // What is deeper begins anew.
        last[level + 1..].fill(None);
        match pattern.levels[level].is_counted {
            true => Marker::Number(number),
            false => Marker::Bullet,
        }
    }
}

/// Where an item of a list stands, at a level from 0.
pub(super) fn nesting(level: usize, marker: Marker) -> Nesting {
    let level = u32::try_from(level).unwrap_or(u32::MAX).saturating_add(1);
    Nesting { level, marker }
}
