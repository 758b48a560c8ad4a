//! By what another version of a text is known: its sketch, and where it appeared. Both stand in the summaries, so they
//! are known of articles that are only listed.

use std::collections::BTreeMap;
use std::rc::Rc;

use hashiya_core::anchor::Sketch;
use hashiya_core::article::{Article, ArticleId, Metadata, Origin};
use hashiya_import::ImportedArticle;
use hashiya_session::{LibraryEntry, ReadArticle, ReadFile, Summary};

use super::FILES;
use super::earlier_versions::fixture;
use super::import::visit_by;
use super::importing::import;
use super::line_ends::{delivered, opened, site};
use super::listed::{again, go_home, listed};
use super::shell::{Shell, Site};

const SHIP: &str = "A ship came in.\n\nIt had been at sea for a year. Nobody had missed it.";
const ADDRESS: &str = "https://news.example/ship?id=7";

/// The sketch and the address of every article, as far as they are known.
fn known(shell: &Shell) -> BTreeMap<&str, (Option<Sketch>, Option<&str>)> {
    let of = |entry: &'_ LibraryEntry| entry.sketch().cloned();
    let entries = shell.state().library.entries.iter();
    entries
        .map(|entry| (entry.id.as_str(), (of(entry), entry.address())))
        .collect()
}

/// A saved page as the worker reads it.
fn saved_page(file: &str, text: &str, address: &str) -> ReadFile {
    let metadata = Metadata {
        address: Some(address.into()),
        ..Metadata::default()
    };
    let article =
        Article::new(ArticleId::from_file_name(file), text, Origin::Opened).described(metadata.clone().into());
    ReadFile {
        file: file.into(),
        read: Ok(ReadArticle {
            summary: Summary::of_delivered(article),
            article: ImportedArticle {
                text: text.into(),
                metadata,
                ..ImportedArticle::default()
            },
        }),
    }
}

#[test]
fn both_are_known_of_articles_that_nobody_has_read_yet() {
    let mut shell = Shell::new(Site::new(FILES).summarised());
    shell.boot();
    let pages = [("ship.html", ADDRESS), ("other-ship.html", "javascript:alert(1)")];
    let files = pages.map(|(file, address)| saved_page(file, &format!("{SHIP} {file}"), address));
    import(&mut shell, files.into());
    let here = ["story", "other", "ship", "other-ship"];
    let texts = FILES.iter().map(|(_, text)| (*text).to_owned());
    let texts = texts.chain(pages.map(|(file, _)| format!("{SHIP} {file}")));
    let sketches: Vec<Sketch> = texts.map(|text| Sketch::of(&text)).collect();
    let check = |shell: &Shell, are_listed: &[&str]| {
        let mut now = listed(shell);
        now.sort_unstable();
        assert_eq!(now, are_listed);
        let known = known(shell);
        for (id, sketch) in here.iter().zip(&sketches) {
            assert_eq!(known[id].0.as_ref(), Some(sketch), "{id}");
        }
        assert_eq!((known["ship"].1, known["story"].1), (Some(ADDRESS), None));
        assert_eq!(known["other-ship"].1, None, "no address of the web");
    };
    let all = ["other", "other-ship", "ship", "story"];
    check(&shell, &all);
    // With work on them, at the next visit, and when they are loaded.
    for id in ["story", "ship"] {
        shell.go(id);
        shell.focus(1);
        shell.tag("claim");
    }
    go_home(&mut shell);
    let mut shell = again(shell);
    check(&shell, &all);
    shell.load_all();
    check(&shell, &[]);
}

#[test]
fn what_comes_with_the_list_stands_in_no_record() {
    let mut shell = visit_by("id-1", "منى", &[(2, "claim")]);
    go_home(&mut shell);
    let disk = Rc::clone(&shell.disk);
    let record = disk.borrow().records["hashiya:1:summary:story"].clone();
    let sketch = serde_json::to_string(&Sketch::of(FILES[0].1)).expect("numbers");
    assert!(!record.contains(&sketch), "{record}");
    assert!(listed(&again(shell)).contains(&"story"));
}

#[test]
fn a_summary_of_before_is_read_and_made_anew() {
    let records = fixture("records-3.json");
    let records = records.as_object().expect("records").iter();
    let records: BTreeMap<&String, &str> = records
        .filter_map(|(key, value)| Some((key, value.as_str()?)))
        .collect();
    let row = records[&"hashiya:1:summary:letter".to_owned()];
    type Row = (String, Summary, Option<(String, u64)>);
    let (_, before, _) = serde_json::from_str::<Row>(row).expect("a summary");
    assert_eq!((before.sketch, before.address), (Sketch::default(), None));
    assert!(before.tally.counts.total > 0);

    let mut shell = Shell::new(site(&delivered()).summarised());
    shell.disk.borrow_mut().records = records
        .iter()
        .map(|(key, value)| ((*key).clone(), (*value).to_owned()))
        .collect();
    shell.boot();
    assert_eq!(listed(&shell), Vec::<&str>::new(), "none of them is true");
    let shell = again(shell);
    assert_eq!(listed(&shell), ["letter", "port"]);
    let known = known(&shell);
    for (id, text) in [("letter", opened()), ("port", delivered())] {
        assert_eq!(known[id].0, Some(Sketch::of(&text)), "{id}");
    }
    assert_eq!(shell.notices(), Vec::<&str>::new());
}
