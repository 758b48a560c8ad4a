//! Links to sentences, and quotations.

/// Links to sentences, and quotations.
pub struct Citing {
    /// Copies a link to the sentence.
    pub copy_link: &'static str,
    /// Copies the sentence with where it is from.
    pub copy_quotation: &'static str,
    /// Copies a link to the sentence on the page that the article is from.
    pub copy_source_link: &'static str,
    /// What a quotation is for.
    pub quotation_why: &'static str,
    /// What a link is for.
    pub link_why: &'static str,
    /// What a link to the web page is for.
    pub source_link_why: &'static str,
    /// A link is in the clipboard.
    pub link_copied: &'static str,
    /// A link is in the clipboard that leads to a file on this device.
    pub link_from_disk_copied: &'static str,
    /// A link to the web page is in the clipboard.
    pub source_link_copied: &'static str,
    /// A quotation is in the clipboard.
    pub quotation_copied: &'static str,
    /// The article of a link that was followed is not here.
    pub absent: &'static str,
    /// An article with the name in the link is here, with another text.
    pub other_text: &'static str,
    /// What to do to come to where the link leads.
    pub how_to_follow: &'static str,
    /// The browser does not let the page copy.
    pub not_copied: &'static str,
}
