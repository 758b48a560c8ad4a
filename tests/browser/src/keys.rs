//! Key presses: real ones through the driver, and keyboard events with an explicit physical
//! position and character, as another keyboard layout produces them.

use anyhow::Result;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

use crate::browser::Browser;

/// The keys of the WebDriver specification that stand for no character.
pub mod key {
    /// Control.
    pub const CONTROL: char = '\u{E009}';
    /// Shift.
    pub const SHIFT: char = '\u{E008}';
    /// End.
    pub const END: char = '\u{E010}';
    /// Home.
    pub const HOME: char = '\u{E011}';
    /// Arrow left.
    pub const LEFT: char = '\u{E012}';
    /// Arrow right.
    pub const RIGHT: char = '\u{E014}';
    /// Arrow up.
    pub const UP: char = '\u{E013}';
    /// Arrow down.
    pub const DOWN: char = '\u{E015}';
    /// Backspace.
    pub const BACKSPACE: char = '\u{E003}';
    /// Delete.
    pub const DELETE: char = '\u{E017}';
    /// Enter of the main block.
    pub const ENTER: char = '\u{E006}';
    /// Enter of the number block.
    pub const NUMPAD_ENTER: char = '\u{E007}';
    /// Escape.
    pub const ESCAPE: char = '\u{E00C}';
    /// Tab.
    pub const TAB: char = '\u{E004}';
}

/// What an American keyboard writes with Shift alone, beside capital letters.
const WITH_SHIFT: &str = r#"~!@#$%^&*()_+{}|:"<>?"#;

/// Presses and releases one key, with Shift where a keyboard needs it for that character: Chromium's
/// driver adds it by itself, the others send the character as if there were a key for it alone.
pub async fn press(browser: &Browser, value: char) -> Result<()> {
    if value.is_ascii_uppercase() || WITH_SHIFT.contains(value) {
        return chord(browser, &[key::SHIFT, value]).await;
    }
    chord(browser, &[value]).await
}

/// Presses the keys in order and releases them in reverse: `[CONTROL, SHIFT, 'z']`.
pub async fn chord(browser: &Browser, values: &[char]) -> Result<()> {
    let down = values.iter().map(|&value| KeyAction::Down { value });
    let up = values.iter().rev().map(|&value| KeyAction::Up { value });
    let source = KeyActions::new("keyboard".to_owned());
    let source = down.chain(up).fold(source, |source, action| source.then(action));
    Ok(browser.client().perform_actions(source).await?)
}

/// Presses one key so many times while the others are held down.
pub async fn press_often(browser: &Browser, held: &[char], value: char, times: usize) -> Result<()> {
    let down = held.iter().map(|&value| KeyAction::Down { value });
    let pressed = (0..times).flat_map(|_| [KeyAction::Down { value }, KeyAction::Up { value }]);
    let up = held.iter().rev().map(|&value| KeyAction::Up { value });
    let source = KeyActions::new("keyboard".to_owned());
    let source = down
        .chain(pressed)
        .chain(up)
        .fold(source, |source, action| source.then(action));
    Ok(browser.client().perform_actions(source).await?)
}

/// Types `text` one key after the other.
pub async fn type_text(browser: &Browser, text: &str) -> Result<()> {
    let source = KeyActions::new("keyboard".to_owned());
    let source = text.chars().fold(source, |source, value| {
        source.then(KeyAction::Down { value }).then(KeyAction::Up { value })
    });
    Ok(browser.client().perform_actions(source).await?)
}

/// A key of another layout: where it lies and what it writes there.
#[derive(Clone, Copy, Debug)]
pub struct LayoutKey {
    /// `KeyboardEvent.code`, the physical position.
    pub code: &'static str,
    /// `KeyboardEvent.key`, the character.
    pub key: &'static str,
    /// Whether Control is held.
    pub control: bool,
    /// Whether Shift is held.
    pub shift: bool,
}

impl LayoutKey {
    /// A key pressed alone.
    pub const fn alone(code: &'static str, key: &'static str) -> Self {
        Self {
            code,
            key,
            control: false,
            shift: false,
        }
    }

    /// A key pressed with Control held.
    pub const fn with_control(code: &'static str, key: &'static str) -> Self {
        Self {
            code,
            key,
            control: true,
            shift: false,
        }
    }

    /// A key pressed with Shift held.
    pub const fn with_shift(code: &'static str, key: &'static str) -> Self {
        Self {
            code,
            key,
            control: false,
            shift: true,
        }
    }
}

/// Sends `keydown` and `keyup` with the position and character of `key` to the active element;
/// says whether the page took the key for itself (prevented its default).
pub async fn press_on_layout(browser: &Browser, key: LayoutKey) -> Result<bool> {
    let script = r"
        const [code, key, ctrlKey, shiftKey] = arguments;
        const target = document.activeElement ?? document.body;
        const send = (type) => target.dispatchEvent(new KeyboardEvent(type, {
            code, key, ctrlKey, shiftKey, bubbles: true, cancelable: true, composed: true }));
        const taken = !send('keydown');
        send('keyup');
        return taken;";
    let arguments = vec![json!(key.code), json!(key.key), json!(key.control), json!(key.shift)];
    Ok(browser.run(script, arguments).await? == json!(true))
}
