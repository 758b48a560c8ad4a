//! Notices: messages to the reader.

mod import;
mod tour;

use crate::session::importing::rereading;
use crate::session::{annotate, delete, importing, installation, library, navigation, notices, revising, transfer};
use yew::prelude::*;

use self::import::import;
use self::tour::tour;
use crate::i18n::{Locale, fill, isolated};
use crate::platform::page;
use crate::session::{Dialog, Job, Message, Notice, NoticeAction, Preparing, Route, State};
use crate::ui::element_ids::NOTICES;
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::scroll;
use crate::ui::store::Store;
use crate::ui::text::html;
use crate::ui::widgets::icons::{Icon, icon};

/// What is shown.
#[derive(PartialEq)]
struct Look {
    locale: Locale,
    notices: Vec<Notice>,
    preparing: Option<Preparing>,
    import: Option<Job>,
    drawing: Option<Preparing>,
    /// How far the reading of all articles is, in percent.
    gathering: Option<usize>,
    /// The file that is being written, and how far it is.
    writing: Option<Preparing>,
    tour_step: Option<usize>,
    /// Which bar is at the page's foot, if one is: messages stand above the tools, and at the head of the page where
    /// articles are selected, whose bar is of any height.
    beside: Option<&'static str>,
}

impl Look {
    fn of(state: &State) -> Self {
        Self {
            locale: state.locale,
            notices: state.notices.shown.clone(),
            preparing: state.library.preparing.clone(),
            import: state.importing.job.as_ref().map(Job::progress),
            drawing: state.library.drawing.clone(),
            gathering: state.gathering(),
            writing: state.writing(),
            tour_step: state.tour_step(),
            beside: match (state.is_selecting(), state.open_article()) {
                (true, _) => Some("selection"),
                (false, article) => article.map(|_| "tools"),
            },
        }
    }

    /// Which of the messages about what is under way are shown.
    fn underway(&self) -> [bool; 5] {
        [
            self.preparing.is_some(),
            self.import.is_some(),
            self.gathering.is_some(),
            self.writing.is_some(),
            self.drawing.is_some(),
        ]
    }
}

/// The messages, the latest first.
#[component]
pub fn Notices(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let (notices, locale) = (&look.notices, look.locale);
    // On a phone the newest one stands alone until the reader asks for the others.
    let all = use_state(|| false);
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    // What covers the page's foot is another thing with each of these.
    let numbers: Vec<u64> = notices.iter().map(|notice| notice.id).collect();
    let underway = look.underway();
    let is_covered = look.beside.is_none() && (underway.contains(&true) || !notices.is_empty());
    use_effect_with((numbers, underway, *all, look.tour_step), |_| scroll::covers_changed());
    use_effect_with(is_covered, |is_covered| page::set_covered(*is_covered));
    let m = locale.messages();
    let items = notices.iter().rev().map(|notice| view(store, notice, locale));
    let others = notices.len().saturating_sub(1);
    let text = if *all {
        m.common.fewer_messages.to_owned()
    } else {
        locale.count(&m.common.more_messages, others)
    };
    html! {
        <div id={NOTICES} class="notices" role="region" aria-label={m.common.messages_region} data-all={all.then_some("true")}
            data-beside={look.beside}>
            { for look.preparing.iter().map(|underway| preparing(store, locale, underway)) }
            { for look.import.iter().map(|job| import(store, locale, job)) }
            { for look.gathering.map(|percent| gathering(store, locale, percent)) }
            { for look.writing.iter().map(|underway| writing(store, locale, underway)) }
            { for look.drawing.iter().map(|underway| drawing(locale, underway)) }
            { for items }
            if others > 0 {
                <button class="button notices-more" aria-expanded={all.to_string()} onclick={toggle}>{ text }</button>
            }
            { store.read(|state| tour(store, state)) }
        </div>
    }
}

/// How far the preparing of a long article is, with a way to stop it.
fn preparing(store: &Store, locale: Locale, preparing: &Preparing) -> Html {
    let m = locale.messages();
    let stop = html! {
        <button class="button" data-action="stop-preparing"
            onclick={store.sender(|_| Message::Library(library::Message::StopPreparing))}>{ m.common.cancel }</button>
    };
    progress(locale, "preparing", m.loading.preparing, preparing, stop)
}

/// How far the reading of all articles is that something waits for, with a way to do without.
fn gathering(store: &Store, locale: Locale, percent: usize) -> Html {
    let m = locale.messages();
    let stop = html! {
        <button class="button" data-action="stop-gathering"
            onclick={store.sender(|_| Message::Library(library::Message::StopGathering))}>{ m.common.cancel }</button>
    };
    let name = String::new();
    progress(
        locale,
        "gathering",
        m.loading.gathering,
        &Preparing { name, percent },
        stop,
    )
}

/// How far the writing of a file is, with a way to do without it.
fn writing(store: &Store, locale: Locale, writing: &Preparing) -> Html {
    let m = locale.messages();
    let stop = html! {
        <button class="button" data-action="stop-writing"
            onclick={store.sender(|_| Message::Transfer(transfer::Message::StopWriting))}>{ m.common.cancel }</button>
    };
    progress(locale, "writing", m.loading.writing, writing, stop)
}

/// How far the drawing of the open article is, with the way back.
fn drawing(locale: Locale, drawing: &Preparing) -> Html {
    let m = locale.messages();
    let back =
        html! { <a class="button" data-action="leave-drawing" href={Route::Library.hash()}>{ m.library.back }</a> };
    progress(locale, "drawing", m.loading.drawing, drawing, back)
}

fn progress(locale: Locale, what: &'static str, template: &str, preparing: &Preparing, way_out: Html) -> Html {
    let percent = locale.percent(preparing.percent);
    let text = fill(template, &[("name", &isolated(&preparing.name))]);
    html! {
        <div key={what} class="notice" data-underway={what} data-percent={preparing.percent.to_string()}>
            <p role="status">{ text.clone() }</p>
            <div class="progress">
                <progress max="100" value={preparing.percent.to_string()} aria-label={text}></progress>
                <span>{ percent }</span>
            </div>
            { way_out }
        </div>
    }
}

fn view(store: &Store, notice: &Notice, locale: Locale) -> Html {
    let kind = &notice.kind;
    let role = (!kind.is_said()).then_some(if kind.is_alert() { "alert" } else { "status" });
    let id = notice.id;
    let actions = kind.action().into_iter().chain(kind.other_action());
    html! {
        <div key={id} class="notice" role={role} data-notice={kind.name()}>
            <p>{ kind.text(locale) }</p>
            { for actions.map(|action| action_button(store, id, action, locale)) }
            if kind.can_dismiss() {
                <button class="button quiet" title={locale.messages().common.dismiss} aria-label={locale.messages().common.dismiss}
                    data-action="dismiss" onclick={store.sender(move |_| Message::Notices(notices::Message::Dismiss(id)))}>
                    { icon(Icon::Close) }
                </button>
            }
        </div>
    }
}

fn reread(message: rereading::Message) -> Message {
    Message::Importing(importing::Message::Reread(message))
}

fn action_button(store: &Store, notice: u64, action: NoticeAction, locale: Locale) -> Html {
    let m = locale.messages();
    match action {
        NoticeAction::LoadAgain => html! {
            <button class="button" data-action="load-again" onclick={store.sender(|_| Message::Library(library::Message::RetryMissed))}>
                { m.common.retry }
            </button>
        },
        NoticeAction::ExportNow => html! {
            <button class="button" data-action="export-now" onclick={store.sender(|_| Message::Transfer(transfer::Message::ExportAll))}>
                { m.saving.export_now }
            </button>
        },
        NoticeAction::BackUp => html! {
            <button class="button" data-action="back-up" onclick={store.sender(|_| Message::Transfer(transfer::Message::BackUp))}>
                { m.backup.back_up }
            </button>
        },
        NoticeAction::ConfirmFile => html! {
            <button class="button" data-action="confirm-file" onclick={store.sender(|_| Message::Transfer(transfer::Message::ConfirmFile))}>
                { m.files.confirm }
            </button>
        },
        NoticeAction::NextUntagged => html! {
            <button class="button" data-action="next" onclick={store.sender(|_| Message::Navigation(navigation::Message::NextUntagged))}>
                { m.reading.next_untagged }
            </button>
        },
        NoticeAction::TreatAsText => html! {
            <button class="button" data-action="treat-as-text"
                onclick={store.sender(|_| Message::Annotate(annotate::Message::SetRole(None)))}>{ m.roles.treat_as_text }</button>
        },
        NoticeAction::ShowImported => html! {
            <button class="button" data-action="show-imported"
                onclick={store.sender(|_| Message::Importing(importing::Message::ShowReport))}>{ m.importing.show_report }</button>
        },
        NoticeAction::ShowDamaged => {
            let show = store.sender(|_| Message::Navigation(navigation::Message::OpenDialog(Dialog::Settings)));
            html! { <button class="button" data-action="show-damaged" onclick={show}>{ m.quarantine.show }</button> }
        }
        NoticeAction::Read(id) => {
            let dismiss = store.sender(move |_: MouseEvent| Message::Notices(notices::Message::Dismiss(notice)));
            let address = Route::Article { id, sentence: None };
            html! { <a class="button" data-action="read" href={address.hash()} onclick={dismiss}>{ m.library.read }</a> }
        }
        NoticeAction::Review(id) => html! {
            <button class="button" data-action="review"
                onclick={store.sender(move |_| Message::Revising(revising::Message::Review(id.clone())))}>{ m.revising.show_list }</button>
        },
        NoticeAction::AskAboutVersions { old, new } => {
            let ask = move |_: MouseEvent| {
                Message::Revising(revising::Message::Ask {
                    old: old.clone(),
                    new: new.clone(),
                })
            };
            html! { <button class="button" data-action="ask-about-versions" onclick={store.sender(ask)}>{ m.revising.decide }</button> }
        }
        NoticeAction::TakeReplacementBack(id) => html! {
            <button class="button" data-action="take-back-replacement"
                onclick={store.sender(move |_| Message::Revising(revising::Message::TakeBack(id.clone())))}>{ m.revising.take_back }</button>
        },
        NoticeAction::ChooseEncoding(id) => {
            let choose = move |_: MouseEvent| reread(rereading::Message::OfArticle(id.clone()));
            html! { <button class="button" data-action="change-encoding" onclick={store.sender(choose)}>{ m.encoding.change }</button> }
        }
        NoticeAction::ChooseEncodingOfFile(file) => {
            let choose = move |_: MouseEvent| reread(rereading::Message::OfFile(file.clone()));
            html! { <button class="button" data-action="choose-encoding" onclick={store.sender(choose)}>{ m.encoding.choose }</button> }
        }
        NoticeAction::Undelete(id) => html! {
            <button class="button" data-action="undelete" onclick={store.sender(move |_| Message::Delete(delete::Message::Undelete(id)))}>
                { m.common.undo }
            </button>
        },
        NoticeAction::Undo => html! {
            <button class="button" data-action="undo-step" onclick={store.sender(|_| Message::Annotate(annotate::Message::Undo))}>
                { m.common.undo }
            </button>
        },
        NoticeAction::TakeCollectingBack => html! {
            <button class="button" data-action="take-collecting-back"
                onclick={store.sender(|_| Message::Library(library::Message::Collect(library::collecting::Message::TakeBack)))}>{ m.common.undo }</button>
        },
        NoticeAction::BringDraftBack(article, drafts) => {
            let bring_back = store.sender(move |_| {
                let (article, drafts) = (article.clone(), drafts.clone());
                Message::Annotate(annotate::Message::BringDraftBack { article, drafts })
            });
            html! { <button class="button" data-action="bring-draft-back" onclick={bring_back}>{ m.common.undo }</button> }
        }
        NoticeAction::Keep(id) => html! {
            <button class="button" data-action="keep-gone"
                onclick={store.sender(move |_| Message::Delete(delete::Message::Keep(id.clone())))}>{ m.deleting.keep_gone }</button>
        },
        NoticeAction::LetGo(id) => html! {
            <button class="button quiet" data-action="let-go"
                onclick={store.sender(move |_| Message::Delete(delete::Message::LetGo(id.clone())))}>{ m.deleting.let_go }</button>
        },
        NoticeAction::OpenAsWritten(name, text) => {
            let message = move |_| transfer::Message::OpenAsWritten {
                notice,
                name: name.clone(),
                text: text.clone(),
            };
            let open = store.sender(move |event: MouseEvent| Message::Transfer(message(event)));
            html! { <button class="button" data-action="as-written" onclick={open}>{ m.files.as_written }</button> }
        }
        NoticeAction::TakeOver => html! {
            <button class="button" data-action="take-over" onclick={store.sender(|_| Message::Installation(installation::Message::TakeOver))}>
                { m.updates.take_over }
            </button>
        },
        NoticeAction::Reload => html! {
            <button class="button" data-action="reload" onclick={store.sender(|_| Message::Installation(installation::Message::Reload))}>
                { m.updates.reload }
            </button>
        },
    }
}
