//! The articles of a small and of a large library: shared by what makes them, and by what then looks at the
//! page.

use std::fmt::Write as _;

/// Articles in a small library.
pub const FEW: usize = 5;

/// Articles in a large one.
pub const MANY: usize = 1_000;

/// Sentences of each, and of a paragraph of it.
const SENTENCES: usize = 40;
const TOGETHER: usize = 4;

/// An Arabic article of a library, another one for each number.
pub fn library_article(number: usize) -> String {
    let mut text = format!("تقرير السوق رقم {number}\n\n");
    for sentence in 1..=SENTENCES {
        // Writing into a string cannot fail.
        let _ = write!(
            text,
            "يذكر التقرير رقم {number} في جملته {sentence} ما جرى في السوق ذلك اليوم."
        );
        text.push_str(if sentence % TOGETHER == 0 { "\n\n" } else { " " });
    }
    text
}
