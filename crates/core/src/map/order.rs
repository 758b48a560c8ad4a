//! One sort for everything, over places and not over values.

/// The places `0..len` in the order that `is_after` gives them: whether what stands at the first
/// place comes after what stands at the second. Equals keep their order. Costs n log n comparisons.
///
/// The standard library's sorts are made anew for each type, three kilobytes of the page's code
/// each; this one is there once.
pub fn order(len: usize, is_after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        merged.clear();
        for start in (0..len).step_by(2 * run) {
            let (middle, end) = ((start + run).min(len), (start + 2 * run).min(len));
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let takes_right = left == middle || right < end && is_after(places[left], places[right]);
                let from = if takes_right { &mut right } else { &mut left };
                merged.push(places[*from]);
                *from += 1;
            }
        }
        std::mem::swap(&mut places, &mut merged);
        run *= 2;
    }
    places
}
