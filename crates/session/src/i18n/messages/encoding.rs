//! The encoding of a file.

/// The encoding of a file.
pub struct Encoding {
    /// The window in which another is chosen.
    pub title: &'static str,
    /// Opens it.
    pub change: &'static str,
    /// The same where a file gave no article.
    pub choose: &'static str,
    /// What it is about: `{name}` was read as `{encoding}`.
    pub current: &'static str,
    /// The same of a file that could not be read, `{name}`.
    pub refused: &'static str,
    /// The field.
    pub field: &'static str,
    /// In the field, where none is chosen.
    pub none: &'static str,
    /// What is shown: lines of the file.
    pub preview: &'static str,
    /// The file is being read.
    pub reading: &'static str,
    /// The file `{name}` has to be chosen again.
    pub no_file: &'static str,
    /// The file that was chosen does not hold `{name}`.
    pub not_in_file: &'static str,
    /// Chooses it.
    pub choose_file: &'static str,
    /// The file says something else than the article.
    pub other_file: &'static str,
    /// The bytes of line `{line}` are nothing in `{encoding}`.
    pub not_it: &'static str,
    /// A table is none in this encoding.
    pub no_table: &'static str,
    /// The text is the same.
    pub same: &'static str,
    /// The article from before stays, because somebody worked on it.
    pub stays: &'static str,
    /// It goes, and can be brought back.
    pub goes: &'static str,
    /// Takes the text over.
    pub take_over: &'static str,
    /// The encoding was guessed: `{encoding}`.
    pub guessed: &'static str,
    /// A file became an article: `{name}`, in `{encoding}`.
    pub added: &'static str,
    /// A file was read in `{encoding}`, in place of the article from before: `{name}`.
    pub replaced: &'static str,
    /// The same beside the article from before.
    pub beside: &'static str,
    /// All writings.
    pub unicode: &'static str,
    /// Arabic.
    pub arabic: &'static str,
    /// Western Europe.
    pub western: &'static str,
    /// Central Europe.
    pub central: &'static str,
    /// The Baltic languages.
    pub baltic: &'static str,
    /// Cyrillic.
    pub cyrillic: &'static str,
    /// Greek.
    pub greek: &'static str,
    /// Turkish.
    pub turkish: &'static str,
    /// Hebrew.
    pub hebrew: &'static str,
    /// Thai.
    pub thai: &'static str,
    /// Vietnamese.
    pub vietnamese: &'static str,
    /// Chinese.
    pub chinese: &'static str,
    /// Japanese.
    pub japanese: &'static str,
    /// Korean.
    pub korean: &'static str,
}
