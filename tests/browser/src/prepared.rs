//! What a reader has before them when they look at the screens of [`crate::screens`].

use anyhow::Result;
use serde_json::json;

use crate::engine::Engine;
use crate::fixtures::{HARBOUR, PROMOTED, RAIN};
use crate::keys;
use crate::visit::Visit;

/// What the screens have in common: articles of either direction, one that failed to load, tags, a
/// note, a mark, and a backup of these.
pub struct Prepared {
    pub(crate) backup: String,
}

/// Prepares a visit for [`crate::screens::Screen::open`].
pub async fn prepare(visit: &Visit) -> Result<Prepared> {
    visit.site.offer_only(&[
        ("rain.txt", RAIN),
        ("harbour.txt", HARBOUR),
        ("fair.txt", PROMOTED),
        ("empty.txt", ""),
    ]);
    let app = &visit.app;
    if app.browser.engine() == Engine::Chromium {
        // Another window may have the focus of the machine, and only one can.
        let parameters = json!({"enabled": true});
        app.browser
            .devtools("Emulation.setFocusEmulationEnabled", parameters)
            .await?;
    }
    app.read("rain").await?;
    for (number, digit, label) in [(3, '1', "claim"), (4, '2', "quote"), (5, '3', "background")] {
        app.tag(number, digit, label).await?;
    }
    app.focus(4).await?;
    keys::press(&app.browser, 'n').await?;
    app.browser.element("textarea[data-note]").await?;
    keys::type_text(&app.browser, "Who saw this?").await?;
    app.act("save-note").await?;
    app.browser.element("[data-sentence='4'][data-note]").await?;
    // Begun and not saved: the window of the note and the page show it.
    keys::press(&app.browser, 'n').await?;
    app.browser.element("textarea[data-note]").await?;
    keys::type_text(&app.browser, " Nobody says.").await?;
    app.act("close-note").await?;
    app.browser.element("[data-sentence='4'][data-draft]").await?;
    app.focus(5).await?;
    keys::press(&app.browser, 'q').await?;
    app.browser.element("[data-sentence='5'][data-unsure]").await?;
    app.open_library().await?;
    let backup = app.download("back-up").await?;
    Ok(Prepared {
        backup: serde_json::to_string(&backup.json()?)?,
    })
}
