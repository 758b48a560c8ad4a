//! The clock: stamps only become later, stay by the reader's time, and can always be read again.

#![cfg(not(target_arch = "wasm32"))]

use hashiya_core::annotation::{AHEAD, Clock, Stamp};
use hashiya_testing::cases;
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(256))]

    /// Whatever stamps come from outside, within a day of the reader's time or at the end of all time.
    #[test]
    fn stamps_never_go_back_and_stay_within_a_day_of_the_time(
        steps in prop::collection::vec((any::<bool>(), prop_oneof![3 => 0u64..2 * AHEAD, 1 => any::<u64>()]), 1..40)
    ) {
        let (mut now, mut last) = (1_800_000_000_000u64, Stamp::default());
        let mut clock = Clock::default();
        clock.set(now);
        for (gives, millis) in steps {
            if gives {
                now += millis % 10_000;
                let stamp = clock.tick(now);
                prop_assert!(stamp > last, "{stamp:?} after {last:?}");
                prop_assert!(stamp.millis() >= now, "never before the time itself");
                prop_assert!(stamp.millis() <= now + AHEAD + 1, "{stamp:?} at {now}");
                last = stamp;
            } else {
                let stamp = Stamp::from_millis(now.saturating_sub(AHEAD).saturating_add(millis));
                let is_believed = stamp.millis() <= now + AHEAD;
                prop_assert_eq!(clock.is_ahead(stamp), !is_believed);
                clock.observe(stamp);
                if is_believed {
                    last = last.max(stamp);
                }
            }
        }
    }
}

#[test]
fn a_clock_that_is_behind_still_writes_later_stamps() {
    const NOW: u64 = 1_800_000_000_000;
    let mut clock = Clock::default();
    clock.set(NOW);
    let tomorrow = Stamp::from_millis(NOW + AHEAD);
    clock.observe(tomorrow);
    let first = clock.tick(NOW);
    assert_eq!(first.millis(), tomorrow.millis() + 1);
    assert!(clock.tick(NOW + 1) > first);
    clock.observe(Stamp::from_millis(3));
    assert!(clock.tick(NOW + 5) > first, "an old stamp turns nothing back");
    assert_eq!(clock.tick(1_900_000_000_000).millis(), 1_900_000_000_000);
}

#[test]
fn a_stamp_of_the_future_moves_no_clock() {
    const NOW: u64 = 1_800_000_000_000;
    for ahead in [NOW + AHEAD + 1, 3_800_000_000_000, 253_370_764_799_999, u64::MAX] {
        let mut clock = Clock::default();
        clock.set(NOW);
        clock.observe(Stamp::from_millis(ahead));
        assert_eq!(clock.tick(NOW + 7).millis(), NOW + 7, "{ahead}");
        let over = clock.tick_over(NOW + 8, Stamp::from_millis(253_370_764_799_999));
        assert_eq!(over.millis(), 253_370_764_800_000, "what takes its place is later");
        assert!(Stamp::from_outside(over.millis()).is_some(), "and can be read again");
        assert_eq!(clock.tick(NOW + 9).millis(), NOW + 9, "and moves no clock either");
    }
}

#[test]
fn a_clock_that_is_set_right_goes_on_with_the_right_time() {
    const NOW: u64 = 1_800_000_000_000;
    let mut clock = Clock::default();
    assert_eq!(
        clock.tick(3_800_000_000_000).millis(),
        3_800_000_000_000,
        "wrong for a while"
    );
    assert_eq!(clock.tick(NOW).millis(), NOW);
}

#[test]
fn stamps_can_always_be_written_as_dates() {
    let end_of_9999 = Stamp::from_millis(u64::MAX);
    assert!(hashiya_core::exchange::moment(end_of_9999).starts_with("9999-12-31T23:59:59.999Z"));
    let mut clock = Clock::default();
    for _ in 0..2 {
        let stamp = clock.tick(u64::MAX);
        assert_eq!(
            Stamp::from_outside(stamp.millis()),
            Some(stamp),
            "what is written can be read"
        );
        assert!(clock.tick_over(u64::MAX, stamp) >= stamp);
    }
}
