//! Whose an article's entries are: identities that the reader said are one person's.
//!
//! What is stored stays under the identity that it was said under, so that stores, tabs and files agree on
//! it whatever the reader answers, and so that an answer can be given anew. What counts, is shown and goes
//! out in files is one person's: the entries of all their identities by the one merge.

use std::rc::Rc;

use crate::annotation::{AnnotationSet, AnnotatorId, Clock, Entry, Key};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::people::Aliases;
use crate::model::state::State;
use crate::storage::key::chunk_of;

impl AnnotatedArticle {
    /// The entries as they are stored, each under the identity that it was said under.
    pub(crate) fn stored(&self) -> &AnnotationSet {
        self.as_said.as_ref().unwrap_or(&self.set)
    }

    /// The key under which what is said under this one counts.
    pub(crate) fn counts_under(&self, key: &Key) -> Key {
        let annotator = self.aliases.get(&key.annotator).unwrap_or(&key.annotator).clone();
        Key {
            annotator,
            span: key.span,
        }
    }

    /// Puts an entry through the merge, without the counts. Returns whether anything changed that counts.
    pub(crate) fn put_entry(&mut self, key: Key, entry: Entry) -> bool {
        let counting = self.counts_under(&key);
        if let Some(as_said) = &mut self.as_said {
            as_said.put(key, entry.clone());
        }
        self.set.put(counting, entry)
    }

    /// Has other entries take the place of the stored ones. The caller counts anew.
    pub(crate) fn replace_stored(&mut self, stored: AnnotationSet) {
        if self.aliases.is_empty() {
            (self.set, self.as_said) = (stored, None);
            return;
        }
        let mut set = AnnotationSet::default();
        for (key, entry) in stored.iter() {
            set.put(self.counts_under(key), entry.clone());
        }
        (self.set, self.as_said) = (set, Some(stored));
    }

    /// Has the entries count as those of other identities from now on.
    pub(crate) fn set_aliases(&mut self, aliases: Rc<Aliases>) {
        if self.aliases != aliases {
            let stored = self.as_said.take().unwrap_or_else(|| std::mem::take(&mut self.set));
            self.aliases = aliases;
            self.replace_stored(stored);
            self.recount();
        }
    }

    /// Takes out all that was said under an identity.
    pub(crate) fn take_entries_of(&mut self, by: &AnnotatorId) -> Vec<(Key, Entry)> {
        let stored = self.as_said.take().unwrap_or_else(|| std::mem::take(&mut self.set));
        let (said, rest): (Vec<_>, Vec<_>) = stored.into_entries().partition(|(key, _)| key.annotator == *by);
        let mut others = AnnotationSet::default();
        others.merge(rest);
        self.replace_stored(others);
        self.recount();
        said
    }

    /// Puts what was taken out by [`Self::take_entries_of`] in under another identity, with the steps that
    /// can be taken back. It was said without knowledge of what that one had said before: where it
    /// says nothing of the label, the note or the mark, the earlier word stays. Returns the chunks whose
    /// records say otherwise now.
    pub(crate) fn reattribute(
        &mut self,
        (from, to): (&AnnotatorId, &AnnotatorId),
        said: Vec<(Key, Entry)>,
        clock: &mut Clock,
    ) -> Vec<usize> {
        let mut chunks = Vec::new();
        for (key, mut entry) in said {
            let annotator = to.clone();
            let key = Key { annotator, ..key };
            if let Some(earlier) = self.set.get(&key) {
                let note = if entry.note.is_empty() {
                    &earlier.note
                } else {
                    &entry.note
                };
                let label = entry.label.as_ref().or(earlier.label.as_ref());
                let unsure = earlier.is_unsure() && !entry.is_unsure();
                if unsure || (label, note) != (entry.label.as_ref(), &entry.note) {
                    (entry.label, entry.note) = (label.cloned(), note.clone());
                    let is_unsure = unsure || entry.is_unsure();
                    entry = entry.unsure(is_unsure);
                    clock.observe(earlier.stamp);
                    entry.stamp = clock.tick(entry.stamp.millis());
                }
            }
            chunks.push(chunk_of(key.span));
            self.put_entry(key, entry);
        }
        self.history.rename(from, to);
        self.recodings.rename(from, to);
        self.recount();
        chunks
    }
}

impl State {
    /// Has every article follow what the reader said of who is who.
    pub(crate) fn follow_aliases(&mut self) {
        let aliases = Rc::new(self.settings.people.aliases(&self.reader.id));
        self.settings.aliases = Rc::clone(&aliases);
        for work in self
            .library
            .entries
            .iter_mut()
            .filter_map(|entry| entry.annotated_mut())
        {
            work.set_aliases(Rc::clone(&aliases));
        }
    }
}
