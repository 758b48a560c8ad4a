//! The figures of a run and how they are shown.

use hashiya_browser_tests::numbers::quantile;
use serde::Deserialize;

use crate::page::Page;
use crate::work::Work;

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
    /// Work of the main thread for a tag, one mean a round.
    pub tags: Vec<Work>,
    /// Work of the main thread for a move to the next sentence, one mean a round.
    pub moves: Vec<Work>,
    /// From the start of navigation to the article on the screen, one a round, in ms.
    pub load: Vec<f64>,
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
            moves: vec![],
            load: vec![],
            heap: vec![],
            wasm: vec![],
        }
    }

    /// The name of the article's file.
    pub fn file(&self) -> String {
        format!("long-{}.txt", self.size)
    }

    /// Frames until a tag is painted, in the median.
    pub fn median_frames(&self) -> f64 {
        quantile(&self.all(|sample| sample.frames), 0.5)
    }

    /// The page and the size, in one word each.
    fn name(&self) -> String {
        format!("{:?} {}", self.page, self.size).to_lowercase()
    }

    fn all(&self, what: impl Fn(&Sample) -> f64) -> Vec<f64> {
        self.samples.iter().map(what).collect()
    }
}

/// Prints the table of times and the table of ratios.
pub fn print_tables(figures: &[Figures]) {
    println!("A tag by key press until it is painted, in ms: median (p95); frames begun until then;");
    println!("main-thread work in ms for a tag (of it scripts, style and layout) and for a move;");
    println!("load until the article is painted in ms; memory in MiB.");
    println!(
        "{:<12}{:>16}{:>9}{:>8}{:>10}{:>9}{:>8}{:>8}{:>7}{:>7}",
        "page", "painted", "frames", "tag", "(scripts", "layout)", "move", "load", "heap", "wasm"
    );
    for one in figures {
        let frames = one.all(|sample| sample.frames);
        println!(
            "{:<12}{:>16}{:>9}{:>8.2}{:>10.2}{:>9.2}{:>8.2}{:>8.0}{:>7.1}{:>7.1}",
            one.name(),
            pair(&one.all(|sample| sample.painted)),
            format!("{:.0} ({:.0})", quantile(&frames, 0.5), quantile(&frames, 0.95)),
            median(&one.tags, |work| work.all),
            median(&one.tags, |work| work.script),
            median(&one.tags, |work| work.layout),
            median(&one.moves, |work| work.all),
            quantile(&one.load, 0.5),
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
        "{:<26}{:>9}{:>9}{:>9}{:>9}",
        "ratio of medians", "painted", "tag", "move", "load"
    );
    let pairs = figures
        .iter()
        .flat_map(|one| figures.iter().map(move |other| (one, other)));
    for (one, other) in pairs.filter(|(one, other)| is_told(one, other)) {
        let ratio = |value: fn(&Figures) -> f64| value(one) / value(other);
        println!(
            "{:<26}{:>9.2}{:>9.2}{:>9.2}{:>9.2}",
            format!("{} / {}", one.name(), other.name()),
            ratio(|figures| quantile(&figures.all(|sample| sample.painted), 0.5)),
            ratio(|figures| median(&figures.tags, |work| work.all)),
            ratio(|figures| median(&figures.moves, |work| work.all)),
            ratio(|figures| quantile(&figures.load, 0.5)),
        );
    }
}

/// The app against the bare page at the same size, and each page's long article against its short.
fn is_told(one: &Figures, other: &Figures) -> bool {
    let against_bare = one.page == Page::App && other.page == Page::Bare && one.size == other.size;
    let long_against_short = one.page == other.page && one.size > other.size;
    against_bare || long_against_short
}
