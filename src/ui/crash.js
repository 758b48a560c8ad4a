// Shows a page of its own when the program has broken down, and hands out what this browser keeps.
// Needs nothing of the program, which is not to be asked for anything any more.
{
  const template = document.getElementById("crashed");

  /** The records of this browser as a Hashiya file without articles, which the program can restore. */
  const backup = (now) => {
    const own = Object.entries(localStorage).filter(([key]) => key.startsWith("hashiya:"));
    return {
      format: "hashiya",
      version: 1,
      exported_at: now.toISOString(),
      generator: "hashiya",
      offset_unit: "code_point",
      codebook: { labels: [] },
      annotators: [],
      articles: [],
      backup: { records: Object.fromEntries(own) },
    };
  };

  const save = () => {
    const now = new Date();
    // The reader's own date, as the program names its files.
    const date = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const text = JSON.stringify(backup(now));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `hashiya-backup-${date}.json`;
    link.click();
  };

  const show = () => {
    const page = template.content.firstElementChild;
    const language = document.documentElement.lang;
    for (const word of page.querySelectorAll("[data-lang]")) {
      word.hidden = word.dataset.lang !== language;
    }
    page.querySelector("[data-action=crash-back-up]").addEventListener("click", () => {
      try {
        save();
      } catch (error) {
        page.querySelector("[role=alert]").hidden = false;
        throw error;
      }
    });
    page.querySelector("[data-action=crash-reload]").addEventListener("click", () => location.reload());
    // With everything else, windows over the page included, which would keep this from being used.
    document.body.replaceChildren(page);
    page.querySelector("h1").focus();
  };

  let isCrashed = false;
  const crash = () => {
    if (!isCrashed) {
      isCrashed = true;
      // Once the program is off the stack: what is taken off the page may still call it.
      setTimeout(show);
    }
  };

  // A panic, as `src/platform/crash.rs` tells of it.
  addEventListener("hashiya-crash", crash);
  // What ends the program without a panic.
  const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
  addEventListener("error", ({ error }) => isTrap(error) && crash());
  addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && crash());
}
