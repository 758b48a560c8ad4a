//! The state of the settings: language, preferences, whether the reader is new, the names of other
//! annotators.

use std::collections::BTreeMap;

use crate::annotation::{AnnotatorId, Stamp};
use crate::i18n::Locale;
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
    /// The path of the folder on its site from which the page came; `None` for a page from the disk.
    pub(crate) path: Option<String>,
    /// Other annotators whose names are known from files.
    pub(crate) other_names: BTreeMap<AnnotatorId, String>,
}
