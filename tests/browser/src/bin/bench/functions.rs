//! What a function on the stack is for.

use serde::Deserialize;

/// A function on the stack.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    /// Its name.
    pub function_name: String,
    /// The script or module that it is in; nothing for the browser's own.
    pub url: String,
}

/// A part of what a tag costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What happens to what the page knows.
    Session,
    /// Records and where they are kept.
    Storage,
    /// Yew, the page's components and the nodes that come of them.
    Drawing,
    /// The focus, places on the page, the address.
    Focus,
    /// Style, layout, paint and all else that no script does.
    Browser,
    /// The page's scripts that are none of these.
    Rest,
    /// The benchmark's own scripts.
    Bench,
    /// Nothing.
    Idle,
}

/// The parts that are told, and what they are called.
pub const PARTS: [(Part, &str); 6] = [
    (Part::Session, "session"),
    (Part::Storage, "storage"),
    (Part::Drawing, "drawing"),
    (Part::Focus, "focus and scrolling"),
    (Part::Browser, "browser"),
    (Part::Rest, "the rest"),
];

/// Modules of the app and its libraries, the more special first.
const MODULES: [(&str, Part); 14] = [
    ("hashiya_session::storage", Part::Storage),
    ("hashiya::platform::storage", Part::Storage),
    ("hashiya::platform::journal", Part::Storage),
    ("store::storage_performer", Part::Storage),
    ("store::journal", Part::Storage),
    ("hashiya_session::navigation::scroll", Part::Focus),
    ("hashiya_session", Part::Session),
    ("hashiya_core", Part::Session),
    ("platform::scroll", Part::Focus),
    ("ui::scroll", Part::Focus),
    ("ui::store::focus", Part::Focus),
    ("platform::page", Part::Focus),
    ("hashiya::ui", Part::Drawing),
    ("yew", Part::Drawing),
];

/// What the browser does for scripts, by the names of its functions.
const CALLS: [(&str, Part); 34] = [
    ("setItem", Part::Storage),
    ("getItem", Part::Storage),
    ("removeItem", Part::Storage),
    ("transaction", Part::Storage),
    ("objectStore", Part::Storage),
    ("put", Part::Storage),
    ("commit", Part::Storage),
    ("focus", Part::Focus),
    ("blur", Part::Focus),
    ("scroll", Part::Focus),
    ("scrollTo", Part::Focus),
    ("scrollBy", Part::Focus),
    ("scrollIntoView", Part::Focus),
    ("getBoundingClientRect", Part::Focus),
    ("getClientRects", Part::Focus),
    ("replaceState", Part::Focus),
    ("pushState", Part::Focus),
    ("innerHeight", Part::Focus),
    ("innerWidth", Part::Focus),
    ("scrollY", Part::Focus),
    ("scrollX", Part::Focus),
    ("clientHeight", Part::Focus),
    ("offsetHeight", Part::Focus),
    ("offsetTop", Part::Focus),
    ("setAttribute", Part::Drawing),
    ("removeAttribute", Part::Drawing),
    ("appendChild", Part::Drawing),
    ("insertBefore", Part::Drawing),
    ("removeChild", Part::Drawing),
    ("createElement", Part::Drawing),
    ("createTextNode", Part::Drawing),
    ("textContent", Part::Drawing),
    ("nodeValue", Part::Drawing),
    ("className", Part::Drawing),
];

/// Which part a stack (the innermost function first) belongs to, and the innermost function that has a
/// name worth telling.
pub fn part_of(stack: &[&Frame]) -> (Part, String) {
    let leaf = stack.first().map_or("", |frame| frame.function_name.as_str());
    match leaf {
        "(idle)" | "(root)" => return (Part::Idle, leaf.to_owned()),
        "(program)" | "(garbage collector)" if stack.len() <= 2 => return (Part::Browser, leaf.to_owned()),
        _ => {}
    }
    if stack.iter().any(|frame| is_of_the_bench(frame)) {
        return (Part::Bench, leaf.to_owned());
    }
    let part = stack.iter().find_map(|frame| part_of_function(frame));
    let named = stack
        .iter()
        .map(|frame| told(&frame.function_name))
        .find(|name| !name.is_empty());
    (part.unwrap_or(Part::Rest), named.unwrap_or_default())
}

/// Whether it is in a script that stands in no file: those of the page stand in files or in the page.
fn is_of_the_bench(frame: &Frame) -> bool {
    let is_browsers_own = frame.url.is_empty();
    !is_browsers_own && !frame.url.starts_with("http") && !frame.url.starts_with("wasm")
}

fn part_of_function(frame: &Frame) -> Option<Part> {
    let told = told(&frame.function_name);
    let name = told.as_str();
    let in_module = MODULES.iter().find(|(module, _)| name.contains(module));
    // `get innerHeight` of the browser, `__wbg_innerHeight_0123` of what wasm-bindgen writes.
    let bare = name.strip_prefix("__wbg_").unwrap_or(name);
    let bare = bare
        .strip_prefix("get ")
        .or_else(|| bare.strip_prefix("set "))
        .unwrap_or(bare);
    let bare = bare.split('_').next().unwrap_or(bare);
    let called = CALLS.iter().find(|(call, _)| *call == bare);
    in_module.or(called).map(|(_, part)| *part)
}

/// A function's name without what the compiler adds to tell it from others: a hash behind it, or one in
/// brackets behind the name of a crate.
fn told(name: &str) -> String {
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let path = match name.rsplit_once("::h") {
        Some((path, hash)) if is_hash(hash) => path,
        _ => name,
    };
    let mut pieces = path.split('[');
    let mut told = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, after)) if is_hash(hash) => told.push_str(after),
            _ => {
                told.push('[');
                told.push_str(piece);
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(names: &[&str]) -> Part {
        let frames: Vec<Frame> = names
            .iter()
            .map(|name| Frame {
                function_name: (*name).to_owned(),
                url: String::new(),
            })
            .collect();
        part_of(&frames.iter().collect::<Vec<_>>()).0
    }

    #[test]
    fn the_innermost_function_that_says_so_decides() {
        let update = "hashiya_session::update::update::h0123456789abcdef";
        assert_eq!(
            part(&["dlmalloc::malloc", update, "hashiya::ui::store::handle"]),
            Part::Session
        );
        assert_eq!(
            part(&["hashiya_session::storage::kinds::tags::write_entries", update]),
            Part::Storage
        );
        assert_eq!(
            part(&["setItem", "__wbg_setItem_12ab", "hashiya::ui::store::effects"]),
            Part::Storage
        );
        assert_eq!(part(&["focus", "<yew::Scope<T> as X>::run"]), Part::Focus);
        assert_eq!(part(&["get innerHeight", "hashiya::ui::x"]), Part::Focus);
        assert_eq!(part(&["memcpy", "<yew::Scope<T> as X>::run"]), Part::Drawing);
        assert_eq!(part(&["(program)", "(root)"]), Part::Browser);
        assert_eq!(part(&["(idle)", "(root)"]), Part::Idle);
        assert_eq!(part(&["other"]), Part::Rest);
    }

    #[test]
    fn names_are_told_without_their_hash() {
        assert_eq!(told("a::b::h0123456789abcdef"), "a::b");
        assert_eq!(told("a::help"), "a::help");
        assert_eq!(
            told("<a[3ca501edff3f0c7c]::B as core[c5930c85a12de822]::C<[u8]>>::d"),
            "<a::B as core::C<[u8]>>::d"
        );
    }
}
