//! Asks what is to become of articles that may be versions of each other.

use yew::prelude::*;

use crate::i18n::{Locale, fill, isolated};
use crate::session::revising::Message as Revising;
use crate::session::{Choice, Likeness, Message, QuestionShown, State, VersionShown};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};
use crate::ui::widgets::long_title::clamped;

#[derive(PartialEq)]
struct Look {
    locale: Locale,
    asked: Vec<QuestionShown>,
}

impl Look {
    fn of(state: &State) -> Self {
        Self {
            locale: state.locale,
            asked: state.questions_shown(),
        }
    }
}

/// The title of the window.
pub fn title(store: &Store) -> &'static str {
    store.read(|state| {
        let m = state.messages();
        match state.revising.asked.len() {
            0 | 1 => m.revising.ask_one,
            _ => m.revising.ask_several,
        }
    })
}

/// The questions.
#[component]
pub fn VersionsQuestion(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let m = look.locale.messages();
    let onsubmit = {
        let store = store.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            store.send(Message::Revising(Revising::Confirm));
        })
    };
    let for_all = |name: &'static str, choice: Choice, text: &'static str| {
        let is_chosen = look.asked.iter().all(|shown| shown.question.choice == choice);
        let choose = store.sender(move |_: MouseEvent| Message::Revising(Revising::ChooseAll(choice)));
        html! {
            <button type="button" class="button" data-action={name} aria-pressed={is_chosen.to_string()} onclick={choose}>{ text }</button>
        }
    };
    let questions = look.asked.iter().enumerate();
    html! {
        <form class="dialog-body versions" {onsubmit}>
            <p class="hint">{ m.revising.ask_hint }</p>
            if look.asked.len() > 1 {
                <div class="choices" role="group" aria-label={m.revising.for_all}>
                    { for_all("replace-all", Choice::Replace, m.revising.replace_all) }
                    { for_all("keep-all", Choice::KeepBoth, m.revising.keep_all) }
                </div>
            }
            { for questions.map(|(place, shown)| question(store, place, shown, look.locale)) }
            <div class="choices versions-answer">
                <button type="submit" class="button primary" data-action="confirm-versions">{ m.revising.confirm }</button>
                <button type="button" class="button" data-action="later" onclick={store.sender(|_| Message::Close)}>{ m.common.later }</button>
            </div>
        </form>
    }
}

fn question(store: &Store, place: usize, shown: &QuestionShown, locale: Locale) -> Html {
    let m = locale.messages();
    let QuestionShown { question, old, new } = shown;
    let choices = [
        ("replace", Choice::Replace, m.revising.replace, m.revising.replace_why),
        (
            "keep-both",
            Choice::KeepBoth,
            m.revising.keep_both,
            m.revising.keep_both_why,
        ),
        ("stay", Choice::Stay, m.revising.stay, m.revising.stay_why),
    ];
    let is_offered = |(_, choice, ..): &(&str, Choice, &str, &str)| *choice != Choice::Stay || question.can_stay;
    let choice = |(name, choice, title, why): (&'static str, Choice, &'static str, &'static str)| {
        let is_chosen = question.choice == choice;
        let onchange = store.sender(move |_: Event| Message::Revising(Revising::Choose(place, choice)));
        // Its name is the answer alone; what the answer does is said after it.
        let (title_id, why_id) = (format!("version-{place}-{name}"), format!("version-{place}-{name}-why"));
        html! {
            <label class="whose-choice">
                <input type="radio" name={format!("version-{place}")} data-choice={name} checked={is_chosen}
                    aria-labelledby={title_id.clone()} aria-describedby={why_id.clone()}
                    autofocus={place == 0 && is_chosen} {onchange} />
                <span><b id={title_id}>{ title }</b><span id={why_id} class="hint">{ why }</span></span>
            </label>
        }
    };
    html! {
        <fieldset class="version-question" data-question={question.new.to_string()}>
            <legend class={clamped(&new.title)} translate="no" dir="auto">{ new.title.clone() }</legend>
            <dl class="version-pair">
                { version("old", m.revising.old, old, &new.title, locale) }
                { version("new", m.revising.new, new, &new.title, locale) }
            </dl>
            if let Some(signs) = in_common(&question.likeness, locale) { <p class="hint">{ signs }</p> }
            if !question.likeness.is_likely() {
                <p class="version-little">{ icon(Icon::Warning) }<span>{ m.revising.little }</span></p>
            }
            { for choices.into_iter().filter(is_offered).map(choice) }
        </fieldset>
    }
}

/// One of the two: when it came, how much of it is tagged, and its title where that is another than the question's.
fn version(side: &'static str, name: &'static str, version: &VersionShown, title: &str, locale: Locale) -> Html {
    let m = locale.messages();
    let opened = version.opened_on.as_ref();
    let came = opened.map_or(m.arranging.delivered.to_owned(), |date| {
        fill(m.revising.opened_on, &[("date", date)])
    });
    let tagged = match version.tagged {
        0 => m.arranging.untagged.to_owned(),
        count => locale.count(&m.revising.tagged, count),
    };
    html! {
        <div data-version={side}>
            <dt>{ name }</dt>
            if version.title != title {
                <dd class={clamped(&version.title)} translate="no" dir="auto">{ version.title.clone() }</dd>
            }
            <dd>{ came }</dd>
            <dd>{ tagged }</dd>
        </div>
    }
}

/// What both have in common, in words.
fn in_common(likeness: &Likeness, locale: Locale) -> Option<String> {
    let m = locale.messages();
    let percent = likeness.percent.map(|percent| locale.percent(usize::from(percent)));
    let words = percent.map(|percent| fill(m.revising.same_words, &[("percent", &isolated(&percent))]));
    let signs = [
        likeness.same_name.then(|| m.revising.same_name.to_owned()),
        likeness.same_address.then(|| m.revising.same_address.to_owned()),
        words,
    ];
    let signs: Vec<String> = signs.into_iter().flatten().collect();
    let signs = (!signs.is_empty()).then(|| signs.join(&format!("{} ", m.print.comma)))?;
    Some(fill(m.revising.in_common, &[("signs", &signs)]))
}
