// Shows the skeleton of the page in the reader's language until the program takes its place, and says
// so when the program does not come. Stands in a block: a script that is no module shares its names.
{
  const root = document.documentElement;
  const skeleton = document.getElementById("skeleton");
  const directions = JSON.parse(skeleton.dataset.directions);
  const asked = [new URLSearchParams(location.search).get("lang")];
  try {
    const hasRead = Object.keys(localStorage).some((key) => key.startsWith("hashiya:1:read:"));
    document.getElementById("resume").hidden = !hasRead;
    asked.push(JSON.parse(localStorage.getItem("hashiya:1:profile")).language);
  } catch {
    // A first visit, a storage that is closed, or a record that only the program can judge.
  }
  const tags = [...asked, ...navigator.languages].map((tag) => String(tag).split(/[-_]/)[0].toLowerCase());
  root.lang = tags.find((tag) => tag in directions) ?? "en";
  root.dir = directions[root.lang];
  for (const word of skeleton.querySelectorAll("[data-lang]")) {
    word.hidden = word.dataset.lang !== root.lang;
  }
  const show = () => {
    const page = /^#\/(articles\/|continue)/.test(location.hash) ? "reading" : "library";
    for (const part of skeleton.querySelectorAll("[data-for]")) {
      part.hidden = part.dataset.for !== page;
    }
  };
  addEventListener("hashchange", show);
  show();
  skeleton.hidden = false;
  const fail = () => {
    document.getElementById("failed")?.removeAttribute("hidden");
    skeleton.removeAttribute("aria-busy");
  };
  addEventListener("unhandledrejection", fail);
  addEventListener("error", ({ target }) => (target === window || target.localName === "script") && fail(), true);
}
