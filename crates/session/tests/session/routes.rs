//! Addresses within the page.

use hashiya_core::article::ArticleId;
use hashiya_session::{Route, SharedSentence};
use proptest::prelude::*;

use hashiya_testing::{any_text, cases};

fn shared(id: &str, sentence: usize, text: &str) -> Route {
    Route::Shared(SharedSentence {
        id: ArticleId::new(id),
        sentence,
        text: text.into(),
    })
}

fn article(id: &str, sentence: Option<usize>) -> Route {
    Route::Article {
        id: ArticleId::new(id),
        sentence,
    }
}

#[test]
fn addresses_are_read() {
    let table = [
        ("", Route::Library),
        ("#", Route::Library),
        ("#/", Route::Library),
        ("#/nothing", Route::Library),
        ("#/continue", Route::Continue),
        ("#/articles", Route::Library),
        ("#/articles/", Route::Library),
        ("#/articles/a", article("a", None)),
        ("#/articles/a/", article("a", None)),
        ("#/articles/a/0", article("a", Some(0))),
        ("#/articles/a/12", article("a", Some(12))),
        ("#/articles/a/x", article("a", None)),
        ("#/articles/a/-1", article("a", None)),
        ("#/articles/a/99999999999999999999999", article("a", None)),
        ("#/articles/%D9%82%D9%85%D8%A9/3", article("قمة", Some(3))),
        ("#/articles/قمة", article("قمة", None)),
        ("#/articles/a%2Fb%25/1", article("a/b%", Some(1))),
        ("#/articles/%FF", article("\u{FFFD}", None)),
        ("#/articles/100%", article("100%", None)),
        ("articles/a", article("a", None)),
        ("#/articles/a/3/4e511fcd", shared("a", 3, "4e511fcd")),
        ("#/articles/a/0/4E511FCD/", shared("a", 0, "4e511fcd")),
        ("#/articles/a%2Fb/3/00000000", shared("a/b", 3, "00000000")),
        // What is no such hash is passed over, as whatever stood there always was.
        ("#/articles/a/3/", article("a", Some(3))),
        ("#/articles/a/3/again", article("a", Some(3))),
        ("#/articles/a/3/4e511fc", article("a", Some(3))),
        ("#/articles/a/3/4e511fcd0", article("a", Some(3))),
        ("#/articles/a/3/4e511fcg", article("a", Some(3))),
        ("#/articles/a/3/قمة٣", article("a", Some(3))),
        ("#/articles/a/x/4e511fcd", article("a", None)),
    ];
    for (hash, route) in table {
        assert_eq!(Route::parse(hash), route, "{hash}");
    }
}

#[test]
fn addresses_are_written_as_the_contract_says() {
    assert_eq!(Route::Library.hash(), "#/");
    assert_eq!(article("kim-putin", None).hash(), "#/articles/kim-putin");
    assert_eq!(article("kim-putin", Some(0)).hash(), "#/articles/kim-putin/0");
    assert_eq!(article("a b/c", Some(7)).hash(), "#/articles/a%20b%2Fc/7");
    assert_eq!(
        article("100%41", None).hash(),
        "#/articles/100%2541",
        "a name that looks encoded already"
    );
}

#[test]
fn a_full_address_keeps_the_page_s_own_path_alone() {
    let place = article("story", Some(3));
    for (page, expected) in [
        ("file:///dir/hashiya.html", "file:///dir/hashiya.html#/articles/story/3"),
        (
            "file:///dir/hashiya.html#/",
            "file:///dir/hashiya.html#/articles/story/3",
        ),
        (
            "file:///C:/a%3Fb/hashiya%20(2).html?lang=fr#/articles/other/7",
            "file:///C:/a%3Fb/hashiya%20(2).html#/articles/story/3",
        ),
        (
            "https://example.org/hashiya/",
            "https://example.org/hashiya/#/articles/story/3",
        ),
        (
            "https://example.org/hashiya/?tour=0#/articles/a?b",
            "https://example.org/hashiya/#/articles/story/3",
        ),
        (
            "https://example.org/index.html?x#",
            "https://example.org/index.html#/articles/story/3",
        ),
    ] {
        assert_eq!(place.address(page), expected, "{page}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_address_is_read_as_it_was_written(id in any_text(20), sentence in any::<Option<usize>>()) {
        prop_assume!(!id.is_empty());
        let route = article(&id, sentence);
        let hash = route.hash();
        prop_assert_eq!(Route::parse(&hash), route);
        prop_assert!(hash.starts_with("#/articles/") && !hash.contains(char::is_control) && !hash.contains(' '));
    }

    #[test]
    fn every_link_is_read_as_it_was_written(id in any_text(20), sentence in any::<usize>(), text in "[0-9a-f]{8}") {
        prop_assume!(!id.is_empty());
        let route = shared(&id, sentence, &text);
        let hash = route.hash();
        // Whoever knows only the older form reads the same sentence of the same article.
        prop_assert_eq!(hash.strip_suffix(&format!("/{text}")).map(Route::parse), Some(article(&id, Some(sentence))));
        prop_assert_eq!(Route::parse(&hash), route);
    }

    #[test]
    fn any_address_is_answered(hash in any_text(30)) {
        let route = Route::parse(&hash);
        prop_assert_eq!(Route::parse(&route.hash()), route);
    }
}
