//! Keys and labels.

use yew::prelude::*;

use crate::codebook::LABELS;
use crate::i18n::Locale;
use crate::ui::icons::label_sign;

/// The keys, and what the labels mean.
pub fn help(locale: Locale) -> Html {
    let m = locale.messages();
    let digit = |number: u8| locale.number(usize::from(number));
    let keys: Vec<(Vec<String>, &str)> = vec![
        (vec!["↓".into(), "↑".into(), "J".into(), "K".into()], m.help.key_move),
        (vec![format!("{} + ↓ ↑", m.help.key_shift)], m.help.key_extend),
        (vec![digit(0), "⌫".into(), "Del".into()], m.reading.clear),
        (vec!["U".into()], m.reading.next_untagged),
        (vec!["N".into()], m.notes.title),
        (vec!["S".into()], m.reading.split),
        (vec!["M".into()], m.reading.merge),
        (vec!["B".into()], m.help.key_role),
        (vec!["R".into()], m.help.key_roles),
        (vec!["Ctrl + Z".into()], m.common.undo),
        (vec!["Ctrl + Y".into()], m.common.redo),
        (vec!["/".into()], m.help.key_search),
        (vec!["Home".into(), "End".into()], m.help.key_first_last),
        (vec!["Ctrl + E".into()], m.reading.export_article),
        (vec!["?".into()], m.common.help),
        (vec!["Esc".into()], m.help.key_close),
    ];
    let row = |(keys, what): (Vec<String>, &str)| {
        let keys = keys.into_iter().map(|key| html! { <kbd dir="ltr">{ key }</kbd> });
        html! { <div><dt>{ for keys }</dt><dd>{ what.to_owned() }</dd></div> }
    };
    html! {
        <div class="dialog-body help">
            <section>
                <h3>{ m.help.labels_section }</h3>
                <dl class="definitions">{ for LABELS.iter().map(|label| html! {
                    <div>
                        <dt>
                            <kbd>{ digit(label.digit) }</kbd>{ label_sign(label.id) }
                            <span>{ label.name(locale) }</span>
                        </dt>
                        <dd>{ label.texts(locale).definition }</dd>
                    </div>
                }) }</dl>
            </section>
            <section>
                <h3>{ m.help.keys_section }</h3>
                <dl class="keys">{ for keys.into_iter().map(row) }</dl>
            </section>
        </div>
    }
}
