//! The state of the page.

use std::collections::VecDeque;
use std::rc::Rc;

use super::counts::Counts;
use super::deleting::{Deleted, Target};
use super::inventory::Records;
use super::message::{Context, Effect, FetchError, View};
use super::notice::{Notice, NoticeKind};
use super::persistence::Persistence;
use super::preferences::Preferences;
use super::records::Profile;
use super::reminding::{Reminder, Saved};
use super::restoring::Restoring;
use super::route::{Route, Statistics};
use super::searching::Search;
use super::work::Work;
use crate::annotation::{Annotator, AnnotatorId, Clock, Stamp};
use crate::article::{ArticleId, DecodeError, Origin};
use crate::exchange::file::FileExtras;
use crate::i18n::{Locale, Messages};
use crate::map::Map;
use crate::report::{Element, Paper};

/// A window over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Keys.
    Help,
    /// What the labels mean.
    Codebook,
    /// Name, language, storage.
    Settings,
    /// The note of the focused sentence.
    Note,
    /// What a backup would bring.
    Restore,
    /// What would be deleted.
    Delete,
    /// The words of the focused sentence, to split it at.
    Split,
    /// The sentences of the article to come back to.
    Unsure,
    /// All that can be done, and all articles, to be searched.
    Palette,
    /// What can leave the page: files and paper.
    Share,
}

/// How the app can be installed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Install {
    /// Not from here: it is installed, or the browser does not offer it.
    #[default]
    None,
    /// The browser asks when it is told to.
    Offered,
    /// By a menu of the browser.
    ByHand,
}

/// Why an article is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// It could not be fetched.
    Fetch(FetchError),
    /// Its bytes are no article.
    Decode(DecodeError),
}

/// How far an article is.
#[derive(Clone, Debug)]
pub enum Status {
    /// On its way.
    Loading,
    /// It did not come.
    Failed(LoadError),
    /// There, with the reader's work.
    Ready(Box<Work>),
}

/// A place in the library.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The article's identity.
    pub id: ArticleId,
    /// Its file's name.
    pub file: String,
    /// Where it comes from.
    pub origin: Origin,
    /// When the reader opened it from disk, in milliseconds since 1970-01-01 UTC; 0 when it is
    /// delivered with the app.
    pub opened_at: u64,
    /// How far it is.
    pub status: Status,
}

impl Slot {
    /// The reader's work, if the article is there.
    pub fn work(&self) -> Option<&Work> {
        match &self.status {
            Status::Ready(work) => Some(work),
            _ => None,
        }
    }

    pub(super) fn work_mut(&mut self) -> Option<&mut Work> {
        match &mut self.status {
            Status::Ready(work) => Some(work),
            _ => None,
        }
    }
}

/// The article on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which one.
    pub id: ArticleId,
    /// The focused sentence, from 0.
    pub focus: Option<usize>,
    /// Where the selection began; it reaches to the focus.
    pub(super) anchor: Option<usize>,
}

/// Everything that the page knows.
#[derive(Clone, Debug)]
pub struct State {
    /// The reader.
    pub reader: Annotator,
    /// Other annotators whose names are known from files.
    pub(super) others: Map<AnnotatorId, String>,
    /// The language of the interface.
    pub locale: Locale,
    /// The language that the reader chose, to be kept; the address may ask for another one.
    pub(super) locale_chosen: Option<Locale>,
    /// How the reader likes to work.
    pub preferences: Preferences,
    /// Whether the reader's identity was made up in this visit, and is nobody else's.
    pub(super) reader_is_made_up: bool,
    /// When the reader last changed who they are or the settings.
    pub(super) profile_stamp: Stamp,
    /// Gives out stamps.
    pub(super) clock: Clock,
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
    pub(super) wanted: Option<Route>,
    /// The step of the tour that the reader is at, from 0, while it goes on.
    pub(super) tour: Option<usize>,
    /// The window over the page.
    pub dialog: Option<Dialog>,
    /// Backups that wait for the reader's word; the window shows the first.
    pub restoring: VecDeque<Restoring>,
    /// What the reader is asked whether to delete.
    pub(super) deleting: Option<Target>,
    /// The deletions of this visit, which can be taken back.
    pub deleted: Vec<Deleted>,
    /// What is in files.
    pub(super) saved: Saved,
    /// How far the reminder of what is not in files is.
    pub reminder: Reminder,
    /// Articles that another tab deleted and this one still has, with what was stored of them since.
    pub(super) gone: Map<ArticleId, Records>,
    /// The search in the open article.
    pub search: Option<Search>,
    /// What is printed next.
    pub(super) paper: Paper,
    /// What is being printed.
    pub sheet: Option<Rc<Element>>,
    /// Messages to the reader, the oldest first.
    pub notices: Vec<Notice>,
    pub(super) next_notice: u64,
    /// Records of articles that are not loaded (yet), by key.
    pub(super) stored: Map<String, String>,
    /// Records that were set aside, by the keys under which they are kept.
    pub(super) damaged: Map<String, String>,
    /// The records whose stored value cannot be read: their keys, and where the value is set aside.
    pub(super) damaged_at: Map<String, String>,
    /// Files that wait for articles on their way: name and bytes.
    pub(super) waiting_files: Vec<(String, Option<Vec<u8>>)>,
    /// Whether most of the room for records is used.
    pub room_is_tight: bool,
    /// Whether the browser keeps what is stored.
    pub persistence: Persistence,
    /// How often the reader tagged in this visit.
    pub(super) tags_made: usize,
    /// Articles that a newer program wrote records of, with the latest version of those.
    pub(super) newer: Map<ArticleId, u64>,
    /// Fields of imported files that this program does not know.
    pub(super) extras: FileExtras,
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
            others: Map::new(),
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
            gone: Map::new(),
            search: None,
            paper: Paper::Tagged,
            sheet: None,
            notices: Vec::new(),
            next_notice: 0,
            stored: Map::new(),
            damaged: Map::new(),
            newer: Map::new(),
            waiting_files: Vec::new(),
            room_is_tight: false,
            persistence: Persistence::Unasked,
            tags_made: 0,
            damaged_at: Map::new(),
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

    pub(super) fn slot_mut(&mut self, id: &ArticleId) -> Option<&mut Slot> {
        self.slots.iter_mut().find(|slot| slot.id == *id)
    }

    /// The article on the page with the reader's work, once it is there.
    pub fn open_work(&self) -> Option<(&Open, &Work)> {
        let open = self.open.as_ref()?;
        Some((open, self.slot(&open.id)?.work()?))
    }

    pub(super) fn open_work_mut(&mut self) -> Option<(&mut Open, &mut Work)> {
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
    pub(super) fn notify(&mut self, kind: NoticeKind, context: &mut Context) {
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
    pub(super) fn redraw_article(&self, context: &mut Context) {
        if let Some((_, work)) = self.open_work() {
            let sentences = (0..work.document.sentences.len()).map(View::Sentence);
            let blocks = (0..work.document.blocks.len()).map(View::Block);
            context.extend(sentences.chain(blocks).map(Effect::Render));
        }
    }

    /// Where the focused sentence begins, in code points.
    pub(super) fn focus_position(&self) -> Option<usize> {
        let (open, work) = self.open_work()?;
        Some(work.document.sentences.get(open.focus?)?.chars.start())
    }

    /// Focuses the sentence at a place again, after sentences were cut otherwise.
    pub(super) fn focus_again(&mut self, position: Option<usize>) {
        if let (Some(at), Some((open, work))) = (position, self.open_work_mut()) {
            open.focus = Some(work.document.sentence_covering(at));
            open.anchor = None;
        }
    }

    /// Goes on as another annotator.
    pub(super) fn set_reader(&mut self, reader: AnnotatorId) {
        if self.reader.id != reader {
            self.reader.id = reader.clone();
            for work in self.slots.iter_mut().filter_map(Slot::work_mut) {
                work.set_reader(reader.clone());
            }
        }
    }

    /// The record of the reader and the settings.
    pub(super) fn profile(&self) -> Profile {
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
