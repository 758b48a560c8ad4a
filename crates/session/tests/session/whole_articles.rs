//! The whole job on real pages: every article of the project, and the raw pages beside it where
//! they are there, read, tagged to the last sentence, kept, exported and brought to another browser.

use hashiya_core::article::ArticleId;
use hashiya_session::navigation;
use hashiya_session::{Message, Step};

use super::shell::{Shell, Site};
use hashiya_testing::files::{check_file, list};
use hashiya_testing::{files_below, project};

const LABELS: [&str; 3] = ["claim", "quote", "background"];

/// A site with the `.txt` files of a folder, raw as they are.
fn site_of(folder: &str) -> Site {
    let mut site = Site::new(&[]);
    for path in files_below(&project(folder), ".txt") {
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let id = ArticleId::from_file_name(&file);
        site.files
            .insert(file.clone(), Ok(std::fs::read(&path).expect("a readable article")));
        let listing = hashiya_session::Listing {
            id,
            file,
            summary: None,
        };
        site.list.as_mut().expect("a list").push(listing);
    }
    site
}

/// Tags the open article from the first to the last sentence, as by keyboard.
fn tag_all(shell: &mut Shell) {
    shell.send(Message::Navigation(navigation::Message::Move {
        step: Step::First,
        extend: false,
    }));
    let work = shell.annotated();
    let sentences = (0..work.document.sentences.len()).filter(|sentence| work.is_text(*sentence));
    for turn in 0..sentences.count() {
        shell.tag(LABELS[turn % LABELS.len()]);
        shell.send(Message::Navigation(navigation::Message::Move {
            step: Step::Next,
            extend: false,
        }));
    }
}

fn do_the_whole_job(folder: &str, least: usize) {
    let mut shell = Shell::new(site_of(folder));
    shell.boot();
    let ids: Vec<ArticleId> = shell
        .state()
        .library
        .entries
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    assert!(ids.len() >= least, "{folder} has {} articles", ids.len());
    for id in &ids {
        shell.go(id.as_str());
        assert!(shell.annotated().counts().total >= 10, "{id}");
        tag_all(&mut shell);
        assert_eq!(shell.annotated().counts().untagged(), 0, "{id}");
    }
    let mut shell = shell.reload();
    assert_eq!(shell.state().counts().untagged(), 0);
    let file = shell.export();
    assert_eq!(check_file(&file), Ok(()));
    assert_eq!(list(&file["articles"]).len(), ids.len());
    let mut other = Shell::new(site_of(folder));
    other.boot();
    other.open_file("all.json", &file.to_string());
    assert_eq!(other.state().counts(), shell.state().counts());
}

#[test]
fn the_articles_of_the_project() {
    do_the_whole_job("articles", 5);
}

#[test]
fn the_raw_pages_beside_the_project() {
    if project("../shared/articles").is_dir() {
        do_the_whole_job("../shared/articles", 1);
    }
}
