//! The state of the settings: language, preferences, whether the reader is new, the names of other
//! annotators.

use std::rc::Rc;

use crate::annotation::Stamp;
use crate::i18n::Locale;
use crate::model::people::{Aliases, People};
use crate::model::preferences::Preferences;

/// The reader's choices, and who else is known.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The language that the reader chose, to be kept; the address may ask for another one.
    pub(crate) chosen_locale: Option<Locale>,
    /// The languages that the address and the browser ask for, as BCP 47 tags, the best first: their
    /// regions say which digits are usual.
    pub(crate) languages: Vec<String>,
    /// How the reader likes to work.
    pub preferences: Preferences,
    /// Whether the reader's identity was made up in this visit, and is nobody else's.
    pub(crate) reader_is_new: bool,
    /// When the reader last changed who they are or the settings.
    pub(crate) changed_at: Stamp,
    /// When the reader gave themselves their name; zero in records of older programs.
    pub(crate) named_at: Stamp,
    /// Other annotators, as far as files and the reader told of them.
    pub(crate) people: People,
    /// Whose work counts as whose, by what the reader said of them.
    pub(crate) aliases: Rc<Aliases>,
    /// The path of the folder on its site from which the page came; `None` for a page from the disk.
    pub(crate) path: Option<String>,
}
