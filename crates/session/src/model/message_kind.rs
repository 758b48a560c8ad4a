//! The nature of a message: whether it comes from the reader, another tab or the browser, whether it
//! edits, whether it repeats while its key is held down. Said once, beside the message.

/// Who a message comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The reader, here.
    Reader,
    /// Another tab, or an earlier visit.
    Elsewhere,
    /// The browser: an answer to an effect, or news of its own.
    Browser,
}

/// What kind of thing a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageKind {
    /// Who it comes from.
    pub source: Source,
    /// Whether it is the reader's wish to change the annotations of the open article.
    pub edits: bool,
    /// Whether a key that is held down goes on doing it. What changes a sentence happens once a press:
    /// the focus may have moved on meanwhile.
    pub repeats: bool,
    /// The step of the tour that it does, from 0.
    pub tour_step: Option<usize>,
}

impl MessageKind {
    const fn of(source: Source) -> Self {
        Self {
            source,
            edits: false,
            repeats: false,
            tour_step: None,
        }
    }

    /// Something that the reader does and that changes nothing of the article.
    pub const READER: Self = Self::of(Source::Reader);
    /// The reader's wish to change the annotations of the open article.
    pub const EDIT: Self = Self {
        edits: true,
        ..Self::READER
    };
    /// Of another tab, or of an earlier visit.
    pub const ELSEWHERE: Self = Self::of(Source::Elsewhere);
    /// Of the browser.
    pub const BROWSER: Self = Self::of(Source::Browser);

    /// The same, done again and again while its key is held down.
    #[must_use]
    pub const fn repeating(mut self) -> Self {
        self.repeats = true;
        self
    }

    /// The same, being this step of the tour.
    #[must_use]
    pub const fn step(mut self, step: usize) -> Self {
        self.tour_step = Some(step);
        self
    }
}
