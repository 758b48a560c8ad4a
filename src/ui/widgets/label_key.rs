//! The key of a label, beside its name.

use yew::prelude::*;

use crate::codebook::Label;
use crate::session::{SingleKeys, State};

/// The digit that gives a label; nothing where the reader has switched it off.
pub fn label_key(state: &State, label: &Label) -> Html {
    if state.settings.preferences.single_keys() == SingleKeys::Off {
        return Html::default();
    }
    html! { <kbd>{ state.locale.number(usize::from(label.digit)) }</kbd> }
}
