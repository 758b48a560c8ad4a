//! Buttons of single actions: name, key, message and whether it can be done come from the table.

use yew::prelude::*;

use super::icons::{Icon, icon};
use crate::session::{Action, State, action};
use crate::ui::store::Store;
use crate::ui::text::html;

/// What a quiet button of an action shows. Equal when it looks the same.
#[derive(Clone)]
pub struct Tool {
    action: &'static Action,
    sign: Icon,
    text: AttrValue,
    /// For who points at it: its name with its key.
    hint: String,
    is_available: bool,
}

impl PartialEq for Tool {
    fn eq(&self, other: &Self) -> bool {
        let shown = |tool: &Self| (tool.action.id, tool.sign, tool.is_available);
        shown(self) == shown(other) && self.text == other.text && self.hint == other.hint
    }
}

impl Tool {
    /// The tool for the action with this name; nothing where the table has none.
    pub fn of(state: &State, id: &'static str, sign: Icon) -> Option<Self> {
        Self::named(state, id, sign, None)
    }

    /// The same, called otherwise than the action while that says more.
    pub fn named(state: &State, id: &'static str, sign: Icon, name: Option<&'static str>) -> Option<Self> {
        let action = action(id)?;
        Some(Self {
            action,
            sign,
            text: name.map_or_else(|| action.text(state).to_owned().into(), AttrValue::Static),
            hint: action.hint(name, state),
            is_available: action.is_available(state),
        })
    }

    /// Whether the action can be done now.
    pub fn is_available(&self) -> bool {
        self.is_available
    }
}

/// A quiet button that shows a sign. In the menu `menu` it shows its name as well, and closes the menu.
pub fn tool(store: &Store, menu: &'static str, tool: &Tool) -> Html {
    html! {
        <button class="button quiet" data-action={tool.action.id} title={tool.hint.clone()} aria-label={tool.text.clone()}
            disabled={!tool.is_available} popovertarget={menu} popovertargetaction="hide"
            onclick={does(store, tool.action)}>
            { icon(tool.sign) }<span class="item-name">{ tool.text.clone() }</span>
        </button>
    }
}

/// A button that says how much waits behind an action, beside its sign; its name stands in its hint.
/// Where there is little room the number alone is seen.
pub fn counting(store: &Store, tool: &Tool, number: &str, text: &str) -> Html {
    html! {
        <button class="button waiting" data-action={tool.action.id} title={tool.hint.clone()} onclick={does(store, tool.action)}>
            { icon(tool.sign) }
            <b class="waiting-number" aria-hidden="true">{ number.to_owned() }</b>
            <span class="waiting-text">{ text.to_owned() }</span>
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
            { action.text(state).to_owned() }
        </button>
    }
}

/// Does an action when it is clicked.
fn does(store: &Store, action: &'static Action) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_| store.send(store.read(|state| action.message(state))))
}
