//! Splitting a sentence: its words, each but the first a button. They are one tab stop, as the toolbar
//! of the ARIA Authoring Practices Guide: arrow keys go from word to word in reading direction and
//! from line to line, Home and End to the first and the last.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement};
use yew::prelude::*;

use crate::article::{Grain, SplitPoint, split_points_by};
use crate::session::{Message, annotate};
use crate::text::Direction;
use crate::ui::hooks::StoreProps;
use crate::ui::text::html;

/// The words of the focused sentence, or its characters: each but the first begins a second sentence
/// when pressed.
#[component]
pub fn SplitWords(props: &StoreProps) -> Html {
    let store = &props.store;
    let grain = use_state(|| Grain::Words);
    // The button that the tab key comes to.
    let current = use_state(|| 1);
    let locale = store.read(|state| state.locale);
    let m = locale.messages();
    let (points, language, direction) = store.read(|state| match state.open_article() {
        Some((open, work)) => {
            let document = &work.document;
            let sentence = open.focus.unwrap_or(0);
            let points = split_points_by(document, sentence, *grain);
            let direction = document.blocks[work.block_of(sentence)].direction;
            (points, document.language.tag(), direction)
        }
        None => (Vec::new(), locale.tag(), locale.direction()),
    });
    let hint = match points.len() {
        0 | 1 => m.reading.split_none,
        _ => m.reading.split_hint,
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| move_focus(&event, direction));
    let onfocusin = {
        let current = current.clone();
        Callback::from(move |event: FocusEvent| current.set(number_of(event.target()).unwrap_or(1)))
    };
    let onchange = {
        let (grain, current) = (grain.clone(), current.clone());
        Callback::from(move |_: Event| {
            current.set(1);
            grain.set(match *grain {
                Grain::Words => Grain::Characters,
                Grain::Characters => Grain::Words,
            });
        })
    };
    let words = points.iter().enumerate().map(|(index, point)| {
        let at = point.at;
        let text = shown(&points, index, *grain, direction);
        let class = classes!("split-word", (!point.spaced).then_some("glued"));
        if index == 0 {
            return html! { <span key={at} {class}>{ text }</span> };
        }
        html! {
            <button key={at} {class} data-split={at.to_string()} data-number={index.to_string()} autofocus={index == 1}
                tabindex={if index == *current { "0" } else { "-1" }}
                onclick={store.sender(move |_| Message::Annotate(annotate::Message::Split { at }))}>{ text }</button>
        }
    });
    let by_characters = *grain == Grain::Characters;
    html! {
        <div class="dialog-body split">
            <p class="hint" id="split-hint">{ hint }</p>
            <p key={by_characters.to_string()} class="split-words" role="toolbar" translate="no" aria-label={m.reading.split} aria-describedby="split-hint"
                lang={language} dir={direction.as_str()} {onkeydown} {onfocusin}>{ for words }</p>
            <label class="check">
                <input type="checkbox" data-action="split-characters" checked={by_characters} {onchange} />
                <span>{ m.reading.split_characters }</span>
            </label>
        </div>
    }
}

/// Joins what stands beside it into one word where the script joins its letters.
const JOINER: char = '\u{200D}';

/// What a button says. Letters of Arabic script keep the shapes that they have in their word.
fn shown(points: &[SplitPoint], index: usize, grain: Grain, direction: Direction) -> String {
    let word = &points[index].word;
    if grain == Grain::Words || direction == Direction::Ltr {
        return word.clone();
    }
    let before = if points[index].spaced { "" } else { "\u{200D}" };
    let joins_next = points.get(index + 1).is_some_and(|next| !next.spaced);
    let after = joins_next.then_some(JOINER);
    format!("{before}{word}{}", after.map(String::from).unwrap_or_default())
}

/// The number that the button of an event has.
fn number_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element: HtmlElement = target?.dyn_into().ok()?;
    element.dataset().get("number")?.parse().ok()
}

/// Moves the focus among the buttons as a key says.
fn move_focus(event: &KeyboardEvent, direction: Direction) {
    let buttons = buttons_of(event);
    let at = number_of(event.target()).map(|number| number - 1);
    let (Some(at), Some(last)) = (at, buttons.len().checked_sub(1)) else {
        return;
    };
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() || event.is_composing() {
        return;
    }
    let is_rtl = direction == Direction::Rtl;
    let wanted = match (event.key().as_str(), is_rtl) {
        ("ArrowRight", false) | ("ArrowLeft", true) => (at + 1).min(last),
        ("ArrowLeft", false) | ("ArrowRight", true) => at.saturating_sub(1),
        ("ArrowDown", _) => in_next_line(&buttons, at, 1.0),
        ("ArrowUp", _) => in_next_line(&buttons, at, -1.0),
        ("Home", _) => 0,
        ("End", _) => last,
        _ => return,
    };
    event.prevent_default();
    // A focus that is refused leaves it where it is.
    let _ = buttons[wanted].focus();
}

/// The buttons in order. (The one that a key was pressed on is among them; the event's current target is
/// the root of the page, where Yew listens.)
fn buttons_of(event: &KeyboardEvent) -> Vec<HtmlElement> {
    let button: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let toolbar = button.and_then(|button| button.parent_element());
    let children = toolbar.map(|toolbar| toolbar.children());
    let count = children.as_ref().map_or(0, web_sys::HtmlCollection::length);
    let child = |index| children.as_ref()?.item(index)?.dyn_into().ok();
    (0..count)
        .filter_map(child)
        .filter(|button: &HtmlElement| button.dataset().get("number").is_some())
        .collect()
}

/// The button of the next line below (`1.0`) or above (`-1.0`) that is nearest; the same where there
/// is no such line.
fn in_next_line(buttons: &[HtmlElement], at: usize, down: f64) -> usize {
    let middle = |rect: &DomRect| (rect.left() + rect.right()) / 2.0;
    let here = buttons[at].get_bounding_client_rect();
    let away = |rect: &DomRect| (rect.top() - here.top()) * down;
    let rects: Vec<DomRect> = buttons.iter().map(|button| button.get_bounding_client_rect()).collect();
    let beyond = |rect: &&DomRect| away(rect) > here.height() / 2.0;
    let Some(line) = rects.iter().filter(beyond).map(away).min_by(f64::total_cmp) else {
        return at;
    };
    let aside = |index: &usize| (middle(&rects[*index]) - middle(&here)).abs();
    let in_line = (0..rects.len()).filter(|index| (away(&rects[*index]) - line).abs() < here.height() / 2.0);
    in_line
        .min_by(|one, other| aside(one).total_cmp(&aside(other)))
        .unwrap_or(at)
}
