//! Which of the placed sentences kept their order.

/// For each of the places, in the order of the old text, whether it belongs to the longest part that is in order in
/// the new one as well (a longest increasing subsequence, by patience: Fredman 1975); O(n log n). All places differ.
pub fn kept_order(places: &[usize]) -> Vec<bool> {
    // The last of the best row of each length, and of each place the one before it in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end] < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut kept = vec![false; places.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        kept[index] = true;
        next = before[index];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::kept_order;

    #[test]
    fn what_moved_is_what_the_longest_row_leaves_out() {
        assert_eq!(kept_order(&[]), [false; 0]);
        assert_eq!(kept_order(&[3, 5, 9]), [true, true, true]);
        assert_eq!(kept_order(&[8, 1, 2, 3]), [false, true, true, true]);
        assert_eq!(kept_order(&[1, 2, 9, 3]), [true, true, false, true]);
    }
}
