//! What goes to paper: the sheet that the session made, drawn for as long as the browser prints
//! (`beforeprint` to `afterprint`).

use yew::prelude::*;

use super::store::Store;
use super::text::html;
use super::widgets::element_tree::drawn;

/// The sheet, out of sight on a screen; nothing while nothing is printed.
pub fn printed(store: &Store) -> Html {
    store.read(|state| match &state.print.sheet {
        Some(sheet) => html! { <div class="printed" translate="no">{ drawn(sheet) }</div> },
        None => Html::default(),
    })
}
