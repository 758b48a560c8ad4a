//! Deleting: the question before it, and the part of the settings about it.

use crate::session::delete;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::platform::page;
use crate::session::{DeletionPreview, DeletionTarget, Message, What};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;
use crate::ui::widgets::backup_button::back_up_button;
use crate::ui::widgets::long_title::clamped;

/// The title of the question.
pub fn title(store: &Store) -> String {
    store.read(|state| {
        let m = state.messages();
        match state.asked_to_delete() {
            Some((DeletionTarget::Article(_), loss)) if loss.articles == 0 => m.deleting.start_over_title.to_owned(),
            Some((DeletionTarget::Article(_), _)) => m.deleting.article_title.to_owned(),
            Some((DeletionTarget::Articles(_), loss)) if loss.articles == 0 => {
                state.locale.count(&m.deleting.several_start_over_title, loss.cleared)
            }
            Some((DeletionTarget::Articles(_), loss)) => state.locale.count(&m.deleting.several_title, loss.articles),
            _ => m.deleting.all_title.to_owned(),
        }
    })
}

/// The question: what goes, with the backup beside it.
#[component]
pub fn DeleteQuestion(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let locale = store.read(|state| state.locale);
    store.read(|state| {
        let asked = state.asked_to_delete();
        asked.map_or_else(Html::default, |(target, loss)| question(store, target, &loss, locale))
    })
}

fn question(store: &Store, target: &DeletionTarget, loss: &DeletionPreview, locale: Locale) -> Html {
    let m = locale.messages();
    let goes = match target {
        DeletionTarget::Everything => m.deleting.all_goes,
        DeletionTarget::Articles(_) => m.deleting.several_goes,
        DeletionTarget::Article(_) if loss.articles == 0 => m.deleting.start_over_goes,
        DeletionTarget::Article(_) => m.deleting.article_goes,
    };
    let delete = store.sender(|_: MouseEvent| {
        Message::Delete(delete::Message::Delete {
            new_annotator: page::random_id(),
        })
    });
    html! {
        <div class="dialog-body delete">
            if let Some(title) = &loss.title {
                <p class="gain-title"><b class={clamped(title)} translate="no" dir="auto">{ title }</b></p>
            }
            <p>{ goes }</p>
            { losses(target, loss, locale) }
            <p class="hint">{ m.deleting.can_undo }</p>
            <div class="choices">
                <button class="button danger" data-action="delete-now" onclick={delete}>{ m.deleting.delete }</button>
                <button class="button" data-action="cancel" autofocus=true
                    onclick={store.sender(|_| Message::Close)}>{ m.common.cancel }</button>
                <span class="apart">{ back_up_button(store, locale) }</span>
            </div>
        </div>
    }
}

/// What goes, counted; of an article that is meant itself not the article.
fn losses(target: &DeletionTarget, loss: &DeletionPreview, locale: Locale) -> Html {
    let m = locale.messages();
    let (articles, cleared) = match target {
        DeletionTarget::Article(_) => (0, 0),
        DeletionTarget::Articles(_) => (loss.articles, loss.cleared),
        DeletionTarget::Everything => (loss.articles, 0),
    };
    let counts = [
        ("articles", &m.deleting.loss_articles, articles),
        ("cleared", &m.deleting.loss_cleared, cleared),
        ("tags", &m.deleting.loss_tags, loss.tags),
        ("notes", &m.deleting.loss_notes, loss.notes),
        ("drafts", &m.deleting.loss_drafts, loss.drafts),
        ("choices", &m.deleting.loss_choices, loss.choices),
        ("second", &m.deleting.loss_second, loss.second),
    ];
    let shown = counts.into_iter().filter(|(_, _, count)| *count > 0);
    html! {
        <ul class="losses">{ for shown.map(|(name, text, count)| html! {
            <li data-loss={name} data-count={count.to_string()}>{ locale.count(text, count) }</li>
        }) }</ul>
    }
}

/// The part of the settings: what was deleted in this visit, and deleting everything.
pub fn settings_section(store: &Store, locale: Locale) -> Html {
    let m = locale.messages();
    let deleted: Vec<(u64, String)> = store.read(|state| {
        let title = |what: &What| match what {
            What::Article(title) => title.clone(),
            What::Articles { articles: 0, cleared } => locale.count(&m.deleting.loss_cleared, *cleared),
            What::Articles { articles, .. } => locale.count(&m.library.articles, *articles),
            What::Everything => m.common.everything.to_owned(),
        };
        let deleted = state.deletions.done.iter().rev();
        deleted.map(|deleted| (deleted.id, title(&deleted.what))).collect()
    });
    html! {
        <section>
            if !deleted.is_empty() {
                <h3>{ m.deleting.done_section }</h3>
                <ul class="deleted">{ for deleted.into_iter().map(|(id, title)| html! {
                    <li key={id}>
                        <span class={clamped(&title)} translate="no" dir="auto">{ title }</span>
                        <button class="button" data-undelete={id.to_string()}
                            onclick={store.sender(move |_| Message::Delete(delete::Message::Undelete(id)))}>{ m.deleting.bring_back }</button>
                    </li>
                }) }</ul>
            }
            <h3>{ m.deleting.section }</h3>
            <p class="hint">{ m.deleting.explained }</p>
            <button class="button" data-action="delete-everything"
                onclick={store.sender(|_| Message::Delete(delete::Message::Ask(DeletionTarget::Everything)))}>{ m.deleting.all }</button>
        </section>
    }
}
