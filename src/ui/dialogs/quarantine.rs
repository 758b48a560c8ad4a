//! The list of quarantined records: to be downloaded and deleted.

use crate::session::storage;
use yew::prelude::*;

use crate::i18n::{fill, isolated};
use crate::session::{Message, Quarantined};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::long_title::clamped;

/// What was quarantined, if anything was.
#[component]
pub fn DamagedRecords(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let (damaged, m) = store.read(|state| (state.quarantined(), state.messages()));
    if damaged.is_empty() {
        return Html::default();
    }
    let rows = damaged.into_iter().map(|damaged| {
        let key = damaged.quarantine_key.to_string();
        html! { <Row {key} store={store.clone()} {damaged} /> }
    });
    html! {
        <section data-damaged="true">
            <h3>{ m.quarantine.section }</h3>
            <p class="hint">{ m.quarantine.explained }</p>
            <ul class="records">{ for rows }</ul>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    store: Store,
    damaged: Quarantined,
}

/// One of them. Deleting asks once more.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { store, damaged } = props;
    let asked = use_state(|| false);
    let (locale, m) = store.read(|state| (state.locale, state.messages()));
    // A UTF-16 unit takes two bytes.
    let size = locale.size(damaged.units as u64 * 2);
    let title = damaged
        .article()
        .map(|id| fill(m.quarantine.record_of, &[("name", &isolated(id.as_str()))]));
    let download = {
        let quarantine_key = damaged.quarantine_key.clone();
        store.sender(move |_: MouseEvent| {
            Message::Storage(storage::Message::DownloadQuarantined(quarantine_key.clone()))
        })
    };
    let discard = {
        let (store, quarantine_key, asked) = (store.clone(), damaged.quarantine_key.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| {
            if *asked {
                store.send(Message::Storage(storage::Message::DiscardQuarantined(
                    quarantine_key.clone(),
                )));
            } else {
                asked.set(true);
            }
        })
    };
    let discard_text = if *asked {
        m.quarantine.discard_for_good
    } else {
        m.quarantine.discard
    };
    html! {
        <li>
            <div class="record">
                if let Some(title) = title { <span class={clamped(&title)} translate="no">{ title }</span> }
                <code translate="no" dir="ltr">{ damaged.key.to_string() }</code>
                <span class="hint">{ size }</span>
            </div>
            <div class="choices">
                <button class="button" data-action="download-damaged" onclick={download}>{ m.quarantine.download }</button>
                <button class="button" data-action="discard-damaged" data-asked={asked.to_string()} onclick={discard}>
                    { discard_text }
                </button>
            </div>
        </li>
    }
}
