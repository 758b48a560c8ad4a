//! Where on the page the focused sentence is read.

use hashiya_session::{Rows, is_other_window, scroll_into_band, scroll_into_view};
use proptest::prelude::*;

use hashiya_testing::cases;

/// Between bars of 100 and 120 pixels in a window of 820: 600 free rows, the band from 200 to 400.
const FREE: Rows = Rows {
    top: 100.0,
    bottom: 700.0,
};

#[test]
fn as_little_as_will_do() {
    for (top, bottom, distance, what) in [
        (200.0, 400.0, 0.0, "the whole band"),
        (250.0, 300.0, 0.0, "within it"),
        (380.0, 430.0, 30.0, "below it: its end comes to the band's"),
        (150.0, 250.0, -50.0, "above it: its beginning comes to the band's"),
        (900.0, 950.0, 550.0, "out of the window"),
        (-400.0, -300.0, -600.0, "above the window"),
        (
            300.0,
            600.0,
            100.0,
            "taller than the band: its beginning comes to the band's",
        ),
        (200.0, 600.0, 0.0, "and stays there"),
        (
            300.0,
            850.0,
            150.0,
            "as tall as nearly all free rows: all of it is seen",
        ),
        (300.0, 1000.0, 200.0, "taller than all free rows: its beginning"),
    ] {
        let moved = scroll_into_band(Rows { top, bottom }, FREE);
        assert!((moved - distance).abs() < 1e-9, "{what}: {moved}");
    }
}

#[test]
fn what_covers_the_foot_is_not_free() {
    for (top, bottom, left, what) in [
        (600.0, 650.0, 600.0, "a message above the lower bar"),
        (650.0, 800.0, 650.0, "one that lies over it"),
        (700.0, 820.0, 700.0, "the lower bar itself"),
        (750.0, 820.0, 700.0, "lower than that"),
        (650.0, 650.0, 700.0, "no message"),
        (90.0, 650.0, 700.0, "nothing would be left"),
    ] {
        let free = FREE.above(Rows { top, bottom });
        assert_eq!(free, Rows { bottom: left, ..FREE }, "{what}");
    }
}

#[test]
fn a_window_is_another_one_when_it_was_turned_or_changed_much() {
    let phone = (390.0, 844.0);
    for (size, is_other, what) in [
        (phone, false, "the same"),
        ((390.0, 788.0), false, "the address bar came"),
        ((390.0, 730.0), false, "with the browser's tools"),
        ((844.0, 390.0), true, "turned"),
        ((390.0, 500.0), true, "in half"),
        ((391.0, 844.0), true, "lines break elsewhere"),
    ] {
        assert_eq!(is_other_window(phone, size), is_other, "{what}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    /// However high the bars and the sentence are: its beginning is seen, all of it where there is
    /// room, in the band where that has room, and a second look changes nothing.
    #[test]
    fn its_beginning_is_always_seen(top in -5000.0f64..5000.0, height in 10.0f64..900.0, bar in 0.0f64..300.0, room in 120.0f64..900.0) {
        let free = Rows { top: bar, bottom: bar + room };
        let moved = scroll_into_band(Rows { top, bottom: top + height }, free);
        let there = Rows { top: top - moved, bottom: top + height - moved };
        prop_assert!(there.top >= free.top - 1e-6 && there.top < free.bottom);
        prop_assert!(there.bottom <= free.bottom + 1e-6 || height > room);
        if height <= room / 3.0 {
            prop_assert!(there.top >= free.top + room / 6.0 - 1e-6);
            prop_assert!(there.bottom <= free.top + room / 2.0 + 1e-6);
        }
        prop_assert!(scroll_into_band(there, free).abs() < 1e-6);
    }

    /// A sentence is brought into sight by as little as will do, and then stays.
    #[test]
    fn it_is_shown_with_the_least_move(top in -3000.0f64..3000.0, height in 10.0f64..900.0, room in 20.0f64..900.0) {
        let free = Rows { top: 60.0, bottom: 60.0 + room };
        let sentence = Rows { top, bottom: top + height };
        let moved = scroll_into_view(sentence, free);
        let there = Rows { top: top - moved, bottom: top + height - moved };
        let is_within = there.top >= free.top - 1e-6 && there.bottom <= free.bottom + 1e-6;
        let fills = there.top <= free.top + 1e-6 && there.bottom >= free.bottom - 1e-6;
        prop_assert!(is_within || fills);
        prop_assert!(scroll_into_view(there, free).abs() < 1e-6);
        // Any smaller move would leave an edge that could be seen out of sight.
        if moved.abs() > 1.0 {
            let less = moved - moved.signum();
            let short = Rows { top: top - less, bottom: top + height - less };
            let is_within = short.top >= free.top && short.bottom <= free.bottom;
            let fills = short.top <= free.top && short.bottom >= free.bottom;
            prop_assert!(!is_within && !fills);
        }
    }
}
