//! Plural forms, as Unicode CLDR 48 lists them for whole numbers.

/// A category of CLDR's plural rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralForm {
    /// Arabic 0.
    Zero,
    /// 1.
    One,
    /// Arabic 2.
    Two,
    /// Arabic 3 to 10, 103 to 110…
    Few,
    /// Arabic 11 to 99, 111 to 199…
    Many,
    /// Everything else.
    Other,
}

impl PluralForm {
    /// CLDR's rules for Arabic.
    pub fn arabic(count: usize) -> Self {
        match (count, count % 100) {
            (0, _) => Self::Zero,
            (1, _) => Self::One,
            (2, _) => Self::Two,
            (_, 3..=10) => Self::Few,
            (_, 11..=99) => Self::Many,
            _ => Self::Other,
        }
    }

    /// CLDR's rules for English.
    pub fn english(count: usize) -> Self {
        if count == 1 { Self::One } else { Self::Other }
    }
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
