//! Asks in which encoding a file is to be read, with lines of it in the one that is chosen.

use hashiya_import::Fault;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::i18n::{Locale, Messages, fill, isolated};
use crate::session::importing::encodings::{ENCODINGS, Writing};
use crate::session::importing::rereading::Message as Reading;
use crate::session::{FileFault, FileRefusal, Message, NoticeKind, Reread, State, importing};
use crate::ui::hooks::{StoreProps, use_look};
use crate::ui::store::Store;
use crate::ui::text::html;

fn message(message: Reading) -> Message {
    Message::Importing(importing::Message::Reread(message))
}

/// What is shown.
#[derive(Clone, PartialEq)]
struct Look {
    file: String,
    /// The encoding that the article has.
    current: Option<String>,
    chosen: Option<String>,
    /// Lines of the text, once they are here.
    sample: Option<Vec<String>>,
    says: Says,
    can_take: bool,
}

/// What there is to say of it.
#[derive(Clone, PartialEq)]
enum Says {
    Nothing,
    UnderWay,
    NoFile,
    NotInFile,
    NoReader,
    Refused(FileRefusal),
    OtherFile,
    Same,
    Stays,
    Goes,
    Adds,
}

impl Look {
    fn of(state: &State) -> (Locale, Option<Self>) {
        (state.locale, Self::of_question(state))
    }

    fn of_question(state: &State) -> Option<Self> {
        let question = state.importing.rereading.as_ref()?;
        let says = match &question.reread {
            Reread::Nothing => Says::Nothing,
            Reread::UnderWay => Says::UnderWay,
            Reread::NoFile => Says::NoFile,
            Reread::NotInFile => Says::NotInFile,
            Reread::NoReader => Says::NoReader,
            Reread::Refused(refusal) => Says::Refused(refusal.clone()),
            Reread::Article(_) if question.is_other_file => Says::OtherFile,
            Reread::Article(_) if state.is_reread_same() => Says::Same,
            Reread::Article(_) if question.article.is_none() => Says::Adds,
            Reread::Article(_) if state.reread_stays() => Says::Stays,
            Reread::Article(_) => Says::Goes,
        };
        Some(Self {
            file: question.file.clone(),
            current: state.encoding_of_question(),
            chosen: question.chosen.clone(),
            sample: state.reread_sample(),
            says,
            can_take: state.can_take_reread(),
        })
    }
}

/// The question.
#[component]
pub fn EncodingQuestion(props: &StoreProps) -> Html {
    let store = &props.store;
    let look = use_look(store, Look::of);
    let (locale, Some(look)) = &*look else {
        return Html::default();
    };
    let m = locale.messages();
    let name = isolated(&look.file);
    let about = match &look.current {
        Some(current) => fill(m.encoding.current, &[("name", &name), ("encoding", &isolated(current))]),
        None => fill(m.encoding.refused, &[("name", &name)]),
    };
    html! {
        <div class="dialog-body settings encoding">
            <p>{ about }</p>
            { field(store, look, *locale) }
            if let Some(lines) = &look.sample {
                <div class="encoding-preview">
                    <p id="encoding-preview">{ m.encoding.preview }</p>
                    <div role="group" aria-labelledby="encoding-preview" translate="no">
                        { for lines.iter().map(|line| html! { <p dir="auto">{ line.clone() }</p> }) }
                    </div>
                </div>
            }
            { says(store, look, *locale) }
            <div class="choices">
                <button class="button primary" data-action="take-encoding" disabled={!look.can_take}
                    onclick={store.sender(|_| message(Reading::TakeOver))}>{ m.encoding.take_over }</button>
                <button class="button" data-action="cancel" onclick={store.sender(|_| Message::Close)}>{ m.common.cancel }</button>
            </div>
        </div>
    }
}

fn field(store: &Store, look: &Look, locale: Locale) -> Html {
    let choose = |encoding| message(Reading::Choose(encoding));
    let shown = look.chosen.as_deref().or(look.current.as_deref());
    encoding_field(store, shown, look.current.as_deref(), true, choose, locale)
}

/// The field in which an encoding is chosen. `found` is the one that was found, `has_focus` whether the field has the
/// focus when its window opens.
pub(super) fn encoding_field(
    store: &Store,
    shown: Option<&str>,
    found: Option<&str>,
    has_focus: bool,
    choose: impl Fn(String) -> Message + 'static,
    locale: Locale,
) -> Html {
    let onchange = store.sender(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        choose(select.value())
    });
    html! {
        <label class="encoding-field">
            <span>{ locale.messages().encoding.field }</span>
            <EncodingSelect {locale} shown={shown.map(|shown| AttrValue::from(shown.to_owned()))}
                found={found.map(|found| AttrValue::from(found.to_owned()))} {has_focus} {onchange} />
        </label>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EncodingSelectProps {
    locale: Locale,
    shown: Option<AttrValue>,
    found: Option<AttrValue>,
    has_focus: bool,
    onchange: Callback<Event>,
}

/// The encodings by writing, with the one that is shown chosen.
#[component]
fn EncodingSelect(props: &EncodingSelectProps) -> Html {
    let EncodingSelectProps {
        locale, shown, found, ..
    } = props;
    let m = locale.messages();
    let select = use_node_ref();
    {
        let select = select.clone();
        // WebKit chooses the first option of a group that is put in, whichever says that it is the one.
        use_effect_with(shown.clone(), move |shown| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(shown.as_deref().unwrap_or_default());
            }
        });
    }
    let option = |name: &str| {
        let is_shown = shown.as_deref() == Some(name);
        html! { <option value={name.to_owned()} selected={is_shown}>{ name.to_owned() }</option> }
    };
    let groups = ENCODINGS.iter().map(|(writing, names)| {
        html! { <optgroup label={writing_name(m, *writing)}>{ for names.iter().map(|name| option(name)) }</optgroup> }
    });
    let is_listed = |name: &&str| ENCODINGS.iter().any(|(_, names)| names.contains(name));
    html! {
        <select ref={select} data-field="encoding" autofocus={props.has_focus} translate="no" onchange={&props.onchange}>
            if shown.is_none() {
                <option value="" selected=true disabled=true>{ m.encoding.none }</option>
            }
            // One that browsers do not decode, such as UTF-32.
            { for found.as_deref().into_iter().filter(|name| !is_listed(name)).map(option) }
            { for groups }
        </select>
    }
}

fn writing_name(m: &'static Messages, writing: Writing) -> &'static str {
    match writing {
        Writing::Unicode => m.encoding.unicode,
        Writing::Arabic => m.encoding.arabic,
        Writing::Western => m.encoding.western,
        Writing::Central => m.encoding.central,
        Writing::Baltic => m.encoding.baltic,
        Writing::Cyrillic => m.encoding.cyrillic,
        Writing::Greek => m.encoding.greek,
        Writing::Turkish => m.encoding.turkish,
        Writing::Hebrew => m.encoding.hebrew,
        Writing::Thai => m.encoding.thai,
        Writing::Vietnamese => m.encoding.vietnamese,
        Writing::Chinese => m.encoding.chinese,
        Writing::Japanese => m.encoding.japanese,
        Writing::Korean => m.encoding.korean,
    }
}

/// What there is to say, with the file to be chosen where that helps.
fn says(store: &Store, look: &Look, locale: Locale) -> Html {
    let m = locale.messages();
    let named = |text| fill(text, &[("name", &isolated(&look.file))]);
    let (kind, text) = match &look.says {
        Says::Nothing => ("nothing", String::new()),
        Says::UnderWay => ("under-way", m.encoding.reading.to_owned()),
        Says::NoFile => ("no-file", named(m.encoding.no_file)),
        Says::NotInFile => ("not-in-file", named(m.encoding.not_in_file)),
        Says::NoReader => ("no-reader", m.importing.no_reader.to_owned()),
        Says::Refused(FileRefusal::Fault(Fault::Undecodable { line, encoding, .. })) => {
            let line = locale.digits(&line.to_string());
            let values = [("line", line.as_str()), ("encoding", &isolated(encoding))];
            ("refused", fill(m.encoding.not_it, &values))
        }
        Says::Refused(refusal) => {
            let fault = FileFault::Import(refusal.clone());
            ("refused", NoticeKind::FileFailed(look.file.clone(), fault).text(locale))
        }
        Says::OtherFile => ("other-file", m.encoding.other_file.to_owned()),
        Says::Same => ("same", m.encoding.same.to_owned()),
        Says::Stays => ("stays", m.encoding.stays.to_owned()),
        Says::Goes => ("goes", m.encoding.goes.to_owned()),
        Says::Adds => ("adds", String::new()),
    };
    let needs_file = matches!(
        look.says,
        Says::NoFile | Says::NotInFile | Says::OtherFile | Says::Refused(FileRefusal::Unreadable)
    );
    html! {
        <>
            // What comes into it is said by screen readers.
            <p role="status" data-encoding-state={kind}>{ text }</p>
            if needs_file { { file_button(store, look, m) } }
        </>
    }
}

fn file_button(store: &Store, look: &Look, m: &'static Messages) -> Html {
    let (store, name) = (store.clone(), look.file.clone());
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            store.file_chosen_again(&name, &file);
        }
        // The same file can be chosen again.
        input.set_value("");
    });
    html! {
        <label class="button" data-action="choose-file-again">
            <span>{ m.encoding.choose_file }</span>
            <input type="file" class="visually-hidden" data-choose-again="true" {onchange} />
        </label>
    }
}
