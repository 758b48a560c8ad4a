//! How deep the elements of a page stand in one another, before it is parsed: parsers look through all that are
//! open at every one that begins, so that a page of nothing but beginnings takes them hours.

/// The deepest place in a page, about as a parser sees it: end tags close what was begun within.
pub(super) fn deepest(html: &str) -> usize {
    let bytes = html.as_bytes();
    let mut open: Vec<&[u8]> = Vec::new();
    let mut deepest = 0;
    let mut at = 0;
    while let Some(found) = find(bytes, at, b"<") {
        at = found + 1;
        if bytes[at..].starts_with(b"!--") {
            at = find(bytes, at + 1, b"-->").unwrap_or(bytes.len());
            continue;
        }
        let is_end = bytes.get(at) == Some(&b'/');
        at += usize::from(is_end);
        let length = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let name = &bytes[at..at + length];
        at += length;
        let is = |names: &[&str]| names.iter().any(|one| name.eq_ignore_ascii_case(one.as_bytes()));
        if length == 0 || is(VOID) {
            continue;
        }
        if is_end {
            // Far away from its beginning an end tag is a slip.
            let nearby = open
                .iter()
                .rev()
                .take(SLIP)
                .position(|one| one.eq_ignore_ascii_case(name));
            open.truncate(open.len() - nearby.map_or(0, |back| back + 1));
        } else if is(RAW) {
            let end = [b"</", name].concat();
            at = find_ignoring_case(bytes, at, &end).unwrap_or(bytes.len());
        } else if !(is(CLOSED_BY_NEXT) && open.last().is_some_and(|last| last.eq_ignore_ascii_case(name))) {
            open.push(name);
            deepest = deepest.max(open.len());
        }
    }
    deepest
}

/// How many elements an end tag closes at most.
const SLIP: usize = 60;
/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements whose content is no markup.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];
/// Elements that the next one of their kind closes.
const CLOSED_BY_NEXT: &[&str] = &["p", "li", "dt", "dd", "option", "tr", "td", "th"];

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len())
        .position(|window| window == wanted)
        .map(|at| from + at)
}

fn find_ignoring_case(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted))
        .map(|at| from + at)
}
