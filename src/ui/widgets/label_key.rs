//! The key of a label, beside its name.

use yew::prelude::*;

use crate::i18n::Locale;
use crate::session::SingleKeys;
use crate::ui::text::html;

/// How many labels have a digit: 1 to 9.
const DIGITS: usize = 9;

/// The digit that gives the label at this place of the codebook, from 0; nothing where no digit does, or the reader
/// has switched it off.
pub fn label_key(keys: SingleKeys, locale: Locale, at: usize) -> Html {
    if keys == SingleKeys::Off || at >= DIGITS {
        return Html::default();
    }
    html! { <kbd>{ locale.number(at + 1) }</kbd> }
}
