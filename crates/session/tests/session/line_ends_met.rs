//! Files, backups and records of texts with other line ends come onto the same articles, in whatever order.

use std::collections::BTreeMap;

use hashiya_core::article::{ArticleId, plain_text};
use hashiya_session::i18n::Locale;
use hashiya_session::{Message, NoticeKind, settings, storage};
use proptest::prelude::*;
use serde_json::json;

use super::backup::restore;
use super::earlier_versions::{fixture, is_within};
use super::line_ends::{as_now, delivered, hashes, keys, opened, says_all, site};
use super::shell::{START, Shell, Site};
use hashiya_testing::files::check_file;

#[test]
fn files_of_texts_to_the_letter_open_onto_the_same_articles() {
    // With the article there, and where it comes with the file.
    for site in [
        site(&plain_text(&delivered())),
        Site::new(&[("unlike.txt", "A text unlike the others.")]),
    ] {
        let mut shell = Shell::new(site);
        shell.now = START + 365 * 86_400_000;
        shell.boot();
        shell.open_file("letter.txt", &plain_text(&opened()));
        shell.open_file("export-2.json", &fixture("export-2.json").to_string());
        let ids: Vec<String> = hashes(&shell)
            .into_iter()
            .map(|(id, _)| id)
            .filter(|id| id != "unlike")
            .collect();
        assert_eq!(ids.len(), 2, "none came twice: {ids:?}");
        shell.go("letter");
        assert_eq!(shell.annotated().annotations().iter().count(), 55);
        let export = shell.export();
        assert_eq!(check_file(&export), Ok(()));
        let mut expected = as_now(fixture("export-2.json"));
        expected["articles"]
            .as_array_mut()
            .expect("articles")
            .sort_by_key(|article| article["id"] != "letter");
        let mut now = export;
        now["articles"]
            .as_array_mut()
            .expect("articles")
            .retain(|article| article["id"] != "unlike");
        now["articles"]
            .as_array_mut()
            .expect("articles")
            .sort_by_key(|article| article["id"] != "letter");
        is_within(&expected["articles"], &now["articles"], "articles");
    }
}

#[test]
fn a_backup_of_texts_to_the_letter_brings_everything() {
    let mut shell = Shell::new(site(&plain_text(&delivered())));
    shell.now = START + 365 * 86_400_000;
    shell.boot_as(|boot| boot.new_annotator = "elsewhere".into());
    shell.send(Message::Settings(settings::Message::SetLocale(Locale::default())));
    restore(&mut shell, &fixture("backup-1.json").to_string());
    assert!(
        keys(&shell, "drafts")
            .iter()
            .all(|key| !key.contains("dce52ca7") && !key.contains("a98b9b23"))
    );
    let mut shell = shell.reload();
    says_all(&mut shell);
}

/// What the page of a crash hands out: every record as it is stored, in a file without articles.
#[test]
fn the_records_alone_of_texts_to_the_letter_bring_everything() {
    let file = json!({
        "format": "hashiya", "version": 1, "exported_at": "2026-11-22T09:59:58.120Z", "generator": "hashiya",
        "offset_unit": "code_point", "codebook": {"labels": []}, "annotators": [], "articles": [],
        "backup": {"records": fixture("records-3.json")},
    });
    let mut shell = Shell::new(site(&plain_text(&delivered())));
    shell.now = START + 365 * 86_400_000;
    shell.boot_as(|boot| boot.new_annotator = "elsewhere".into());
    restore(&mut shell, &file.to_string());
    let mut shell = shell.reload();
    says_all(&mut shell);
}

#[test]
fn the_same_text_with_other_line_ends_is_known() {
    let mut shell = Shell::reading(&[("port.txt", &delivered())]);
    for (name, text) in [
        ("a.txt", plain_text(&delivered()).into_owned()),
        ("b.txt", delivered()),
        ("c.txt", delivered().replace("\r\n", "\r")),
        ("d.txt", format!("\u{FEFF}{}", delivered().replace("\r\n", "\n"))),
        ("e.txt", format!("{}\n\n", delivered())),
    ] {
        shell.open_file(name, &text);
        let told = shell.state().notices.shown.last().map(|notice| notice.kind.clone());
        assert_eq!(told, Some(NoticeKind::FileKnown(name.into(), ArticleId::new("port"))));
    }
    assert_eq!(shell.state().library.entries.len(), 1);
}

proptest! {
    #![proptest_config(hashiya_testing::cases(24))]

    /// Whatever was tagged where under the old hash, and in whichever order the records are heard of: the same
    /// comes of it, and each tag is on the sentence that it was on.
    #[test]
    fn records_are_found_again_in_any_order(
        ends in prop::collection::vec(0usize..3, 1..4),
        tags in prop::collection::btree_map(0usize..30, 1usize..4, 1..8),
        order in any::<bool>(),
    ) {
        let ends: Vec<&str> = ends.into_iter().map(|end| ["\n", "\r\n", "\r"][end]).collect();
        let mut written = String::from("حاشية على الميناء");
        for number in 0..30 {
            written += ends[number % ends.len()];
            written += &format!("قال الوزير رقم {number} إن الموسم جيد 😀 هذا العام، وإن الأرقام ستصدر غدا في بيان عن الموسم كله.");
        }
        written += "\r\n";
        let sentence_of = |tag: usize| written.find(&format!("قال الوزير رقم {tag} ")).expect("a sentence");
        let chars = |byte: usize| written[..byte].chars().count();
        let mut records: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (sentence, label) in &tags {
            let start = chars(sentence_of(*sentence));
            let length = written[sentence_of(*sentence)..].find('.').map(|end| chars(sentence_of(*sentence) + end + 1) - start).expect("an end");
            records.entry(start / 2048).or_default().push(format!("[{start},{length},{label},0]"));
        }
        let hash = &hashiya_core::article::Article::hash_of(&written)[..8];
        let mut stored: Vec<(String, String)> = records.into_iter().map(|(chunk, rows)| {
            (format!("hashiya:2:tags:port:{hash}:{chunk}"), format!("[[\"reader\",7,[{}]]]", rows.join(",")))
        }).collect();
        if order {
            stored.reverse();
        }
        let profile = ("hashiya:1:profile".to_owned(), r#"{"annotator":{"id":"reader","name":""},"language":null}"#.to_owned());
        let at_once = Shell::reading_after(&[("port.txt", &written)], stored.iter().cloned().chain([profile.clone()]).collect());
        let mut heard = Shell::reading_after(&[("port.txt", &written)], [profile].into());
        for (key, value) in stored {
            heard.send(Message::Storage(storage::Message::ChangedElsewhere { key, value: Some(value) }));
        }
        for shell in [at_once, heard] {
            let work = shell.annotated();
            let found: BTreeMap<usize, String> = (0..work.document.sentences.len()).filter_map(|sentence| {
                let (_, label) = work.label(sentence)?;
                let text = work.document.sentence_text(sentence);
                let number = text.strip_prefix("قال الوزير رقم ")?.split(' ').next()?.parse().ok()?;
                Some((number, label.to_string()))
            }).collect();
            let labels = ["claim", "quote", "background"];
            let expected: BTreeMap<usize, String> = tags.iter().map(|(at, label)| (*at, labels[*label - 1].to_owned())).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
