//! Whose work a file is: the question, with what each answer does.

use crate::session::transfer;
use yew::prelude::*;

use crate::annotation::Annotator;
use crate::i18n::{Locale, fill, isolated, shortened};
use crate::session::{Asked, Message, PendingRestore, Whose};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::Store;
use crate::ui::store::Watch;

/// The question about the file that waits.
#[component]
pub fn WhoseQuestion(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    store.read(|state| {
        let waiting = state.transfer.restores.front();
        let others = state.transfer.restores.iter().filter(|waiting| !waiting.is_backup);
        let count = others.count();
        waiting.map_or_else(Html::default, |waiting| question(store, waiting, count, state.locale))
    })
}

fn question(store: &Store, waiting: &PendingRestore, count: usize, locale: Locale) -> Html {
    let m = locale.messages();
    let open = store.sender(|_: MouseEvent| Message::Transfer(transfer::Message::Restore));
    html! {
        <div class="dialog-body whose">
            <p>{ fill(m.whose.question, &[("file", &shortened(&waiting.name))]) }</p>
            { answers(store, waiting, locale) }
            <p class="hint">{ m.whose.remembered }</p>
            <div class="choices">
                <button class="button primary" data-action="open-file" disabled={!waiting.is_answered()} onclick={open}>
                    { m.whose.open }
                </button>
                if count > 1 {
                    <button class="button" data-action="all-others"
                        onclick={store.sender(|_| Message::Transfer(transfer::Message::OpenAllAsOthers))}>
                        { locale.count(&m.whose.all_others, count) }
                    </button>
                }
                <button class="button" data-action="cancel" onclick={store.sender(|_| Message::Close)}>{ m.common.cancel }</button>
            </div>
        </div>
    }
}

/// Everyone of whom the reader is asked, with the answers.
pub fn answers(store: &Store, waiting: &PendingRestore, locale: Locale) -> Html {
    let people = waiting.asked.iter().enumerate();
    html! { <>{ for people.map(|(index, asked)| person(store, index, asked, locale)) }</> }
}

/// One of them. The radio buttons are the browser's own: arrows, a group, and the state read aloud.
fn person(store: &Store, index: usize, asked: &Asked, locale: Locale) -> Html {
    let m = locale.messages();
    let Annotator { id, name } = &asked.annotator;
    let name = if name.is_empty() {
        m.common.nameless_reader
    } else {
        name
    };
    let name = shortened(name);
    let said = locale.count(&m.whose.said, asked.said);
    let goes_on = store.read(|state| state.reader.name.is_empty() && !state.has_own_work());
    let mine_why = if goes_on {
        fill(m.whose.adopt_why, &[("name", &name)])
    } else {
        m.whose.mine_why.to_owned()
    };
    let same = asked.namesake.clone().map(|namesake| {
        let known = store.read(|state| state.name_of(&namesake).map(str::to_owned));
        let title = fill(m.whose.same, &[("name", &isolated(&known.unwrap_or_default()))]);
        ("same", Whose::Same(namesake), title, m.whose.same_why.to_owned())
    });
    let choices = [
        ("mine", Whose::Mine, m.whose.mine.to_owned(), mine_why),
        (
            "another",
            Whose::Another,
            m.whose.another.to_owned(),
            m.whose.another_why.to_owned(),
        ),
    ];
    let choice = |(word, whose, title, why): (&'static str, Whose, String, String)| {
        let chosen = asked.answer.as_ref() == Some(&whose);
        let annotator = id.clone();
        let onchange = store.sender(move |_: Event| {
            let (annotator, whose) = (annotator.clone(), whose.clone());
            Message::Transfer(transfer::Message::Answer { annotator, whose })
        });
        html! {
            <label class="whose-choice">
                <input type="radio" name={format!("whose-{index}")} data-whose={word} checked={chosen} {onchange} />
                <span><b>{ title }</b><span class="hint">{ why }</span></span>
            </label>
        }
    };
    html! {
        <fieldset class="whose-person" data-annotator={id.to_string()}>
            <legend>{ fill(m.whose.annotator, &[("name", &name), ("said", &said)]) }</legend>
            { for choices.into_iter().chain(same).map(choice) }
        </fieldset>
    }
}
