// Shows a page of its own when the program has broken down, and hands out what this browser keeps.
// Needs nothing of the program, which is not to be asked for anything any more.
{
  const root = document.documentElement;
  const template = document.getElementById("crashed");

  // The program reads this too (`src/platform/crash.rs`): what does not begin with an event, such as its
  // timers, it stops by itself.
  const isCrashed = () => "crashed" in root.dataset;

  /** How long the journal may take to answer, in milliseconds. */
  const PATIENCE = 2_000;

  /** Fails when a promise is not kept in that time. */
  const inTime = (promise) => {
    const late = (_, fail) => setTimeout(() => fail(new Error("no answer")), PATIENCE);
    return Promise.race([promise, new Promise(late)]);
  };

  const answer = (request) =>
    new Promise((keep, fail) => {
      request.onsuccess = () => keep(request.result);
      request.onerror = () => fail(request.error);
    });

  /** The key of the record that leads to a text of an opened article: with the article's identity, and the text's hash. */
  const POINTER = /^hashiya:2:text:([^:]*):([^:]*)$/;

  /** The key of the record that leads to the kept text of a delivered article: a copy, of which no backup has anything. */
  const COPY = /^hashiya:1:kept:/;

  /** What a text in JSON says; what is none stays as it is, so that a damaged field costs no text. */
  const parsed = (json) => {
    try {
      return JSON.parse(json);
    } catch {
      return json;
    }
  };

  /**
   * A text of the journal's database (`crates/session/src/storage/text_record.rs`) as the whole record that earlier
   * versions of the app kept of it, which every version restores.
   */
  const wholeText = ({ fields, metadata, ...text }) => {
    const read = Object.entries(fields ?? {}).map(([name, json]) => [name, parsed(json)]);
    const said = { ...metadata, ...(read.length && { fields: Object.fromEntries(read) }) };
    return JSON.stringify({ ...text, metadata: said });
  };

  /** The key of a record about one text of an article: before the identity, the identity, the text's hash, and the rest. */
  const OF_TEXT = /^(hashiya:\d+:[^:]*:)([^:]*):([^:]*)(.*)$/;

  /**
   * The records with the whole texts. Two tabs may have given two texts one identity, or an earlier version of the app
   * one to a text that it did not see: all but one get another here, with what was said of them, as the program does it
   * when it opens (`crates/session/src/storage/same_names.rs`).
   */
  const withTexts = (records, texts) => {
    const all = new Map(records);
    const ids = new Set([...all.keys(), ...texts.map(([key]) => key)].map((key) => key.split(":")[3]));
    // What is said of an article whatever its text belongs to the one that the library lists.
    const isListed = ([key]) => {
      const [, id, hash] = POINTER.exec(key);
      return (all.get(`hashiya:1:summary:${id}`) ?? "").includes(`"${hash}`);
    };
    const inOrder = [...texts.filter(isListed), ...texts.filter((text) => !isListed(text))];
    for (const [key, text] of inOrder) {
      const [, id, hash] = POINTER.exec(key);
      const known = all.get(`hashiya:1:text:${id}`);
      if (known === undefined) all.set(`hashiya:1:text:${id}`, wholeText(text));
      if (known === undefined || parsed(known)?.text === text.text) continue;
      let own = `${id}-${hash}`;
      for (let number = 2; ids.has(own); number++) own = `${id}-${hash}-${number}`;
      ids.add(own);
      for (const [key, value] of [...all]) {
        const [, before, of, digits, rest] = OF_TEXT.exec(key) ?? [];
        if (of !== id || digits !== hash) continue;
        all.delete(key);
        all.set(`${before}${own}:${hash}${rest}`, value);
      }
      all.set(`hashiya:1:text:${own}`, wholeText(text));
    }
    return all;
  };

  /** The records of the journal (`src/platform/journal.rs`), and the texts, as keys and values. */
  const readJournal = async () => {
    const request = indexedDB.open(root.dataset.journal);
    // Where there is none, none is made.
    request.onupgradeneeded = () => request.transaction.abort();
    const database = await answer(request);
    try {
      const all = async (name) => {
        if (!database.objectStoreNames.contains(name)) return [];
        const store = database.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
        return keys.map((key, index) => [key, values[index]]);
      };
      const [records, texts] = await Promise.all([all("journal"), all("texts")]);
      const isText = (text) => typeof text === "string";
      const isWhole = ([key, value]) => POINTER.test(key) && isText(value?.text);
      return { records: records.filter((record) => record.every(isText)), texts: texts.filter(isWhole) };
    } finally {
      database.close();
    }
  };

  /** The records of this copy in local storage (`src/ui/copy.js`), under their plain keys. */
  const readStorage = async () => {
    const { keys } = root.dataset;
    const isOwn = ([key]) => key.startsWith(keys) && !(keys === "hashiya:" && key.startsWith("hashiya:@"));
    const plain = ([key, value]) => [`hashiya:${key.slice(keys.length)}`, value];
    return Object.entries(localStorage).filter(isOwn).map(plain);
  };

  /** Every record of this browser. Of one that both stores have, the value in local storage counts. */
  const readAll = async () => {
    const [storage, journal] = await Promise.allSettled([readStorage(), inTime(readJournal())]);
    for (const { reason } of [storage, journal].filter(({ status }) => status === "rejected")) {
      console.warn("not in the backup:", reason);
    }
    const { records, texts } = journal.value ?? { records: [], texts: [] };
    if (storage.status === "rejected" && !records.length && !texts.length) throw storage.reason;
    const all = [...withTexts([...records, ...(storage.value ?? [])], texts)];
    // What leads to a text is of no use where the text is not.
    const isOfUse = (key) => !POINTER.test(key) && !COPY.test(key);
    return Object.fromEntries(all.filter(([key]) => key.startsWith("hashiya:") && isOfUse(key)));
  };

  /** The records of this browser as a Hashiya file without articles, which the program can restore. */
  const backup = (records, now) => ({
    format: "hashiya",
    version: 1,
    exported_at: now.toISOString(),
    generator: "hashiya",
    offset_unit: "code_point",
    codebook: { labels: [] },
    annotators: [],
    articles: [],
    backup: { records },
  });

  const save = async () => {
    const now = new Date();
    // The reader's own date, as the program names its files.
    const date = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const text = JSON.stringify(backup(await readAll(), now));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `hashiya-backup-${date}.json`;
    link.click();
  };

  const actions = {
    "crash-back-up": async () => {
      try {
        await save();
      } catch (error) {
        document.querySelector(".crashed [role=alert]").hidden = false;
        throw error;
      }
    },
    "crash-reload": () => location.reload(),
    // The page that broke down may do so again.
    "crash-library": () => {
      location.hash = "#/";
      location.reload();
    },
  };

  const show = () => {
    const page = template.content.firstElementChild;
    const words = [...page.querySelectorAll("[data-lang]")];
    // A translator changes the page's own `lang`.
    const asked = [root.dataset.language, root.lang, "en"];
    const language = asked.find((tag) => words.some((word) => word.dataset.lang === tag));
    for (const word of words) word.hidden = word.dataset.lang !== language;
    // With everything else, windows over the page included, which would keep this from being used.
    (document.body ?? root.appendChild(document.createElement("body"))).replaceChildren(page);
    page.querySelector("h1").focus();
  };

  const crash = () => {
    if (!isCrashed()) {
      root.dataset.crashed = "";
      // Once the program is off the stack: what is taken off the page may still call it.
      setTimeout(show);
    }
  };

  // No event reaches the program any more: this is called before any listener of its own, as it is there
  // first and sits at the outermost place. What the browser itself does at an event, it still does.
  const stop = (event) => {
    if (!isCrashed()) return;
    event.stopImmediatePropagation();
    if (event.type === "click") {
      actions[event.target.closest?.(".crashed [data-action]")?.dataset.action]?.();
    }
    // But a file that is dropped would take the place of this page.
    if (event.type === "dragover" || event.type === "drop") event.preventDefault();
  };
  const names = `
    click dblclick auxclick contextmenu mousedown mouseup mousemove
    pointerdown pointerup pointercancel touchstart touchend dragstart dragenter dragover dragleave dragend drop
    keydown keypress keyup beforeinput input change select submit compositionstart compositionend copy cut paste
    focus blur focusin focusout toggle cancel close scroll resize
    hashchange popstate storage online offline visibilitychange pageshow pagehide beforeunload
    beforeprint afterprint beforeinstallprompt appinstalled`;
  for (const name of names.trim().split(/\s+/)) addEventListener(name, stop, true);

  // A panic, as `src/platform/crash.rs` tells of it.
  addEventListener("hashiya-crash", crash);

  // What ends the program without a panic: a trap, too deep a recursion, or what an import threw through
  // it. Each leaves it in the middle of something.

  // All of a stack, where the engine would keep its end only.
  Error.stackTraceLimit = 200;
  /** The places within WebAssembly on a stack, as every engine writes them: module and number of the function. */
  const framesOf = (error) => String(error?.stack ?? "").split("\n").filter((line) => line.includes("wasm-function["));
  // Safari's engine does not say of every place which module it is in.
  const moduleOf = (frame) => frame.match(/([^\s(@<>]+):wasm-function\[/)?.[1];
  // Which module is the program: it says when it starts, and is on the stack then. Before, every one may be.
  let program;
  addEventListener("hashiya-start", () => (program = moduleOf(framesOf(new Error())[0] ?? "")));
  const isOwn = (frame) => !frame.includes("-extension:") && (!program || (moduleOf(frame) ?? program) === program);

  /**
   * Whether an error ended the program. One of an extension's script that the program called, such as its
   * listener to an event that the program caused, passes through nothing of it: it is reported while all of
   * the program that is on its stack still runs.
   */
  const isTrap = (error) => {
    const frames = framesOf(error);
    if (error instanceof WebAssembly.RuntimeError) return !frames.length || frames.some(isOwn);
    const running = framesOf(new Error()).filter(isOwn).length;
    return frames.filter(isOwn).length > running;
  };
  addEventListener("error", ({ error }) => isTrap(error) && crash());
  // A promise of the browser that is broken was perhaps asked for by the program, and went by it.
  addEventListener("unhandledrejection", ({ reason }) => {
    if (!(reason instanceof DOMException) && isTrap(reason)) crash();
  });
}
