//! The words of sentences with where they are from.

use std::ops::Range;

use crate::citing::directions::joined;
use crate::citing::text_fragment::text_fragment;
use crate::i18n::Locale;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::details::Detail;
use crate::model::state::State;

/// The selected sentences as they stand in the article, between quotation marks; in the next line title, author and
/// date of the article, and in one of its own its address, as far as they are known.
pub fn quotation(state: &State) -> Option<String> {
    let (_, work) = state.open_article()?;
    let (text, part) = selected(state, work)?;
    let words = in_one_line(&text[part]);
    let known = |detail| state.detail_of_work(work, detail).map(|known| in_one_line(&known));
    let date = known(Detail::Date).map(|date| day_in_words(&date, state.locale));
    let parts = [known(Detail::Title), known(Detail::Author), date];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let (opens, closes) = match work.document.language.tag() {
        "ar" | "fa" | "ur" | "ru" | "es" | "it" => ("«", "»"),
        "fr" => ("«\u{A0}", "\u{A0}»"),
        "de" => ("„", "“"),
        _ => ("“", "”"),
    };
    let comma = format!("{} ", state.messages().print.comma);
    let mut lines = vec![
        format!("{opens}{words}{closes}"),
        format!("— {}", joined(&parts, &comma)),
    ];
    lines.extend(known(Detail::Address));
    Some(lines.join("\n"))
}

/// A date as sources have it, such as `2026-11-20` or `2026-11-20T09:30:00Z`, with its month in words; anything else
/// as it stands.
fn day_in_words(date: &str, locale: Locale) -> String {
    let is_day = |day: &str| {
        let mut places = day.chars().enumerate();
        day.len() == 10
            && places.all(|(at, c)| {
                if [4, 7].contains(&at) {
                    c == '-'
                } else {
                    c.is_ascii_digit()
                }
            })
    };
    let day = date.get(..10).filter(|day| is_day(day));
    // After the day there may be the hour.
    let is_whole = |rest: &str| rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    match day.filter(|_| date.get(10..).is_some_and(is_whole)) {
        Some(day) => locale.date(day),
        None => date.to_owned(),
    }
}

/// The address of the page that the article is from, leading to the selected sentences there.
pub fn source_link(state: &State) -> Option<String> {
    let (_, work) = state.open_article()?;
    let address = state.address_of_work(work)?;
    let (text, part) = selected(state, work)?;
    let fragment = text_fragment(text, part);
    // A fragment of the page's own stays before the directive.
    let joint = if address.contains('#') { "" } else { "#" };
    Some(format!("{address}{joint}{fragment}"))
}

/// The text of the article, and which bytes of it the selected sentences are.
fn selected<'w>(state: &State, work: &'w AnnotatedArticle) -> Option<(&'w str, Range<usize>)> {
    let (first, last) = state.selection()?;
    let sentences = &work.document.sentences;
    let (first, last) = (sentences.get(first)?, sentences.get(last)?);
    Some((&work.document.article.text, first.bytes.start()..last.bytes.end()))
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
