// Keeps the app for use without a network: whole versions, each in a cache of its own.
//
// The build writes a list of its files with their hashes (`files.json`, by `cargo xtask hook`). When the page
// is asked for, this worker asks the server for that list. If it is that of the kept version, the page comes
// out of the cache. If it is another one, all its files are brought into another cache, each checked by its
// hash, and only when all are there the new version takes the place of the kept one. So nobody who has a
// network sees a stale page, and nobody ever gets the page of one version with the program of another.
//
// Whatever the server says that is not on the list (an error, a redirect, the page of a hotel's network) or
// does not say in time counts as no network: then the kept version answers.

/** The part of the site that this copy of the app has for itself: others may stand beside it. */
const SCOPE = new URL("./", self.location.href);
const LIST = "files.json";
const PAGE = "index.html";

/** Where other apps send what they share (`manifest.webmanifest`). */
const SHARE = "share";

/** How long the server may be silent before the kept version answers, in milliseconds. */
const PATIENCE = 2_000;
/** A download that brings nothing for so long is given up, in milliseconds. */
const STALL = 10_000;
/** So many files are fetched at the same time. */
const AT_ONCE = 6;

/** What the names of this copy's caches begin with. */
const CACHES = `hashiya:${encodeURIComponent(SCOPE.pathname)}:`;
/** What was shared, until the page takes it (`src/platform/shared.rs`). */
const SHARED = `${CACHES}shared`;
/** Says which version is kept: its list, and the version before it. */
const KEPT = `${CACHES}kept`;
/** What earlier versions of this worker kept, for all copies of the origin together. */
const EARLIER = "hashiya-kept-1";

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  wasm: "application/wasm",
  json: "application/json",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
  svg: "image/svg+xml",
  png: "image/png",
  txt: "text/plain; charset=utf-8",
};

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const name = method === "GET" ? nameOf(url) : null;
  if (mode === "navigate") {
    if (name === "" || name === PAGE) event.respondWith(page(event));
  } else if (name && name !== LIST) {
    event.respondWith(file(event, name));
  }
});

// What other apps share with the installed one. There is no server to send it to: it is kept until the page,
// which is opened then, takes it.
self.addEventListener("fetch", (event) => {
  if (event.request.method === "POST" && nameOf(event.request.url) === SHARE) event.respondWith(share(event.request));
});

self.addEventListener("message", (event) => {
  // What pages of earlier versions say when they have loaded.
  if (event.data?.kind === "check") event.waitUntil(check(event.source, event.data.version));
  if (event.data?.kind === "keep") event.waitUntil(update().catch(() => {}));
});

/** The file of this copy that an address stands for, as the list names it; null for all others. */
function nameOf(address) {
  const url = new URL(address);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  try {
    return decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
  } catch {
    return null;
  }
}

/** Where a file is. Some hosts redirect the page's own name to its folder. */
function addressOf(name) {
  const path = name === PAGE ? "" : name.split("/").map(encodeURIComponent).join("/");
  return new URL(path, SCOPE).href;
}

const cacheOf = (version) => `${CACHES}version:${version}`;

// ---- Answering

/** The version that each page was made of, as far as this worker has answered it since it was woken. */
const versions = new Map();
/** The version of a page that came from the server because there was no room to keep it. */
const UNKEPT = Symbol("unkept");

async function page(event) {
  if (!(await kept())) return unkept(event.request);
  const updating = update().then(
    () => null,
    (fault) => fault,
  );
  event.waitUntil(updating);
  const fault = await Promise.race([updating, after(PATIENCE)]);
  if (fault?.name === "QuotaExceededError") {
    versions.set(event.resultingClientId, UNKEPT);
    return fetch(event.request);
  }
  const { version } = await kept();
  versions.set(event.resultingClientId, version);
  return (await keptFile(version, PAGE)) ?? fetch(event.request);
}

async function file(event, name) {
  const now = await kept();
  const own = versions.get(event.clientId);
  if (!now || own === UNKEPT) return unkept(event.request);
  // A page that is still loading while another tab takes a new version goes on with its own.
  for (const version of new Set([own ?? now.version, now.version, now.previous])) {
    const found = version && (await keptFile(version, name));
    if (found) return found;
  }
  return fetch(event.request);
}

/** The server's answer while nothing is kept by a list yet; else what an earlier worker has kept. */
async function unkept(request) {
  const earlier = await earlierFile(request);
  if (!earlier) return fetch(request);
  try {
    const response = await Promise.race([fetch(request), after(PATIENCE)]);
    if (response?.ok) return response;
  } catch {
    // No network.
  }
  return earlier;
}

async function earlierFile(request) {
  if (!(await exists(EARLIER))) return undefined;
  return (await caches.open(EARLIER)).match(request, { ignoreSearch: true, ignoreVary: true });
}

async function keptFile(version, name) {
  return (await caches.open(cacheOf(version))).match(addressOf(name));
}

const after = (pause) => new Promise((done) => setTimeout(done, pause));

// ---- What is kept

let remembered = null;

/** The list of the version that is kept whole, with the version that was kept before; null if none is. */
async function kept() {
  if (!remembered) {
    const record = (await exists(KEPT)) && (await (await caches.open(KEPT)).match(addressOf(LIST)));
    const list = record ? await record.json() : null;
    // A browser short of room may have dropped one cache and not the other.
    remembered = list && (await exists(cacheOf(list.version))) ? list : null;
  }
  return remembered;
}

/** Whether a cache is there; a browser that gives none has none. */
async function exists(name) {
  try {
    return await caches.has(name);
  } catch {
    return false;
  }
}

/** Brings the version into its cache and then puts it in place of the one that was kept. */
async function take(list) {
  const before = await kept();
  if (before?.version === list.version) return;
  await drop([list.version, before?.version, before?.previous]);
  try {
    await fill(list, before);
  } catch (fault) {
    // The next attempt has the room of the version before the kept one.
    if (fault.name === "QuotaExceededError") await drop([before?.version]);
    throw fault;
  }
  const record = { ...list, previous: before?.version };
  await (await caches.open(KEPT)).put(addressOf(LIST), new Response(JSON.stringify(record)));
  remembered = record;
  await drop([record.version, record.previous]);
  await dropEarlier(list);
  for (const client of await self.clients.matchAll()) {
    client.postMessage({ kind: "kept", version: list.version });
  }
}

/** Keeps what another app shares, and opens the page, which takes it. */
async function share(request) {
  const opened = (query) => Response.redirect(new URL(`./?shared=${query}`, SCOPE).href, 303);
  try {
    const form = await request.formData();
    const cache = await caches.open(SHARED);
    // Names in their order; of an earlier time that the page has not taken stays what it was.
    const keep = (number, name, body) =>
      cache.put(new URL(`${SHARE}/${Date.now()}/${number}/${encodeURIComponent(name)}`, SCOPE).href, new Response(body));
    const words = ["title", "text", "url"].map((name) => form.get(name)).filter((word) => word);
    if (words.length > 0) await keep("text", "", words.join("\n\n"));
    for (const [number, file] of form.getAll("files").entries()) await keep(number, file.name, file);
    return opened("kept");
  } catch {
    // No room, or nothing that could be read.
    return opened("lost");
  }
}

/** Deletes what this copy keeps of all versions but these. */
async function drop(wanted) {
  const names = wanted.map(cacheOf);
  for (const name of await caches.keys()) {
    if (name.startsWith(cacheOf("")) && !names.includes(name)) await caches.delete(name);
  }
}

/** Deletes what an earlier worker kept of this copy; another copy may have its own there. */
async function dropEarlier({ files }) {
  if (!(await exists(EARLIER))) return;
  const cache = await caches.open(EARLIER);
  for (const request of await cache.keys()) {
    const name = nameOf(request.url);
    const isOurs = name !== null && /^(articles\/|[^/]*$)/.test(name);
    if (isOurs || name in files) await cache.delete(request);
  }
  if ((await cache.keys()).length === 0) await caches.delete(EARLIER);
}

/** Brings every file of a version. What is there from an attempt that broke off was checked then. */
async function fill(list, before) {
  const cache = await caches.open(cacheOf(list.version));
  // The page first: where it is not that of the list, as while a host is putting a version up, no more
  // is asked for.
  const names = Object.keys(list.files).filter((name) => name !== PAGE);
  // They are taken from the end.
  names.sort((one, other) => isLate(other) - isLate(one));
  await bring(cache, PAGE, list, before);
  const worker = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      await bring(cache, name, list, before);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Whether nobody waits for a file: what reads other programs' files is large, and fetched when it is needed. */
const isLate = (name) => name.startsWith("import-worker");

async function bring(cache, name, list, before) {
  if (await cache.match(addressOf(name))) return;
  const hash = list.files[name];
  const same = before?.files[name] === hash ? await keptFile(before.version, name) : undefined;
  await cache.put(addressOf(name), same ?? (await checked(name, hash)));
}

// ---- Asking the server

let taking = Promise.resolve();

/**
 * Has the kept version be the server's. Returns that version; fails where the server has none to give, and
 * then what is kept stays as it is.
 */
async function update() {
  const list = await fetchList();
  // One after the other: two that are filled at once would take each other's place in any order.
  const taken = taking.then(() => take(list));
  taking = taken.catch(() => {});
  await taken;
  return list.version;
}

/** Tells a page of this version how things are. Pages of earlier versions have none to say. */
async function check(client, version) {
  const tell = (message) => client?.postMessage(message);
  const unreachable = async () => (await kept()) && tell({ kind: "unreachable" });
  const outcome = update().then(
    (current) => {
      tell({ kind: "reached", version: current });
      tell({ kind: version === undefined ? "newer" : "kept", version: current });
    },
    async (fault) => {
      // The server's version, for which there is no room here, is what such a page is.
      if (fault?.name !== "QuotaExceededError") await unreachable();
      if ((await kept())?.version === version) tell({ kind: "kept", version });
    },
  );
  if ((await Promise.race([outcome.then(() => "done"), after(PATIENCE)])) !== "done") await unreachable();
  await outcome;
}

async function fetchList() {
  const { bytes } = await read(addressOf(LIST), "no-cache");
  const list = JSON.parse(new TextDecoder().decode(bytes));
  if (list?.format !== "hashiya-files" || typeof list.version !== "string" || !list.files?.[PAGE]) {
    throw new Error(`${LIST} is another program's`);
  }
  return list;
}

/** A file of ours, checked. What the browser has of it from loading the page will do. */
async function checked(name, hash) {
  for (const cache of ["default", "reload"]) {
    const { headers, bytes } = await read(addressOf(name), cache);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    if (btoa(String.fromCharCode(...new Uint8Array(digest))) === hash) {
      return new Response(bytes, { headers: ownHeaders(headers, name) });
    }
  }
  throw new Error(`${name} is not that of the list`);
}

/** What the server said, but for what only belonged to the way here, and with the type that it is. */
function ownHeaders(headers, name) {
  const own = new Headers(headers);
  for (const header of ["content-encoding", "content-length", "transfer-encoding", "vary"]) own.delete(header);
  const type = TYPES[name.split(".").pop()];
  if (type) own.set("content-type", type);
  return own;
}

/** All bytes at an address. A redirect and every status but success is a failure, and so is silence. */
async function read(address, cache) {
  const control = new AbortController();
  const giveUp = () => control.abort(new Error("the server is silent"));
  let timer = setTimeout(giveUp, STALL);
  try {
    const response = await fetch(address, { cache, redirect: "error", signal: control.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const parts = [];
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, STALL);
      parts.push(part.value);
    }
    return { headers: response.headers, bytes: await new Blob(parts).arrayBuffer() };
  } finally {
    clearTimeout(timer);
  }
}
