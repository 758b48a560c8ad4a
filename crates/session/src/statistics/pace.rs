//! The reader's pace: the median gap between their tags, from the tags' stamps. Nothing is recorded for
//! it.

/// A longer gap between two tags is a pause, which says nothing of the pace, in milliseconds.
pub const PAUSE: u64 = 5 * 60_000;
/// Tags closer to each other than this are one key press on several sentences, in milliseconds.
const ONE_PRESS: u64 = 50;
/// As few tags with a gap before them say nothing yet.
pub const FEWEST: usize = 8;
/// The gaps are told apart to this many milliseconds.
const STEP: u64 = 100;

/// The milliseconds that a tag takes, from when tags were made (milliseconds since 1970-01-01 UTC, in
/// any order): the median of the gaps before them, pauses left out. A key press on several sentences
/// is as many tags, which share the gap before it. `None` for fewer than [`FEWEST`] tags with a gap.
///
/// The median and not the mean, since one long look out of the window is no pace. To the tenth of a
/// second; linear in the tags, but for putting them in order.
pub fn pace(stamps: &[u64]) -> Option<u64> {
    let mut stamps = stamps.to_vec();
    stamps.sort_unstable();
    // How many tags took how many steps.
    let mut tags = vec![0usize; (PAUSE / STEP) as usize + 1];
    let mut rest = stamps.as_slice();
    let mut before = None;
    while let Some(start) = rest.first().copied() {
        let next_press = |pair: &[u64]| pair[1] - pair[0] > ONE_PRESS;
        let size = rest.windows(2).position(next_press).map_or(rest.len(), |last| last + 1);
        if let Some(gap) = before.map(|before| start - before).filter(|gap| *gap <= PAUSE) {
            tags[(gap / size as u64 / STEP) as usize] += size;
        }
        before = Some(rest[size - 1]);
        rest = &rest[size..];
    }
    let count: usize = tags.iter().sum();
    (count >= FEWEST).then(|| (lower(&tags, count.div_ceil(2)) + lower(&tags, count / 2 + 1)) / 2)
}

/// The gap of the tag with this place from 1 in the order of their gaps: the middle of its step.
fn lower(tags: &[usize], place: usize) -> u64 {
    let mut before = 0;
    let step = tags.iter().position(|count| {
        before += count;
        before >= place
    });
    step.unwrap_or_default() as u64 * STEP + STEP / 2
}
