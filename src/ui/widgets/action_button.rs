//! Buttons of single actions: name, key, message and whether it can be done come from the table.

use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::session::{Action, State, action};
use crate::ui::store::Store;

/// A quiet button that shows a sign, for the action with this name. In the menu `menu` it shows its
/// name as well, and closes the menu.
pub fn tool(store: &Store, state: &State, menu: &'static str, id: &'static str, sign: Icon) -> Html {
    named_tool(store, state, menu, id, sign, None)
}

/// The same, called otherwise than the action while that says more.
pub fn named_tool(
    store: &Store,
    state: &State,
    menu: &'static str,
    id: &'static str,
    sign: Icon,
    name: Option<&'static str>,
) -> Html {
    let Some(action) = action(id) else {
        return Html::default();
    };
    let text = name.unwrap_or(action.text(state.locale));
    html! {
        <button class="button quiet" data-action={id} title={action.hint(name, state)} aria-label={text}
            disabled={!action.is_available(state)} popovertarget={menu} popovertargetaction="hide"
            onclick={does(store, action)}>
            { icon(sign) }<span class="item-name">{ text }</span>
        </button>
    }
}

/// A button with the action's name on it; `pressed` for one of several that is the case now.
pub fn worded(store: &Store, state: &State, id: &'static str, pressed: Option<bool>) -> Html {
    let Some(action) = action(id) else {
        return Html::default();
    };
    html! {
        <button class="button" data-action={id} aria-pressed={pressed.map(|pressed| pressed.to_string())}
            disabled={!action.is_available(state)} onclick={does(store, action)}>
            { action.text(state.locale) }
        </button>
    }
}

/// Does an action when it is clicked.
fn does(store: &Store, action: &'static Action) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_| store.send(store.read(|state| action.message(state))))
}
