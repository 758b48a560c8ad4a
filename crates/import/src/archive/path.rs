//! Paths within an archive.

/// No path is longer than this, in bytes.
pub(super) const LONGEST: u64 = 4096;

/// Whether a path leads out of the folder that an archive would be unfolded into, on any system: absolute, on a
/// drive, or up and out.
pub(super) fn leaves(path: &str) -> bool {
    let mut depth = 0usize;
    let goes_out = path.split(['/', '\\']).any(|part| match part {
        ".." if depth == 0 => true,
        ".." => {
            depth -= 1;
            false
        }
        "" | "." => false,
        _ => {
            depth += 1;
            false
        }
    });
    goes_out || is_absolute(path) || path.contains('\0')
}

fn is_absolute(path: &str) -> bool {
    let is_drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    is_drive || path.starts_with(['/', '\\'])
}

/// A path that is written in the file at `from`, before it is simplified; an absolute one stays as it is.
pub(super) fn joined(from: &str, path: &str) -> String {
    match from.rsplit_once('/') {
        Some((folder, _)) if !is_absolute(path) => format!("{folder}/{path}"),
        _ => path.to_owned(),
    }
}

/// The path in the archive that a file at `from` refers to as `target`; one from the root of the archive begins
/// with a slash. What leads out of it names nothing.
pub(crate) fn resolve(from: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => joined(from, target),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            ".." => {
                if parts.pop().is_none() {
                    return String::new();
                }
            }
            "" | "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a file is there for a program and not for a reader: what macOS and Windows put into folders, and
/// files that are hidden.
pub(super) fn is_furniture(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.any(|part| part.starts_with('.') || matches!(part, "__MACOSX" | "Thumbs.db" | "desktop.ini"))
}
