//! Which functions come later: those of the named parts of the program, and whatever serves
//! nothing but them.

use super::features::{self, Comes, FEATURES};
use super::program::{Function, Program};
use std::collections::BTreeSet;

/// A function with a body of fewer bytes than this goes along with those that call it, whatever its
/// name: a stand-in would be as long, and the compiler gives one name to several functions that turned
/// out the same.
const SMALL: usize = 64;

/// Indices of the functions for the second half: those of the features that come later, and all that
/// is reached through them alone.
pub fn later(program: &Program) -> BTreeSet<u32> {
    let is_later = |function: &Function| {
        function.body.len() >= SMALL && FEATURES[features::of(&function.name)].comes == Comes::Later
    };
    let mut first = BTreeSet::new();
    let mut reached = program.named.clone();
    while let Some(index) = reached.pop() {
        let function = program.own_function(index).filter(|function| !is_later(function));
        if let Some(function) = function.filter(|_| first.insert(index)) {
            reached.extend(&function.calls);
        }
    }
    program
        .own()
        .map(|(index, _)| index)
        .filter(|index| !first.contains(index))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program of functions, each with its name, the length of its body and what it calls.
    fn program(functions: &[(&str, usize, &[u32])], named: &[u32]) -> Program {
        let function = |&(name, size, calls): &(&str, usize, &[u32])| Function {
            name: name.to_owned(),
            signature: 0,
            body: 0..size,
            calls: calls.to_vec(),
        };
        Program {
            functions: functions.iter().map(function).collect(),
            named: named.to_vec(),
            ..Program::default()
        }
    }

    #[test]
    fn a_feature_takes_along_what_serves_it_alone() {
        let program = program(
            &[
                ("hashiya::ui::library::view", 900, &[1, 3]),
                ("hashiya_session::report::sheet", 900, &[2, 3, 4, 5]),
                ("alloc::only_for_the_report", 900, &[6]),
                ("alloc::for_both", 900, &[]),
                ("alloc::in_a_table", 900, &[]),
                ("<hashiya_session::report::node::Node>::small", 20, &[]),
                ("core::deeper", 900, &[2]),
            ],
            &[0, 4],
        );
        assert_eq!(later(&program), BTreeSet::from([1, 2, 5, 6]));
    }

    #[test]
    fn a_small_function_stays_with_the_first_that_calls_it() {
        let program = program(
            &[
                ("hashiya::ui::library::view", 900, &[1]),
                ("<Vec<hashiya_session::report::node::Node>>::push", 20, &[]),
                ("hashiya_session::report::sheet", 900, &[1]),
            ],
            &[0, 2],
        );
        assert_eq!(later(&program), BTreeSet::from([2]));
    }
}
