//! The confusion table of two codings, and whole-number rounding.

/// How often which label of the first coding met which of the second, for labels numbered from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    labels: usize,
    /// Row by row: the first coding's label, then the second's.
    cells: Vec<usize>,
}

impl Table {
    /// An empty table for this many labels.
    pub fn new(labels: usize) -> Self {
        Self {
            labels,
            cells: vec![0; labels * labels],
        }
    }

    /// The table of these items: each with its label in the first and in the second coding.
    ///
    /// # Panics
    /// When a label is not below `labels`.
    pub fn of(labels: usize, items: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut table = Self::new(labels);
        for (first, second) in items {
            table.add(first, second);
        }
        table
    }

    /// Counts one more item: up to a hundred million of them, which no sum below outgrows.
    ///
    /// # Panics
    /// When a label is not one of the table's.
    pub fn add(&mut self, first: usize, second: usize) {
        assert!(first < self.labels && second < self.labels, "a label of the table");
        self.cells[first * self.labels + second] += 1;
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// How many items had these labels in the first and the second coding.
    pub fn count(&self, first: usize, second: usize) -> usize {
        self.cells[first * self.labels + second]
    }

    /// How many items had this label in the first coding.
    pub fn first(&self, label: usize) -> usize {
        (0..self.labels).map(|second| self.count(label, second)).sum()
    }

    /// How many items had this label in the second coding.
    pub fn second(&self, label: usize) -> usize {
        (0..self.labels).map(|first| self.count(first, label)).sum()
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.cells.iter().sum()
    }

    /// How many items had the same label in both codings.
    pub fn agreed(&self) -> usize {
        (0..self.labels).map(|label| self.count(label, label)).sum()
    }

    /// How many items had the same label, in whole per cent of all; `None` without items.
    pub fn per_cent(&self) -> Option<usize> {
        let items = self.items();
        (items > 0).then(|| (200 * self.agreed() + items) / (2 * items))
    }
}

/// A fraction in hundredths, the nearest whole number of them; halves away from zero.
pub fn hundredths(numerator: i64, denominator: i64) -> i32 {
    let twice = 2 * denominator.abs();
    let size = (200 * numerator.abs() + denominator.abs()) / twice;
    let signed = if (numerator < 0) == (denominator < 0) {
        size
    } else {
        -size
    };
    // A fraction of counts is small; one that is not is as large as can be said.
    i32::try_from(signed).unwrap_or(if signed < 0 { i32::MIN } else { i32::MAX })
}

/// Counts in whole per cent of their sum, so that they add up to one hundred: what rounding down
/// leaves over goes to those that lost most by it, the earlier first. All zero without a sum.
pub fn shares(counts: &[usize]) -> Vec<usize> {
    let sum: usize = counts.iter().sum();
    if sum == 0 {
        return vec![0; counts.len()];
    }
    let mut shares: Vec<usize> = counts.iter().map(|count| count * 100 / sum).collect();
    let mut lost: Vec<usize> = counts.iter().map(|count| count * 100 % sum).collect();
    for _ in shares.iter().sum::<usize>()..100 {
        let most = (0..counts.len()).fold(0, |most, index| if lost[index] > lost[most] { index } else { most });
        shares[most] += 1;
        lost[most] = 0;
    }
    shares
}
