//! Which text an annotation was made on, where that is an earlier one than it stands in. It stands among the fields
//! that a program keeps without knowing them, like the marks: `"made_on": {"sha256", "start", "end"}`.

use super::set::Entry;
use crate::codec::{Value, whole};
use crate::text::CodePointSpan;

const MADE_ON: &str = "made_on";

/// A sentence of an earlier text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MadeOn {
    /// SHA-256 of that text in UTF-8, in hexadecimal digits.
    pub sha256: String,
    /// The sentence in it, in code points.
    pub span: CodePointSpan,
}

impl Entry {
    /// The text that it was made on; none where that is the text that it stands in, or where what is said of it
    /// makes no sense.
    pub fn made_on(&self) -> Option<MadeOn> {
        let field = self.extra.get(MADE_ON)?.as_object()?;
        let number = |name: &str| usize::try_from(whole(field.get(name)?)?).ok();
        let (start, end) = (number("start")?, number("end")?);
        let sha256 = field.get("sha256")?.as_str()?.to_owned();
        (start < end).then(|| MadeOn {
            sha256,
            span: CodePointSpan::new(start, end),
        })
    }

    /// The entry as one that was made on an earlier text; one that says so already says the earliest.
    #[must_use]
    pub fn carried_from(mut self, made_on: &MadeOn) -> Self {
        if self.made_on().is_none() {
            let mut field = serde_json::Map::new();
            field.insert("sha256".into(), Value::String(made_on.sha256.clone()));
            field.insert("start".into(), Value::from(made_on.span.start()));
            field.insert("end".into(), Value::from(made_on.span.end()));
            self.extra.insert(MADE_ON.into(), Value::Object(field));
        }
        self
    }

    /// The entry as one that was made on the text that it stands in.
    #[must_use]
    pub fn made_here(mut self) -> Self {
        self.extra.remove(MADE_ON);
        self
    }
}
