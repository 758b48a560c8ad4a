//! Mouse clicks and touch taps at the place where a sentence or button is drawn.

use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use serde_json::{Value, json};

use crate::browser::Browser;

/// Clicks the element that `selector` finds, at its first line, with a real mouse button.
pub async fn click(browser: &Browser, selector: &str) -> Result<()> {
    let (x, y) = place_of(browser, selector).await?;
    let mouse = MouseActions::new("mouse".to_owned())
        .then(move_to(x, y))
        .then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        })
        .then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
    Ok(browser.client().perform_actions(mouse).await?)
}

/// Taps the element that `selector` finds, at its first line, with a finger.
pub async fn tap(browser: &Browser, selector: &str) -> Result<()> {
    let (x, y) = place_of(browser, selector).await?;
    let finger = TouchActions::new("finger".to_owned())
        .then(move_to(x, y))
        .then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        })
        .then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
    Ok(browser.client().perform_actions(finger).await?)
}

fn move_to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(Duration::ZERO),
        x,
        y,
    }
}

/// The middle of the element's first line box in the window, in CSS pixels, after scrolling it
/// into view. Fails when something else is drawn on top of it there.
async fn place_of(browser: &Browser, selector: &str) -> Result<(f64, f64)> {
    let script = r"
        const element = all(arguments[0]).find(visible);
        if (!element) return null;
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const line = element.getClientRects()[0];
        const x = line.left + line.width / 2, y = line.top + line.height / 2;
        const top = document.elementFromPoint(x, y);
        const hit = top !== null && (element.contains(top) || top.contains(element));
        return { x, y, hit, top: top ? top.outerHTML.slice(0, 200) : null };";
    let what = format!("a visible, uncovered {selector}");
    let place = browser
        .until(&what, script, vec![json!(selector)], |seen| seen["hit"] == json!(true))
        .await?;
    let number = |name: &str| place[name].as_f64().context("no coordinate");
    Ok((number("x")?, number("y")?))
}

/// Drops a file of this name and content on the page, as a file manager would.
pub async fn drop_file(browser: &Browser, name: &str, text: &str) -> Result<()> {
    let script = r"
        const [name, text] = arguments;
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
        const target = document.querySelector('main') ?? document.body;
        const send = (type) => target.dispatchEvent(new DragEvent(type, {
            dataTransfer, bubbles: true, cancelable: true, composed: true }));
        send('dragenter');
        const accepted = !send('dragover');
        send('drop');
        return accepted;";
    let accepted = browser.run(script, vec![json!(name), json!(text)]).await?;
    anyhow::ensure!(accepted == Value::Bool(true), "the page does not accept dragged files");
    Ok(())
}
