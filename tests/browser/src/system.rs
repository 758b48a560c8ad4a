//! What the page is told of the machine that it runs on: size and touch, colours and motion, paper,
//! languages, the kind of system. In Chromium its developer protocol tells it, in Firefox the window
//! around the page; a driven WebKitGTK has a window of any size, and cannot be told the rest.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::firefox;

/// Gives the window a size in CSS pixels.
pub async fn resize(browser: &Browser, width: u32, height: u32) -> Result<()> {
    let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    match browser.engine() {
        Engine::Chromium => told(browser, "Emulation.setDeviceMetricsOverride", metrics).await,
        Engine::Firefox => {
            let script = "resize(...arguments);";
            firefox::run(browser.client(), script, vec![json!(width), json!(height)]).await?;
            has_size(browser, width, height).await
        }
        Engine::WebKit => {
            // The window's own bars have a part of it.
            let script = "return [outerWidth - innerWidth, outerHeight - innerHeight];";
            let bars: (u32, u32) = serde_json::from_value(browser.run(script, vec![]).await?)?;
            let (width_of_all, height_of_all) = (width + bars.0, height + bars.1);
            browser
                .client()
                .set_window_rect(0, 0, width_of_all, height_of_all)
                .await?;
            has_size(browser, width, height).await
        }
    }
}

/// Width and height of the screen of a phone in CSS pixels.
const PHONE: (u32, u32) = (390, 844);

/// Gives the page the screen of a phone, which is touched.
pub async fn make_phone(browser: &Browser) -> Result<()> {
    let (width, height) = PHONE;
    match browser.engine() {
        Engine::Chromium => {
            let phone = json!({"width": width, "height": height, "deviceScaleFactor": 2, "mobile": true});
            told(browser, "Emulation.setDeviceMetricsOverride", phone).await?;
            told(browser, "Emulation.setTouchEmulationEnabled", json!({"enabled": true})).await
        }
        Engine::Firefox => {
            let script = "makePhone(...arguments);";
            firefox::run(browser.client(), script, vec![json!(width), json!(height)]).await?;
            has_size(browser, width, height).await?;
            agrees(browser, &["(pointer: coarse)"]).await
        }
        // The screen alone: its driver touches with a mouse.
        Engine::WebKit => resize(browser, width, height).await,
    }
}

/// The theme that the system asks for, `light` or `dark`, and no motion to wait for.
pub async fn theme(browser: &Browser, theme: &str) -> Result<()> {
    let asked = [("prefers-color-scheme", theme), ("prefers-reduced-motion", "reduce")];
    media(browser, &asked).await
}

/// What the system asks for, as media features with their values; the others as the browser has them.
pub async fn media(browser: &Browser, features: &[(&str, &str)]) -> Result<()> {
    match browser.engine() {
        Engine::Chromium => {
            let features: Vec<Value> = features
                .iter()
                .map(|(name, value)| json!({"name": name, "value": value}))
                .collect();
            told(browser, "Emulation.setEmulatedMedia", json!({"features": features})).await
        }
        Engine::Firefox => {
            let asked: serde_json::Map<String, Value> = features
                .iter()
                .map(|(name, value)| ((*name).to_owned(), json!(value)))
                .collect();
            firefox::run(browser.client(), "ask(arguments[0]);", vec![Value::Object(asked)]).await?;
            // Preferences come to the page a moment later.
            let defaults = [
                ("forced-colors", "none"),
                ("prefers-contrast", "no-preference"),
                ("prefers-reduced-motion", "no-preference"),
            ];
            let others = defaults.iter().filter(|(name, _)| {
                let is_named = features.iter().any(|(asked, _)| asked == name);
                // Who forces colours has a contrast of their own.
                let is_implied =
                    *name == "prefers-contrast" && features.iter().any(|(asked, _)| *asked == "forced-colors");
                !is_named && !is_implied
            });
            let queries: Vec<String> = features
                .iter()
                .chain(others)
                .map(|(name, value)| format!("({name}: {value})"))
                .collect();
            agrees(browser, &queries).await
        }
        Engine::WebKit => cannot("told what the system asks for"),
    }
}

/// Shows the page as it comes on paper, or on the screen again.
pub async fn on_paper(browser: &Browser, paper: bool) -> Result<()> {
    let medium = if paper { "print" } else { "screen" };
    match browser.engine() {
        Engine::Chromium => told(browser, "Emulation.setEmulatedMedia", json!({"media": medium})).await,
        Engine::Firefox => {
            let script = "context.mediumOverride = arguments[0] ? 'print' : '';";
            firefox::run(browser.client(), script, vec![json!(paper)]).await?;
            agrees(browser, &[medium]).await
        }
        Engine::WebKit => cannot("shown on paper"),
    }
}

/// The languages that the reader's browser asks for, as in `ar-MA,fr`; the page is told when it is
/// loaded.
pub async fn languages(browser: &Browser, languages: &str) -> Result<()> {
    match browser.engine() {
        Engine::Chromium => {
            let agent = browser.run("return navigator.userAgent;", vec![]).await?;
            let reader = json!({"userAgent": agent, "acceptLanguage": languages});
            told(browser, "Emulation.setUserAgentOverride", reader).await
        }
        Engine::Firefox => {
            let script = "prefer({ 'intl.accept_languages': arguments[0] });";
            firefox::run(browser.client(), script, vec![json!(languages)]).await?;
            let asked = |seen: &Value| seen == languages;
            browser
                .until("the languages", "return navigator.languages.join();", vec![], asked)
                .await?;
            Ok(())
        }
        Engine::WebKit => cannot("told the languages"),
    }
}

/// A Mac, for a page that is loaded from now on.
pub async fn make_mac(browser: &Browser) -> Result<()> {
    let (system, platform) = ("Macintosh; Intel Mac OS X 10_15_7", "MacIntel");
    match browser.engine() {
        Engine::Chromium => {
            let agent = format!("Mozilla/5.0 ({system}) AppleWebKit/537.36");
            let mac = json!({"userAgent": agent, "platform": platform});
            told(browser, "Emulation.setUserAgentOverride", mac).await
        }
        Engine::Firefox => {
            let agent = format!("Mozilla/5.0 ({system}; rv:140.0) Gecko/20100101 Firefox/140.0");
            let script = "[context.customUserAgent, context.customPlatform] = arguments;";
            firefox::run(browser.client(), script, vec![json!(agent), json!(platform)]).await?;
            Ok(())
        }
        Engine::WebKit => cannot("made a Mac"),
    }
}

async fn told(browser: &Browser, command: &str, parameters: Value) -> Result<()> {
    browser.devtools(command, parameters).await?;
    Ok(())
}

fn cannot(what: &str) -> Result<()> {
    bail!("a driven WebKitGTK cannot be {what}")
}

async fn has_size(browser: &Browser, width: u32, height: u32) -> Result<()> {
    let expected = json!([width, height]);
    browser
        .until("the size", "return [innerWidth, innerHeight];", vec![], |seen| {
            *seen == expected
        })
        .await?;
    Ok(())
}

/// Waits until all media queries hold in the page.
async fn agrees(browser: &Browser, queries: &[impl AsRef<str>]) -> Result<()> {
    let queries: Vec<&str> = queries.iter().map(AsRef::as_ref).collect();
    let script = "return arguments[0].filter((query) => !matchMedia(query).matches);";
    browser
        .until("the page to be told", script, vec![json!(queries)], |seen| {
            *seen == json!([])
        })
        .await?;
    Ok(())
}
