//! The connections to the drivers, which outlive the test that made them: a browser may serve
//! another one.

use std::sync::LazyLock;

use anyhow::{Context, Result};
use tokio::runtime::Runtime;

/// Where they live, instead of in the runtime of a test.
static CONNECTIONS: LazyLock<std::io::Result<Runtime>> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
});

/// Runs `connecting` where connections outlive a test.
pub(crate) async fn outliving<T: Send + 'static>(
    connecting: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    let runtime = CONNECTIONS.as_ref().context("no threads for the connections")?;
    runtime.spawn(connecting).await?
}
