//! What a part of the benchmark promises, and whether it holds.

use anyhow::{Result, bail};

/// A figure that has a limit.
pub struct Limit {
    what: String,
    most: f64,
    measured: f64,
    unit: &'static str,
}

impl Limit {
    /// A figure that is to be at most `most`, both in `unit`.
    pub fn at_most(what: impl Into<String>, most: f64, measured: f64, unit: &'static str) -> Self {
        Self {
            what: what.into(),
            most,
            measured,
            unit,
        }
    }

    /// Whether it holds; a figure that is no number does not.
    fn holds(&self) -> bool {
        self.measured <= self.most
    }
}

/// Prints the table of limits.
///
/// # Errors
/// When one does not hold; after all of them were printed.
pub fn judge(limits: &[Limit]) -> Result<()> {
    println!();
    println!("{:<66}{:>12}{:>12}  holds", "limit", "at most", "measured");
    for limit in limits {
        let with_unit = |value: f64| format!("{value:.2}{}", limit.unit);
        println!(
            "{:<66}{:>12}{:>12}  {}",
            limit.what,
            with_unit(limit.most),
            with_unit(limit.measured),
            if limit.holds() { "yes" } else { "NO" }
        );
    }
    let broken = limits.iter().filter(|limit| !limit.holds()).count();
    if broken > 0 {
        bail!("{broken} of {} limits do not hold", limits.len());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Limit, judge};

    #[test]
    fn a_limit_holds_up_to_itself_and_never_without_a_figure() {
        assert!(judge(&[Limit::at_most("a", 2.0, 2.0, " ms")]).is_ok());
        assert!(judge(&[Limit::at_most("a", 2.0, 1.0, ""), Limit::at_most("b", 2.0, 2.1, "")]).is_err());
        assert!(judge(&[Limit::at_most("a", 2.0, f64::NAN, "")]).is_err());
    }
}
