//! What the page shows before its program is there: name and tagline in each language, and a card with
//! a working link for each article, written into `index.html`. `src/ui/skeleton.js` shows it until the
//! program's page is whole, which takes its place in one frame.

use crate::articles::Article;
use anyhow::{Context, Result};
use hashiya_core::article::{self, Document, Origin, decode};
use hashiya_core::codebook::DEFAULT_LABELS;
use hashiya_session::i18n::Locale;
use hashiya_session::{Route, SaveState};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// So many cards fill any screen; the rest of a large collection comes with the program.
const MOST_CARDS: usize = 60;

/// What stands around the cards, so that they can be put in anew.
const CARDS: [&str; 2] = ["<!-- cards -->", "<!-- /cards -->"];

/// A text of the interface.
type Text = fn(Locale) -> &'static str;

/// The words of the skeleton by the names that `index.html` has for them. Some are seen, some only
/// give a bar the width that its place will have.
const WORDS: [(&str, Text); 18] = [
    ("{{word-name}}", |locale| locale.messages().common.app_name),
    ("{{word-tagline}}", |locale| locale.messages().common.tagline),
    ("{{word-open}}", |locale| locale.messages().library.open_file),
    ("{{word-export}}", |locale| locale.messages().library.export_all),
    ("{{word-statistics}}", |locale| locale.messages().statistics.title),
    ("{{word-saved}}", |locale| SaveState::Saved.text(locale)),
    ("{{word-back-up}}", |locale| locale.messages().backup.back_up),
    ("{{word-resume}}", |locale| locale.messages().library.resume),
    ("{{word-not-started}}", |locale| locale.page().not_started),
    ("{{word-crashed}}", |locale| locale.page().crashed),
    ("{{word-crashed-why}}", |locale| locale.page().crashed_why),
    ("{{word-no-backup}}", |locale| locale.page().no_backup),
    ("{{word-reload}}", |locale| locale.messages().updates.reload),
    ("{{word-library}}", |locale| locale.messages().library.back),
    ("{{word-claim}}", |locale| locale.label(&DEFAULT_LABELS[0]).name),
    ("{{word-quote}}", |locale| locale.label(&DEFAULT_LABELS[1]).name),
    ("{{word-background}}", |locale| locale.label(&DEFAULT_LABELS[2]).name),
    ("{{word-untagged}}", |locale| locale.messages().reading.untagged),
];

/// Fills in the words of the skeleton, each in every language, and the languages that it can have.
pub fn fill(html: &str) -> String {
    let direction = |locale: Locale| (locale.tag().to_owned(), Value::from(locale.direction().as_str()));
    let directions: Map<String, Value> = Locale::all().map(direction).collect();
    let option = |locale: Locale| format!("<option>{}</option>", escaped(locale.own_name()));
    let html = html
        .replace("{{directions}}", &escaped(&Value::Object(directions).to_string()))
        .replace("{{languages}}", &Locale::all().map(option).collect::<String>())
        .replace("{{needs-script}}", &without_script());
    let every = |text: Text| in_every_language(|locale| text(locale).to_owned());
    WORDS
        .into_iter()
        .fold(html, |html, (name, text)| html.replace(name, &every(text)))
}

/// A text in every language, of which the page shows one.
fn in_every_language(text: impl Fn(Locale) -> String) -> String {
    let word = |locale: Locale| {
        format!(
            "<span data-lang=\"{}\" hidden>{}</span>",
            locale.tag(),
            escaped(&text(locale))
        )
    };
    Locale::all().map(word).collect()
}

/// What the page says where no script runs, so that nothing can choose the language: a line in each.
fn without_script() -> String {
    let line = |locale: Locale| {
        let (tag, direction) = (locale.tag(), locale.direction().as_str());
        let text = escaped(locale.page().needs_script);
        format!("<p lang=\"{tag}\" dir=\"{direction}\">{text}</p>")
    };
    Locale::all().map(line).collect()
}

/// Puts in a card for each article of the folder `dir`, in place of those that were there, and how many
/// there are.
///
/// # Errors
/// When an article cannot be read, or the page has no place for the cards.
pub fn with_cards(html: &str, dir: &Path, articles: &[Article]) -> Result<String> {
    let mut cards = String::new();
    for article in articles.iter().take(MOST_CARDS) {
        let file = dir.join(&article.file);
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        cards.push_str(&card(article, &bytes));
    }
    let count = in_every_language(|locale| locale.count(&locale.messages().library.articles, articles.len()));
    let html = html.replace("{{word-articles}}", &count);
    let (before, rest) = html.split_once(CARDS[0]).context("the page has no place for cards")?;
    let (_, after) = rest.split_once(CARDS[1]).context("the place for cards has no end")?;
    Ok(format!("{before}{}{cards}{}{after}", CARDS[0], CARDS[1]))
}

/// The card of an article; one whose text cannot be read has no more than its file's name, and what
/// is wrong with it the program tells.
fn card(article: &Article, bytes: &[u8]) -> String {
    let id = article::ArticleId::new(&article.id);
    let address = Route::Article {
        id: id.clone(),
        sentence: None,
    };
    let document = decode(bytes).map(|text| Document::new(article::Article::new(id, &text, Origin::Bundled)));
    let (source, title, attributes) = match &document {
        Ok(document) => (
            document.source.as_deref().unwrap_or(&article.file),
            document.title.as_str(),
            format!(
                "lang=\"{}\" dir=\"{}\"",
                document.language.tag(),
                document.direction.as_str()
            ),
        ),
        Err(_) => (article.file.as_str(), article.id.as_str(), "dir=\"auto\"".to_owned()),
    };
    format!(
        "<li class=\"card\"><a class=\"card-link\" href=\"{}\"><p class=\"card-source\" {attributes}>{}</p>\
         <h2 {attributes}>{}</h2><p class=\"card-facts\"><span class=\"bone wide\"></span></p>\
         <div class=\"progress\"><span class=\"bone line\"></span></div>\
         <span class=\"card-verb bone\"></span></a></li>",
        escaped(&address.hash()),
        escaped(source),
        escaped(title),
    )
}

/// Text as it stands in a page, between tags and in attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_links_to_its_article_and_is_text_only() {
        let article = Article {
            id: "a \"b\"".into(),
            file: "a \"b\".txt".into(),
        };
        let text = "<b>Talks & more</b>\n\nThe ministers met on Monday and agreed on a further round of talks.";
        let html = card(&article, text.as_bytes());
        assert!(html.contains("&lt;b&gt;Talks &amp; more&lt;/b&gt;"), "{html}");
        assert!(!html.contains("<b>"), "{html}");
        assert!(html.contains("lang=\"en\" dir=\"ltr\""), "{html}");
        let unreadable = card(&article, b"\xff");
        assert!(unreadable.contains("a &quot;b&quot;"), "{unreadable}");
    }

    #[test]
    fn cards_take_the_place_of_earlier_ones() {
        let dir = std::env::temp_dir();
        let page = "<ul><!-- cards -->old<!-- /cards --></ul>";
        let html = with_cards(page, &dir, &[]).unwrap();
        assert_eq!(html, "<ul><!-- cards --><!-- /cards --></ul>");
        assert!(with_cards("<ul></ul>", &dir, &[]).is_err());
    }

    #[test]
    fn every_language_has_its_words() {
        let html = fill("{{word-name}} {{word-not-started}} {{needs-script}} {{directions}}");
        assert!(!html.contains("{{"), "{html}");
        for locale in Locale::all() {
            assert!(html.contains(&format!("data-lang=\"{}\"", locale.tag())), "{html}");
            assert!(html.contains(&escaped(locale.page().not_started)), "{html}");
            let line = format!("<p lang=\"{}\" dir=\"{}\">", locale.tag(), locale.direction().as_str());
            assert!(html.contains(&(line + &escaped(locale.page().needs_script))), "{html}");
            assert!(
                html.contains(&format!(
                    "&quot;{}&quot;:&quot;{}&quot;",
                    locale.tag(),
                    locale.direction().as_str()
                )),
                "{html}"
            );
        }
    }
}
