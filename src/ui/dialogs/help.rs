//! Keys and labels.

use yew::prelude::*;

use crate::codebook::LABELS;
use crate::i18n::Locale;
use crate::session::{Action, SECTIONS, Section};
use crate::ui::icons::label_sign;

/// The keys, and what the labels mean.
pub fn help(locale: Locale) -> Html {
    let m = locale.messages();
    html! {
        <div class="dialog-body help">
            <section>
                <h3>{ m.help.labels_section }</h3>
                <dl class="definitions">{ for LABELS.iter().map(|label| html! {
                    <div>
                        <dt>
                            <kbd>{ locale.number(usize::from(label.digit)) }</kbd>{ label_sign(label.id) }
                            <span>{ label.name(locale) }</span>
                        </dt>
                        <dd>{ label.texts(locale).definition }</dd>
                    </div>
                }) }</dl>
            </section>
            <section>
                <h3>{ m.help.keys_section }</h3>
                { for SECTIONS.iter().map(|section| keys(section, locale)) }
            </section>
        </div>
    }
}

/// The actions of a kind that have keys.
fn keys(section: &Section, locale: Locale) -> Html {
    let row = |action: &Action| {
        let keys = action
            .keys
            .iter()
            .map(|key| html! { <kbd dir="ltr">{ key.text(locale) }</kbd> });
        html! { <div data-help={action.id}><dt>{ for keys }</dt><dd>{ action.text(locale) }</dd></div> }
    };
    let with_keys = section.actions.iter().filter(|action| !action.keys.is_empty());
    html! {
        <>
            <h4>{ section.title(locale) }</h4>
            <dl class="keys">{ for with_keys.map(row) }</dl>
        </>
    }
}
