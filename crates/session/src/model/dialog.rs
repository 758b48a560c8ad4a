//! The dialogs that there are.

/// A window over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Keys.
    Help,
    /// What the labels mean.
    Codebook,
    /// Name, language, storage.
    Settings,
    /// The note of the focused sentence.
    Note,
    /// What a backup would bring.
    Restore,
    /// Whose work a file is.
    Whose,
    /// What would be deleted.
    Delete,
    /// The words of the focused sentence, to split it at.
    Split,
    /// The sentences of the article to come back to.
    Unsure,
    /// All that can be done, and all articles, to be searched.
    Palette,
    /// What can leave the page: files and paper.
    Share,
    /// What a text out of the clipboard is called.
    Pasted,
    /// Which column of a table is what.
    Columns,
    /// What became of files that were imported.
    Imported,
    /// What is known of an article.
    Details,
    /// In which encoding a file is read.
    Encoding,
    /// The collections, with the selected articles.
    Collections,
    /// Articles that may be versions of each other.
    Versions,
    /// What became of the tagged sentences of earlier versions.
    Review,
}
