//! The help: all keys that are in force, from the table of commands, and the choice which ones are.

use crate::session::{navigation, tour};
use yew::prelude::*;

use crate::session::{Action, Dialog, Message, REVIEW_COMMANDS, ReviewCommand, SECTIONS, Section, State, action};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::single_keys::single_keys;

/// The keys, and the way to what the labels mean.
pub fn help(store: &Store) -> Html {
    store.read(|state| content(store, state))
}

fn content(store: &Store, state: &State) -> Html {
    let m = state.messages();
    html! {
        <div class="dialog-body help">
            <div class="choices">
                <button class="button" data-action="codebook"
                    onclick={store.sender(|_: MouseEvent| Message::Navigation(navigation::Message::OpenDialog(Dialog::Codebook)))}>
                    { icon(Icon::Book) }<span>{ m.help.labels_section }</span>
                </button>
                <button class="button" data-action="tour" onclick={store.sender(|_: MouseEvent| Message::Tour(tour::Message::Start))}>
                    { icon(Icon::Next) }<span>{ m.tour.title }</span>
                </button>
            </div>
            <section>
                <h3>{ m.help.keys_section }</h3>
                { single_keys(store, state) }
                { for SECTIONS.iter().map(|section| keys(section, state)) }
                { keys_of_review(state) }
            </section>
        </div>
    }
}

/// The actions of a kind that have keys in force.
fn keys(section: &Section, state: &State) -> Html {
    let locale = state.locale;
    let has_keys = |action: &&Action| action.keys_in_force(state).next().is_some();
    let with_keys: Vec<&Action> = section.actions.iter().filter(has_keys).collect();
    if with_keys.is_empty() {
        return Html::default();
    }
    let row = |action: &Action| {
        let keys = action
            .keys_in_force(state)
            .map(|key| html! { <kbd dir="ltr">{ key.text(locale) }</kbd> });
        html! { <div data-help={action.id}><dt>{ for keys }</dt><dd>{ action.text(state).to_owned() }</dd></div> }
    };
    html! {
        <>
            <h4>{ section.title(locale) }</h4>
            <dl class="keys">{ for with_keys.into_iter().map(row) }</dl>
        </>
    }
}

/// The keys of the list of what became of the tags of earlier versions, where the article on the page has any.
fn keys_of_review(state: &State) -> Html {
    let is_there = action("review-versions").is_some_and(|action| action.is_available(state));
    if !is_there {
        return Html::default();
    }
    let locale = state.locale;
    let row = |command: &ReviewCommand| {
        let keys: Vec<Html> = command
            .keys_in_force(state)
            .map(|key| html! { <kbd dir="ltr">{ key.text(locale) }</kbd> })
            .collect();
        (!keys.is_empty()).then(|| html! { <div><dt>{ for keys }</dt><dd>{ command.text(locale) }</dd></div> })
    };
    html! {
        <>
            <h4>{ locale.messages().revising.list_title }</h4>
            <dl class="keys">{ for REVIEW_COMMANDS.iter().filter_map(row) }</dl>
        </>
    }
}
