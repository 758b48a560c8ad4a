//! Keys of records: what is written is read, and every text is a key that stays to the letter.

use hashiya_core::article::{Article, ArticleId, Origin};
use hashiya_session::RecordKey;
use hashiya_session::storage::key::{Owner, original_of};
use proptest::prelude::*;

use hashiya_testing::{any_text, cases};

/// Texts like keys: of this program, of newer ones, of damaged values, and broken.
fn like_a_key() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(vec![
            "hashiya", "1", "2", "3", "01", "+1", "99999999999999999999", "tags", "roles", "profile", "text", "place",
            "damaged", "0123456789ab", "story", "a%3Ab", "a%253A", "%", "", "0", "7", "07", "-1",
        ]).prop_map(str::to_owned),
        1 => any_text(6),
    ];
    let parts = prop::collection::vec(part, 0..8).prop_map(|parts| parts.join(":"));
    prop_oneof![1 => parts.clone(), 3 => parts.prop_map(|rest| format!("hashiya:{rest}")), 1 => any_text(20)]
}

fn any_owner() -> impl Strategy<Value = Owner> {
    let article = (any_text(12), any_text(30)).prop_map(|(id, text)| {
        let id = ArticleId::new(&id);
        Article::new(id, &text, Origin::Opened)
    });
    (article, any::<usize>(), 0..4).prop_map(|(article, chunk, scope)| match scope {
        0 => Owner::Nobody,
        1 => Owner::Article(article.id),
        2 => Owner::text(&article),
        _ => Owner::chunk(&article, chunk),
    })
}

fn any_key() -> impl Strategy<Value = RecordKey> {
    let kinds = vec!["tags", "roles", "profile", "text", "of-a-newer-program"];
    let known = (prop::sample::select(kinds), any::<u64>(), any_owner());
    let known = known.prop_map(|(kind, version, owner)| RecordKey::new(kind, version, owner));
    prop_oneof![known, like_a_key().prop_map(|text| RecordKey::parse(&text))]
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_key_stays_to_the_letter(text in like_a_key()) {
        prop_assert_eq!(RecordKey::parse(&text).to_string(), text);
    }

    #[test]
    fn a_key_is_read_as_it_was_written(key in any_key()) {
        let read = RecordKey::parse(&key.to_string());
        prop_assert_eq!(read.article(), key.article());
        prop_assert_eq!(read.version(), key.version());
        prop_assert_eq!(read.kind(), key.kind());
        prop_assert_eq!(read, key);
    }

    #[test]
    fn what_was_set_aside_names_the_record(text in like_a_key(), value in any_text(20)) {
        let text = format!("hashiya:{text}");
        let key = RecordKey::parse(&text);
        let quarantine_key = key.quarantine_key(&value);
        prop_assert_eq!(quarantine_key.original(), Some(key));
        prop_assert_eq!(original_of(&quarantine_key.to_string()), Some(text));
        prop_assert_eq!(quarantine_key.article(), None, "it is no record of the article");
    }
}

#[test]
fn keys_are_those_that_are_stored() {
    let article = Article::new(ArticleId::new("a:b%"), "نص", Origin::Opened);
    let hash = article.short_hash().to_owned();
    let written = |owner| RecordKey::new("kind", 3, owner).to_string();
    assert_eq!(written(Owner::Nobody), "hashiya:3:kind");
    assert_eq!(written(Owner::Article(article.id.clone())), "hashiya:3:kind:a%3Ab%25");
    assert_eq!(
        written(Owner::text(&article)),
        format!("hashiya:3:kind:a%3Ab%25:{hash}")
    );
    assert_eq!(
        written(Owner::chunk(&article, 7)),
        format!("hashiya:3:kind:a%3Ab%25:{hash}:7")
    );
    let other = RecordKey::parse("hashiya:1:tags:a%3Ab%25:hash:07");
    assert_eq!(other.owner(), None, "no program writes numbers so");
    assert_eq!(other.article(), Some(article.id), "but it is about the article");
}
