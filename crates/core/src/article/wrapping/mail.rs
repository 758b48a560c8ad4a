//! Whether a text is a letter, as e-mail is: programs of e-mail wrap what people write, however short it is.

use super::line::WrappedLine;

/// Words of a greeting, at most.
const GREETING_WORDS: usize = 5;
/// Lines of a head, at least.
const HEAD_LINES: usize = 2;

/// Whether lines are those of a letter: a head is before them, or a greeting with a blank line below it.
pub fn is_letter(lines: &[WrappedLine]) -> bool {
    let heads = lines.iter().take_while(|line| line.is_head).count();
    let greets = || {
        let mut after = lines[heads..].iter();
        let greeting = after.next().filter(|line| line.is_greeting(GREETING_WORDS));
        greeting
            .zip(after.next())
            .is_some_and(|(line, next)| !next.is_below(line))
    };
    heads >= HEAD_LINES || greets()
}
