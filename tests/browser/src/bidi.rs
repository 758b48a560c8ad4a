//! WebDriver BiDi, for what the drivers have no other command for: a browser that was asked for it
//! says at which address it takes commands through a web socket.

use std::net::TcpStream;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::{Message, client};
use url::Url;

use crate::browser::Browser;

/// Does one command (<https://w3c.github.io/webdriver-bidi>), and gives its result.
///
/// Each command has a connection of its own: what it changed stays as long as the session does.
pub async fn command(browser: &Browser, method: &'static str, parameters: Value) -> Result<Value> {
    let capabilities = browser.client().capabilities().context("a session's capabilities")?;
    let address = capabilities.get("webSocketUrl").and_then(Value::as_str);
    let address = address.context("a session that was asked for BiDi")?.to_owned();
    let done = move || converse(&address, method, &parameters);
    tokio::task::spawn_blocking(done)
        .await?
        .with_context(|| format!("BiDi command {method}"))
}

fn converse(address: &str, method: &str, parameters: &Value) -> Result<Value> {
    let stream = TcpStream::connect(&*Url::parse(address)?.socket_addrs(|| None)?)?;
    let (mut socket, _) = client(address, stream)?;
    let command = json!({"id": 1, "method": method, "params": parameters});
    socket.send(Message::text(command.to_string()))?;
    loop {
        let Message::Text(text) = socket.read()? else {
            continue;
        };
        let answer: Value = serde_json::from_str(&text)?;
        // Events may come before the answer.
        if answer["id"] != json!(1) {
            continue;
        }
        // The browser takes one connection at a time: this one is over when it has heard so.
        socket.close(None)?;
        while socket.read().is_ok() {}
        if answer["type"] != "success" {
            bail!("{answer}");
        }
        return Ok(answer["result"].clone());
    }
}
