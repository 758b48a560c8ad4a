//! The ids of elements that are looked for by them.

/// The id of the field of the search, in an article and in the library.
pub const SEARCH_FIELD: &str = "search";

/// The id of a sentence's element.
pub fn sentence_element(index: usize) -> String {
    format!("s{index}")
}

/// The bar above the article.
pub const TOP_BAR: &str = "topbar";

/// The tools below it.
pub const TOOLBAR: &str = "toolbar";

/// The messages.
pub const NOTICES: &str = "notices";
