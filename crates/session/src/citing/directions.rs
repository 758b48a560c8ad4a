//! Parts of either direction in one line of plain text.
//!
//! A line goes in the direction of its first letter. A part that goes the other way, or that begins with digits after
//! such a part, would swap places with its neighbours (Unicode Bidirectional Algorithm, UAX #9): there, and only there,
//! a mark of the part's own direction holds it together. Programs that do not know the marks show nothing of them, which
//! cannot be said of isolates: those stand only around a part that has words of both directions and goes the other way.

use crate::i18n::isolated;
use crate::text::{Direction, direction_of};

/// The parts, one after the other, each as it reads by itself.
pub fn joined(parts: &[String], comma: &str) -> String {
    let parts: Vec<String> = parts.iter().map(|part| without_marks(part)).collect();
    let directions: Vec<Option<Direction>> = parts.iter().map(|part| first_letter(part.chars())).collect();
    let Some(base) = directions.iter().flatten().next().copied() else {
        return parts.join(comma);
    };
    let goes_one_way = parts.iter().all(|part| {
        let letters = part.chars().filter(|c| c.is_alphabetic());
        letters.into_iter().all(|c| direction_of_letter(c) == base)
    });
    if goes_one_way {
        return parts.join(comma);
    }
    let mut line = String::new();
    for (at, (part, direction)) in parts.iter().zip(&directions).enumerate() {
        let direction = direction.unwrap_or(base);
        let is_mixed = part
            .chars()
            .any(|c| c.is_alphabetic() && direction_of_letter(c) != direction);
        let mark = match direction {
            Direction::Rtl => '\u{200F}',
            Direction::Ltr => '\u{200E}',
        };
        if at > 0 {
            line.push_str(comma);
        }
        if is_mixed && direction != base {
            // Words of both directions in a line of the other one: no mark keeps their order.
            line.push_str(&isolated(part));
            continue;
        }
        // Digits of Arabic go with letters of its direction.
        let holds = |c: char| c.is_alphabetic() || (direction == Direction::Rtl && ('٠'..='٩').contains(&c));
        let is_led_astray = first_letter(line.chars().rev()).is_some_and(|before| before != direction);
        if !part.starts_with(holds) && (direction != base || is_led_astray) {
            line.push(mark);
        }
        line.push_str(part);
        let ends_otherwise = first_letter(part.chars().rev()) != Some(direction);
        if ends_otherwise || (!part.ends_with(holds) && direction != base) {
            line.push(mark);
        }
    }
    line
}

fn first_letter(mut letters: impl Iterator<Item = char>) -> Option<Direction> {
    letters.find(|c| c.is_alphabetic()).map(direction_of_letter)
}

fn direction_of_letter(c: char) -> Direction {
    direction_of(c.encode_utf8(&mut [0; 4]))
}

/// A text without marks that turn what stands around it.
fn without_marks(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !turns(c)).collect()
}
