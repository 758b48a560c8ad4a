//! The figures of a run and how they are shown.

use hashiya_browser_tests::numbers::quantile;
use serde::Deserialize;

use crate::limits::Limit;
use crate::page::Page;
use crate::work::Work;

/// One frame of a display of sixty a second, in milliseconds.
const FRAME: f64 = 1000.0 / 60.0;

/// How many times the bare page's work for a tag the app's may be.
const MOST_WORK: f64 = 1.5;

/// How many times its work in the shortest article that in the longest may be.
const MOST_GROWTH: f64 = 1.2;

/// How many times as long as on the bare page it may take until an article of a size can be tagged.
const MOST_READY: [(usize, f64); 3] = [(100, 3.0), (1_000, 2.0), (10_000, 1.0)];

/// One measured key press, in milliseconds from the key event.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Sample {
    /// Until the main thread had finished the frame that shows the tag.
    pub painted: f64,
    /// Frames begun until then: 1 is the very next one.
    pub frames: f64,
}

/// What was measured on one page with one size of article.
pub struct Figures {
    /// Which page.
    pub page: Page,
    /// The article's number of sentences.
    pub size: usize,
    /// All measured key presses.
    pub samples: Vec<Sample>,
    /// Work of the main thread for a tag in processor time, one mean a round.
    pub tags: Vec<Work>,
    /// Work of the main thread for a tag by the clock on the wall in ms, one mean a round.
    pub wall: Vec<f64>,
    /// Work of the main thread for a move to the next sentence in processor time, one mean a round.
    pub moves: Vec<Work>,
    /// From the start of navigation to the article on the screen, one a round, in ms.
    pub load: Vec<f64>,
    /// From the start of navigation to a sentence tagged by key, one a round, in ms.
    pub ready: Vec<f64>,
    /// JavaScript heap after a collection, one a round, in bytes.
    pub heap: Vec<f64>,
    /// WebAssembly memory, one a round, in bytes.
    pub wasm: Vec<f64>,
}

impl Figures {
    /// No figures yet.
    pub fn new(page: Page, size: usize) -> Self {
        Self {
            page,
            size,
            samples: vec![],
            tags: vec![],
            wall: vec![],
            moves: vec![],
            load: vec![],
            ready: vec![],
            heap: vec![],
            wasm: vec![],
        }
    }

    /// From a key to its paint in the median, in ms.
    fn painted(&self) -> f64 {
        quantile(&self.all(|sample| sample.painted), 0.5)
    }

    /// Work for a tag in processor time in the median, in ms.
    fn tag(&self) -> f64 {
        median(&self.tags, |work| work.all)
    }

    /// The page and the size, in one word each.
    fn name(&self) -> String {
        format!("{:?} {}", self.page, self.size).to_lowercase()
    }

    fn all(&self, what: impl Fn(&Sample) -> f64) -> Vec<f64> {
        self.samples.iter().map(what).collect()
    }
}

/// What is promised of the figures.
pub fn limits(figures: &[Figures]) -> Vec<Limit> {
    let of = |page, size| figures.iter().find(|one| one.page == page && one.size == size);
    let mut limits = vec![];
    for (size, most_ready) in MOST_READY {
        let (Some(app), Some(bare)) = (of(Page::App, size), of(Page::Bare, size)) else {
            continue;
        };
        let ready = |one: &Figures| quantile(&one.ready, 0.5);
        limits.extend([
            Limit::at_most(
                format!("work for a tag at {size}, against the bare page"),
                MOST_WORK,
                app.tag() / bare.tag(),
                "",
            ),
            Limit::at_most(
                format!("key to paint at {size}, later than on the bare page"),
                FRAME,
                app.painted() - bare.painted(),
                " ms",
            ),
            Limit::at_most(
                format!("ready to tag at {size}, against the bare page"),
                most_ready,
                ready(app) / ready(bare),
                "",
            ),
        ]);
    }
    let sizes = MOST_READY.map(|(size, _)| size);
    if let (Some(short), Some(long)) = (of(Page::App, sizes[0]), of(Page::App, sizes[2])) {
        limits.push(Limit::at_most(
            format!(
                "work for a tag of the app at {}, against that at {}",
                sizes[2], sizes[0]
            ),
            MOST_GROWTH,
            long.tag() / short.tag(),
            "",
        ));
    }
    limits
}

/// Prints the table of times and the table of ratios.
pub fn print_tables(figures: &[Figures]) {
    println!("A tag by key press until it is painted, in ms: median (p95); frames begun until then;");
    println!("main-thread work in ms of processor time for a tag (of it scripts, style and layout), by the");
    println!("clock on the wall, and for a move; from the start of navigation until the article is painted and");
    println!("until a key tags a sentence, in ms; memory in MiB.");
    println!(
        "{:<12}{:>16}{:>9}{:>8}{:>10}{:>9}{:>8}{:>8}{:>8}{:>8}{:>7}{:>7}",
        "page", "painted", "frames", "tag", "(scripts", "layout)", "wall", "move", "load", "ready", "heap", "wasm"
    );
    for one in figures {
        let frames = one.all(|sample| sample.frames);
        println!(
            "{:<12}{:>16}{:>9}{:>8.2}{:>10.2}{:>9.2}{:>8.2}{:>8.2}{:>8.0}{:>8.0}{:>7.1}{:>7.1}",
            one.name(),
            pair(&one.all(|sample| sample.painted)),
            format!("{:.0} ({:.0})", quantile(&frames, 0.5), quantile(&frames, 0.95)),
            one.tag(),
            median(&one.tags, |work| work.script),
            median(&one.tags, |work| work.layout),
            quantile(&one.wall, 0.5),
            median(&one.moves, |work| work.all),
            quantile(&one.load, 0.5),
            quantile(&one.ready, 0.5),
            quantile(&one.heap, 0.5) / 1_048_576.0,
            quantile(&one.wasm, 0.5) / 1_048_576.0,
        );
    }
    println!();
    print_ratios(figures);
}

fn median(work: &[Work], what: impl Fn(&Work) -> f64) -> f64 {
    quantile(&work.iter().map(what).collect::<Vec<_>>(), 0.5)
}

fn pair(values: &[f64]) -> String {
    format!("{:.2} ({:.2})", quantile(values, 0.5), quantile(values, 0.95))
}

fn print_ratios(figures: &[Figures]) {
    println!(
        "{:<26}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}",
        "ratio of medians", "painted", "tag", "wall", "move", "load", "ready"
    );
    let pairs = figures
        .iter()
        .flat_map(|one| figures.iter().map(move |other| (one, other)));
    for (one, other) in pairs.filter(|(one, other)| is_told(one, other)) {
        let ratio = |value: fn(&Figures) -> f64| value(one) / value(other);
        println!(
            "{:<26}{:>9.2}{:>9.2}{:>9.2}{:>9.2}{:>9.2}{:>9.2}",
            format!("{} / {}", one.name(), other.name()),
            ratio(Figures::painted),
            ratio(Figures::tag),
            ratio(|figures| quantile(&figures.wall, 0.5)),
            ratio(|figures| median(&figures.moves, |work| work.all)),
            ratio(|figures| quantile(&figures.load, 0.5)),
            ratio(|figures| quantile(&figures.ready, 0.5)),
        );
    }
}

/// The app against the bare page at the same size, and each page's long article against its short.
fn is_told(one: &Figures, other: &Figures) -> bool {
    let against_bare = one.page == Page::App && other.page == Page::Bare && one.size == other.size;
    let long_against_short = one.page == other.page && one.size > other.size;
    against_bare || long_against_short
}
