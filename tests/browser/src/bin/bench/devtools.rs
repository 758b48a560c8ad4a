//! Chromium's developer protocol by a connection of its own: traces come as events, which the driver does
//! not hand on.

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::wait::{Look, until};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A connection to the browser itself (not to one of its pages).
pub struct DevTools {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The number of the last command.
    sent: u64,
}

impl DevTools {
    /// Connects to a running browser.
    ///
    /// # Errors
    /// When the browser listens at no port.
    pub async fn connect(browser: &Browser) -> Result<Self> {
        // Chromium writes there where it listens, for the driver: the port, and the path below it.
        let file = browser.user_data().join("DevToolsActivePort");
        let address = until("the browser's port", || async {
            let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let address = text
                .split_once('\n')
                .map(|(port, path)| format!("ws://127.0.0.1:{}{}", port.trim(), path.trim()));
            Ok(Look::when(address.is_some(), address.unwrap_or_default(), text))
        })
        .await?;
        let (socket, _) = connect_async(address.as_str()).await.with_context(|| address.clone())?;
        Ok(Self { socket, sent: 0 })
    }

    /// Sends a command and gives back its result; `heard` is handed the events that come before it.
    ///
    /// # Errors
    /// When the browser refuses the command or goes away.
    pub async fn call(&mut self, method: &str, parameters: Value, heard: &mut impl FnMut(Value)) -> Result<Value> {
        self.sent += 1;
        let command = json!({"id": self.sent, "method": method, "params": parameters});
        self.socket.send(Message::text(command.to_string())).await?;
        loop {
            let mut message = self.next().await?;
            if message["id"] != json!(self.sent) {
                heard(message);
            } else if message["error"].is_null() {
                return Ok(message["result"].take());
            } else {
                bail!("{method}: {}", message["error"]);
            }
        }
    }

    /// The next message that the browser sends.
    ///
    /// # Errors
    /// When it goes away.
    pub async fn next(&mut self) -> Result<Value> {
        loop {
            let message = self.socket.next().await.context("the browser has hung up")??;
            if let Message::Text(text) = message {
                return serde_json::from_str(&text).context("a message of the developer protocol");
            }
        }
    }
}
