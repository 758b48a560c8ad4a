//! What damages a file.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::laws::Way;
use crate::making::zip_stored;
use crate::seeds::Seed;

/// What damages a file at some place.
#[derive(Clone, Debug)]
pub enum Change {
    Flip(Index, u8),
    Set(Index, u8),
    /// One of the signs that mean something in some kind.
    Insert(Index, Index),
    Remove(Index, u8),
    /// A piece once more, so many times.
    Repeat(Index, u8, u16),
    CutOff(Index),
    /// The rest is that of another file.
    GoOnAs(Index, Index, Index),
    /// A number of four bytes.
    Number(Index, u32),
}

/// What means something in some kind.
const SIGNS: [&[u8]; 56] = [
    b"\"", b"'", b"<", b">", b"/>", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&", b"&#x110000;", b"&#0;",
    b"&lt;", b"<script>", b"<title>", b"<table><tr><td>", b"<q>", b"<pre>", b"<w:p>", b"<w:tbl>", b"<w:tr>", b"<w:tc>",
    b"<w:t>", b"</w:p>", b"<w:del>", b"xmlns:w=\"w\"", b"[", b"]", b"{", b"}", b",", b":", b"\\u0000", b"\\ud800",
    b"1e999", b"\r\n", b"\n\n", b"\r", b"\t", b";", b"|", b"\0", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF",
    b"\xE2\x80\xA8", b"---\n", b"# ", b"```\n", b"> > > ", b"- - - ", b"| - |", b"![", b"[^1]: ", b"PK\x03\x04",
];

/// The number of a seed, how it is read, and what damages it.
pub fn any(seeds: usize) -> impl Strategy<Value = (usize, Way, Vec<Change>)> {
    let at = any::<Index>;
    let change = prop_oneof![
        3 => (at(), 0u8..8).prop_map(|(place, bit)| Change::Flip(place, bit)),
        3 => (at(), any::<u8>()).prop_map(|(place, byte)| Change::Set(place, byte)),
        6 => (at(), at()).prop_map(|(place, sign)| Change::Insert(place, sign)),
        3 => (at(), any::<u8>()).prop_map(|(place, length)| Change::Remove(place, length)),
        2 => (at(), any::<u8>(), 0u16..600).prop_map(|(place, length, times)| Change::Repeat(place, length, times)),
        1 => at().prop_map(Change::CutOff),
        1 => (at(), at(), at()).prop_map(|(place, other, from)| Change::GoOnAs(place, other, from)),
        1 => (at(), any::<u32>()).prop_map(|(place, number)| Change::Number(place, number)),
    ];
    return (
        0..seeds,
        crate::laws::any_way(),
        proptest::collection::vec(change, 0..8),
    );

    fn any<T: Arbitrary>() -> T::Strategy {
        proptest::prelude::any::<T>()
    }
}

/// The largest file that is made, in bytes.
const LARGEST: usize = 100_000;

/// The damaged file. What damages an archive that is made anew damages one of its parts.
pub fn changed(seed: &Seed, seeds: &[Seed], changes: &[Change]) -> Vec<u8> {
    let mut parts = seed.parts.clone();
    for change in changes {
        let (at, part) = part_of(change, &mut parts);
        apply(change, at, part, seeds);
        part.truncate(LARGEST);
    }
    match &parts[..] {
        [(_, bytes)] if !seed.is_archive => bytes.clone(),
        parts => zip_stored(parts),
    }
}

/// The part of a file that is damaged, and its place there.
fn part_of<'a>(change: &Change, parts: &'a mut [(String, Vec<u8>)]) -> (usize, &'a mut Vec<u8>) {
    let (Change::Flip(place, _)
    | Change::Set(place, _)
    | Change::Insert(place, _)
    | Change::Remove(place, _)
    | Change::Repeat(place, ..)
    | Change::CutOff(place)
    | Change::GoOnAs(place, ..)
    | Change::Number(place, _)) = change;
    let whole: usize = parts.iter().map(|(_, bytes)| bytes.len() + 1).sum();
    let mut at = place.index(whole);
    let mut index = 0;
    while at > parts[index].1.len() {
        at -= parts[index].1.len() + 1;
        index += 1;
    }
    (at, &mut parts[index].1)
}

fn apply(change: &Change, at: usize, bytes: &mut Vec<u8>, seeds: &[Seed]) {
    let end = |length: u8| (at + usize::from(length)).min(bytes.len());
    match change {
        Change::Flip(_, bit) => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << bit),
        Change::Set(_, new) => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = *new),
        Change::Insert(_, sign) => {
            bytes.splice(at..at, sign.get(&SIGNS).iter().copied());
        }
        Change::Remove(_, length) => {
            bytes.drain(at..end(*length));
        }
        Change::Repeat(_, length, times) => {
            let piece = bytes[at..end(*length)].repeat(usize::from(*times));
            bytes.splice(at..at, piece);
        }
        Change::CutOff(_) => bytes.truncate(at),
        Change::GoOnAs(_, other, from) => {
            let other = other.get(seeds);
            let (_, content) = from.get(&other.parts);
            bytes.truncate(at);
            bytes.extend_from_slice(&content[from.index(content.len() + 1)..]);
        }
        Change::Number(_, number) => {
            let number = number.to_le_bytes();
            bytes
                .iter_mut()
                .skip(at)
                .zip(number)
                .for_each(|(byte, new)| *byte = new);
        }
    }
}
