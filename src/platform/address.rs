//! Where the reader was when the page was left in the moment before its address said so: handed over to the
//! next page in this tab, through its session storage.

use wasm_bindgen::JsCast;
use web_sys::{NavigationType, PerformanceNavigationTiming};

use super::{page, window};

/// The name of the note.
const NOTE: &str = "hashiya:left-at";

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// What the address of the page is with this hash.
fn address_with(hash: &str) -> Option<String> {
    let address = window().location().href().ok()?;
    let page = address.split('#').next()?;
    Some(format!("{page}{hash}"))
}

/// Leaves word for the next page in this tab that the reader was at the place with this hash. Where the
/// browser denies it, that page begins where the address says.
pub fn leave_word(hash: &str) {
    let word = address_with(&page::hash()).zip(address_with(hash));
    if let Some((said, meant)) = word
        && let Some(storage) = storage()
    {
        let _ = storage.set_item(NOTE, &format!("{said} {meant}"));
    }
}

/// Takes back the word that was left: the page that left it is there again itself.
pub fn forget_word() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(NOTE);
    }
}

/// Whether the browser loaded the page again, or went back or forward to it: an address that was followed or
/// typed means the place that it names, also when it is the one that was left a moment before.
fn is_page_of_before() -> bool {
    let entry = window()
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation").get(0));
    entry
        .and_then(|entry| entry.dyn_into::<PerformanceNavigationTiming>().ok())
        .is_some_and(|navigation| [NavigationType::Reload, NavigationType::BackForward].contains(&navigation.type_()))
}

/// Takes the word that was left, once: puts into the address where the reader was, should this be the page
/// again that the word is about.
pub fn take_word() {
    let Some(storage) = storage() else { return };
    let word = storage.get_item(NOTE).ok().flatten();
    let Some(word) = word else { return };
    let _ = storage.remove_item(NOTE);
    if let Some((said, meant)) = word.split_once(' ')
        && is_page_of_before()
        && window().location().href().is_ok_and(|address| address == said)
        && let Some((_, hash)) = meant.split_once('#')
    {
        let _ = page::replace_hash(&format!("#{hash}"));
    }
}
