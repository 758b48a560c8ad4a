//! The figures of the statistics page: rows, cells and times from the annotations, and the charts of
//! them.

use crate::charts::{self, Cell, Frame, KINDS, Names, Picture, Row, WIDE};
use crate::codebook::DEFAULT_LABELS;
use crate::i18n::fill;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::local_time::local_date;
use crate::model::state::State;
use crate::statistics::pace::pace;
use crate::statistics::tagged_at;

/// A chart of the statistics page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// The distribution of labels.
    Distribution,
    /// The article as a strip of sentences.
    Strip,
}

/// The kind of sentences without a tag, and of those whose label the codebook does not know: places
/// in [`KINDS`], after the labels of the codebook.
const UNTAGGED: usize = KINDS.len() - 1;
const OTHER: usize = DEFAULT_LABELS.len();

/// How long the reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeEstimate {
    /// Milliseconds for a sentence; `None` while there are too few tags.
    pub sentence: Option<u64>,
    /// Whether that is the pace in all articles, since there are too few tags in this one.
    pub of_all: bool,
    /// How many sentences are left.
    pub left: usize,
}

/// Sentences of one kind that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The kind, as a place in [`KINDS`].
    pub kind: usize,
    /// The first one's number in the article, from 0.
    pub sentence: usize,
    /// The places of the first and the last among the sentences that count, from 1.
    pub ordinals: (usize, usize),
    /// How many code points they have.
    pub length: usize,
}

/// How many sentences of an article are of each kind.
fn counts_of(work: &AnnotatedArticle) -> [usize; KINDS.len()] {
    let counts = work.counts();
    let mut kinds = [0; KINDS.len()];
    kinds[..OTHER].copy_from_slice(&counts.labels);
    kinds[OTHER] = counts.other;
    kinds[UNTAGGED] = counts.untagged();
    kinds
}

/// The cells of an article: its sentences but boilerplate.
pub fn cells_of(work: &AnnotatedArticle) -> Vec<Cell> {
    let kind = |sentence| {
        let label = work.label(sentence).map(|(_, label)| label);
        let place = |label: &str| DEFAULT_LABELS.iter().position(|known| known.id == label);
        label.map_or(UNTAGGED, |label| place(label.as_str()).unwrap_or(OTHER))
    };
    let cell = |sentence: usize| {
        Some(Cell {
            sentence,
            ordinal: work.ordinal(sentence)?,
            length: work.document.sentences[sentence].chars.len(),
            kind: kind(sentence),
        })
    };
    (0..work.document.sentences.len()).filter_map(cell).collect()
}

/// The same sentences, those of one kind that follow each other as one.
pub fn runs_of(cells: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for cell in cells {
        match runs.last_mut().filter(|run| run.kind == cell.kind) {
            Some(run) => {
                run.ordinals.1 = cell.ordinal;
                run.length += cell.length;
            }
            None => runs.push(Run {
                kind: cell.kind,
                sentence: cell.sentence,
                ordinals: (cell.ordinal, cell.ordinal),
                length: cell.length,
            }),
        }
    }
    runs
}

impl State {
    /// What the kinds of sentences are called.
    pub fn kind_names(&self) -> Names {
        let m = self.messages();
        let mut names = Names::default();
        for (name, label) in names.iter_mut().zip(DEFAULT_LABELS) {
            self.locale.label(&label).name.clone_into(name);
        }
        m.statistics.other.clone_into(&mut names[OTHER]);
        m.reading.untagged.clone_into(&mut names[UNTAGGED]);
        names
    }

    /// The distribution of labels: of all articles together, if there are several, and of each one with
    /// a tag.
    pub fn distribution_rows(&self) -> Vec<Row> {
        let mut sum = [0; KINDS.len()];
        let mut rows = Vec::new();
        let mut articles = 0;
        for (_, _, work) in self.shown_articles() {
            let counts = counts_of(work);
            articles += 1;
            for (kind, count) in counts.into_iter().enumerate() {
                sum[kind] += count;
            }
            if counts[..UNTAGGED].iter().any(|count| *count > 0) {
                let title = self.title_of_work(work).to_owned();
                rows.push(Row { title, counts });
            }
        }
        if articles > 1 && !rows.is_empty() {
            let title = self.messages().statistics.all.to_owned();
            rows.insert(0, Row { title, counts: sum });
        }
        rows
    }

    /// How long the reader takes for a sentence, and how many are left of what the page is about.
    pub fn times(&self) -> TimeEstimate {
        let works = self.shown_articles().map(|(_, _, work)| work);
        let shown = pace(&tagged_at::of_works(self, works));
        TimeEstimate {
            sentence: shown.or_else(|| pace(&tagged_at::of_all(self))),
            of_all: shown.is_none(),
            left: self.shown_articles().map(|(_, _, work)| work.counts().untagged()).sum(),
        }
    }

    /// A chart of what the page is about, in a width in units; `None` when there is nothing to draw.
    pub fn chart(&self, chart: Chart, width: usize) -> Option<Picture> {
        let m = self.messages();
        let (names, locale) = (self.kind_names(), self.locale);
        match chart {
            Chart::Distribution => {
                let rows = self.distribution_rows();
                let said = self.counted(&rows.first()?.counts);
                let frame = Frame {
                    name: "distribution",
                    width,
                    locale,
                };
                Some(charts::distribution(
                    &frame, m.statistics.distribution, &said, &names, &rows,
                ))
            }
            Chart::Strip => {
                self.navigation.statistics.as_ref()?.of.as_ref()?;
                let (_, _, work) = self.shown_articles().next()?;
                let frame = Frame {
                    name: "strip",
                    width,
                    locale,
                };
                let direction = work.document.direction;
                let said = self.counted(&counts_of(work));
                let cells = cells_of(work);
                Some(charts::strip(
                    &frame, direction, m.statistics.strip, &said, &names, &cells,
                ))
            }
        }
    }

    /// The figures of each kind that occurs, in words.
    fn counted(&self, counts: &[usize; KINDS.len()]) -> String {
        let m = self.messages();
        let names = self.kind_names();
        let said = names.iter().zip(counts).filter(|(_, count)| **count > 0);
        let said = said.map(|(name, count)| {
            let count = self.locale.number(*count);
            fill(m.statistics.figure, &[("name", name), ("n", &count)])
        });
        said.collect::<Vec<String>>().join(" · ")
    }
}

/// Hands the reader a chart as a file: as SVG or, with `png`, as a picture of points.
pub fn save(state: &State, chart: Chart, png: bool, context: &mut Context) {
    let Some(picture) = state.chart(chart, WIDE) else {
        return;
    };
    let what = match chart {
        Chart::Distribution => "labels",
        Chart::Strip => "sentences",
    };
    let name = format!("hashiya-{what}-{}", local_date(context));
    let content = charts::write(&picture);
    context.push(if png {
        Effect::DownloadPng {
            name: format!("{name}.png"),
            svg: content,
            width: picture.width,
            height: picture.height,
        }
    } else {
        Effect::Download {
            name: format!("{name}.svg"),
            content,
        }
    });
}
