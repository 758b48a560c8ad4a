//! How accessible the page is: axe-core's findings, what an enlarged or narrow page loses, and the
//! accessibility tree that a screen reader is given.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::dist::project;
use crate::engine::Engine;
use crate::firefox;
use crate::wait::{Look, until};

/// Runs axe-core with all its rules on the page as it stands, and gives what it finds.
///
/// The script comes in through the driver, which the page's policy does not concern.
pub async fn axe(browser: &Browser, what: &str) -> Result<Vec<String>> {
    let there = browser.run("return 'axe' in window;", vec![]).await?;
    if there != json!(true) {
        let script = std::fs::read_to_string(axe_script()?)?;
        browser.run(&script, vec![]).await?;
    }
    let found = browser.run_async(include_str!("axe.js"), vec![]).await?;
    let passes = found["passes"].as_u64().unwrap_or_default();
    ensure!(passes > 10, "{what}: axe-core applied only {passes} rules: {found}");
    let violations = found["violations"].as_array().context("violations")?;
    Ok(violations.iter().map(|rule| format!("{what}: {rule:#}")).collect())
}

fn axe_script() -> Result<PathBuf> {
    let set = std::env::var_os("HASHIYA_AXE").filter(|path| !path.is_empty());
    let path = set.map_or_else(
        || project().join("target/xtask/npm/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    );
    ensure!(
        path.is_file(),
        "no axe-core at {}: `cargo xtask setup` installs it",
        path.display()
    );
    Ok(path)
}

/// What the page has lost at the size that it has: text and controls beside the window, text that
/// is cut off, targets that are too small, a focus that nothing shows; and every control by the name
/// of its action, those behind a menu too.
#[derive(Debug, Deserialize)]
pub struct Fit {
    /// What is wrong, in words.
    pub faults: Vec<String>,
    /// The actions that can be reached.
    pub actions: Vec<String>,
}

/// Looks at how the page fits into its window.
pub async fn fit(browser: &Browser, what: &str) -> Result<Fit> {
    let seen = browser.run_async(include_str!("fit.js"), vec![]).await?;
    let Fit { faults, actions } = serde_json::from_value(seen)?;
    let faults = faults.into_iter().map(|fault| format!("{what}: {fault}")).collect();
    Ok(Fit { faults, actions })
}

/// Spaces the text as WCAG 2.2, 1.4.12 says: lines 1.5, paragraphs 2, letters 0.12, words 0.16.
pub async fn space_text(browser: &Browser, on: bool) -> Result<()> {
    let script = r"
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
        document.adoptedStyleSheets = arguments[0] ? [sheet] : [];";
    browser.run(script, vec![json!(on)]).await?;
    Ok(())
}

/// A node of the accessibility tree that screen readers are given.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is: `button`, `option`, `heading`…
    pub role: String,
    /// What it is called.
    pub name: String,
    /// What is said of it beside its name.
    pub description: String,
    /// The text or number that it holds.
    pub value: String,
    /// Its states: `focused`, `pressed`, `disabled`… as Chromium writes them.
    states: Vec<(String, Value)>,
    /// Its number: of the element in Chromium, in the tree that was just read in Firefox.
    id: u64,
}

impl Node {
    /// A state as the browser writes it.
    pub fn state(&self, name: &str) -> Option<&Value> {
        self.states
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// Whether a state holds.
    pub fn is(&self, name: &str) -> bool {
        self.state(name)
            .is_some_and(|value| value == "true" || value == &json!(true))
    }
}

/// The page through its accessibility tree alone: roles, names and states, no selector.
pub struct Reader<'a>(pub &'a Browser);

impl Reader<'_> {
    /// All nodes that a screen reader is given, in reading order.
    pub async fn nodes(&self) -> Result<Vec<Node>> {
        if self.0.engine() == Engine::Firefox {
            let nodes = firefox::run(self.0, "return readTree();", vec![]).await?;
            return Ok(nodes
                .as_array()
                .context("a tree")?
                .iter()
                .map(node_of_firefox)
                .collect());
        }
        let tree = self.0.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().context("a tree")?;
        Ok(nodes
            .iter()
            .filter(|node| node["ignored"] == json!(false))
            .map(node)
            .collect())
    }

    /// Waits until there is a node with this role and a name that contains `name`, and gives it.
    pub async fn find(&self, role: &str, name: &str) -> Result<Node> {
        self.find_where(&format!("{role} {name:?}"), |node| {
            node.role == role && node.name.contains(name)
        })
        .await
    }

    /// Waits for the first node that `holds` accepts.
    pub async fn find_where(&self, what: &str, holds: impl Fn(&Node) -> bool) -> Result<Node> {
        until(what, || async {
            let nodes = self.nodes().await?;
            Ok(match nodes.iter().find(|node| holds(node)) {
                Some(node) => Look::Found(node.clone()),
                None => Look::NotYet(named(&nodes)),
            })
        })
        .await
    }

    /// Does what a screen reader's "activate" does.
    pub async fn activate(&self, node: &Node) -> Result<()> {
        if self.0.engine() == Engine::Firefox {
            firefox::run(self.0, "activate(arguments[0]);", vec![json!(node.id)]).await?;
            return Ok(());
        }
        self.call(node, "function() { this.click(); }").await
    }

    /// Finds and activates.
    pub async fn press(&self, role: &str, name: &str) -> Result<()> {
        let node = self.find(role, name).await?;
        ensure!(!node.is("disabled"), "{role} {name:?} is disabled");
        self.activate(&node).await
    }

    /// Brings the focus to a node, as a screen reader's cursor does.
    pub async fn focus(&self, node: &Node) -> Result<()> {
        if self.0.engine() == Engine::Firefox {
            firefox::run(self.0, "takeFocus(arguments[0]);", vec![json!(node.id)]).await?;
            return Ok(());
        }
        self.0.devtools("DOM.focus", json!({"backendNodeId": node.id})).await?;
        Ok(())
    }

    /// The node that has the focus.
    pub async fn focused(&self) -> Result<Node> {
        let nodes = self.nodes().await?;
        let focused = nodes.into_iter().rfind(|node| node.is("focused"));
        focused.context("nothing has the focus")
    }

    async fn call(&self, node: &Node, function: &str) -> Result<()> {
        let parameters = json!({"backendNodeId": node.id});
        let object = self.0.devtools("DOM.resolveNode", parameters).await?;
        let id = object["object"]["objectId"].clone();
        let parameters = json!({"objectId": id, "functionDeclaration": function, "userGesture": true});
        let done = self.0.devtools("Runtime.callFunctionOn", parameters).await?;
        if !done["exceptionDetails"].is_null() {
            bail!("{node:?}: {}", done["exceptionDetails"]);
        }
        Ok(())
    }
}

fn node(node: &Value) -> Node {
    let text = |name: &str| match &node[name]["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let properties = node["properties"].as_array().map(Vec::as_slice).unwrap_or_default();
    let state = |property: &Value| {
        (
            property["name"].as_str().unwrap_or_default().to_owned(),
            property["value"]["value"].clone(),
        )
    };
    Node {
        role: text("role"),
        name: text("name"),
        description: text("description"),
        value: text("value"),
        states: properties.iter().map(state).collect(),
        id: node["backendDOMNodeId"].as_u64().unwrap_or_default(),
    }
}

/// A node as `readTree` in `firefox.js` gives it.
fn node_of_firefox(node: &Value) -> Node {
    let text = |name: &str| node[name].as_str().unwrap_or_default().to_owned();
    let states = node["states"].as_array().map(Vec::as_slice).unwrap_or_default();
    let state = |state: &Value| (state.as_str().unwrap_or_default().to_owned(), json!(true));
    Node {
        role: text("role"),
        name: text("name"),
        description: text("description"),
        value: text("value"),
        states: states.iter().map(state).collect(),
        id: node["id"].as_u64().unwrap_or_default(),
    }
}

/// The nodes that have a name, for messages.
fn named(nodes: &[Node]) -> String {
    let shown = nodes
        .iter()
        .filter(|node| !node.name.is_empty() && node.role != "InlineTextBox" && node.role != "StaticText");
    shown
        .map(|node| format!("{} {:?} {:?}", node.role, node.name, node.description))
        .collect::<Vec<_>>()
        .join("; ")
}
