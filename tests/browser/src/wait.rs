//! Waiting for a condition with a deadline, never for a fixed time.

use std::fmt::Display;
use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long a condition may take before the test fails.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The pause between two looks at a condition.
const INTERVAL: Duration = Duration::from_millis(15);

/// What one look at a condition saw.
pub enum Look<T> {
    /// The condition holds, with this value.
    Found(T),
    /// It does not hold yet; the text says what was seen instead.
    NotYet(String),
}

impl<T> Look<T> {
    /// `Found(value)` when `holds`, else `NotYet` with what was seen.
    pub fn when(holds: bool, value: T, seen: impl Display) -> Self {
        if holds {
            Self::Found(value)
        } else {
            Self::NotYet(seen.to_string())
        }
    }
}

/// Looks again and again until the condition holds, for at most [`PATIENCE`].
///
/// A look that fails counts as "not yet": a page that is just being replaced cannot answer.
/// The error names `what` was awaited and what was seen last.
pub async fn until<T, F, Fut>(what: &str, look: F) -> Result<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<Look<T>>>,
{
    until_within(PATIENCE, what, look).await
}

/// [`until`] with a deadline of its own.
pub async fn until_within<T, F, Fut>(patience: Duration, what: &str, mut look: F) -> Result<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<Look<T>>>,
{
    let deadline = Instant::now() + patience;
    loop {
        let seen = match look().await {
            Ok(Look::Found(value)) => return Ok(value),
            Ok(Look::NotYet(seen)) => seen,
            Err(error) => format!("{error:#}"),
        };
        if Instant::now() >= deadline {
            bail!("waited {patience:?} for {what}; seen last: {seen}");
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
