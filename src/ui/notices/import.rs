//! How far an import is.

use yew::prelude::*;

use crate::i18n::{Locale, fill, isolated};
use crate::session::{Job, Message, importing};
use crate::ui::store::Store;
use crate::ui::text::html;

/// How far an import is, with a way to stop it. That it has begun and what came of it is said to screen readers, and
/// not the name of each file: they would say nothing else. Of one file, which may be an archive of hundreds, nobody
/// knows how far it is, but how many articles came out of it.
pub(super) fn import(store: &Store, locale: Locale, job: &Job) -> Html {
    let m = locale.messages();
    let at = locale.number((job.at + 1).min(job.files));
    let values = [
        ("name", &*isolated(&job.file)),
        ("n", &at),
        ("files", &locale.number(job.files)),
    ];
    let text = fill(m.importing.reading, &values);
    let percent = (job.files > 1).then(|| job.percent());
    let far = match percent {
        Some(percent) => locale.percent(percent),
        None => locale.count(&m.library.articles, job.added),
    };
    let stop = store.sender(|_: MouseEvent| Message::Importing(importing::Message::Stop));
    let percent = percent.map(|percent| percent.to_string());
    html! {
        <div key="import" class="notice" data-underway="import" data-percent={percent.clone()}>
            <p>{ text.clone() }</p>
            <div class="progress">
                <progress max="100" value={percent} aria-label={text}></progress>
                <span>{ far }</span>
            </div>
            <button class="button" data-action="stop-import" onclick={stop}>{ m.common.cancel }</button>
        </div>
    }
}
