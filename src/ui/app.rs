//! The app as a whole.

use yew::prelude::*;

use super::dialogs::Dialogs;
use super::hooks::use_watch;
use super::library::Library;
use super::notices::Notices;
use super::print::printed;
use super::reading::Reading;
use super::statistics::StatisticsPage;
use super::store::{Store, Watch};
use super::window_events::listen;
use crate::platform::crash;
use crate::session::{Route, Statistics};
use crate::ui::text::html;

/// Puts the app on the page.
pub fn start() {
    // By Yew's own way, because it puts one of its own in the place of any other.
    yew::set_custom_panic_hook(Box::new(crash::tell));
    crash::program_starts();
    if let Some(root) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<App>::with_root(root).render();
    }
}

#[component]
fn App() -> Html {
    let store = use_memo((), |()| Store::new());
    let store = (*store).clone();
    use_watch(&store, Watch::Page);
    use_effect_with(store.clone(), |store| {
        let listeners = listen(store);
        store.await_launches();
        store.boot();
        move || drop(listeners)
    });
    if !store.has_begun() {
        // Nothing is known yet, not even the reader's language; a moment later the page is drawn.
        return Html::default();
    }
    let open = store.read(|state| state.navigation.open.as_ref().map(|open| open.id.clone()));
    let page = match open {
        None if store.read(|state| state.navigation.statistics.is_some()) => {
            html! { <StatisticsPage key={page_key(&store)} store={store.clone()} /> }
        }
        None => html! { <Library store={store.clone()} /> },
        Some(id) => html! { <Reading key={format!("{}/{id}", store.drawing())} store={store.clone()} /> },
    };
    html! {
        <>
            { page }
            <Notices store={store.clone()} />
            <Dialogs store={store.clone()} />
            { printed(&store) }
            <div class="drop-hint" aria-hidden="true">
                <p>{ store.read(|state| state.messages().library.open_file_hint) }</p>
            </div>
        </>
    }
}

/// Another one for each statistics page, so that each is drawn anew, from its top.
fn page_key(store: &Store) -> String {
    let hash = |shown: &Statistics| Route::Statistics(shown.clone()).hash();
    store.read(|state| state.navigation.statistics.as_ref().map(hash).unwrap_or_default())
}
