//! The collections: their names, and whether the selected articles are in them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::article::ArticleId;
use crate::i18n::{Locale, fill, isolated};
use crate::session::library::collecting;
use crate::session::{CollectionId, Message, State, library};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::input_method;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// A collection as it is shown.
#[derive(Clone, PartialEq)]
pub struct Row {
    id: CollectionId,
    name: String,
    /// How many articles are in it.
    size: usize,
    /// How many of those that are meant.
    of_meant: usize,
}

/// The collections, with how many of these articles are in each.
pub fn rows(state: &State, meant: &[ArticleId]) -> Vec<Row> {
    let all = state.collections().into_iter();
    let row = |(id, name, size): (CollectionId, String, usize)| Row {
        of_meant: meant.iter().filter(|article| state.is_in(article, &id)).count(),
        id,
        name,
        size,
    };
    all.map(row).collect()
}

#[derive(PartialEq)]
struct Look {
    locale: Locale,
    meant: Vec<ArticleId>,
    rows: Vec<Row>,
}

impl Look {
    fn of(state: &State) -> Self {
        let meant = state.selected_articles();
        Self {
            locale: state.locale,
            rows: rows(state, &meant),
            meant,
        }
    }
}

/// What puts articles into a collection or takes them out: in, unless all of them are.
pub fn toggled(row: &Row, meant: &[ArticleId]) -> Message {
    let (id, meant) = (row.id.clone(), meant.to_vec());
    let is_in = row.of_meant == meant.len();
    collect(match is_in {
        true => collecting::Message::Remove(id, meant),
        false => collecting::Message::Add(id, meant),
    })
}

fn collect(message: collecting::Message) -> Message {
    Message::Library(library::Message::Collect(message))
}

/// The window.
#[component]
pub fn CollectionsWindow(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let (m, meant) = (look.locale.messages(), &look.meant);
    let field = use_node_ref();
    let create = {
        let (store, field, meant) = (store.clone(), field.clone(), meant.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let (name, articles) = (field.value(), meant.clone());
                field.set_value("");
                store.send(collect(collecting::Message::Create { name, articles }));
            }
        })
    };
    let onkeydown = {
        let create = create.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !input_method::takes(&event) {
                event.prevent_default();
                create.emit(());
            }
        })
    };
    html! {
        <div class="dialog-body collections">
            if !meant.is_empty() {
                <p><b>{ look.locale.count(&m.collections.selected, meant.len()) }</b></p>
            }
            <p class="hint">{ m.collections.explained }</p>
            if look.rows.is_empty() {
                <p>{ m.collections.none }</p>
            } else {
                <ul class="collection-list">{ for look.rows.iter().map(|row| shown(store, row, meant, look.locale)) }</ul>
            }
            <div class="collection-new">
                <input ref={field} type="text" data-new-collection="true" dir="auto" autofocus=true autocomplete="off" maxlength="120"
                    placeholder={m.collections.new_name} aria-label={m.collections.new_name} {onkeydown} />
                <button class="button primary" data-action="create-collection"
                    onclick={create.reform(|_: MouseEvent| ())}>{ m.collections.create }</button>
            </div>
        </div>
    }
}

fn shown(store: &Store, row: &Row, meant: &[ArticleId], locale: Locale) -> Html {
    let m = locale.messages();
    let named = |text: &str| fill(text, &[("name", &isolated(&row.name))]);
    let rename = {
        let (store, id) = (store.clone(), row.id.clone());
        let name = row.name.clone();
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            store.send(collect(collecting::Message::Rename(id.clone(), field.value())));
            // A name that is taken is not.
            let known = store.read(|state| state.library.collections.get(&id).map(|known| known.name.clone()));
            field.set_value(known.as_deref().unwrap_or(&name));
        })
    };
    let delete = {
        let id = row.id.clone();
        store.sender(move |_: MouseEvent| collect(collecting::Message::Delete(id.clone())))
    };
    let toggle = {
        let (row, meant) = (row.clone(), meant.to_vec());
        store.sender(move |_: Event| toggled(&row, &meant))
    };
    let are_in = !meant.is_empty() && row.of_meant == meant.len();
    let mixed = row.of_meant > 0 && !are_in;
    html! {
        <li key={row.id.as_str()} data-collection={row.name.clone()}>
            if !meant.is_empty() {
                <label class="check">
                    <input type="checkbox" checked={are_in} aria-checked={mixed.then_some("mixed")} aria-label={row.name.clone()} onchange={toggle} />
                </label>
            }
            <input type="text" dir="auto" maxlength="120" value={row.name.clone()} aria-label={named(m.collections.rename)} onchange={rename} />
            <span class="hint">{ locale.count(&m.library.articles, row.size) }</span>
            <button class="button quiet" data-action="delete-collection" title={named(m.collections.delete_one)}
                aria-label={named(m.collections.delete_one)} onclick={delete}>{ icon(Icon::Delete) }</button>
        </li>
    }
}

/// Boxes for whether one article is in each of the collections; nothing where there are none.
pub fn memberships(store: &Store, article: &ArticleId, rows: &[Row], locale: Locale) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let one = |row: &Row| {
        let (shown, meant) = (row.clone(), vec![article.clone()]);
        let onchange = store.sender(move |_: Event| toggled(&shown, &meant));
        html! {
            <label class="check" key={row.id.as_str()}>
                <input type="checkbox" data-in-collection={row.name.clone()} checked={row.of_meant > 0} {onchange} />
                <bdi translate="no">{ row.name.clone() }</bdi>
            </label>
        }
    };
    html! {
        <fieldset class="memberships">
            <legend>{ locale.messages().collections.title }</legend>
            { for rows.iter().map(one) }
        </fieldset>
    }
}
