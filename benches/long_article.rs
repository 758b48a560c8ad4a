//! The article that browser tests and benchmarks take where it has to be long: shared by what fills a
//! site with it, and by what then looks at the page.

use std::fmt::Write as _;

/// An Arabic article with `sentences` sentences below its title, five to a paragraph.
pub fn long_article(sentences: usize) -> String {
    let mut text = String::from("سجل طويل لأخبار السوق\n\n");
    for number in 1..=sentences {
        // Writing into a string cannot fail.
        let _ = write!(text, "تروي الجملة رقم {number} خبرا قصيرا عن حركة السوق في ذلك اليوم.");
        text.push_str(if number % 5 == 0 || number == sentences {
            "\n\n"
        } else {
            " "
        });
    }
    text
}
