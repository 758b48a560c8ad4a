//! The features of the session know nothing of each other, and what they share knows none of them.

use std::collections::BTreeSet;

use hashiya_testing::project;

use super::imports::{Edge, Package};

const SESSION: &str = "crates/session/src";

/// The folders that several features lean on. Every other folder is a feature.
const SHARED: [&str; 5] = ["charts", "i18n", "model", "report", "storage"];

/// What ties the features together: a folder, and files right in `src`. They may import everything.
const TIES: [&str; 4] = ["commands", "boot.rs", "message.rs", "update.rs"];

/// Where the features' parts of the state are put together.
const STATE: &str = "model/state.rs";

/// The keys of records: syntax alone.
const RECORD_KEY: &str = "storage/key.rs";

/// The folder right in `src` that a file stands in.
fn folder_of(file: &str) -> Option<&str> {
    file.split_once('/').map(|(folder, _)| folder)
}

/// Why an import may not be, if it may not.
fn fault(features: &BTreeSet<String>, (from, to): &Edge) -> Option<String> {
    let ours = folder_of(from).filter(|ours| !TIES.contains(ours))?;
    let theirs = folder_of(to).unwrap_or(to);
    let words = match (ours, theirs) {
        _ if ours == theirs => return None,
        // The state is put together from the features' parts, which know nothing of it.
        _ if from == STATE && to.ends_with("/state.rs") => return None,
        // Effects and requests carry typed keys.
        ("model", "storage") if to == RECORD_KEY => return None,
        ("model", "storage") => "is the model and imports the storage",
        _ if TIES.contains(&theirs) => "imports what ties the features together",
        _ if !features.contains(theirs) => return None,
        _ if features.contains(ours) => "imports another feature",
        _ => "is shared and imports a feature",
    };
    Some(format!("{from} {words}: {to}"))
}

fn features() -> BTreeSet<String> {
    let entries = std::fs::read_dir(project(SESSION)).expect("the session is there");
    let folders = entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| !TIES.contains(&name.as_str()) && !SHARED.contains(&name.as_str()))
        .collect()
}

#[test]
fn features_do_not_import_each_other() {
    let features = features();
    assert!(features.len() > 8, "only {features:?} are features");
    for known in SHARED.into_iter().chain(TIES) {
        assert!(project(SESSION).join(known).exists(), "there is no {known}");
    }
    let edges = Package::read(SESSION).edges();
    let faults: Vec<String> = edges.iter().filter_map(|edge| fault(&features, edge)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_may_not_be_imported_is_known() {
    let features: BTreeSet<String> = ["print", "tour"].map(str::to_owned).into();
    let is_fault = |from: &str, to: &str| fault(&features, &(from.to_owned(), to.to_owned())).is_some();
    for (from, to) in [
        ("print/mod.rs", "tour/steps.rs"),
        ("print/mod.rs", "commands/keys.rs"),
        ("print/mod.rs", "update.rs"),
        ("model/state.rs", "tour/steps.rs"),
        ("model/state.rs", "storage/load.rs"),
        ("storage/load.rs", "print/mod.rs"),
        ("storage/load.rs", "update.rs"),
        ("storage/driver.rs", "message.rs"),
        ("model/context.rs", "tour/state.rs"),
        ("report/mod.rs", "print/mod.rs"),
    ] {
        assert!(is_fault(from, to), "{from} -> {to}");
    }
    for (from, to) in [
        ("print/mod.rs", "print/printing.rs"),
        ("print/mod.rs", "model/state.rs"),
        ("print/mod.rs", "storage/load.rs"),
        ("storage/load.rs", "model/state.rs"),
        ("commands/keys.rs", "print/mod.rs"),
        ("update.rs", "print/mod.rs"),
        ("model/state.rs", "i18n/mod.rs"),
        ("model/state.rs", "tour/state.rs"),
        ("model/effect.rs", "storage/key.rs"),
        ("transfer/restore.rs", "lib.rs"),
    ] {
        assert!(!is_fault(from, to), "{from} -> {to}");
    }
}
