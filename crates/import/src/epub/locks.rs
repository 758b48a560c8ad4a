//! Which parts of a book are encrypted: shops sell books so.

use std::collections::HashSet;

use super::href::decoded;
use crate::archive::{Archive, resolve};
use crate::document::{Part, parts, xml_text};
use crate::fault::Fault;
use crate::settings::Settings;

/// Where a book says what is encrypted.
const LOCKS: &str = "META-INF/encryption.xml";

/// Only scrambles fonts, so that they are not taken out of the book.
const OF_FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// The paths of the parts that are encrypted.
pub(super) fn read(archive: &Archive, settings: &Settings) -> Result<HashSet<String>, Fault> {
    let mut locked = HashSet::new();
    let Some(bytes) = archive.unfold_named(LOCKS)? else {
        return Ok(locked);
    };
    let mut is_font = false;
    parts(LOCKS, &xml_text(&bytes, settings)?, &mut |part| {
        let Part::Open(element) = part else { return };
        match element.local_name() {
            "EncryptedData" => is_font = false,
            "EncryptionMethod" => {
                let method = element.attribute("Algorithm");
                is_font = method.is_some_and(|method| OF_FONTS.contains(&method.as_str()));
            }
            "CipherReference" if !is_font => {
                let path = element.attribute("URI").map(|uri| resolve("", &decoded(&uri)));
                locked.extend(path);
            }
            _ => {}
        }
    })?;
    Ok(locked)
}
