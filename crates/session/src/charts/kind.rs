//! Kinds of sentences, and how each is drawn.

/// How a kind of sentences is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its name in classes, from which colours come.
    pub name: &'static str,
    /// The lines of its pattern, on a square of eight units, with their width.
    pub(super) pattern: (&'static str, usize),
    /// Its sign, on a square of sixteen units: the same as in the style sheets.
    pub(super) sign: &'static str,
}

/// The looks that there are. The first three are those of the labels that the program comes with, then that of
/// labels without one of their own, and of no label.
pub const LOOKS: [Look; 5] = [
    Look {
        name: "claim",
        pattern: ("M-2 2 L2 -2 M-2 10 L10 -2 M6 10 L10 6", 3),
        sign: "M8 1 15 8 8 15 1 8Z",
    },
    Look {
        name: "quote",
        pattern: ("M2 0 V8 M6 0 V8", 2),
        sign: "M1 3h6v5q0 4-4 6l-1-1.600q2-1.400 2-3.400H1ZM9 3h6v5q0 4-4 6l-1-1.600q2-1.400 2-3.400H9Z",
    },
    Look {
        name: "background",
        pattern: ("M1 2 H4 M5 6 H8", 3),
        sign: "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1Zm0 3a4 4 0 1 1 0 8 4 4 0 1 1 0-8Z",
    },
    OTHER,
    UNTAGGED,
];

const OTHER: Look = Look {
    name: "other",
    pattern: ("M0 4 H8 M4 0 V8", 1),
    sign: "M2 2h12v12H2Z",
};

const UNTAGGED: Look = Look {
    name: "untagged",
    pattern: ("", 1),
    sign: "M8 5.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 1 0 0-5Z",
};

/// Sentences of one kind: those with a label, those with one that the codebook does not give, those without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name in data: a label's identity, `other`, `untagged`.
    pub id: String,
    /// What it is called, in the language of the interface.
    pub name: String,
    /// How it is drawn.
    pub look: Look,
}

impl Kind {
    /// The sentences with this label, which is called so.
    pub fn of_label(id: &str, name: &str) -> Self {
        let own = LOOKS.iter().find(|look| look.name == id);
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            look: own.copied().unwrap_or(OTHER),
        }
    }

    /// The sentences with any other label.
    pub fn other(name: &str) -> Self {
        Self::of_label(OTHER.name, name)
    }

    /// The sentences without a label.
    pub fn untagged(name: &str) -> Self {
        Self::of_label(UNTAGGED.name, name)
    }
}
