//! Where on the page a sentence is read: in the comfortable third between the bars, a little above
//! the middle, so that the reader's eye stays where it is.

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
