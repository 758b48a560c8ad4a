//! Versions of articles that the reader is asked about, and the list of what became of tagged sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

use crate::anchor::Place;
use crate::annotation::{Entry, Key};
use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::storage::key::RecordKey;
use crate::text::CodePointSpan;

/// What the reader may answer about two versions of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The new one takes the place of the one from before.
    Replace,
    /// The one from before stays, and takes over what was said of the new one.
    Stay,
    /// Both stay, side by side.
    KeepBoth,
}

/// By what two articles were taken for versions of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Their files have one name.
    pub same_name: bool,
    /// They are from one address.
    pub same_address: bool,
    /// How much of their words is the same, in per cent, as far as it is known.
    pub percent: Option<u8>,
}

/// Of so much of the words, in per cent, two texts are likely versions of one article.
const LIKELY: u8 = 30;

impl Likeness {
    /// How much alike they are, to be compared: first by their words.
    pub(crate) fn rank(&self) -> (Option<u8>, bool, bool) {
        (self.percent, self.same_address, self.same_name)
    }

    /// Whether they are likely versions of one article: not where they have hardly more in common than a name.
    pub fn is_likely(&self) -> bool {
        self.same_address || self.percent.is_none_or(|percent| percent >= LIKELY)
    }
}

/// Two articles that may be versions of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The one from before.
    pub old: ArticleId,
    /// The new one.
    pub new: ArticleId,
    /// By what.
    pub likeness: Likeness,
    /// Whether somebody said something of the new one already, so that it may be carried over to the other.
    pub can_stay: bool,
    /// What the reader answered so far; at first what is likely.
    pub choice: Choice,
}

/// What was carried over last from an earlier version: as long as neither article nor record is another one, there is
/// nothing to do.
#[derive(Clone, Debug)]
pub(crate) struct Last {
    pub old: Weak<AnnotatedArticle>,
    pub new: Weak<AnnotatedArticle>,
    /// The record of the revision.
    pub record: String,
}

impl Last {
    /// Whether it is of these.
    pub fn is_of(&self, old: &Rc<AnnotatedArticle>, new: &Rc<AnnotatedArticle>, record: Option<&str>) -> bool {
        let is_same = |known: &Weak<AnnotatedArticle>, work: &Rc<AnnotatedArticle>| known.ptr_eq(&Rc::downgrade(work));
        is_same(&self.old, old) && is_same(&self.new, new) && record == Some(&self.record)
    }
}

/// What the reader is in the middle of in the list, until they do it or leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Looking for the place of a sentence of an earlier version.
    Placing {
        /// The earlier version.
        earlier: ArticleId,
        /// The sentence there, in code points.
        span: CodePointSpan,
    },
    /// Being asked whether to take the places of all sentences that changed.
    AcceptingAll,
    /// Being asked whether the earlier version is to have its place again.
    TakingBack,
}

/// An article took another one's place in this visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// The one from before.
    pub old: ArticleId,
    /// The one that has its place.
    pub new: ArticleId,
    /// What was said in that one before.
    pub said: BTreeSet<Key>,
}

/// A decision about a sentence, to be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decided {
    /// The record of the earlier text.
    pub record: RecordKey,
    /// The sentence there.
    pub span: CodePointSpan,
    /// What was settled before.
    pub before: Place,
    /// What stood where it is placed, and gave way to it.
    pub displaced: Vec<(Key, Entry)>,
}

/// Versions of articles.
#[derive(Clone, Debug, Default)]
pub struct Revising {
    /// What the reader is asked about, all in one window.
    pub asked: Vec<Question>,
    /// New articles that were not looked at yet.
    pub(crate) added: Vec<ArticleId>,
    /// Replacements that wait for texts: which article takes the place of which, the earlier one first.
    pub(crate) waiting: Vec<(ArticleId, ArticleId)>,
    /// The article of which the reader sees what became of its tagged sentences.
    pub(crate) reviewed: Option<ArticleId>,
    /// What they are in the middle of there.
    pub step: Option<Step>,
    /// The decisions of each step, the last one last; those of this visit.
    pub(crate) decided: Vec<Vec<Decided>>,
    /// Pairs of versions of which the reader was told in this visit, the earlier one first.
    pub(crate) offered: BTreeSet<(ArticleId, ArticleId)>,
    /// The open article, once it was looked whether another version stands beside it.
    pub(crate) looked_at: Option<ArticleId>,
    /// The records that lead to kept texts that were asked for.
    pub(crate) looked_for: Vec<RecordKey>,
    /// The replacements of this visit, the last one last.
    pub(crate) done: Vec<Replacement>,
    /// Articles that are to give their place back once the texts are here.
    pub(crate) taken_back: Vec<ArticleId>,
    /// What was carried over last, by the earlier article.
    pub(crate) carried: BTreeMap<ArticleId, Last>,
}
