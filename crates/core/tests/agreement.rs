//! Agreement: Cohen's kappa on published examples, against a second way of computing it, and its laws.

#![cfg(not(target_arch = "wasm32"))]

use hashiya_core::agreement::{Kappa, Table, hundredths, kappa, shares};
use hashiya_testing::cases;
use proptest::prelude::*;

/// A table from its cells, row by row.
fn table<const N: usize>(cells: [[usize; N]; N]) -> Table {
    let mut table = Table::new(N);
    for (first, row) in cells.into_iter().enumerate() {
        for (second, count) in row.into_iter().enumerate() {
            (0..count).for_each(|_| table.add(first, second));
        }
    }
    table
}

#[test]
fn published_examples_have_their_published_kappa() {
    let cases = [
        // Cohen 1960, table 1: the proportions .44 .07 .09 / .05 .20 .05 / .01 .03 .06 of 200; κ = .492.
        ("Cohen 1960", table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 49, 70),
        // Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", table 18.1:
        // two raters, 100 patients, psychotic, neurotic, organic; κ = .676.
        (
            "Fleiss, Levin and Paik 2003",
            table([[75, 1, 4], [5, 4, 1], [0, 0, 10]]),
            68,
            89,
        ),
        // Landis and Koch 1977, "The measurement of observer agreement for categorical data", the
        // Winnipeg patients: κ = .208.
        (
            "Landis and Koch 1977",
            table([[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]]),
            21,
            43,
        ),
        // Two examples of the same agreement with other margins: κ = .1304 and .2593.
        ("like margins", table([[45, 15], [25, 15]]), 13, 60),
        ("unlike margins", table([[25, 35], [5, 35]]), 26, 60),
        ("grants", table([[20, 5], [10, 15]]), 40, 70),
    ];
    for (name, table, expected, per_cent) in cases {
        assert_eq!(kappa(&table), Kappa::Hundredths(expected), "{name}");
        assert_eq!(table.per_cent(), Some(per_cent), "{name}");
    }
}

#[test]
fn tables_have_the_kappa_that_another_program_gives() {
    // cohen_kappa_score of scikit-learn 1.9.1, in ten-thousandths.
    let cases = [
        (table([[0, 2, 9], [0, 0, 30], [5, 0, 1]]), -1661),
        (table([[2, 0, 0, 0], [5, 2, 0, 30], [5, 0, 0, 9], [9, 5, 0, 5]]), -1208),
        (table([[0, 0, 0, 5], [30, 0, 1, 2], [0, 5, 0, 5], [1, 5, 30, 9]]), -1307),
        (table([[0, 5, 5], [9, 0, 1], [0, 5, 9]]), -1243),
        (
            table([[9, 5, 2, 30], [1, 2, 5, 2], [1, 1, 0, 30], [0, 9, 30, 0]]),
            -2431,
        ),
        (table([[5, 1], [5, 2]]), 1136),
        (table([[5, 0], [5, 0]]), 0),
    ];
    for (table, expected) in cases {
        assert_eq!(
            kappa(&table),
            Kappa::Hundredths(hundredths(expected, 10_000)),
            "{table:?}"
        );
    }
}

#[test]
fn the_ends_of_the_scale() {
    let cases = [
        ("nothing", Table::new(3), Kappa::NoItems),
        ("one label throughout", table([[7, 0], [0, 0]]), Kappa::OneLabel),
        ("one item, the same label", table([[0, 0], [0, 1]]), Kappa::OneLabel),
        (
            "all the same, two labels",
            table([[3, 0], [0, 1]]),
            Kappa::Hundredths(100),
        ),
        (
            "never the same, evenly",
            table([[0, 4], [4, 0]]),
            Kappa::Hundredths(-100),
        ),
        (
            "one label first, others later",
            table([[3, 2, 1], [0; 3], [0; 3]]),
            Kappa::Hundredths(0),
        ),
        ("one item, another label", table([[0, 1], [0, 0]]), Kappa::Hundredths(0)),
    ];
    for (name, table, expected) in cases {
        assert_eq!(kappa(&table), expected, "{name}");
    }
    assert_eq!(Table::new(3).per_cent(), None);
}

#[test]
fn fractions_are_rounded_to_the_nearest_hundredth() {
    let cases = [
        ((1, 3), 33),
        ((2, 3), 67),
        ((1, 200), 1),
        ((1, 201), 0),
        ((-1, 200), -1),
        ((-1, 201), 0),
        ((1, -3), -33),
        ((-2, -3), 67),
        ((0, 5), 0),
        ((1 << 40, 1), i32::MAX),
        ((-(1 << 40), 1), i32::MIN),
    ];
    for ((numerator, denominator), expected) in cases {
        assert_eq!(
            hundredths(numerator, denominator),
            expected,
            "{numerator} / {denominator}"
        );
    }
}

#[test]
fn shares_add_up() {
    let cases = [
        ([0, 0, 0], [0, 0, 0]),
        ([1, 0, 0], [100, 0, 0]),
        ([1, 1, 1], [34, 33, 33]),
        ([2, 1, 0], [67, 33, 0]),
        ([1, 2, 4], [14, 29, 57]),
        ([1, 1, 998], [0, 0, 100]),
    ];
    for (counts, expected) in cases {
        assert_eq!(shares(&counts), expected, "{counts:?}");
    }
}

const LABELS: usize = 4;

fn items() -> impl Strategy<Value = Vec<(usize, usize)>> {
    // Few labels more often, so that passes with one label only are met.
    let labels = prop_oneof![1 => Just(1usize), 2 => Just(2), 3 => Just(LABELS)];
    labels.prop_flat_map(|labels| prop::collection::vec((0..labels, 0..labels), 0..60))
}

/// Kappa computed another way: one minus the share of items that differ divided by the share of all
/// pairs of one label of the first pass and one of the second that differ, every pair looked at.
fn by_pairs(items: &[(usize, usize)]) -> Option<f64> {
    let differ = |first: usize, second: usize| f64::from(u8::from(first != second));
    let seen: f64 = items.iter().map(|(first, second)| differ(*first, *second)).sum();
    let pairs = items
        .iter()
        .flat_map(|(first, _)| items.iter().map(move |(_, second)| differ(*first, *second)));
    let by_chance: f64 = pairs.sum::<f64>() / items.len() as f64;
    (by_chance > 0.0).then(|| 1.0 - seen / by_chance)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn kappa_is_what_another_computation_gives(items in items()) {
        match (kappa(&Table::of(LABELS, items.clone())), by_pairs(&items)) {
            (Kappa::NoItems, None) => prop_assert!(items.is_empty()),
            (Kappa::OneLabel, None) => {
                let label = items[0].0;
                prop_assert!(items.iter().all(|item| *item == (label, label)));
            }
            (Kappa::Hundredths(found), Some(expected)) => {
                prop_assert!((f64::from(found) / 100.0 - expected).abs() <= 0.005 + 1e-9, "{} for {}", found, expected);
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn kappa_does_not_ask_which_pass_was_first(items in items()) {
        let turned = items.iter().map(|(first, second)| (*second, *first));
        prop_assert_eq!(kappa(&Table::of(LABELS, turned)), kappa(&Table::of(LABELS, items.clone())));
    }

    #[test]
    fn kappa_does_not_ask_what_the_labels_are_called(
        items in items(),
        names in Just((0..LABELS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let renamed = items.iter().map(|(first, second)| (names[*first], names[*second]));
        prop_assert_eq!(kappa(&Table::of(LABELS, renamed)), kappa(&Table::of(LABELS, items.clone())));
    }

    #[test]
    fn kappa_is_at_most_one_and_only_where_all_agree(items in items()) {
        let table = Table::of(LABELS, items.clone());
        if let Kappa::Hundredths(found) = kappa(&table) {
            prop_assert!((-100..=100).contains(&found), "{}", found);
            prop_assert!(table.agreed() < items.len() || found == 100);
            let per_cent = table.per_cent().expect("items");
            prop_assert!(found <= per_cent as i32, "{} is more than {} per cent", found, per_cent);
        }
    }

    #[test]
    fn the_table_holds_every_item(items in items()) {
        let table = Table::of(LABELS, items.clone());
        prop_assert_eq!(table.items(), items.len());
        for label in 0..LABELS {
            prop_assert_eq!(table.first(label), items.iter().filter(|item| item.0 == label).count());
            prop_assert_eq!(table.second(label), items.iter().filter(|item| item.1 == label).count());
        }
    }

    #[test]
    fn shares_are_within_one_of_the_true_ones(counts in prop::array::uniform5(0usize..5_000)) {
        let sum: usize = counts.iter().sum();
        let found = shares(&counts);
        prop_assert_eq!(found.iter().sum::<usize>(), if sum == 0 { 0 } else { 100 });
        for (count, share) in counts.into_iter().zip(found) {
            let exact = if sum == 0 { 0.0 } else { count as f64 * 100.0 / sum as f64 };
            prop_assert!((share as f64 - exact).abs() < 1.0, "{} for {}", share, exact);
        }
    }
}
