//! Texts as whole records, as another copy of the app is given them: of two with one identity nothing is lost.

use hashiya_core::article::{Article, ArticleId, Origin};
use hashiya_session::{Message, OpenedText, transfer, with_whole_texts};

use super::FILES;
use super::shell::{Shell, Site};

const ONE: &str = "A letter\n\nIt came in the morning. Nobody read it.";
const TWO: &str = "A letter\n\nIt came in the evening. Nobody read it.";

fn hash_of(text: &str) -> String {
    let article = Article::new(ArticleId::new("letter"), text, Origin::Opened);
    article.short_hash().to_owned()
}

fn text(text: &str) -> (String, OpenedText) {
    let opened = OpenedText {
        file: "letter.txt".into(),
        text: text.into(),
        ..OpenedText::default()
    };
    (format!("hashiya:2:text:letter:{}", hash_of(text)), opened)
}

/// A tag of the second sentence of a letter, with this label of the codebook.
fn tag(text: &str, label: &str) -> (String, String) {
    let key = format!("hashiya:2:tags:letter:{}:0", hash_of(text));
    let start = text.find("It came").expect("a sentence");
    let end = text.find(" Nobody").expect("a sentence");
    let row = format!("[[\"id-1\",1795341608000,[[{start},{},\"{label}\",0]]]]", end - start);
    (key, row)
}

/// What a new browser has after it took the records over: texts and labels.
fn taken_over(records: Vec<(String, String)>) -> Vec<(String, Vec<String>)> {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot();
    let path = "/first/".to_owned();
    shell.send(Message::Transfer(transfer::Message::FirstCopyRead { path, records }));
    shell.answer_all();
    shell.send(Message::Transfer(transfer::Message::Restore));
    let file = shell.export();
    let articles = file["articles"].as_array().expect("articles").iter();
    let mut found: Vec<(String, Vec<String>)> = articles
        .filter(|article| article["title"] == "A letter")
        .map(|article| {
            let sentences = article["sentences"].as_array().expect("sentences").iter();
            let labels = sentences.flat_map(|sentence| sentence["annotations"].as_array().expect("tags"));
            let labels = labels.map(|tag| tag["label"].as_str().expect("a label").to_owned());
            (article["text"].as_str().expect("a text").to_owned(), labels.collect())
        })
        .collect();
    found.sort();
    found
}

#[test]
fn two_texts_of_one_identity_are_both_taken_over_with_what_was_said_of_each() {
    let expected = [
        (TWO.to_owned(), vec!["quote".to_owned()]),
        (ONE.to_owned(), vec!["claim".to_owned()]),
    ];
    let whole = |of: &str| {
        (
            "hashiya:1:text:letter".to_owned(),
            serde_json::to_string(&text(of).1).expect("JSON"),
        )
    };
    for (records, texts) in [
        // Two tabs gave both the name at the same time.
        (vec![], vec![text(ONE), text(TWO)]),
        (vec![], vec![text(TWO), text(ONE)]),
        // An earlier version of the app did not see the other.
        (vec![whole(ONE)], vec![text(TWO)]),
        // The same text in both stores is one text.
        (vec![whole(ONE)], vec![text(ONE), text(TWO)]),
        // The name that it would be given is taken.
        (
            vec![(format!("hashiya:1:place:letter-{}", hash_of(TWO)), "1".into())],
            vec![text(ONE), text(TWO)],
        ),
    ] {
        let mut records = records;
        let pointer = |(key, _): &(String, OpenedText)| (key.clone(), "{\"file\":\"letter.txt\"}".to_owned());
        records.extend(texts.iter().map(pointer));
        records.extend([tag(ONE, "claim"), tag(TWO, "quote")]);
        let all = with_whole_texts(records.clone(), texts);
        assert!(
            !all.iter().any(|(key, _)| key.starts_with("hashiya:2:text:")),
            "{all:?}"
        );
        assert_eq!(taken_over(all), expected, "{records:?}");
    }
}
