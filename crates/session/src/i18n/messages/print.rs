//! Printing.

/// Printing.
pub struct Print {
    /// Prints.
    pub title: &'static str,
    /// The window of all that can leave the page.
    pub share: &'static str,
    /// What printing gives.
    pub print_why: &'static str,
    /// Prints a worksheet.
    pub worksheet: &'static str,
    /// What a worksheet is.
    pub worksheet_why: &'static str,
    /// What a Hashiya file is for.
    pub json_why: &'static str,
    /// Who tagged.
    pub tagged_by: &'static str,
    /// Between the items of a list.
    pub comma: &'static str,
    /// Labels that the codebook does not know.
    pub other_labels: &'static str,
    /// The sign of an unsure sentence.
    pub unsure_sign: &'static str,
    /// The notes on sentences.
    pub notes: &'static str,
    /// A line for the pupil's name.
    pub pupil: &'static str,
    /// A line for the class.
    pub group: &'static str,
    /// A line for the date.
    pub day: &'static str,
    /// What to do on a worksheet.
    pub worksheet_task: &'static str,
}
