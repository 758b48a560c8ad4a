//! The figures of the statistics page: rows, cells and times from the annotations, and the charts of
//! them.

use crate::charts::{self, Cell, Frame, Kind, Picture, Row, WIDE};
use crate::codebook::LabelId;
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

/// The kinds of sentences of a page: one a label, then those with any other label, and those without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kinds(Vec<Kind>);

impl Kinds {
    /// All of them, in their order.
    pub fn all(&self) -> &[Kind] {
        &self.0
    }

    /// The place of those without a label.
    pub fn untagged(&self) -> usize {
        self.0.len() - 1
    }

    fn other(&self) -> usize {
        self.0.len() - 2
    }

    /// The place of those with this label.
    fn of_label(&self, label: &LabelId) -> usize {
        let labels = &self.0[..self.other()];
        let place = labels.iter().position(|kind| kind.id == label.as_str());
        place.unwrap_or(self.other())
    }

    /// The cells of an article: its sentences but boilerplate.
    pub fn cells_of(&self, work: &AnnotatedArticle) -> Vec<Cell> {
        let kind = |sentence| match work.label(sentence) {
            Some((_, label)) => self.of_label(label),
            None => self.untagged(),
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

    /// How many sentences of an article are of each kind.
    fn counts_of(&self, work: &AnnotatedArticle) -> Vec<usize> {
        let counts = work.counts();
        let by_label = counts.by_label(&work.codebook);
        let mut kinds = vec![0; self.0.len()];
        for (label, count) in &by_label.given {
            kinds[self.of_label(label)] += count;
        }
        kinds[self.other()] += by_label.other;
        kinds[self.untagged()] = counts.untagged();
        kinds
    }
}

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
    /// The kind, as a place among those of the page.
    pub kind: usize,
    /// The first one's number in the article, from 0.
    pub sentence: usize,
    /// The places of the first and the last among the sentences that count, from 1.
    pub ordinals: (usize, usize),
    /// How many code points they have.
    pub length: usize,
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
    /// The kinds of sentences of what the page is about.
    pub fn kinds(&self) -> Kinds {
        let m = self.messages();
        let mut kinds: Vec<Kind> = Vec::new();
        for (_, _, work) in self.shown_articles() {
            for label in work.codebook.given() {
                if !kinds.iter().any(|kind| kind.id == label.id.as_str()) {
                    kinds.push(Kind::of_label(
                        label.id.as_str(),
                        self.locale.label_name(&work.codebook, &label.id),
                    ));
                }
            }
        }
        kinds.push(Kind::other(m.statistics.other));
        kinds.push(Kind::untagged(m.reading.untagged));
        Kinds(kinds)
    }

    /// The distribution of labels: of all articles together, if there are several, and of each one with
    /// a tag.
    pub fn distribution_rows(&self, kinds: &Kinds) -> Vec<Row> {
        let mut sum = vec![0; kinds.all().len()];
        let mut rows = Vec::new();
        let mut articles = 0;
        for (_, _, work) in self.shown_articles() {
            let counts = kinds.counts_of(work);
            articles += 1;
            for (kind, count) in counts.iter().enumerate() {
                sum[kind] += count;
            }
            if counts[..kinds.untagged()].iter().any(|count| *count > 0) {
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
        let (kinds, locale) = (self.kinds(), self.locale);
        match chart {
            Chart::Distribution => {
                let rows = self.distribution_rows(&kinds);
                let said = self.counted(&kinds, &rows.first()?.counts);
                let frame = Frame {
                    name: "distribution",
                    kinds: kinds.all(),
                    width,
                    locale,
                };
                Some(charts::distribution(&frame, m.statistics.distribution, &said, &rows))
            }
            Chart::Strip => {
                self.navigation.statistics.as_ref()?.of.as_ref()?;
                let (_, _, work) = self.shown_articles().next()?;
                let frame = Frame {
                    name: "strip",
                    kinds: kinds.all(),
                    width,
                    locale,
                };
                let direction = work.document.direction;
                let said = self.counted(&kinds, &kinds.counts_of(work));
                let cells = kinds.cells_of(work);
                Some(charts::strip(&frame, direction, m.statistics.strip, &said, &cells))
            }
        }
    }

    /// The figures of each kind that occurs, in words.
    fn counted(&self, kinds: &Kinds, counts: &[usize]) -> String {
        let m = self.messages();
        let said = kinds.all().iter().zip(counts).filter(|(_, count)| **count > 0);
        let said = said.map(|(kind, count)| {
            let count = self.locale.number(*count);
            fill(m.statistics.figure, &[("name", &kind.name), ("n", &count)])
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
