//! Preferences: text size, theme, moving on after a tag, what is counted, single keys, digits, tour seen.
//!
//! They are an object in the record of the profile, a field for each choice, and merged with it as a
//! whole: the profile with the later stamp counts. Fields that this program does not know stay. Text
//! size and theme stand on the root element as `data-size` and `data-theme`.

use serde::{Deserialize, Serialize};

use crate::codec::{Object, Value};
use crate::model::arrangement::{FromWhere, HowFar, Order};
use crate::model::counts::Counting;

/// How large the article's text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// Below the usual size.
    Small,
    /// The usual size.
    #[default]
    Normal,
    /// One step above it.
    Large,
    /// Two steps above it.
    Larger,
    /// Three steps above it.
    Largest,
}

impl TextSize {
    /// Every size, the smallest first.
    pub const ALL: [Self; 5] = [Self::Small, Self::Normal, Self::Large, Self::Larger, Self::Largest];

    /// Its name in the record, and as `data-size` on the root element.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// The next larger or smaller size; itself at an end.
    pub fn next(self, larger: bool) -> Self {
        let at = self as usize;
        let next = if larger { at + 1 } else { at.saturating_sub(1) };
        Self::ALL[next.min(Self::ALL.len() - 1)]
    }
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in the record, and as `data-theme` on the root element.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Where a letter, a digit or a mark alone is a command (WCAG 2.1.4): whoever dictates or has an unsteady
/// hand presses some without meaning to. Keys that move, Escape, and keys with Control or ⌘ always are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SingleKeys {
    /// On the whole page.
    #[default]
    Everywhere,
    /// Only while a sentence has the keyboard.
    OnSentence,
    /// Nowhere.
    Off,
}

impl SingleKeys {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Everywhere, Self::OnSentence, Self::Off];

    /// Its name in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::OnSentence => "sentence",
            Self::Off => "off",
        }
    }
}

/// Which digits numbers are written with, in a language that has several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// Those that are usual where the reader lives.
    #[default]
    ByRegion,
    /// 0 to 9.
    Western,
    /// The language's own, such as ٠ to ٩.
    Native,
}

impl Digits {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::ByRegion, Self::Western, Self::Native];

    /// Its name in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ByRegion => "region",
            Self::Western => "western",
            Self::Native => "native",
        }
    }
}

/// A preference with the value that the reader gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// Whether the focus moves on after a tag.
    MoveOn(bool),
    /// Whether bylines and dates count as sentences to tag.
    CountCredits(bool),
    /// How large the text is.
    TextSize(TextSize),
    /// The colours.
    Theme(Theme),
    /// Where keys alone are commands.
    SingleKeys(SingleKeys),
    /// Which digits numbers are written with.
    Digits(Digits),
    /// Whether the tour was seen to its end, or put away.
    TourSeen(bool),
    /// The order of the library.
    Order(Order),
    /// Articles of which source are shown in it.
    FromWhere(FromWhere),
    /// Articles in which state are shown in it.
    HowFar(HowFar),
}

/// What the reader chose, as it is stored: an object with a field for each choice. What was never
/// chosen is absent, and fields that this program does not know stay.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Preferences(Object);

const DIGITS: &str = "digits";
const MOVE_ON: &str = "move_on";
const COUNT_CREDITS: &str = "count_credits";
const TEXT_SIZE: &str = "text_size";
const THEME: &str = "theme";
const SINGLE_KEYS: &str = "single_keys";
const TOUR_SEEN: &str = "tour_seen";
const ORDER: &str = "library_order";
const FROM_WHERE: &str = "library_source";
const HOW_FAR: &str = "library_state";

impl Preferences {
    /// Whether nothing was ever chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the focus moves on after a tag; yes, unless the reader chose otherwise.
    pub fn moves_on(&self) -> bool {
        self.flag(MOVE_ON).unwrap_or(true)
    }

    /// Which sentences count as ones to tag: not bylines and dates, unless the reader chose so.
    pub fn counting(&self) -> Counting {
        Counting {
            credits: self.flag(COUNT_CREDITS).unwrap_or(false),
        }
    }

    /// How large the text is.
    pub fn text_size(&self) -> TextSize {
        let name = self.name(TEXT_SIZE);
        let known = TextSize::ALL.into_iter().find(|size| size.as_str() == name);
        known.unwrap_or_default()
    }

    /// The colours.
    pub fn theme(&self) -> Theme {
        let name = self.name(THEME);
        let known = Theme::ALL.into_iter().find(|theme| theme.as_str() == name);
        known.unwrap_or_default()
    }

    /// Which digits numbers are written with.
    pub fn digits(&self) -> Digits {
        let name = self.name(DIGITS);
        let known = Digits::ALL.into_iter().find(|choice| choice.as_str() == name);
        known.unwrap_or_default()
    }

    /// Where keys alone are commands.
    pub fn single_keys(&self) -> SingleKeys {
        let name = self.name(SINGLE_KEYS);
        let known = SingleKeys::ALL.into_iter().find(|choice| choice.as_str() == name);
        known.unwrap_or_default()
    }

    /// Whether the tour is not to be shown by itself any more.
    pub fn tour_seen(&self) -> bool {
        self.flag(TOUR_SEEN).unwrap_or(false)
    }

    /// The order of the library.
    pub fn order(&self) -> Order {
        let name = self.name(ORDER);
        let known = Order::ALL.into_iter().find(|choice| choice.as_str() == name);
        known.unwrap_or_default()
    }

    /// Articles of which source are shown in it.
    pub fn from_where(&self) -> FromWhere {
        let name = self.name(FROM_WHERE);
        let known = FromWhere::ALL.into_iter().find(|choice| choice.as_str() == name);
        known.unwrap_or_default()
    }

    /// Articles in which state are shown in it.
    pub fn how_far(&self) -> HowFar {
        let name = self.name(HOW_FAR);
        let known = HowFar::ALL.into_iter().find(|choice| choice.as_str() == name);
        known.unwrap_or_default()
    }

    /// What was chosen here, and of what was not, what was chosen there.
    pub(crate) fn or(self, there: Self) -> Self {
        let mut all = there.0;
        all.extend(self.0);
        Self(all)
    }

    fn flag(&self, field: &str) -> Option<bool> {
        self.0.get(field)?.as_bool()
    }

    fn name(&self, field: &str) -> &str {
        self.0.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// Chooses something.
    pub(crate) fn set(&mut self, preference: Preference) {
        let (field, value) = match preference {
            Preference::MoveOn(moves) => (MOVE_ON, Value::Bool(moves)),
            Preference::CountCredits(counts) => (COUNT_CREDITS, Value::Bool(counts)),
            Preference::TextSize(size) => (TEXT_SIZE, Value::String(size.as_str().to_owned())),
            Preference::Theme(theme) => (THEME, Value::String(theme.as_str().to_owned())),
            Preference::Digits(choice) => (DIGITS, Value::String(choice.as_str().to_owned())),
            Preference::SingleKeys(choice) => (SINGLE_KEYS, Value::String(choice.as_str().to_owned())),
            Preference::TourSeen(seen) => (TOUR_SEEN, Value::Bool(seen)),
            Preference::Order(choice) => (ORDER, Value::String(choice.as_str().to_owned())),
            Preference::FromWhere(choice) => (FROM_WHERE, Value::String(choice.as_str().to_owned())),
            Preference::HowFar(choice) => (HOW_FAR, Value::String(choice.as_str().to_owned())),
        };
        self.0.insert(field.to_owned(), value);
    }
}
