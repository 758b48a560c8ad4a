//! What a page or an XML file says of its own encoding.

/// How far into a page is looked, in bytes: browsers look at 1,024, but programs that save pages put things
/// before it.
const LOOKED_AT: usize = 16_384;

/// The name of an attribute, in small letters, and its value.
type Attribute = (Vec<u8>, Vec<u8>);

/// The label of the encoding that a page declares in a `meta` element, as browsers look for it before they
/// read the page, or else in an XML declaration. UTF-16, in which this could not be read, stands for UTF-8.
pub fn declared_in_html(bytes: &[u8]) -> Option<String> {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let label = in_meta(bytes).or_else(|| declared_in_xml(bytes))?;
    let is_wide = label.to_ascii_lowercase().starts_with("utf-16");
    Some(if is_wide { "utf-8".to_owned() } else { label })
}

/// The label of the encoding in an XML declaration, which stands at the very beginning.
pub fn declared_in_xml(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let inner = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = inner.iter().position(|byte| *byte == b'>')?;
    let inner = &inner[..end];
    let at = find(inner, b"encoding")? + "encoding".len();
    let value = inner[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    quoted(value).and_then(label)
}

/// The elements of a page one after the other, comments left out, until its body.
fn in_meta(bytes: &[u8]) -> Option<String> {
    let mut rest = bytes;
    loop {
        rest = &rest[rest.iter().position(|byte| *byte == b'<')?..];
        if let Some(comment) = rest.strip_prefix(b"<!--") {
            // `<!-->` is a comment as well.
            let end = find(&rest[2..], b"-->").map_or(comment.len(), |end| end + 1);
            rest = &comment[end.min(comment.len())..];
            continue;
        }
        let name_end = rest[1..]
            .iter()
            .position(|byte| !byte.is_ascii_alphabetic())
            .map_or(rest.len(), |end| end + 1);
        let name = rest[1..name_end].to_ascii_lowercase();
        rest = &rest[name_end..];
        if name == b"body" {
            return None;
        }
        let (attributes, after) = attributes(rest);
        rest = after;
        if name == b"meta"
            && let Some(found) = in_attributes(&attributes)
        {
            return Some(found);
        }
    }
}

/// What a `meta` element with these attributes declares.
fn in_attributes(attributes: &[Attribute]) -> Option<String> {
    let value = |name: &[u8]| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    if let Some(found) = value(b"charset").and_then(|value| label(value)) {
        return Some(found);
    }
    let content = value(b"content")?;
    value(b"http-equiv").filter(|kind| kind.eq_ignore_ascii_case(b"content-type"))?;
    let lower = content.to_ascii_lowercase();
    let at = find(&lower, b"charset")? + "charset".len();
    let value = content[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    match quoted(value) {
        Some(value) => label(value),
        None => label(value.split(|byte| byte.is_ascii_whitespace() || *byte == b';').next()?),
    }
}

/// The attributes of an element, names in small letters, up to its end; and what follows it.
fn attributes(bytes: &[u8]) -> (Vec<Attribute>, &[u8]) {
    let mut attributes = Vec::new();
    let mut rest = bytes;
    loop {
        while let [first, after @ ..] = rest
            && (first.is_ascii_whitespace() || *first == b'/')
        {
            rest = after;
        }
        match rest {
            [] | [b'>', ..] => return (attributes, rest),
            _ => {}
        }
        // A name may begin with `=`.
        let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/');
        let end = rest[1..].iter().position(ends_name).map_or(rest.len(), |end| end + 1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_ascii_start();
        let mut value: &[u8] = b"";
        if let Some(after) = rest.strip_prefix(b"=") {
            rest = after.trim_ascii_start();
            if let Some(inner) = quoted(rest) {
                value = inner;
                rest = &rest[inner.len() + 2..];
            } else {
                let ends_value = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
                let end = rest.iter().position(ends_value).unwrap_or(rest.len());
                (value, rest) = rest.split_at(end);
            }
        }
        attributes.push((name, value.to_vec()));
    }
}

/// What stands within quotation marks that bytes begin with.
fn quoted(bytes: &[u8]) -> Option<&[u8]> {
    let (quote @ (b'"' | b'\''), inner) = bytes.split_first()? else {
        return None;
    };
    let end = inner.iter().position(|byte| byte == quote)?;
    Some(&inner[..end])
}

fn label(bytes: &[u8]) -> Option<String> {
    let label = std::str::from_utf8(bytes).ok()?.trim();
    // A quotation mark that nothing closes is no value.
    let is_label = !label.is_empty() && !label.contains(['"', '\'']);
    is_label.then(|| label.to_owned())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
