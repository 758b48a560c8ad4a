//! The help.

/// The help.
pub struct Help {
    /// The keys.
    pub keys_section: &'static str,
    /// The labels.
    pub labels_section: &'static str,
    /// What the key does.
    pub key_role: &'static str,
    /// What the key does.
    pub key_roles: &'static str,
    /// What the key does.
    pub key_close: &'static str,
    /// The name of the space bar.
    pub key_space: &'static str,
    /// The name of the Shift key.
    pub key_shift: &'static str,
}
