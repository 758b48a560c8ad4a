//! Which articles the library shows: those that fit the reader's words and choices.

use std::rc::Rc;

use crate::article::{ArticleId, Origin};
use crate::library::sorting::sort;
use crate::model::arrangement::{Arrangement, FromWhere, HowFar};
use crate::model::context::Context;
use crate::model::details::Detail;
use crate::model::effect::View;
use crate::model::library_entry::LibraryEntry;
use crate::model::preferences::Preference;
use crate::model::request::Request;
use crate::model::state::State;
use crate::text::fold;

/// As many articles are seen at a glance: the tools for sorting and looking are there for more.
const FEW: usize = 8;

/// The reader looks for articles with these words: in titles, names of files, sources and authors.
pub fn find(state: &mut State, words: String, context: &mut Context) {
    if state.library.words != words {
        state.library.words = words;
        context.render(View::Page);
    }
}

/// The reader wants to see all articles again.
pub fn show_all(state: &mut State, context: &mut Context) {
    state.library.words.clear();
    state.library.shown_collection = None;
    context.request(Request::Prefer(Preference::FromWhere(FromWhere::Any)));
    context.request(Request::Prefer(Preference::HowFar(HowFar::Any)));
    context.render(View::Page);
}

/// Finds anew what the library shows, if the reader sees it. As quick as [`State::shown_in_library`]; what stays the
/// same stays the same allocation, so that who draws it sees so at once.
pub fn follow(state: &mut State) {
    if state.is_in_library() {
        let shown: Rc<[ArticleId]> = state
            .shown_in_library()
            .into_iter()
            .map(|entry| entry.id.clone())
            .collect();
        if shown != state.library.shown {
            state.library.shown = shown;
        }
    }
}

impl State {
    /// Whether there are so many articles that they can be sorted and looked for.
    pub fn has_many_articles(&self) -> bool {
        self.library.entries.len() - self.library.replaced.len() > FEW
    }

    /// The articles that the library shows, in its order. Linear in their number, but for the sorting.
    pub fn shown_in_library(&self) -> Vec<&LibraryEntry> {
        let entries = self.current_entries();
        if !self.has_many_articles() {
            return entries.collect();
        }
        let words = fold(&self.library.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut shown: Vec<&LibraryEntry> = entries.filter(|entry| self.fits(entry, &words)).collect();
        sort(self, &mut shown, self.settings.preferences.order());
        shown
    }

    /// How the library is arranged now.
    pub fn arrangement(&self) -> Arrangement {
        if !self.has_many_articles() {
            return Arrangement::default();
        }
        let preferences = &self.settings.preferences;
        Arrangement {
            words: self.library.words.clone(),
            order: preferences.order(),
            from_where: preferences.from_where(),
            how_far: preferences.how_far(),
            collection: self.library.shown_collection.clone(),
        }
    }

    /// Whether an article is one that the reader wants to see; `words` are folded.
    fn fits(&self, entry: &LibraryEntry, words: &[&str]) -> bool {
        let fits_source = match self.settings.preferences.from_where() {
            FromWhere::Any => true,
            FromWhere::Delivered => entry.origin == Origin::Bundled,
            FromWhere::Own => entry.origin == Origin::Opened,
        };
        let collection = self.library.shown_collection.as_ref();
        let fits_collection = collection.is_none_or(|collection| self.is_in(&entry.id, collection));
        fits_source && fits_collection && self.fits_state(entry) && self.has_words(entry, words)
    }

    fn fits_state(&self, entry: &LibraryEntry) -> bool {
        let how_far = self.settings.preferences.how_far();
        if how_far == HowFar::Any {
            return true;
        }
        self.counts_of(entry).is_some_and(|counts| match how_far {
            HowFar::Any => true,
            HowFar::Untagged => counts.tagged() == 0,
            HowFar::Begun => counts.tagged() > 0 && counts.untagged() > 0,
            HowFar::Done => counts.tagged() > 0 && counts.untagged() == 0,
            HowFar::Unsure => counts.unsure > 0,
        })
    }

    fn has_words(&self, entry: &LibraryEntry, words: &[&str]) -> bool {
        if words.is_empty() {
            return true;
        }
        let of_work = entry.annotated().and_then(|work| work.document.source.as_deref());
        let source = of_work.or_else(|| entry.summary()?.source.as_deref());
        // What the card says, and what it would say if the reader said nothing.
        let known = [
            self.title_of(entry),
            entry.title(),
            Some(&entry.file),
            self.said_of(&entry.id, Detail::Author),
            source,
        ];
        let known: Vec<&str> = known.into_iter().flatten().collect();
        let known = fold(&known.join("\n"));
        words.iter().all(|word| known.contains(word))
    }
}
