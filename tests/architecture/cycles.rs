//! No file imports one that imports it, at however many removes: each can be read and tried with what
//! stands below it alone. Cargo sees to that between crates, not within one.

use std::collections::BTreeSet;

use petgraph::algo::{astar, tarjan_scc};
use petgraph::graphmap::DiGraphMap;

use super::imports::{Edge, Package};

/// The folders of code, and how many imports from file to file each has at least: a test that sees
/// nothing would always pass.
const PACKAGES: [(&str, usize); 8] = [
    ("crates/core/src", 120),
    ("crates/session/src", 600),
    ("crates/cli/src", 1),
    ("crates/import/src", 30),
    ("crates/testing/src", 1),
    ("src", 200),
    ("xtask/src", 70),
    ("tests/browser/src", 45),
];

/// The knots of files that import each other, each with a shortest cycle through it.
fn cycles<'a>(edges: impl IntoIterator<Item = &'a Edge>) -> Vec<String> {
    let edges = edges.into_iter().map(|(from, to)| (from.as_str(), to.as_str()));
    let graph: DiGraphMap<&str, ()> = DiGraphMap::from_edges(edges);
    let knots = tarjan_scc(&graph).into_iter().filter(|knot| knot.len() > 1);
    let described = knots.map(|knot| {
        let pairs = knot
            .iter()
            .flat_map(|from| graph.neighbors(from).map(move |to| (*from, to)));
        let ways = pairs.filter_map(|(from, to)| astar(&graph, to, |file| file == from, |_| 1, |_| 0));
        // A way back along with the import that it starts from is a cycle.
        let (_, mut cycle) = ways.min().expect("a cycle in a knot");
        cycle.push(cycle[0]);
        let others: BTreeSet<&str> = knot.iter().copied().filter(|file| !cycle.contains(file)).collect();
        let others: Vec<&str> = others.into_iter().collect();
        let and = if others.is_empty() { "" } else { "; knotted with it: " };
        format!("{}{and}{}", cycle.join(" -> "), others.join(", "))
    });
    described.collect()
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let mut faults = String::new();
    for (folder, fewest) in PACKAGES {
        let edges = Package::read(folder).edges();
        assert!(
            edges.len() >= fewest,
            "only {} imports are seen in {folder}",
            edges.len()
        );
        for cycle in cycles(&edges) {
            faults += &format!("{folder}: {cycle}\n");
        }
    }
    assert!(faults.is_empty(), "files that import each other:\n{faults}");
}

#[test]
fn cycles_are_found() {
    let edges = ["ab", "bc", "ca", "bd", "de", "ed", "fa", "ef", "gh"];
    let edges = edges.map(|edge| (edge[..1].to_owned(), edge[1..].to_owned()));
    assert_eq!(cycles(&edges[..4]), ["a -> b -> c -> a"]);
    assert_eq!(cycles(&edges[3..6]), ["d -> e -> d"]);
    assert_eq!(cycles(&edges), ["d -> e -> d; knotted with it: a, b, c, f"]);
    assert_eq!(cycles(&edges[..2]), Vec::<String>::new());
    assert_eq!(cycles(&edges[8..]), Vec::<String>::new());
}
