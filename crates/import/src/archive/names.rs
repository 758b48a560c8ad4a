//! The names of files in an archive, in whatever encoding they are.
//!
//! The format knows UTF-8 and code page 437. Programs write the code page of the system instead: in Arabic
//! Windows 720 (its old programs, and the Explorer) or 1256, in western Europe 850 or 1252.

use oem_cp::code_table::{DECODING_TABLE_CP_MAP, DECODING_TABLE_CP437};
use oem_cp::decode_string_complete_table;

use crate::settings::Settings;

/// The code pages of DOS that are tried, in order: the format's own first.
const CODE_PAGES: [u16; 3] = [437, 850, 720];
/// Those of Windows.
const ENCODINGS: [&str; 2] = ["windows-1252", "windows-1256"];

/// The names of an archive's files, with `/` between folders. All that are not in UTF-8 are in the one encoding
/// in which the most of them can be names.
pub(super) fn decode(raw: &[&[u8]], settings: &Settings) -> Vec<String> {
    let others = || raw.iter().filter(|name| std::str::from_utf8(name).is_err());
    let readings = (0..CODE_PAGES.len() + ENCODINGS.len()).filter_map(|reading| {
        let names = others().map(|name| read(name, reading, settings));
        let wrong: Option<usize> = names.map(|name| name.map(|name| wrong_in(&name))).sum();
        wrong.map(|wrong| (wrong, reading))
    });
    let best = readings.min().map(|(_, reading)| reading);
    let name_of = |raw: &&[u8]| match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => best
            .and_then(|best| read(raw, best, settings))
            .unwrap_or_else(|| lossless(raw)),
    };
    raw.iter().map(|raw| name_of(raw).replace('\\', "/")).collect()
}

/// A name in the code page or encoding of this number; `None` where it is not one.
fn read(raw: &[u8], reading: usize, settings: &Settings) -> Option<String> {
    match CODE_PAGES.get(reading) {
        Some(page) => DECODING_TABLE_CP_MAP.get(page)?.decode_string_checked(raw),
        None => settings
            .decoder
            .decode(ENCODINGS[reading - CODE_PAGES.len()], raw)?
            .ok(),
    }
}

/// In code page 437 every byte is a character.
fn lossless(raw: &[u8]) -> String {
    decode_string_complete_table(raw, &DECODING_TABLE_CP437)
}

/// How many characters outside ASCII cannot stand where they do in a name: what is no letter, a Latin letter
/// without another one of ASCII beside it, a capital after a small letter, one of another script beside a Latin one.
fn wrong_in(name: &str) -> usize {
    let letters: Vec<char> = name.chars().collect();
    let is_wrong = |at: &usize| {
        let c = letters[*at];
        let beside = [at.checked_sub(1), Some(at + 1)];
        let mut beside = beside.into_iter().flatten().filter_map(|at| letters.get(at));
        match c {
            c if c.is_ascii() => false,
            c if !c.is_alphabetic() => {
                !matches!(c, '\u{64B}'..='\u{652}' | '،' | '؛' | '؟' | '«' | '»' | '’' | '–' | '—')
            }
            c if c.is_uppercase() && at.checked_sub(1).is_some_and(|at| letters[at].is_lowercase()) => true,
            c if is_latin(c) => !beside.any(char::is_ascii_alphabetic),
            _ => beside.any(|c| is_latin(*c)),
        }
    };
    (0..letters.len()).filter(is_wrong).count()
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}')
}
