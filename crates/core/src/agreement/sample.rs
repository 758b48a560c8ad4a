//! Drawing a plain random sample, the same for the same seed.

/// A random sample: `size` of the numbers below `count` (all, if there are no more), in ascending
/// order. Plain, not stratified: every number has the same chance, and so has every set of them.
/// The same seed draws the same sample.
///
/// Selection sampling (Knuth, The Art of Computer Programming 2, section 3.4.2, algorithm S): each
/// number in turn is taken with the chance that is left for it.
pub fn sample(count: usize, size: usize, seed: u64) -> Vec<usize> {
    let mut random = seed;
    let mut left = size.min(count);
    let mut drawn = Vec::with_capacity(left);
    for number in 0..count {
        if below((count - number) as u64, &mut random) < left as u64 {
            drawn.push(number);
            left -= 1;
        }
    }
    drawn
}

/// The next random number below `bound`. The first numbers come up oftener by one part in 2⁶⁴ ÷
/// `bound`, which no sample of sentences shows.
fn below(bound: u64, random: &mut u64) -> u64 {
    next(random) % bound
}

/// The next number of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
/// generators").
fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *random;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
