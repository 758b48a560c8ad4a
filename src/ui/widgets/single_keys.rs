//! Where keys alone are commands: what is in force, and the choice. In the settings, and in the help.

use yew::prelude::*;

use crate::session::{Message, Preference, SingleKeys, State, settings};
use crate::ui::store::Store;

/// The choice with its explanation.
pub fn single_keys(store: &Store, state: &State) -> Html {
    let m = state.messages();
    let chosen = state.settings.preferences.single_keys();
    let choice = |known: SingleKeys| {
        let text = match known {
            SingleKeys::Everywhere => m.keys.everywhere,
            SingleKeys::OnSentence => m.keys.on_sentence,
            SingleKeys::Off => m.keys.off,
        };
        html! {
            <button class="button" data-single-keys={known.as_str()} aria-pressed={(known == chosen).to_string()}
                onclick={store.sender(move |_| Message::Settings(settings::Message::Prefer(Preference::SingleKeys(known))))}>
                { text }
            </button>
        }
    };
    html! {
        <div class="choice" role="group" aria-labelledby="single-keys" aria-describedby="single-keys-hint">
            <p id="single-keys">{ m.keys.title }</p>
            <div class="choices">{ for SingleKeys::ALL.into_iter().map(choice) }</div>
            <p id="single-keys-hint" class="hint">{ m.keys.hint }</p>
        </div>
    }
}
