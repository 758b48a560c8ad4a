//! The command palette: everything that can be done now, and every article, found by any of its
//! words.

use crate::article::ArticleId;
use crate::commands::action::Action;
use crate::commands::table::actions;
use crate::model::state::State;
use crate::text::fold;

/// Something to choose.
#[derive(Clone, Copy)]
pub enum PaletteItem<'a> {
    /// An action.
    Action(&'static Action),
    /// An article: its identity and its title.
    Article(&'a ArticleId, &'a str),
}

/// What can be chosen now and has every word of the query, whatever its vowel marks and spelling
/// variants: actions first, then articles, each in their order.
pub fn choices<'a>(state: &'a State, query: &str) -> Vec<PaletteItem<'a>> {
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let has_all = |text: &str| {
        let text = fold(text);
        words.iter().all(|word| text.contains(word))
    };
    let mut found = Vec::new();
    for action in actions() {
        if is_offered(action) && action.is_available(state) && has_all(action.text(state)) {
            found.push(PaletteItem::Action(action));
        }
    }
    for entry in state.current_entries() {
        if let Some(title) = state.title_of(entry).filter(|title| has_all(title)) {
            found.push(PaletteItem::Article(&entry.id, title));
        }
    }
    found
}

/// Everything but the palette itself and closing it.
fn is_offered(action: &Action) -> bool {
    !matches!(action.id, "palette" | "close")
}
