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
        (vec!["↓".into(), "↑".into(), "J".into(), "K".into()], m.key_move),
        (vec![format!("{} + ↓ ↑", m.key_shift)], m.key_extend),
        (vec![digit(0), "⌫".into(), "Del".into()], m.clear),
        (vec!["U".into()], m.next_untagged),
        (vec!["N".into()], m.note),
        (vec!["S".into()], m.split),
        (vec!["M".into()], m.merge),
        (vec!["B".into()], m.key_role),
        (vec!["R".into()], m.key_roles),
        (vec!["Ctrl + Z".into()], m.undo),
        (vec!["Ctrl + Y".into()], m.redo),
        (vec!["/".into()], m.key_search),
        (vec!["Home".into(), "End".into()], m.key_first_last),
        (vec!["Ctrl + E".into()], m.export_article),
        (vec!["?".into()], m.help),
        (vec!["Esc".into()], m.key_close),
    ];
    let row = |(keys, what): (Vec<String>, &str)| {
        let keys = keys.into_iter().map(|key| html! { <kbd dir="ltr">{ key }</kbd> });
        html! { <div><dt>{ for keys }</dt><dd>{ what.to_owned() }</dd></div> }
    };
    html! {
        <div class="dialog-body help">
            <section>
                <h3>{ m.labels_section }</h3>
                <dl class="definitions">{ for LABELS.iter().map(|label| html! {
                    <div>
                        <dt>
                            <kbd>{ digit(label.digit) }</kbd>{ label_sign(label.id) }
                            <span>{ label.name_in(locale.tag()) }</span>
                        </dt>
                        <dd>{ label.definition_in(locale.tag()) }</dd>
                    </div>
                }) }</dl>
            </section>
            <section>
                <h3>{ m.keys_section }</h3>
                <dl class="keys">{ for keys.into_iter().map(row) }</dl>
            </section>
        </div>
    }
}
