//! What of a page a browser shows, and as what.

use dom_query::NodeRef;

/// How an element takes part in the text of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// Not shown, or no text of the page: scripts, controls, what is hidden.
    None,
    /// Within a line.
    Inline,
    /// A line of its own.
    Block,
    /// A cell of a table: in the line of its row.
    Cell,
    /// A new line.
    Break,
}

/// Elements whose content is no text of the page.
const NEVER_SHOWN: &[&str] = &[
    "applet", "area", "audio", "base", "canvas", "col", "colgroup", "datalist", "embed", "frame", "frameset", "head",
    "iframe", "input", "link", "map", "meta", "meter", "noembed", "noframes", "noscript", "object", "option",
    "optgroup", "param", "progress", "rp", "rt", "rtc", "script", "select", "source", "style", "svg", "template",
    "textarea", "title", "track", "video",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre",
    "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "xmp",
];

/// Classes by which pages hide what only screen readers are to read.
const FOR_SCREEN_READERS: &[&str] = &[
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader", "screenreader",
    "a11y-hidden", "u-visually-hidden", "hidden-visually", "assistive-text",
];

/// How an element is shown.
pub(super) fn display(node: &NodeRef) -> Display {
    let Some(element) = node.element_ref() else {
        return Display::Inline;
    };
    let name = element.name.local.to_string();
    drop(element);
    if NEVER_SHOWN.contains(&name.as_str()) || is_hidden(node, &name) {
        return Display::None;
    }
    match name.as_str() {
        "br" => Display::Break,
        "td" | "th" => Display::Cell,
        name if BLOCKS.contains(&name) => Display::Block,
        _ => match style_value(node, "display").as_deref() {
            Some("block" | "flex" | "grid" | "list-item" | "table" | "flow-root") => Display::Block,
            _ => Display::Inline,
        },
    }
}

fn is_hidden(node: &NodeRef, name: &str) -> bool {
    node.has_attr("hidden")
        || node
            .attr("aria-hidden")
            .is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
        || (name == "dialog" && !node.has_attr("open"))
        || node.class().is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|one| FOR_SCREEN_READERS.iter().any(|hidden| one.eq_ignore_ascii_case(hidden)))
        })
        || style_value(node, "display").as_deref() == Some("none")
        || matches!(style_value(node, "visibility").as_deref(), Some("hidden" | "collapse"))
}

/// The value of a property in the `style` attribute, in small letters: the last that is said.
fn style_value(node: &NodeRef, property: &str) -> Option<String> {
    let style = node.attr("style")?;
    let value = style.split(';').rev().find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case(property).then_some(value)
    })?;
    let value = value.split('!').next().unwrap_or(value);
    Some(value.trim().to_ascii_lowercase())
}
