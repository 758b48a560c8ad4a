//! The law of stamps: whatever the dates, two tabs and two colleagues come to the same.

use hashiya_session::Message;
use hashiya_session::settings;
use proptest::prelude::*;

use super::import::visit_by;
use super::shell::Shell;
use super::stamps::{AHEAD, file_by};
use super::tabs::tabs;
use hashiya_testing::cases;

fn moment() -> impl Strategy<Value = &'static str> {
    let mut moments = AHEAD.to_vec();
    moments.extend(["2026-11-22T10:00:30Z", "1970-01-01T00:00:00Z"]);
    prop::sample::select(moments)
}

/// What everyone says of a sentence, the later one first where one says something.
fn says(shell: &Shell) -> String {
    format!("{:?}", shell.annotated().annotations())
}

proptest! {
    #![proptest_config(cases(24))]

    /// Two tabs and two colleagues, in whose files the dates are whatever they are, come to the same.
    #[test]
    fn all_come_to_the_same_whatever_the_dates(
        moments in [moment(), moment()],
        words in prop::collection::vec((0usize..4, 2usize..4, prop::sample::select(vec!["claim", "quote", "background"])), 1..8),
    ) {
        let files = [file_by("reader-0", moments[0]).to_string(), file_by("id-2", moments[1]).to_string()];
        let [mut one, mut two] = tabs([0, 90_000]);
        one.send(Message::Settings(settings::Message::SetName("منى".into())));
        while two.hear() {}
        let colleague = visit_by("id-2", "سامي", &[]);
        let mut at_home = visit_by("reader-0", "منى", &[]);
        at_home.now += 40_000;
        let mut pages = [one, two, colleague, at_home];
        for page in &mut pages {
            for file in &files {
                page.open_file("a.json", file);
            }
        }
        for (page, sentence, label) in words {
            pages[page].focus(sentence);
            pages[page].tag(label);
            let tagged = pages[page].label(sentence);
            prop_assert_eq!(tagged.as_deref(), Some(label), "one's own word counts at once");
        }
        for _ in 0..20 {
            for page in &mut pages {
                while page.hear() {}
            }
        }
        prop_assert_eq!(says(&pages[0]), says(&pages[1]));
        for _ in 0..2 {
            let exports: Vec<String> = pages.iter_mut().map(|page| page.export().to_string()).collect();
            for page in &mut pages {
                for export in &exports {
                    page.open_file("b.json", export);
                }
            }
        }
        for _ in 0..20 {
            for page in &mut pages {
                while page.hear() {}
            }
        }
        for page in &pages[1..] {
            prop_assert_eq!(says(page), says(&pages[0]));
        }
        let again = pages.map(Shell::reopen);
        for page in &again[1..] {
            prop_assert_eq!(says(page), says(&again[0]), "and after a reload");
        }
    }
}
