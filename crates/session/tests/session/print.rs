//! Paper and reports: what is printed when, and what the report is called.

use hashiya_core::article::ArticleId;
use hashiya_session::i18n::Locale;
use hashiya_session::report::{Element, Node, PrintMode};
use hashiya_session::{Dialog, Effect, FetchError, Message, View, Zone};
use hashiya_session::{library, navigation, print};

use super::FILES;
use super::listed::listed;
use super::shell::{START, Shell, Site};

fn paper(shell: &Shell) -> Option<String> {
    let sheet = shell.state().print.sheet.as_deref()?;
    let is_paper = |(name, _): &&(&str, _)| *name == "data-paper";
    sheet
        .attributes
        .iter()
        .find(is_paper)
        .map(|(_, paper)| paper.to_string())
}

/// All text of an element.
fn text(element: &Element) -> String {
    let of = |node: &Node| match node {
        Node::Element(element) => text(element),
        Node::Text(text) => text.to_string(),
    };
    element.children.iter().map(of).collect()
}

#[test]
fn what_the_browser_prints_is_the_tagged_article_as_it_is_then() {
    let mut shell = Shell::reading(FILES);
    shell.focus(0);
    shell.tag("claim");
    assert_eq!(paper(&shell), None);
    let effects = shell.send(Message::Print(print::Message::Printing(true)));
    assert_eq!(effects, [Effect::Render(View::Page)]);
    assert_eq!(paper(&shell).as_deref(), Some("tagged"));
    let sheet = shell.state().print.sheet.clone().expect("a sheet");
    let title = shell.annotated().document.sentence_text(0).to_owned();
    assert!(text(&sheet).contains(&title), "{}", text(&sheet));
    shell.send(Message::Print(print::Message::Printing(false)));
    assert_eq!(paper(&shell), None);
    assert!(
        shell.send(Message::Print(print::Message::Printing(false))).is_empty(),
        "the same again is nothing"
    );
}

#[test]
fn a_worksheet_is_printed_when_it_is_asked_for_and_then_no_more() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Share)));
    let effects = shell.send(Message::Print(print::Message::Print(PrintMode::Worksheet)));
    // Drawn first, and without the window over it.
    assert_eq!(effects, [Effect::Render(View::Page), Effect::Print]);
    assert_eq!(
        (shell.state().navigation.dialog, paper(&shell).as_deref()),
        (None, Some("worksheet"))
    );
    // A browser may print more than once, as when the size of the paper is changed.
    for _ in 0..2 {
        shell.send(Message::Print(print::Message::Printing(true)));
        assert_eq!(paper(&shell).as_deref(), Some("worksheet"));
        shell.send(Message::Print(print::Message::Printing(false)));
    }
    shell.focus(1);
    shell.send(Message::Print(print::Message::Printing(true)));
    assert_eq!(paper(&shell).as_deref(), Some("tagged"), "the browser's own command");
}

#[test]
fn in_the_library_there_is_no_sheet() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(
        hashiya_session::Route::Library,
    )));
    shell.send(Message::Print(print::Message::Printing(true)));
    assert_eq!(paper(&shell), None);
}

#[test]
fn the_report_is_named_after_the_article_and_the_readers_day() {
    let mut shell = Shell::reading(FILES);
    shell.focus(0);
    shell.tag("claim");
    shell.now = START;
    shell.send(Message::Print(print::Message::Report));
    let (name, report) = shell.downloads.last().cloned().expect("a report");
    assert!(
        name.starts_with("hashiya-report-story-20") && name.ends_with(".html"),
        "{name}"
    );
    assert!(
        report.starts_with("<!doctype html>") && report.matches("class=\"said\" data-label=\"claim\"").count() == 1,
        "{report}"
    );
    shell.send(Message::Navigation(navigation::Message::RouteChanged(
        hashiya_session::Route::Library,
    )));
    shell.send(Message::Print(print::Message::Report));
    let (name, report) = shell.downloads.last().expect("a report");
    assert!(name.starts_with("hashiya-report-20"), "{name}");
    assert_eq!(sheets(report), FILES.len());
}

/// How many articles a report has.
fn sheets(report: &str) -> usize {
    report.matches("<section class=\"sheet\"").count()
}

/// A library of which no text was fetched yet.
fn listed_library() -> Shell {
    let mut shell = Shell::new(Site::new(FILES).summarised());
    shell.boot();
    assert_eq!(listed(&shell).len(), FILES.len());
    shell
}

#[test]
fn a_report_from_the_library_has_the_articles_that_were_only_listed() {
    let mut shell = listed_library();
    shell.send(Message::Print(print::Message::Report));
    let (_, report) = shell.downloads.last().expect("a report");
    assert_eq!(sheets(report), FILES.len());
    assert_eq!(shell.notices(), Vec::<&str>::new());
    // It is of all, whatever the reader has opened when the texts come.
    let mut shell = listed_library();
    shell.slow = true;
    shell.send(Message::Print(print::Message::Report));
    assert!(shell.downloads.is_empty());
    shell.go("other");
    shell.slow = false;
    shell.arrive();
    assert_eq!(shell.downloads.len(), 1);
    let (name, report) = shell.downloads.last().expect("a report");
    assert!(name.starts_with("hashiya-report-20"), "{name}");
    assert_eq!(sheets(report), FILES.len());
}

#[test]
fn a_report_says_which_articles_are_not_in_it() {
    let mut shell = listed_library();
    shell.site.files.insert("story.txt".into(), Err(FetchError::Network));
    shell.send(Message::Print(print::Message::Report));
    let (_, report) = shell.downloads.last().expect("a report");
    assert_eq!(sheets(report), FILES.len() - 1);
    let lacks = |shell: &Shell| {
        let notices = shell.state().notices.shown.iter();
        let mut lacks = notices.filter(|notice| notice.kind.name() == "report-lacks");
        let text = lacks.next().map(|notice| notice.kind.text(Locale::default()));
        assert_eq!(lacks.next(), None, "once");
        text
    };
    let text = lacks(&shell).expect("a message");
    assert!(text.contains("story") || text.contains("قمة جديدة"), "{text}");
    // The next one takes its place.
    shell.send(Message::Print(print::Message::Report));
    assert!(lacks(&shell).is_some());
    shell.site = Site::new(FILES);
    shell.send(Message::Library(library::Message::Retry(ArticleId::new("story"))));
    shell.send(Message::Print(print::Message::Report));
    assert_eq!(lacks(&shell), None);
    assert_eq!(sheets(&shell.downloads.last().expect("a report").1), FILES.len());
}

/// Ahead of UTC by two hours, from the last Sunday of March to that of October 2026 by three (the
/// figures of Beirut).
fn with_summer_time(at: u64) -> i32 {
    const FROM: u64 = 1_774_735_200_000;
    const UNTIL: u64 = 1_792_875_600_000;
    if (FROM..UNTIL).contains(&at) { 180 } else { 120 }
}

/// Half past midnight on the second of July, by summer's time, is still the first by winter's.
#[test]
fn a_tag_has_the_day_that_the_reader_lived_it_on() {
    const JULY: u64 = 1_782_941_400_000;
    let mut shell = Shell::new(Site::new(FILES));
    shell.zone = Zone::Place(with_summer_time);
    shell.now = JULY;
    shell.boot();
    shell.send(Message::Navigation(navigation::Message::RouteChanged(
        hashiya_session::Route::parse("#/articles/story/0"),
    )));
    shell.tag("claim");
    let dates = |shell: &mut Shell| {
        shell.send(Message::Print(print::Message::Printing(true)));
        let sheet = shell.state().print.sheet.clone().expect("a sheet");
        shell.send(Message::Print(print::Message::Printing(false)));
        let text = text(&sheet);
        ["١ يوليو", "٢ يوليو", "٢٢ نوفمبر"].map(|date| text.contains(date))
    };
    assert_eq!(dates(&mut shell), [false, true, false], "in summer");
    shell.now = START;
    assert_eq!(dates(&mut shell), [false, true, true], "and in winter");
}
