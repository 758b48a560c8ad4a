//! Duties: what the driver does after a pause, each with a timer of its own, so that one that waits
//! never keeps another from its time.

/// Something that is done after a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// Begin without the journal, which has not answered.
    Patience,
    /// Try again what local storage refused.
    RetryStorage,
    /// Open the journal again.
    RetryJournal,
    /// Give the journal the reader's places.
    FlushPlaces,
    /// Give local storage more of what is too much to be written at once.
    Turn,
    /// Answer other tabs' records.
    Answer,
    /// Look whether all is there that was stored.
    Look,
    /// Give local storage the texts that the journal does not take.
    TextPatience,
    /// Try the texts again that the journal did not take.
    RetryTexts,
    /// Ask again for the texts that could not be read.
    ReadTexts,
    /// Move the texts that earlier versions kept in local storage.
    MoveTexts,
}

impl Duty {
    /// Every duty.
    pub const ALL: [Self; 11] = [
        Self::Patience,
        Self::RetryStorage,
        Self::RetryJournal,
        Self::FlushPlaces,
        Self::Turn,
        Self::Answer,
        Self::Look,
        Self::TextPatience,
        Self::RetryTexts,
        Self::ReadTexts,
        Self::MoveTexts,
    ];

    /// How long after its cause it is done, in milliseconds.
    pub fn pause(self) -> u32 {
        match self {
            // The page is blank until then, so not longer than a reader waits for a page.
            Self::Patience => 2_000,
            Self::RetryStorage => 2_000,
            // Opening a database that is out of order costs the browser more than a refused call.
            Self::RetryJournal => 10_000,
            // Who holds an arrow key down writes a place with each step.
            Self::FlushPlaces => 1_000,
            // Whatever else waits has its turn before it.
            Self::Turn => 0,
            // Long enough for the answers to all that another tab stored at once to go together, too
            // short for the reader to see the tabs differ.
            Self::Answer => 30,
            // What other tabs did while this one was asleep is heard first.
            Self::Look => 300,
            // As long as the page waits for the journal when it opens.
            Self::TextPatience => 2_000,
            Self::RetryTexts | Self::ReadTexts => 10_000,
            // The page is drawn and the reader at work first.
            Self::MoveTexts => 1_000,
        }
    }
}
