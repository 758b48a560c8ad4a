//! Links to sentences and quotations, as they go into the clipboard.

use std::collections::BTreeSet;

use hashiya_core::article::{Article, ArticleId, Metadata, Origin};
use hashiya_import::ImportedArticle;
use hashiya_session::i18n::Locale;
use hashiya_session::{
    Copied, Effect, Message, NoticeKind, ReadArticle, ReadFile, Route, SharedSentence, Summary, action, citing,
    importing, settings,
};

use super::FILES;
use super::shell::Shell;

fn send(shell: &mut Shell, message: citing::Message) -> Vec<Effect> {
    shell.send(Message::Citing(message))
}

fn copied(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Copy { text, .. } => Some(text.as_str()),
        _ => None,
    })
}

/// A page with the article of a saved page open, and its third sentence focused.
fn reading_a_page() -> Shell {
    let mut shell = Shell::reading(FILES);
    let text = "A ship came in.\n\nIt had been at sea for a year. Nobody had missed it.";
    let metadata = Metadata {
        title: Some("The ship".into()),
        author: Some("Nadia Barakat".into()),
        date: Some("2026-11-20".into()),
        address: Some("https://news.example/ship?id=7".into()),
        language: Some("en".into()),
        ..Metadata::default()
    };
    let article = Article::new(ArticleId::new("ship"), text, Origin::Opened).described(metadata.clone().into());
    let file = ReadFile {
        file: "ship.html".into(),
        read: Ok(ReadArticle {
            summary: Summary::of_delivered(article),
            article: ImportedArticle {
                text: text.into(),
                metadata,
                ..ImportedArticle::default()
            },
        }),
    };
    for message in [
        importing::Message::Began(1),
        importing::Message::Read(vec![file]),
        importing::Message::Ended,
    ] {
        shell.send(Message::Importing(message));
    }
    shell.go("ship");
    shell.focus(2);
    shell
}

#[test]
fn a_link_leads_to_the_focused_sentence() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    let effects = send(&mut shell, citing::Message::CopyLink);
    let route = Route::Shared(SharedSentence {
        id: ArticleId::new("story"),
        sentence: 2,
        text: shell.annotated().document.article.short_hash().into(),
    });
    assert!(effects.contains(&Effect::CopyAddress(route)), "{effects:?}");
    send(&mut shell, citing::Message::Done(Copied::Link, true));
    assert_eq!(shell.notices(), ["copied"]);
    send(&mut shell, citing::Message::Done(Copied::Link, false));
    assert_eq!(shell.notices(), ["not-copied"]);
}

#[test]
fn a_link_into_a_file_is_told_as_one() {
    for (path, expected) in [(None, Copied::LinkFromDisk), (Some("/".to_owned()), Copied::Link)] {
        let mut shell = Shell::new(super::shell::Site::new(FILES));
        shell.boot_as(|boot| boot.path = path);
        send(&mut shell, citing::Message::Done(Copied::Link, true));
        let told = shell.state().notices.shown.last().map(|notice| notice.kind.clone());
        assert_eq!(told, Some(NoticeKind::Copied(expected)));
    }
}

#[test]
fn what_is_copied_is_told_in_its_own_words() {
    let mut shell = reading_a_page();
    let mut said = BTreeSet::new();
    for (message, expected) in [
        (citing::Message::CopyLink, Copied::Link),
        (citing::Message::CopySourceLink, Copied::SourceLink),
        (citing::Message::CopyQuotation, Copied::Quotation),
    ] {
        let effects = send(&mut shell, message);
        let what = effects.iter().find_map(|effect| match effect {
            Effect::Copy { what, .. } => Some(*what),
            Effect::CopyAddress(_) => Some(Copied::Link),
            _ => None,
        });
        assert_eq!(what, Some(expected));
        for tag in ["ar", "en", "fr"] {
            let locale = Locale::from_tag(tag).expect("a language of the interface");
            let kind = NoticeKind::Copied(expected);
            assert!(said.insert(kind.text(locale)), "{expected:?} in {tag}");
        }
    }
    assert_eq!(said.len(), 9);
}

/// What a quotation of the page says in this language of the interface.
fn quotation_in(tag: &str) -> String {
    let mut shell = reading_a_page();
    shell.send(Message::Settings(settings::Message::SetLocale(
        Locale::from_tag(tag).expect("a language"),
    )));
    let effects = send(&mut shell, citing::Message::CopyQuotation);
    copied(&effects).expect("a text").to_owned()
}

#[test]
fn a_quotation_says_where_it_is_from_in_plain_text() {
    let rest = "https://news.example/ship?id=7";
    for (tag, source) in [
        ("en", "The ship, Nadia Barakat, 20 November 2026"),
        ("fr", "The ship, Nadia Barakat, 20 novembre 2026"),
        ("ar", "The ship، Nadia Barakat، ٢٠ نوفمبر ٢٠٢٦"),
    ] {
        let expected = format!("“Nobody had missed it.”\n— {source}\n{rest}");
        assert_eq!(quotation_in(tag), expected, "{tag}");
    }
}

#[test]
fn several_sentences_are_quoted_as_they_stand() {
    let mut shell = reading_a_page();
    shell.focus(1);
    shell.extend(2);
    let effects = send(&mut shell, citing::Message::CopyQuotation);
    let text = copied(&effects).expect("a text");
    assert!(
        text.starts_with("“It had been at sea for a year. Nobody had missed it.”"),
        "{text}"
    );
}

#[test]
fn a_link_leads_to_the_words_on_the_page_where_its_address_is_known() {
    let mut shell = reading_a_page();
    let effects = send(&mut shell, citing::Message::CopySourceLink);
    let link = "https://news.example/ship?id=7#:~:text=Nobody%20had%20missed%20it.";
    assert_eq!(copied(&effects), Some(link));
    let offered = action("copy-source-link").expect("an action");
    assert!(offered.is_available(shell.state()));
    shell.go("story");
    assert!(!offered.is_available(shell.state()));
    let effects = send(&mut shell, citing::Message::CopySourceLink);
    assert_eq!(copied(&effects), None);
}
