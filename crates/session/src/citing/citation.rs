//! The words of sentences with where they are from.

use crate::citing::text_fragment::text_fragment;
use crate::i18n::isolated;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::details::Detail;
use crate::model::state::State;

/// The selected sentences as they stand in the article, between quotation marks, and in the next line title,
/// author, date and address of the article, as far as they are known.
pub fn quotation(state: &State) -> Option<String> {
    let (_, work) = state.open_article()?;
    let words = selected_text(state, work)?;
    let said = [Detail::Title, Detail::Author, Detail::Date, Detail::Address];
    let parts = said.into_iter().filter_map(|detail| state.detail_of_work(work, detail));
    let parts: Vec<String> = parts.map(|part| isolated(&part)).collect();
    let (opens, closes) = match work.document.language.tag() {
        "ar" | "fa" | "ur" | "ru" | "es" | "it" => ("«", "»"),
        "fr" => ("«\u{A0}", "\u{A0}»"),
        "de" => ("„", "“"),
        _ => ("“", "”"),
    };
    let comma = state.messages().print.comma;
    Some(format!(
        "{opens}{words}{closes}\n— {}",
        parts.join(&format!("{comma} "))
    ))
}

/// The address of the page that the article is from, leading to the selected sentences there.
pub fn source_link(state: &State) -> Option<String> {
    let (_, work) = state.open_article()?;
    let address = state.address_of_work(work)?;
    let words = selected_text(state, work)?;
    let fragment = text_fragment(&work.document.article.text, &words);
    // A fragment of the page's own stays before the directive.
    let joint = if address.contains('#') { "" } else { "#" };
    Some(format!("{address}{joint}{fragment}"))
}

/// The selected sentences in one line.
fn selected_text(state: &State, work: &AnnotatedArticle) -> Option<String> {
    let (first, last) = state.selection()?;
    let sentences = &work.document.sentences;
    let (first, last) = (sentences.get(first)?, sentences.get(last)?);
    let text = &work.document.article.text[first.bytes.start()..last.bytes.end()];
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
