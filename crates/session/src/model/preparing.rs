//! Long articles, and how far the preparing of one is.

/// Texts of so many bytes and more are prepared so; shorter ones take no time that anyone would see.
pub const LONG: usize = 1_000_000;

/// Articles of more sentences than this have larger parts, and the reader is told how far their drawing is.
pub const MANY_SENTENCES: usize = 10_000;

/// An article that is being prepared, or drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparing {
    /// What it is called: its file's name, or its title.
    pub name: String,
    /// How much of it is done, in hundredths.
    pub percent: usize,
}
