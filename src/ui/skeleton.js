// Shows the skeleton of the page in the reader's language until the program takes its place, and says
// so when the program does not come. Stands in a block: a script that is no module shares its names.
{
  const root = document.documentElement;
  const skeleton = document.getElementById("skeleton");
  const directions = JSON.parse(skeleton.dataset.directions);
  // The way back to the article that was read last, as `navigation/resume.rs` of the session finds it,
  // with its title when it is one of those that are delivered.
  function resume() {
    const prefix = `${root.dataset.keys}1:read:`;
    const read = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    const [last] = read.sort((one, other) => localStorage[other] - localStorage[one]);
    if (!last) return;
    const hash = `#/articles/${last.slice(prefix.length).replaceAll("%3A", ":").replaceAll("%25", "%")}`;
    const links = [...skeleton.querySelectorAll(".card-link")];
    const known = links.find((link) => decodeURIComponent(link.getAttribute("href")) === hash)?.querySelector("h2");
    const link = document.getElementById("resume");
    if (known) {
      const title = link.querySelector(".resume-title");
      title.classList.remove("bone", "wide");
      [title.textContent, title.lang, title.dir] = [known.textContent, known.lang, known.dir];
    }
    link.hidden = false;
  }
  const asked = [new URLSearchParams(location.search).get("lang")];
  try {
    resume();
    asked.push(JSON.parse(localStorage.getItem(`${root.dataset.keys}1:profile`)).language);
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
    if (!skeleton.isConnected) return removeEventListener("hashchange", show);
    const page = /^#\/(articles\/|continue)/.test(location.hash) ? "reading" : "library";
    for (const part of skeleton.querySelectorAll("[data-for]")) {
      part.hidden = part.dataset.for !== page;
    }
  };
  addEventListener("hashchange", show);
  show();
  skeleton.hidden = false;
  // The single file has them in itself.
  const fonts = document.getElementById("fonts");
  const bringFonts = () => {
    if (fonts) fonts.media = "all";
  };
  const fail = () => {
    document.getElementById("failed")?.removeAttribute("hidden");
    skeleton.removeAttribute("aria-busy");
    bringFonts();
  };
  addEventListener("unhandledrejection", fail);
  addEventListener("error", ({ target }) => (target === window || target.localName === "script") && fail(), true);
  // The fonts are as long on their way as a quarter of the program is: on a slow line they would keep it waiting.
  // Where the browser does not say what was fetched, they come when the program starts.
  const isProgram = ({ name }) => name.endsWith(".wasm");
  new PerformanceObserver((list, observer) => {
    if (!list.getEntries().some(isProgram)) return;
    observer.disconnect();
    bringFonts();
  }).observe({ type: "resource", buffered: true });
  // The text of the article that the address names: its list comes with the page, and its place is known.
  const fetchArticle = () => {
    const name = /^#\/articles\/([^/?]+)/.exec(location.hash)?.[1];
    const known = name && [...skeleton.querySelectorAll(".card-link")].some((link) => link.hash === `#/articles/${name}`);
    if (!known || "singleFile" in root.dataset) return;
    const percent = (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
    const file = encodeURIComponent(`${decodeURIComponent(name)}.txt`).replace(/[-_.!~*'()]/g, percent);
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "", href: `articles/${file}` });
    document.head.append(link);
  };
  addEventListener("hashchange", fetchArticle);
  fetchArticle();
  // From here on the program fetches what it lacks (`src/platform/crash.rs` has it say that it starts).
  addEventListener("hashiya-start", () => {
    removeEventListener("hashchange", fetchArticle);
    bringFonts();
  });
}
