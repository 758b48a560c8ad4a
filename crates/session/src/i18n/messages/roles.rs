//! The kinds of paragraph.

/// The kinds of paragraph.
pub struct Roles {
    /// The kind of the paragraph.
    pub of_paragraph: &'static str,
    /// Beside a role that is a guess; pressed, it says that the guess is right.
    pub guess: &'static str,
    /// What that means, and what to do.
    pub guess_hint: &'static str,
    /// Why a leftover of the page gets no tag.
    pub leftover: &'static str,
    /// Boilerplate that is text after all.
    pub treat_as_text: &'static str,
    /// Text that is boilerplate.
    pub treat_as_boilerplate: &'static str,
    /// A role.
    pub title: &'static str,
    /// A role.
    pub byline: &'static str,
    /// A role.
    pub date: &'static str,
    /// A role.
    pub caption: &'static str,
    /// A role.
    pub heading: &'static str,
    /// A role.
    pub body: &'static str,
    /// A role: an item of a list.
    pub list_item: &'static str,
    /// A role: a passage of another text, set apart. Another word than that of the label.
    pub quotation: &'static str,
    /// Said of an item of a list that has a number.
    pub item_number: &'static str,
    /// Said of what stands within another list or quotation: how deep, from the second level on.
    pub level: &'static str,
    /// Said of a task that is done.
    pub task_done: &'static str,
    /// Said of one that is not.
    pub task_open: &'static str,
    /// A role.
    pub boilerplate: &'static str,
}
