//! Reading a sample again.

/// Reading a sample again.
pub struct SecondPass {
    /// The second pass.
    pub title: &'static str,
}
