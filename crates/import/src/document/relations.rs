//! Which part of an office document is what: its relations, as the Open Packaging Conventions have them.

use super::xml::{Part, parts, text_of};
use crate::archive::Archive;
use crate::fault::Fault;
use crate::settings::Settings;

/// The parts that one part of a document refers to: the last word of what each is, and its path.
pub(super) struct Relations(Vec<(String, String)>);

impl Relations {
    /// Those of the part at `path`; of the whole document with an empty path.
    ///
    /// # Errors
    /// Where they are damaged. There may be none.
    pub(super) fn of(path: &str, archive: &Archive, settings: &Settings) -> Result<Self, Fault> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let separator = if folder.is_empty() { "" } else { "/" };
        let own = format!("{folder}{separator}_rels/{name}.rels");
        let mut found = Vec::new();
        if let Some(bytes) = archive.unfold_named(&own)? {
            let text = text_of(&bytes, settings)?;
            parts(&own, &text, &mut |part| {
                if let Part::Open(element) = part
                    && element.local_name() == "Relationship"
                    && let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.push((kind, crate::archive::resolve(path, &target)));
                }
            })?;
        }
        Ok(Self(found))
    }

    /// The path of the first part of this kind.
    pub(super) fn first(&self, kind: &str) -> Option<&str> {
        let found = self.0.iter().find(|(own, _)| own == kind);
        found.map(|(_, path)| path.as_str())
    }
}
