//! Where on the page the focused sentence belongs: in a band of a third of the free rows, between the
//! bars and above messages, so that the reader's eye stays where it is.
//!
//! The page scrolls only when the sentence leaves the band, by as little as will do; again when a
//! message covers it or the window becomes another one, unless the reader had scrolled it out of sight.
//! `ui::scroll` does it.

/// Rows of the window in CSS pixels from its top edge, half-open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// The first.
    pub top: f64,
    /// The end.
    pub bottom: f64,
}

impl Rows {
    fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// What is left of these rows above something that covers them from its own top on. A cover that
    /// would leave nothing, or that takes no rows, counts as none.
    #[must_use]
    pub fn above(self, cover: Self) -> Self {
        let covers = cover.height() > 0.0 && cover.top > self.top;
        let bottom = if covers {
            self.bottom.min(cover.top)
        } else {
            self.bottom
        };
        Self { bottom, ..self }
    }
}

/// How far to scroll so that a sentence is seen, by as little as will do: zero when all of it is, or when
/// it fills the free rows.
pub fn scroll_into_view(sentence: Rows, free: Rows) -> f64 {
    let too_high = sentence.top - free.top;
    let too_low = sentence.bottom - free.bottom;
    if too_high < 0.0 {
        too_high.max(too_low).min(0.0)
    } else {
        too_low.clamp(0.0, too_high)
    }
}

/// Whether a window of another size is another window to the reader: one that was turned, or made
/// larger or smaller on purpose. A phone's own bars come and go while one scrolls, and are lower than
/// a fifth of it. Width and height in CSS pixels, `before` and `after`.
pub fn is_other_window(before: (f64, f64), after: (f64, f64)) -> bool {
    before.0 != after.0 || (before.1 - after.1).abs() > before.1 / 5.0
}

/// How far to scroll down (up, if negative) so that a sentence stands well in the rows that the bars
/// leave free; zero when it does. As little as will do: the next line comes to where the last one was.
///
/// The band is a third of the free rows, from a sixth of them down to their middle. A sentence that
/// is taller begins at its top, or higher where it would end under the lower bar; one that is taller
/// than all free rows shows its beginning.
pub fn scroll_into_band(sentence: Rows, free: Rows) -> f64 {
    let band = Rows {
        top: free.top + free.height() / 6.0,
        bottom: free.top + free.height() / 2.0,
    };
    if sentence.height() > band.height() {
        let highest = (free.bottom - sentence.height()).max(free.top);
        return sentence.top - band.top.min(highest);
    }
    let above = (sentence.top - band.top).min(0.0);
    above + (sentence.bottom - band.bottom).max(0.0)
}
