//! What is known of an article, to be read and changed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::collections::{Row, memberships, rows};
use crate::article::ArticleId;
use crate::i18n::{Locale, Messages, fill, isolated};
use crate::session::importing::rereading;
use crate::session::library::describing;
use crate::session::{Detail, Message, OtherField, State, found, importing, library, other_fields};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;

/// What is shown of it.
#[derive(Clone, PartialEq)]
struct Look {
    id: ArticleId,
    fields: Vec<Known>,
    facts: Vec<(&'static str, &'static str, String)>,
    others: Vec<OtherField>,
    collections: Vec<Row>,
}

/// One thing that is known.
#[derive(Clone, PartialEq)]
struct Known {
    detail: Detail,
    value: String,
    /// What its source says, where the reader says something else.
    of_source: Option<String>,
}

impl Look {
    /// Of the article that is asked for, once its text is here.
    fn of(state: &State) -> (Locale, Option<Self>) {
        (state.locale, Self::of_described(state))
    }

    fn of_described(state: &State) -> Option<Self> {
        let entry = state.described_article()?;
        let work = entry.annotated()?;
        let m = state.messages();
        let known = |detail| {
            let said = state.said_of(&entry.id, detail);
            let of_source = found(work, detail).unwrap_or_default();
            Known {
                detail,
                value: said.unwrap_or(&of_source).to_owned(),
                of_source: said.map(|_| of_source.clone()),
            }
        };
        let metadata = work.document.article.metadata.as_deref();
        let facts = [
            ("file", m.details.file, Some(entry.file.clone())),
            (
                "encoding",
                m.details.encoding,
                metadata.and_then(|metadata| metadata.encoding.clone()),
            ),
            ("length", m.details.length, Some(state.length_of_work(work))),
            ("added", m.details.added, state.added_on(entry)),
        ];
        Some(Self {
            id: entry.id.clone(),
            fields: Detail::ALL.map(known).to_vec(),
            facts: facts
                .into_iter()
                .filter_map(|(name, label, fact)| Some((name, label, fact?)))
                .collect(),
            others: other_fields(metadata, state.locale),
            collections: rows(state, std::slice::from_ref(&entry.id)),
        })
    }
}

/// The window.
#[component]
pub fn DetailsWindow(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let (locale, look) = &*look;
    let m = locale.messages();
    let Some(look) = look else {
        return html! { <div class="dialog-body"><p role="status">{ m.common.loading }</p></div> };
    };
    html! {
        <div class="dialog-body details">
            <Form key={look.id.to_string()} store={store.clone()} id={look.id.clone()} fields={look.fields.clone()} locale={*locale} />
            { memberships(store, &look.id, &look.collections, *locale) }
            <dl class="facts">{ for look.facts.iter().map(|(name, label, fact)| html! {
                <div data-fact={*name}>
                    <dt>{ *label }</dt>
                    <dd>
                        <bdi translate="no">{ fact.clone() }</bdi>
                        if *name == "encoding" { { change_encoding(store, &look.id, m) } }
                    </dd>
                </div>
            }) }</dl>
            { others(&look.others, m) }
        </div>
    }
}

/// What else its source says; what is long is there when the reader opens it.
fn others(fields: &[OtherField], m: &'static Messages) -> Option<Html> {
    let field = |OtherField { name, text, beginning }: &OtherField| {
        html! {
            <div data-other-field={name.clone()}>
                <dt dir="auto">{ name.clone() }</dt>
                <dd>
                    if let Some(beginning) = beginning {
                        <details>
                            <summary dir="auto">{ beginning.clone() }</summary>
                            <div class="whole-field" dir="auto">{ text.clone() }</div>
                        </details>
                    } else {
                        <div class="whole-field" dir="auto">{ text.clone() }</div>
                    }
                </dd>
            </div>
        }
    };
    let shown = html! {
        <section class="other-fields" aria-labelledby="other-fields">
            <h3 id="other-fields">{ m.details.other_fields }</h3>
            <dl translate="no">{ for fields.iter().map(field) }</dl>
        </section>
    };
    (!fields.is_empty()).then_some(shown)
}

fn change_encoding(store: &Store, id: &ArticleId, m: &'static Messages) -> Html {
    let id = id.clone();
    let change = move |_: MouseEvent| {
        let message = rereading::Message::OfArticle(id.clone());
        Message::Importing(importing::Message::Reread(message))
    };
    html! {
        <button class="button" data-action="change-encoding" onclick={store.sender(change)}>{ m.encoding.change }</button>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FormProps {
    store: Store,
    id: ArticleId,
    fields: Vec<Known>,
    locale: Locale,
}

/// The fields. What is typed stays in them until it is saved.
#[component]
fn Form(props: &FormProps) -> Html {
    let FormProps {
        store,
        id,
        fields,
        locale,
    } = props;
    let m = locale.messages();
    let nodes = use_memo((), |()| Detail::ALL.map(|_| NodeRef::default()));
    // What was typed that cannot be saved, until it is changed.
    let wrong = use_state(Vec::<Detail>::new);
    let onsubmit = {
        let (store, id, nodes, wrong) = (store.clone(), id.clone(), nodes.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let fields = Detail::ALL.into_iter().zip(nodes.iter());
            let fields = fields.filter_map(|(detail, node)| Some((detail, node.cast::<HtmlInputElement>()?)));
            let fields: Vec<(Detail, HtmlInputElement)> = fields.collect();
            let is_wrong = |(detail, field): &&(Detail, HtmlInputElement)| {
                let text = field.value();
                !text.trim().is_empty() && !detail.can_be(text.trim())
            };
            wrong.set(fields.iter().filter(is_wrong).map(|(detail, _)| *detail).collect());
            if let Some((_, field)) = fields.iter().find(is_wrong) {
                // A field of a window that is open takes the focus.
                return drop(field.focus());
            }
            let said = fields.into_iter().map(|(detail, field)| (detail, field.value()));
            let message = describing::Message::Say(id.clone(), said.collect());
            store.send(Message::Library(library::Message::Describe(message)));
        })
    };
    let oninput = {
        let wrong = wrong.clone();
        Callback::from(move |event: InputEvent| {
            let name = event
                .target_unchecked_into::<HtmlInputElement>()
                .get_attribute("data-detail");
            let is_its = |detail: &Detail| name.as_deref() == Some(detail.as_str());
            if wrong.iter().any(is_its) {
                wrong.set(wrong.iter().filter(|detail| !is_its(detail)).copied().collect());
            }
        })
    };
    html! {
        // What is wrong is said by the page: a browser says it in its own language.
        <form class="detail-fields" novalidate=true {onsubmit} {oninput}>
            { for fields.iter().zip(nodes.iter()).map(|(known, node)| field(known, node, wrong.contains(&known.detail), m)) }
            <div class="choices">
                <button class="button primary" data-action="save-details">{ m.common.save }</button>
                <button type="button" class="button" data-action="cancel"
                    onclick={store.sender(|_| Message::Close)}>{ m.common.cancel }</button>
            </div>
        </form>
    }
}

fn field(known: &Known, node: &NodeRef, is_wrong: bool, m: &'static Messages) -> Html {
    let name = known.detail.as_str();
    // What is typed stays, whatever else is drawn.
    let typed = node.cast::<HtmlInputElement>().map(|field| field.value());
    let value = typed.unwrap_or_else(|| known.value.clone());
    // How it is written, and what is said where it is not.
    let (label, kind, hint) = match known.detail {
        Detail::Title => (m.details.name, "text", None),
        Detail::Author => (m.details.author, "text", None),
        Detail::Date => (m.details.date, "text", None),
        Detail::Language => (
            m.details.language,
            "text",
            Some((m.details.language_hint, m.details.no_language)),
        ),
        Detail::Address => (
            m.details.address,
            "url",
            Some((m.details.address_hint, m.details.no_address)),
        ),
    };
    let direction = if hint.is_some() { "ltr" } else { "auto" };
    let hint_id = format!("detail-{name}-hint");
    let bring_back = known.of_source.clone().map(|text| {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = node.cast::<HtmlInputElement>() {
                field.set_value(&text);
            }
        })
    });
    html! {
        <div class="detail-field" data-field={name}>
            <label for={format!("detail-{name}")}>{ label }</label>
            <input ref={node.clone()} id={format!("detail-{name}")} type={kind} data-detail={name} dir={direction} autocomplete="off"
                maxlength="1000" aria-invalid={is_wrong.then_some("true")} aria-describedby={hint.map(|_| hint_id.clone())} autofocus={known.detail == Detail::Title} {value} />
            if let Some((hint, fault)) = hint {
                <p class={classes!("hint", is_wrong.then_some("detail-fault"))} id={hint_id} role={is_wrong.then_some("alert")}>
                    { if is_wrong { fault } else { hint } }
                </p>
            }
            if let Some((text, bring_back)) = known.of_source.as_ref().zip(bring_back) {
                <p class="hint detail-source">
                    if !text.is_empty() {
                        <span>{ fill(m.details.source_says, &[("text", &isolated(text))]) }</span>
                    }
                    <button type="button" class="button quiet" data-bring-back={name} onclick={bring_back}>{ m.details.bring_back }</button>
                </p>
            }
        </div>
    }
}
