//! The statistics page: rows and cells as tagged, the pace, the charts as files.

use hashiya_session::{Chart, Effect, FEWEST, Message, PAUSE, Route, Run, Whose, message_of_key, pace, runs_of};
use hashiya_session::{FetchError, annotate, navigation, settings, statistics, transfer};
use proptest::prelude::*;

use super::listed::{again, listed};
use super::shell::{Shell, Site};
use super::{FILES, keys::press};
use hashiya_testing::cases;

/// Goes to the page at this address.
pub fn at(shell: &mut Shell, hash: &str) {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::parse(
        hash,
    ))));
}

/// Tags sentences of an article.
pub fn tag(shell: &mut Shell, article: &str, tags: &[(usize, &str)]) {
    shell.go(article);
    for (sentence, label) in tags {
        shell.focus(*sentence);
        shell.tag(label);
    }
}

/// A library of which the story is tagged: two claims, a quote, a label of somebody else's.
fn tagged() -> Shell {
    let mut shell = Shell::reading(FILES);
    tag(
        &mut shell,
        "story",
        &[(0, "claim"), (2, "claim"), (3, "quote"), (7, "doubt")],
    );
    shell
}

fn rows(shell: &Shell) -> Vec<(String, Vec<usize>)> {
    let rows = shell.state().distribution_rows(&shell.state().kinds()).into_iter();
    rows.map(|row| (row.title, row.counts)).collect()
}

#[test]
fn the_distribution_counts_what_was_tagged() {
    let mut shell = tagged();
    at(&mut shell, "#/statistics");
    assert!(shell.state().navigation.open.is_none());
    let story = "قمة جديدة بين البلدين في العاصمة".to_owned();
    // Eight sentences, one of them boilerplate; the other article has three and no tag.
    assert_eq!(
        rows(&shell),
        [
            ("كل المقالات".to_owned(), vec![2, 1, 0, 1, 6]),
            (story.clone(), vec![2, 1, 0, 1, 3])
        ]
    );
    at(&mut shell, "#/articles/story/statistics");
    assert_eq!(rows(&shell), [(story, vec![2, 1, 0, 1, 3])], "one article has one bar");
    at(&mut shell, "#/articles/other/statistics");
    assert_eq!(rows(&shell), [], "nothing is tagged");
    assert_eq!(shell.state().chart(Chart::Distribution, 500), None);
    tag(&mut shell, "other", &[(1, "background")]);
    at(&mut shell, "#/statistics");
    assert_eq!(rows(&shell)[0].1, [2, 1, 1, 1, 5]);
    assert_eq!(rows(&shell).len(), 3);
}

#[test]
fn the_strip_has_the_sentences_that_count() {
    let mut shell = tagged();
    let cells = shell.state().kinds().cells_of(shell.annotated());
    let seen: Vec<(usize, usize, usize)> = cells
        .iter()
        .map(|cell| (cell.sentence, cell.ordinal, cell.kind))
        .collect();
    assert_eq!(
        seen,
        [
            (0, 1, 0),
            (1, 2, 4),
            (2, 3, 0),
            (3, 4, 1),
            (4, 5, 4),
            (6, 6, 4),
            (7, 7, 3)
        ],
        "not the boilerplate, which is sentence 5"
    );
    assert!(
        cells
            .iter()
            .all(|cell| cell.length == shell.annotated().document.sentences[cell.sentence].chars.len())
    );
    let runs: Vec<(usize, (usize, usize))> = runs_of(&cells).iter().map(|run| (run.kind, run.ordinals)).collect();
    assert_eq!(
        runs,
        [
            (0, (1, 1)),
            (4, (2, 2)),
            (0, (3, 3)),
            (1, (4, 4)),
            (4, (5, 6)),
            (3, (7, 7))
        ]
    );
    assert_eq!(
        shell.state().chart(Chart::Strip, 500),
        None,
        "no page of figures is open"
    );
    at(&mut shell, "#/statistics");
    assert_eq!(
        shell.state().chart(Chart::Strip, 500),
        None,
        "a strip is of one article"
    );
    at(&mut shell, "#/articles/story/statistics");
    assert!(shell.state().chart(Chart::Strip, 500).is_some());
}

#[test]
fn charts_are_handed_out_as_files() {
    let mut shell = tagged();
    at(&mut shell, "#/articles/story/statistics");
    for (chart, name) in [(Chart::Distribution, "labels"), (Chart::Strip, "sentences")] {
        let save = |png| Message::Statistics(statistics::Message::SaveChart { chart, png });
        shell.send(save(false));
        let (file, svg) = shell.downloads.last().cloned().expect("a file");
        assert_eq!(file, format!("hashiya-{name}-2026-11-22.svg"));
        let shown = shell.state().chart(chart, 720).expect("a chart");
        assert_eq!(svg, hashiya_session::charts::write(&shown), "what the page shows");
        let effects = shell.send(save(true));
        let png = Effect::DownloadPng {
            name: format!("hashiya-{name}-2026-11-22.png"),
            svg,
            width: 720,
            height: shown.height,
        };
        assert!(effects.contains(&png));
    }
    shell.send(Message::Statistics(statistics::Message::PngFailed));
    // A file that could not be made says nothing of what is stored.
    shell.send(Message::Transfer(transfer::Message::DownloadFailed));
    assert_eq!(shell.notices(), ["png-failed", "download-failed"]);
    assert!(
        shell
            .state()
            .notices
            .shown
            .iter()
            .all(|notice| !notice.kind.is_about_storage())
    );
    at(&mut shell, "#/articles/other/statistics");
    assert_eq!(
        shell.send(Message::Statistics(statistics::Message::SaveChart {
            chart: Chart::Distribution,
            png: false
        })),
        [],
        "nothing to draw"
    );
}

#[test]
fn no_key_tags_from_the_page_of_figures() {
    let mut shell = tagged();
    at(&mut shell, "#/articles/story/statistics");
    for code in ["Digit1", "KeyU", "Backspace", "KeyN", "ArrowDown"] {
        assert!(message_of_key(shell.state(), press(code)).is_none(), "{code}");
    }
}

/// Stamps with these gaps between them.
fn stamps(gaps: &[u64]) -> Vec<u64> {
    let mut now = 1_000_000;
    let mut stamps = vec![now];
    for gap in gaps {
        now += gap;
        stamps.push(now);
    }
    stamps
}

#[test]
fn the_pace_is_the_median_of_the_gaps() {
    let same = [4_000; FEWEST];
    let mixed = [1_000, 2_000, 3_000, 4_000, 9_000, 9_000, 60_000, 3_000, PAUSE];
    let long = [&same[..], &[PAUSE + 1, PAUSE * 100]].concat();
    let cases: [(&str, Vec<u64>, Option<u64>); 8] = [
        ("nothing", vec![], None),
        ("one tag", stamps(&[]), None),
        ("one gap too few", stamps(&same[1..]), None),
        ("just enough", stamps(&same), Some(4_050)),
        ("the middle one of nine", stamps(&mixed), Some(4_050)),
        (
            "between the two in the middle",
            stamps(&[&mixed[..], &[3_000]].concat()),
            Some(3_550),
        ),
        ("pauses are none of them", stamps(&long), Some(4_050)),
        ("days apart", stamps(&[86_400_000; 30]), None),
    ];
    for (name, stamps, expected) in cases {
        let turned: Vec<u64> = stamps.iter().rev().copied().collect();
        assert_eq!(pace(&stamps), expected, "{name}");
        assert_eq!(pace(&turned), expected, "{name}, in another order");
    }
}

#[test]
fn a_key_press_on_several_sentences_is_shared_out() {
    // Four tags of one press, ten seconds after the one before: each took two and a half.
    let gaps = [10_000, 1, 1, 1, 10_000, 1, 1, 1];
    assert_eq!(pace(&stamps(&gaps)), Some(2_550));
    assert_eq!(pace(&stamps(&[1; 50])), None, "one press alone says nothing");
}

#[test]
fn the_time_left_is_the_pace_times_what_is_left() {
    let text: String = (0..30).map(|n| format!("The {n}th thing happened. ")).collect();
    let files: &[(&str, &str)] = &[("long.txt", &text), ("short.txt", "A thing\n\nIt happened. Once.\n")];
    let mut shell = Shell::reading(files);
    at(&mut shell, "#/articles/long/statistics");
    assert_eq!((shell.state().times().sentence, shell.state().times().left), (None, 30));
    let tags: Vec<(usize, &str)> = (0..=FEWEST).map(|sentence| (sentence, "claim")).collect();
    let before = shell.now;
    tag(&mut shell, "long", &tags[..1]);
    let once = shell.now;
    tag(&mut shell, "long", &tags[1..2]);
    // What a tag takes in these tests: a second for each message, those that follow from it too.
    let gap = shell.now - once;
    assert!(once > before && gap > 0);
    for one in &tags[2..] {
        tag(&mut shell, "long", std::slice::from_ref(one));
    }
    at(&mut shell, "#/articles/long/statistics");
    let times = shell.state().times();
    assert_eq!(
        (times.sentence, times.of_all, times.left),
        (Some(gap + 50), false, 30 - tags.len())
    );
    at(&mut shell, "#/articles/short/statistics");
    let times = shell.state().times();
    assert_eq!(
        (times.sentence, times.of_all, times.left),
        (Some(gap + 50), true, 3),
        "the pace of all articles"
    );
    shell.send(Message::Settings(settings::Message::SetName("nobody else".into())));
    at(&mut shell, "#/statistics");
    assert_eq!(shell.state().times().left, 33 - tags.len());
}

/// A long article with tags, and a short one without, as the next visit lists them.
fn tagged_before() -> Shell {
    let text: String = (0..30).map(|n| format!("The {n}th thing happened. ")).collect();
    let files: &[(&str, &str)] = &[("long.txt", &text), ("short.txt", "A thing\n\nIt happened. Once.\n")];
    let mut shell = Shell::reading(files);
    let tags: Vec<(usize, &str)> = (0..=FEWEST + 3).map(|sentence| (sentence, "claim")).collect();
    tag(&mut shell, "long", &tags);
    // One tag anew, and one taken back.
    tag(&mut shell, "long", &[(2, "quote")]);
    shell.focus(4);
    shell.send(Message::Annotate(annotate::Message::Clear));
    at(&mut shell, "#/");
    again(shell)
}

#[test]
fn the_pace_of_all_articles_is_that_of_those_that_were_not_read_too() {
    let mut shell = tagged_before();
    assert_eq!(listed(&shell), ["long", "short"]);
    at(&mut shell, "#/articles/short/statistics");
    let times = shell.state().times();
    assert!(times.sentence.is_some() && times.of_all, "{times:?}");
    assert_eq!(listed(&shell), ["long"], "and it is not read for it");
    // Whatever is read, it is the same.
    shell.load_all();
    at(&mut shell, "#/articles/short/statistics");
    assert_eq!(shell.state().times(), times);
    let mut shell = tagged_before();
    shell.site.files.insert("long.txt".into(), Err(FetchError::Network));
    at(&mut shell, "#/articles/short/statistics");
    shell.load_all();
    at(&mut shell, "#/articles/short/statistics");
    assert_eq!(shell.state().times(), times, "nor when it does not come");
}

#[test]
fn the_pace_of_all_articles_is_of_every_identity_of_the_reader() {
    let mut first = tagged_before();
    let file = first.export().to_string();
    let id = first.state().reader.id.clone();
    let mut shell = Shell::new(first.site.clone());
    shell.boot_as(|boot| boot.new_annotator = "id-2".into());
    tag(&mut shell, "short", &[(1, "claim")]);
    shell.asks = true;
    shell.open_file("mine.json", &file);
    shell.answer(id.as_str(), Whose::Mine);
    shell.open_shown();
    at(&mut shell, "#/");
    let mut shell = again(shell);
    assert_eq!(listed(&shell), ["long", "short"]);
    at(&mut shell, "#/articles/short/statistics");
    let times = shell.state().times();
    assert!(times.sentence.is_some() && times.of_all, "{times:?}");
    shell.load_all();
    at(&mut shell, "#/articles/short/statistics");
    assert_eq!(shell.state().times(), times);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_pace_is_as_long_as_some_gap(gaps in prop::collection::vec(51u64..400_000, 0..80)) {
        let counted: Vec<u64> = gaps.iter().copied().filter(|gap| *gap <= PAUSE).collect();
        match pace(&stamps(&gaps)) {
            None => prop_assert!(counted.len() < FEWEST),
            Some(found) => {
                // As many gaps on either side, up to the tenth of a second to which they are told apart.
                let below = counted.iter().filter(|gap| **gap + 100 < found).count();
                let above = counted.iter().filter(|gap| **gap > found + 100).count();
                prop_assert!(2 * below <= counted.len() && 2 * above <= counted.len(), "{} of {:?}", found, counted);
            }
        }
    }

    #[test]
    fn runs_say_what_the_cells_say(kinds in prop::collection::vec(0usize..3, 0..40)) {
        let cells: Vec<hashiya_session::charts::Cell> = kinds.iter().enumerate().map(|(at, kind)| hashiya_session::charts::Cell {
            sentence: at * 3, ordinal: at + 1, length: at + 7, kind: *kind,
        }).collect();
        let runs = runs_of(&cells);
        let told: Vec<usize> = runs.iter().flat_map(|run| vec![run.kind; run.ordinals.1 + 1 - run.ordinals.0]).collect();
        prop_assert_eq!(told, kinds);
        prop_assert!(runs.windows(2).all(|two| two[0].kind != two[1].kind && two[0].ordinals.1 + 1 == two[1].ordinals.0));
        let first = |run: &Run| run.sentence == (run.ordinals.0 - 1) * 3;
        prop_assert!(runs.iter().all(first));
        prop_assert_eq!(runs.iter().map(|run| run.length).sum::<usize>(), cells.iter().map(|cell| cell.length).sum::<usize>());
    }
}

#[test]
fn the_page_of_an_article_on_its_way_waits() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot();
    at(&mut shell, "#/articles/story/statistics");
    assert!(shell.state().waits_for_figures());
    shell.slow = false;
    shell.arrive();
    assert!(!shell.state().waits_for_figures());
    assert_eq!(shell.state().shown_articles().count(), 1);
    at(&mut shell, "#/articles/nowhere/statistics");
    assert_eq!(shell.state().shown_articles().count(), 0);
}
