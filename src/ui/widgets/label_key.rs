//! The key of a label, beside its name.

use yew::prelude::*;

use crate::codebook::DefaultLabel;
use crate::i18n::Locale;
use crate::session::SingleKeys;
use crate::ui::text::html;

/// The digit that gives a label; nothing where the reader has switched it off.
pub fn label_key(keys: SingleKeys, locale: Locale, label: &DefaultLabel) -> Html {
    if keys == SingleKeys::Off {
        return Html::default();
    }
    html! { <kbd>{ locale.number(usize::from(label.digit)) }</kbd> }
}
