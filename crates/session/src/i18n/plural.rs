//! Plural forms, as Unicode CLDR 48 lists them for whole numbers. Each language's own rule stands in
//! its file.

/// A category of CLDR's plural rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralForm {
    /// Arabic 0.
    Zero,
    /// 1; French 0.
    One,
    /// Arabic 2.
    Two,
    /// Arabic 3 to 10, 103 to 110…
    Few,
    /// Arabic 11 to 99, 111 to 199…; French whole millions.
    Many,
    /// Everything else.
    Other,
}

/// A text in every form that its language has; `{n}` stands for the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    /// For zero.
    pub zero: &'static str,
    /// For one.
    pub one: &'static str,
    /// For two.
    pub two: &'static str,
    /// For a few.
    pub few: &'static str,
    /// For many.
    pub many: &'static str,
    /// For everything else.
    pub other: &'static str,
}

impl Plural {
    /// A text of a language that knows one and many only.
    pub const fn simple(one: &'static str, other: &'static str) -> Self {
        Self {
            zero: other,
            one,
            two: other,
            few: other,
            many: other,
            other,
        }
    }

    /// The text for a form.
    pub fn form(&self, form: PluralForm) -> &'static str {
        match form {
            PluralForm::Zero => self.zero,
            PluralForm::One => self.one,
            PluralForm::Two => self.two,
            PluralForm::Few => self.few,
            PluralForm::Many => self.many,
            PluralForm::Other => self.other,
        }
    }
}
