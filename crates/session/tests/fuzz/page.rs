//! A page with some work on it, to open files in: no browser, no disk but a map.

use hashiya_session::{annotate, library, navigation, settings, storage};
use std::collections::BTreeMap;
use std::rc::Rc;

use hashiya_core::annotation::AnnotationSet;
use hashiya_core::article::ArticleId;
use hashiya_core::codebook::LabelId;
use hashiya_session::{
    Boot, Context, Effect, FetchError, LibraryEntry, Listing, Message, Route, State, Statistics, Status, TextAnswer,
    update,
};

const STORY: &str = "قمة جديدة بين البلدين في العاصمة\n\nفي الصورة: قاعة القمة\n\nقال الوزير إن القمة ناجحة جدا. \
«سنعود غدًا 😀.» ثم غادر القاعة مع الوفد كله.\n\nإعلان\n\nوقَالَ المتحدث إن الوفد وصل مساء أمس. ولم يذكر موعدًا للعودة.\n";

/// What the keys of texts of opened articles begin with, which are in no local storage.
const TEXTS: &str = "texts:";

/// The time at which files are opened: 2026-11-22T12:00:00Z.
const NOW: u64 = 1_795_348_800_000;

/// A page and the records that it stored.
#[derive(Clone)]
pub struct Page {
    /// What the page knows.
    pub state: State,
    /// What is stored.
    pub records: BTreeMap<String, String>,
}

impl Page {
    /// A page of a reader with a name, on which one article has tags.
    pub fn at_work() -> Self {
        let mut page = Self::open(BTreeMap::new());
        page.send(Message::Settings(settings::Message::SetName("منى".into())));
        page.send(Message::Navigation(navigation::Message::RouteChanged(Route::Article {
            id: ArticleId::new("story"),
            sentence: None,
        })));
        for (sentence, label) in [(2, "claim"), (4, "quote")] {
            page.send(Message::Navigation(navigation::Message::Focus {
                sentence,
                extend: false,
            }));
            page.send(Message::Annotate(annotate::Message::Tag(LabelId::new(label))));
        }
        page
    }

    /// A page in a browser that has these records, with its articles loaded.
    pub fn open(records: BTreeMap<String, String>) -> Self {
        let mut page = Self {
            state: State::default(),
            records,
        };
        let records = page.records.clone().into_iter();
        let records = records.filter(|(key, _)| !key.starts_with(TEXTS)).collect();
        page.send(Message::Booted(Box::new(Boot {
            records,
            new_annotator: "reader".into(),
            ..Boot::default()
        })));
        let id = ArticleId::new("story");
        let file = String::from("story.txt");
        let listing = Listing {
            id: id.clone(),
            file,
            summary: None,
        };
        page.send(Message::Library(library::Message::ListFetched(Ok(vec![listing]))));
        let result: Result<Vec<u8>, FetchError> = Ok(STORY.as_bytes().to_vec());
        page.send(Message::Library(library::Message::Fetched { id, result }));
        page.load_all();
        page
    }

    /// Has every article loaded that is only listed, as the page of the figures does.
    fn load_all(&mut self) {
        let go = |route| Message::Navigation(navigation::Message::RouteChanged(route));
        self.send(go(Route::Statistics(Statistics {
            of: None,
            recoding: false,
        })));
        let is_loading = |entry: &LibraryEntry| matches!(entry.status, Status::Loading(_));
        while self.state.library.entries.iter().any(is_loading) {
            self.send(Message::Library(library::Message::LoadNext));
        }
        self.send(go(Route::Library));
    }

    /// Lets something happen; returns what the shell was asked to do.
    pub fn send(&mut self, message: Message) -> Vec<Effect> {
        let (state, effects) = update(std::mem::take(&mut self.state), message, Context::new(NOW, 120));
        self.state = state;
        let mut wanted = Vec::new();
        for effect in &effects {
            match effect {
                Effect::Write { key, value } => drop(self.records.insert(key.to_string(), value.clone())),
                Effect::Remove { key } => {
                    self.records.remove(&key.to_string());
                    self.records.remove(&format!("{TEXTS}{key}"));
                }
                Effect::KeepText { key, text } => {
                    let text = serde_json::to_string(&**text).expect("JSON");
                    self.records.insert(format!("{TEXTS}{key}"), text);
                }
                Effect::ReadTexts(keys) => wanted.extend(keys.iter().map(ToString::to_string)),
                _ => {}
            }
        }
        if !wanted.is_empty() {
            let read = |key: String| {
                let text = self.records.get(&format!("{TEXTS}{key}"));
                let answer = text.map_or(TextAnswer::Missing, |text| {
                    TextAnswer::Found(Rc::new(serde_json::from_str(text).expect("a text")))
                });
                (key, answer)
            };
            let answers = wanted.into_iter().map(read).collect();
            self.send(Message::Storage(storage::Message::TextsRead(answers)));
        }
        effects
    }

    /// All that is said of every article.
    pub fn said(&self) -> BTreeMap<String, AnnotationSet> {
        let said = |entry: &LibraryEntry| Some((entry.id.to_string(), entry.annotated()?.annotations().clone()));
        self.state.library.entries.iter().filter_map(said).collect()
    }

    /// Everything that the page knows but its messages to the reader and the time, as text.
    pub fn fingerprint(&self) -> String {
        let mut state = self.state.clone();
        state.notices.shown.clear();
        let text = format!("{state:?}");
        let without_number = |text: String, name: &str| match text.split_once(name) {
            Some((before, after)) => format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit())),
            None => text,
        };
        without_number(
            without_number(text, "notices: Notices { shown: [], next: "),
            "clock: Clock { last: Stamp(",
        )
    }
}
