//! The sorted map and set, beside the standard library's.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use hashiya_core::map::{Map, Set, order};
use proptest::prelude::*;

/// What can be done to a map.
#[derive(Clone, Debug)]
enum Step {
    Insert(u8, u32),
    OrInsert(u8, u32),
    Append(Vec<(u8, u32)>),
    Remove(u8),
    Extend(Vec<(u8, u32)>),
    RetainBelow(u32),
    Clear,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => any::<(u8, u32)>().prop_map(|(key, value)| Step::Insert(key, value)),
        2 => any::<(u8, u32)>().prop_map(|(key, value)| Step::OrInsert(key, value)),
        2 => proptest::collection::vec(any::<(u8, u32)>(), 0..20).prop_map(Step::Append),
        2 => any::<u8>().prop_map(Step::Remove),
        2 => proptest::collection::vec(any::<(u8, u32)>(), 0..20).prop_map(Step::Extend),
        1 => any::<u32>().prop_map(Step::RetainBelow),
        1 => Just(Step::Clear),
    ]
}

/// Does the same to both; what they answer must be the same.
fn take(step: Step, map: &mut Map<u8, u32>, model: &mut BTreeMap<u8, u32>) {
    match step {
        Step::Insert(key, value) => assert_eq!(map.insert(key, value), model.insert(key, value)),
        Step::OrInsert(key, value) => assert_eq!(map.or_insert(key, value), model.entry(key).or_insert(value)),
        Step::Remove(key) => assert_eq!(map.remove(&key), model.remove(&key)),
        Step::Extend(entries) => {
            map.extend(entries.clone());
            model.extend(entries);
        }
        Step::Append(entries) => {
            map.append(Map::from_unordered(entries.clone()));
            model.append(&mut entries.into_iter().collect());
        }
        Step::RetainBelow(limit) => {
            map.retain(|_, value| *value < limit);
            model.retain(|_, value| *value < limit);
        }
        Step::Clear => {
            map.clear();
            model.clear();
        }
    }
}

proptest! {
    #[test]
    fn a_map_does_what_the_standard_one_does(
        start in proptest::collection::vec(any::<(u8, u32)>(), 0..40),
        steps in proptest::collection::vec(step(), 0..60),
        from in any::<u8>(),
    ) {
        let mut map: Map<u8, u32> = start.iter().copied().collect();
        let mut model: BTreeMap<u8, u32> = start.into_iter().collect();
        for step in steps {
            take(step, &mut map, &mut model);
            prop_assert!(map.iter().eq(&model));
            prop_assert_eq!((map.len(), map.is_empty()), (model.len(), model.is_empty()));
            prop_assert!(map.starting_at(&from).eq(model.range(from..)));
            prop_assert_eq!((map.get(&from), map.contains_key(&from)), (model.get(&from), model.contains_key(&from)));
        }
        prop_assert!(map.into_iter().eq(model));
    }

    #[test]
    fn a_set_does_what_the_standard_one_does(values in proptest::collection::vec(any::<u8>(), 0..60)) {
        let mut set = Set::new();
        let mut model = BTreeSet::new();
        for value in &values {
            prop_assert_eq!(set.insert(*value), model.insert(*value));
        }
        prop_assert_eq!(&set, &values.iter().copied().collect::<Set<u8>>());
        prop_assert!(set.iter().eq(&model));
        prop_assert!((0..=u8::MAX).all(|value| set.contains(&value) == model.contains(&value)));
    }

    #[test]
    fn the_order_is_that_of_a_stable_sort(values in proptest::collection::vec(0..20_u8, 0..80)) {
        let mut sorted: Vec<usize> = (0..values.len()).collect();
        sorted.sort_by_key(|place| values[*place]);
        prop_assert_eq!(order(values.len(), &mut |one, other| values[one] > values[other]), sorted);
    }
}
