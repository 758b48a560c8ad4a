//! The state of the page.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::annotation::{Annotator, AnnotatorId, Clock, Stamp};
use crate::article::ArticleId;
use crate::delete::deletion::{Deleted, Target};
use crate::exchange::extras::FileExtras;
use crate::i18n::{Locale, Messages};
use crate::model::annotated_article::Work;
use crate::model::context::Context;
use crate::model::counts::Counts;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::install::Install;
use crate::model::library_entry::Slot;
use crate::model::listing::FetchError;
use crate::model::notice::{Notice, NoticeKind};
use crate::model::preferences::Preferences;
use crate::model::route::{Route, Statistics};
use crate::navigation::search::Search;
use crate::report::{Element, Paper};
use crate::storage::permission::Persistence;
use crate::storage::records::Profile;
use crate::storage::snapshot::Records;
use crate::transfer::remind::{Reminder, Saved};
use crate::transfer::restore::Restoring;

/// The article on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which one.
    pub id: ArticleId,
    /// The focused sentence, from 0.
    pub focus: Option<usize>,
    /// Where the selection began; it reaches to the focus.
    pub(crate) anchor: Option<usize>,
}

/// Everything that the page knows.
#[derive(Clone, Debug)]
pub struct State {
    /// The reader.
    pub reader: Annotator,
    /// Other annotators whose names are known from files.
    pub(crate) others: BTreeMap<AnnotatorId, String>,
    /// The language of the interface.
    pub locale: Locale,
    /// The language that the reader chose, to be kept; the address may ask for another one.
    pub(crate) locale_chosen: Option<Locale>,
    /// How the reader likes to work.
    pub preferences: Preferences,
    /// Whether the reader's identity was made up in this visit, and is nobody else's.
    pub(crate) reader_is_made_up: bool,
    /// When the reader last changed who they are or the settings.
    pub(crate) profile_stamp: Stamp,
    /// Gives out stamps.
    pub(crate) clock: Clock,
    /// The library, in the order in which it is shown.
    pub slots: Vec<Slot>,
    /// Why the list of articles is not there, if it is not.
    pub list_error: Option<FetchError>,
    /// Whether the list is still on its way.
    pub list_loading: bool,
    /// The article on the page; `None` in the library.
    pub open: Option<Open>,
    /// The figures on the page; `None` where others are shown.
    pub statistics: Option<Statistics>,
    /// A place that the address asks for and whose article is still on its way.
    pub(crate) wanted: Option<Route>,
    /// The step of the tour that the reader is at, from 0, while it goes on.
    pub(crate) tour: Option<usize>,
    /// The window over the page.
    pub dialog: Option<Dialog>,
    /// Backups that wait for the reader's word; the window shows the first.
    pub restoring: VecDeque<Restoring>,
    /// What the reader is asked whether to delete.
    pub(crate) deleting: Option<Target>,
    /// The deletions of this visit, which can be taken back.
    pub deleted: Vec<Deleted>,
    /// What is in files.
    pub(crate) saved: Saved,
    /// How far the reminder of what is not in files is.
    pub reminder: Reminder,
    /// Articles that another tab deleted and this one still has, with what was stored of them since.
    pub(crate) gone: BTreeMap<ArticleId, Records>,
    /// The search in the open article.
    pub search: Option<Search>,
    /// What is printed next.
    pub(crate) paper: Paper,
    /// What is being printed.
    pub sheet: Option<Rc<Element>>,
    /// Messages to the reader, the oldest first.
    pub notices: Vec<Notice>,
    pub(crate) next_notice: u64,
    /// Records of articles that are not loaded (yet), by key.
    pub(crate) stored: BTreeMap<String, String>,
    /// Records that were set aside, by the keys under which they are kept.
    pub(crate) damaged: BTreeMap<String, String>,
    /// The records whose stored value cannot be read: their keys, and where the value is set aside.
    pub(crate) damaged_at: BTreeMap<String, String>,
    /// Files that wait for articles on their way: name and bytes.
    pub(crate) waiting_files: Vec<(String, Option<Vec<u8>>)>,
    /// Whether most of the room for records is used.
    pub quota_is_tight: bool,
    /// Whether the browser keeps what is stored.
    pub persistence: Persistence,
    /// How often the reader tagged in this visit.
    pub(crate) tags_made: usize,
    /// Articles that a newer program wrote records of, with the latest version of those.
    pub(crate) newer: BTreeMap<ArticleId, u64>,
    /// Fields of imported files that this program does not know.
    pub(crate) extras: FileExtras,
    /// Whether the app is kept for use without a network.
    pub offline_ready: bool,
    /// How the app can be installed.
    pub install: Install,
}

impl State {
    /// The state before anything is known; [`super::Message::Booted`] fills it.
    pub fn new() -> Self {
        Self {
            reader: Annotator {
                id: AnnotatorId::new(""),
                name: String::new(),
            },
            others: BTreeMap::new(),
            locale: Locale::default(),
            locale_chosen: None,
            preferences: Preferences::default(),
            reader_is_made_up: false,
            profile_stamp: Stamp::default(),
            clock: Clock::default(),
            slots: Vec::new(),
            list_error: None,
            list_loading: true,
            open: None,
            statistics: None,
            wanted: None,
            tour: None,
            dialog: None,
            restoring: VecDeque::new(),
            deleting: None,
            deleted: Vec::new(),
            saved: Saved::default(),
            reminder: Reminder::default(),
            gone: BTreeMap::new(),
            search: None,
            paper: Paper::Tagged,
            sheet: None,
            notices: Vec::new(),
            next_notice: 0,
            stored: BTreeMap::new(),
            damaged: BTreeMap::new(),
            newer: BTreeMap::new(),
            waiting_files: Vec::new(),
            quota_is_tight: false,
            persistence: Persistence::Unasked,
            tags_made: 0,
            damaged_at: BTreeMap::new(),
            extras: FileExtras::default(),
            offline_ready: false,
            install: Install::None,
        }
    }

    /// The texts of the interface.
    pub fn messages(&self) -> &'static Messages {
        self.locale.messages()
    }

    /// The place of an article in the library.
    pub fn slot(&self, id: &ArticleId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id == *id)
    }

    pub(crate) fn slot_mut(&mut self, id: &ArticleId) -> Option<&mut Slot> {
        self.slots.iter_mut().find(|slot| slot.id == *id)
    }

    /// The article on the page with the reader's work, once it is there.
    pub fn open_work(&self) -> Option<(&Open, &Work)> {
        let open = self.open.as_ref()?;
        Some((open, self.slot(&open.id)?.work()?))
    }

    pub(crate) fn open_work_mut(&mut self) -> Option<(&mut Open, &mut Work)> {
        let open = self.open.as_mut()?;
        let slot = self.slots.iter_mut().find(|slot| slot.id == open.id)?;
        Some((open, slot.work_mut()?))
    }

    /// The counts of all articles that are there.
    pub fn counts(&self) -> Counts {
        let works = self.slots.iter().filter_map(Slot::work);
        works.fold(Counts::default(), |sum, work| sum.plus(work.counts()))
    }

    /// The name of an annotator, as far as it is known.
    pub fn name_of(&self, id: &AnnotatorId) -> Option<&str> {
        let name = if *id == self.reader.id {
            Some(self.reader.name.as_str())
        } else {
            self.others.get(id).map(String::as_str)
        };
        name.filter(|name| !name.is_empty())
    }

    /// The first and the last selected sentence.
    pub fn selection(&self) -> Option<(usize, usize)> {
        let open = self.open.as_ref()?;
        let focus = open.focus?;
        let anchor = open.anchor.unwrap_or(focus);
        Some((anchor.min(focus), anchor.max(focus)))
    }

    /// Whether a sentence that is text is selected, of an article that can be changed.
    pub fn can_tag(&self) -> bool {
        let (Some((first, last)), Some((_, work))) = (self.selection(), self.open_work()) else {
            return false;
        };
        !self.is_open_newer() && (first..=last).any(|sentence| work.is_text(sentence))
    }

    /// Whether a sentence of the open article is selected together with others.
    pub fn is_selected(&self, sentence: usize) -> bool {
        self.selection()
            .is_some_and(|(first, last)| first < last && (first..=last).contains(&sentence))
    }

    /// Shows a message; one of the same kind that lasts is not shown twice.
    pub(crate) fn notify(&mut self, kind: NoticeKind, context: &mut Context) {
        if kind.lasts() && self.notices.iter().any(|notice| notice.kind == kind) {
            return;
        }
        self.notices.push(Notice {
            id: self.next_notice,
            kind,
        });
        self.next_notice += 1;
        context.render(View::Page);
    }

    /// Draws every sentence and block of the open article again, after what may concern all of them.
    pub(crate) fn redraw_article(&self, context: &mut Context) {
        if let Some((_, work)) = self.open_work() {
            let sentences = (0..work.document.sentences.len()).map(View::Sentence);
            let blocks = (0..work.document.blocks.len()).map(View::Block);
            context.extend(sentences.chain(blocks).map(Effect::Render));
        }
    }

    /// Where the focused sentence begins, in code points.
    pub(crate) fn focus_position(&self) -> Option<usize> {
        let (open, work) = self.open_work()?;
        Some(work.document.sentences.get(open.focus?)?.chars.start())
    }

    /// Focuses the sentence at a place again, after sentences were cut otherwise.
    pub(crate) fn focus_again(&mut self, position: Option<usize>) {
        if let (Some(at), Some((open, work))) = (position, self.open_work_mut()) {
            open.focus = Some(work.document.sentence_covering(at));
            open.anchor = None;
        }
    }

    /// Goes on as another annotator.
    pub(crate) fn set_reader(&mut self, reader: AnnotatorId) {
        if self.reader.id != reader {
            self.reader.id = reader.clone();
            for work in self.slots.iter_mut().filter_map(Slot::work_mut) {
                work.set_reader(reader.clone());
            }
        }
    }

    /// Has the page take the text size and the colours.
    pub(crate) fn show_look(&self, context: &mut Context) {
        context.push(Effect::SetLook {
            size: self.preferences.text_size(),
            theme: self.preferences.theme(),
        });
    }

    /// The record of the reader and the settings.
    pub(crate) fn profile(&self) -> Profile {
        Profile {
            annotator: self.reader.clone(),
            language: self.locale_chosen.map(|locale| locale.tag().to_owned()),
            preferences: self.preferences.clone(),
            set_at: self.profile_stamp,
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}
