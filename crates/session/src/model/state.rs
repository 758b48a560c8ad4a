//! `State`: everything that the page knows, one part a feature.

use crate::annotation::{Annotator, AnnotatorId, Clock};
use crate::article::ArticleId;
use crate::delete::state::Deletions;
use crate::i18n::{Locale, Messages};
use crate::importing::state::Importing;
use crate::installation::state::Installation;
use crate::library::state::Library;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::codebooks::Codebooks;
use crate::model::context::Context;
use crate::model::counts::Counts;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::{Notice, NoticeKind};
use crate::navigation::state::{Navigation, Open};
use crate::notices::state::Notices;
use crate::print::state::Printing;
use crate::revising::state::Revising;
use crate::settings::state::Settings;
use crate::storage::state::Stored;
use crate::transfer::state::Transfer;

/// Everything that the page knows, feature by feature.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The reader.
    pub reader: Annotator,
    /// The language of the interface.
    pub locale: Locale,
    /// An identity of this visit to the page, which no other tab and no other visit has.
    pub(crate) visit: String,
    /// Gives out stamps.
    pub(crate) clock: Clock,
    /// The reader's choices.
    pub settings: Settings,
    /// The codebooks.
    pub codebooks: Codebooks,
    /// The articles.
    pub library: Library,
    /// Where the reader is.
    pub navigation: Navigation,
    /// Files on their way in and out.
    pub transfer: Transfer,
    /// Files that a worker reads.
    pub importing: Importing,
    /// Versions of articles.
    pub revising: Revising,
    /// Deletions.
    pub deletions: Deletions,
    /// What is stored beside what is loaded.
    pub storage: Stored,
    /// Paper.
    pub print: Printing,
    /// The step of the tour that the reader is at, from 0, while it goes on.
    pub(crate) tour: Option<usize>,
    /// Messages to the reader.
    pub notices: Notices,
    /// The app on the device.
    pub installation: Installation,
}

impl State {
    /// The texts of the interface.
    pub fn messages(&self) -> &'static Messages {
        self.locale.messages()
    }

    /// The place of an article in the library.
    pub fn entry(&self, id: &ArticleId) -> Option<&LibraryEntry> {
        self.library.entries.iter().find(|entry| entry.id == *id)
    }

    pub(crate) fn entry_mut(&mut self, id: &ArticleId) -> Option<&mut LibraryEntry> {
        self.library.entries.iter_mut().find(|entry| entry.id == *id)
    }

    /// The article on the page with the reader's work, once it is there.
    pub fn open_article(&self) -> Option<(&Open, &AnnotatedArticle)> {
        let open = self.navigation.open.as_ref()?;
        Some((open, self.entry(&open.id)?.annotated()?))
    }

    pub(crate) fn open_article_mut(&mut self) -> Option<(&mut Open, &mut AnnotatedArticle)> {
        let open = self.navigation.open.as_mut()?;
        let entry = self.library.entries.iter_mut().find(|entry| entry.id == open.id)?;
        Some((open, entry.annotated_mut()?))
    }

    /// The counts of all articles, as far as they are known.
    pub fn counts(&self) -> Counts {
        let entries = self.current_entries().filter_map(|entry| self.counts_of(entry));
        entries.fold(Counts::default(), |sum, counts| sum.plus(counts))
    }

    /// The counts of an article, as far as they are known.
    pub fn counts_of<'a>(&self, entry: &'a LibraryEntry) -> Option<&'a Counts> {
        let counting = self.settings.preferences.counting();
        let of_summary = || Some(&entry.summary()?.tally(counting).counts);
        entry.annotated().map(AnnotatedArticle::counts).or_else(of_summary)
    }

    /// The place among the counted sentences of an article at which the reader was last, from 1.
    pub fn left_at(&self, entry: &LibraryEntry) -> Option<usize> {
        let counting = self.settings.preferences.counting();
        let of_summary = || entry.summary()?.tally(counting).left_at;
        entry.annotated().map_or_else(of_summary, AnnotatedArticle::left_at)
    }

    /// The name of an annotator, as far as it is known.
    pub fn name_of(&self, id: &AnnotatorId) -> Option<&str> {
        let name = if *id == self.reader.id {
            Some(self.reader.name.as_str())
        } else {
            self.settings.people.get(id).map(|person| person.name.as_str())
        };
        name.filter(|name| !name.is_empty())
    }

    /// The first and the last selected sentence.
    pub fn selection(&self) -> Option<(usize, usize)> {
        let open = self.navigation.open.as_ref()?;
        let focus = open.focus?;
        let anchor = open.anchor.unwrap_or(focus);
        Some((anchor.min(focus), anchor.max(focus)))
    }

    /// Whether sentences are chosen one by one.
    pub fn is_choosing(&self) -> bool {
        self.navigation.open.as_ref().is_some_and(|open| open.chosen.is_some())
    }

    /// The sentences that a tag is for, in order: those chosen one by one, else the selected range.
    pub fn selected_sentences(&self) -> Vec<usize> {
        let Some((open, work)) = self.open_article() else {
            return Vec::new();
        };
        let sentences = &work.document.sentences;
        match (&open.chosen, self.selection()) {
            (Some(chosen), _) => {
                let at = |start: &usize| sentences.binary_search_by_key(start, |found| found.chars.start());
                chosen.iter().filter_map(|start| at(start).ok()).collect()
            }
            (None, Some((first, last))) => (first..=last).collect(),
            (None, None) => Vec::new(),
        }
    }

    /// Whether a sentence that is text is selected, of an article that can be changed.
    pub fn can_tag(&self) -> bool {
        let is_text = |sentence: usize| self.open_article().is_some_and(|(_, work)| work.is_text(sentence));
        !self.is_open_newer() && self.selected_sentences().into_iter().any(is_text)
    }

    /// Whether a sentence of the open article is selected together with others, or chosen by itself.
    pub fn is_selected(&self, sentence: usize) -> bool {
        if let Some((open, work)) = self.open_article()
            && let Some(chosen) = &open.chosen
        {
            let start = work.document.sentences.get(sentence).map(|found| found.chars.start());
            return start.is_some_and(|start| chosen.contains(&start));
        }
        self.selection()
            .is_some_and(|(first, last)| first < last && (first..=last).contains(&sentence))
    }

    /// Shows a message; one of the same kind that lasts is not shown twice.
    pub(crate) fn notify(&mut self, kind: NoticeKind, context: &mut Context) {
        if kind.lasts() && self.notices.shown.iter().any(|notice| notice.kind == kind) {
            return;
        }
        self.notices.shown.push(Notice {
            id: self.notices.next,
            kind,
        });
        self.notices.next += 1;
        context.render(View::Page);
    }

    /// The same, but not again while it is shown.
    pub(crate) fn notify_once(&mut self, kind: NoticeKind, context: &mut Context) {
        if self.notices.shown.iter().all(|notice| notice.kind != kind) {
            self.notify(kind, context);
        }
    }

    /// Draws every sentence and block of the open article again, after what may concern all of them.
    pub(crate) fn redraw_article(&self, context: &mut Context) {
        if let Some((_, work)) = self.open_article() {
            let sentences = (0..work.document.sentences.len()).map(View::Sentence);
            let blocks = (0..work.document.blocks.len()).map(View::Block);
            context.extend(sentences.chain(blocks).map(Effect::Render));
        }
    }

    /// Where the focused sentence begins, in code points.
    pub(crate) fn focus_position(&self) -> Option<usize> {
        let (open, work) = self.open_article()?;
        Some(work.document.sentences.get(open.focus?)?.chars.start())
    }

    /// Focuses the sentence at a place again, after sentences were cut otherwise.
    pub(crate) fn focus_again(&mut self, position: Option<usize>) {
        if let (Some(at), Some((open, work))) = (position, self.open_article_mut()) {
            open.focus = Some(work.document.sentence_covering(at));
            open.anchor = None;
        }
    }

    /// Goes on as another annotator.
    pub(crate) fn set_reader(&mut self, reader: AnnotatorId) {
        if self.reader.id != reader {
            self.reader.id = reader.clone();
            for work in self.library.entries.iter_mut().filter_map(LibraryEntry::annotated_mut) {
                work.set_reader(reader.clone());
            }
            self.follow_aliases();
        }
    }

    /// Has every article counted as the reader prefers.
    pub(crate) fn count_as_preferred(&mut self) {
        let counting = self.settings.preferences.counting();
        for work in self.library.entries.iter_mut().filter_map(LibraryEntry::annotated_mut) {
            work.set_counting(counting);
        }
    }

    /// Goes on in this language, with the digits that the reader chose or that are usual with them.
    pub(crate) fn speak(&mut self, locale: Locale) {
        let digits = self.settings.preferences.digits();
        self.locale = locale.with_digits(digits, &self.settings.languages);
    }

    /// Has the page take the text size and the colours.
    pub(crate) fn show_look(&self, context: &mut Context) {
        context.push(Effect::SetLook {
            size: self.settings.preferences.text_size(),
            theme: self.settings.preferences.theme(),
        });
    }
}
