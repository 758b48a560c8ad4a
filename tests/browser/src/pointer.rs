//! Mouse clicks and touch taps at the place where a sentence or button is drawn.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::wait::{Look, until};

/// Clicks the element that `selector` finds, at its first line, with a real mouse button.
pub async fn click(browser: &Browser, selector: &str) -> Result<()> {
    click_times(browser, selector, 1).await
}

/// Clicks it twice at once.
pub async fn double_click(browser: &Browser, selector: &str) -> Result<()> {
    click_times(browser, selector, 2).await
}

async fn click_times(browser: &Browser, selector: &str, times: usize) -> Result<()> {
    open_menu_of(browser, selector, false).await?;
    let (x, y) = place_of(browser, selector).await?;
    let mouse = MouseActions::new("mouse".to_owned()).then(move_to(x, y));
    let mouse = (0..times).fold(mouse, |mouse, _| {
        mouse
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            })
    });
    Ok(browser.client().perform_actions(mouse).await?)
}

/// Taps the element that `selector` finds, at its first line, with a finger.
pub async fn tap(browser: &Browser, selector: &str) -> Result<()> {
    open_menu_of(browser, selector, true).await?;
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

/// Opens the menu that the element is behind, where the window has no room for all tools: what a
/// person does who looks for it.
pub async fn open_menu_of(browser: &Browser, selector: &str, by_finger: bool) -> Result<()> {
    let script = r"
        const [selector] = arguments;
        if (all(selector).some(visible)) return null;
        const menus = all(selector).map((element) => element.closest('[popover]')).filter(Boolean);
        const opener = menus.map((menu) => `[data-more='${menu.id}']`).find((more) => one(more) && visible(one(more)));
        return opener ?? null;";
    let opener = browser.run(script, vec![json!(selector)]).await?;
    match opener.as_str() {
        None => Ok(()),
        Some(opener) if by_finger => Box::pin(tap(browser, opener)).await,
        Some(opener) => Box::pin(click(browser, opener)).await,
    }
}

fn move_to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(Duration::ZERO),
        x,
        y,
    }
}

/// The middle of the element's first line box in the window, in CSS pixels, after scrolling it
/// into view where it is not. A person clicks when the page stands still: waits until the place is
/// the same two frames later, with nothing else drawn on top of it.
async fn place_of(browser: &Browser, selector: &str) -> Result<(f64, f64)> {
    let script = r"
        const [selector, done] = arguments;
        const look = () => {
            const element = all(selector).find(visible);
            if (!element) {
                // What was not in sight yet may have no size; what holds it has one.
                let there = one(selector);
                while (there && !visible(there)) there = there.parentElement;
                if (there?.parentElement) there.scrollIntoView({ block: 'center', behavior: 'instant' });
                return { hit: false, top: 'no such element' };
            }
            // At the edge of what a window shows of itself, the window is hit, and that holds the element.
            if (element.closest('dialog')) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const line = element.getClientRects()[0];
            const x = line.left + line.width / 2, y = line.top + line.height / 2;
            const top = document.elementFromPoint(x, y);
            const hit = top !== null && (element.contains(top) || top.contains(element));
            if (!hit) element.scrollIntoView({ block: 'center', behavior: 'instant' });
            return { x, y, hit, top: top ? top.outerHTML.slice(0, 200) : null };
        };
        const before = look();
        requestAnimationFrame(() => requestAnimationFrame(() => {
            const after = look();
            done({ ...after, still: before.x === after.x && before.y === after.y });
        }));";
    let what = format!("a visible, uncovered {selector}");
    let place = until(&what, || async {
        let seen = browser.run_async(script, vec![json!(selector)]).await?;
        let good = seen["hit"] == json!(true) && seen["still"] == json!(true);
        Ok(Look::when(good, seen.clone(), seen))
    })
    .await?;
    let number = |name: &str| place[name].as_f64().context("no coordinate");
    Ok((number("x")?, number("y")?))
}

/// Drops a file of this name and content on the page, as a file manager would.
pub async fn drop_file(browser: &Browser, name: &str, text: &str) -> Result<()> {
    drop_files(browser, &[(name, text)]).await
}

/// The same of several files at once, by names and texts.
pub async fn drop_files(browser: &Browser, files: &[(&str, &str)]) -> Result<()> {
    let script = r"
        const dataTransfer = new DataTransfer();
        for (const [name, text] of arguments[0]) dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
        const target = document.querySelector('main') ?? document.body;
        const send = (type) => target.dispatchEvent(new DragEvent(type, {
            dataTransfer, bubbles: true, cancelable: true, composed: true }));
        send('dragenter');
        const accepted = !send('dragover');
        send('drop');
        return accepted;";
    let accepted = browser.run(script, vec![json!(files)]).await?;
    anyhow::ensure!(accepted == Value::Bool(true), "the page does not accept dragged files");
    Ok(())
}

/// Drops files and folders of the disk on the page. No script can make a folder that is dropped; Chromium's
/// developer protocol drags what the system's file manager would.
pub async fn drop_paths(browser: &Browser, paths: &[&Path]) -> Result<()> {
    let data = json!({"items": [], "files": paths, "dragOperationsMask": 1});
    for event in ["dragEnter", "dragOver", "drop"] {
        let event = json!({"type": event, "x": 400, "y": 400, "data": data});
        browser.devtools("Input.dispatchDragEvent", event).await?;
    }
    Ok(())
}

/// Pastes as a clipboard has it: plain text, and a page, which may be empty.
pub async fn paste(browser: &Browser, plain: &str, page: &str) -> Result<()> {
    let script = r"
        const [plain, page] = arguments;
        const data = new DataTransfer();
        data.setData('text/plain', plain);
        if (page) data.setData('text/html', page);
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        // Firefox makes an event with an empty clipboard of its own.
        if (paste.clipboardData?.getData('text/plain') !== plain) {
            Object.defineProperty(paste, 'clipboardData', { value: data });
        }
        document.body.dispatchEvent(paste);";
    browser.run(script, vec![json!(plain), json!(page)]).await?;
    Ok(())
}
