//! What a source says of an article, where it says something that can be used.

/// The text in one line without white space around it, if there is any.
pub(crate) fn said(text: &str) -> Option<String> {
    let text = crate::lines::in_one_line(text);
    (!text.is_empty()).then_some(text)
}

/// An absolute address of http or https.
pub(crate) fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let scheme = ["http://", "https://"].iter().find(|scheme| {
        let head = text.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })?;
    let is_one = text.len() > scheme.len() && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    is_one.then(|| text.to_owned())
}

/// A BCP 47 tag, by its form: `ar`, `ar-EG`, and `ar_EG` as programs write it.
pub(crate) fn language(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_first = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_other = |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (parts.next().is_some_and(is_first) && parts.all(is_other)).then_some(tag)
}
