// Keeps the app for use without a network. Network first: whoever has a network gets what the
// server has now, so nobody sees a stale page; the cache answers only when the network does not.
//
// The cache is filled in one go when the running page says what it consists of ("keep"), so that
// it never holds half of one version and half of another.

const CACHE = "hashiya-kept-1";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const own = new URL(request.url).origin === self.location.origin;
  if (own && request.method === "GET") {
    event.respondWith(networkFirst(request));
  }
});

self.addEventListener("message", (event) => {
  const { kind, addresses } = event.data ?? {};
  if (kind === "keep") {
    event.waitUntil(keep(addresses, event.source));
  } else if (kind === "check") {
    event.waitUntil(check(event.source));
  }
});

async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) {
      return kept;
    }
    throw error;
  }
}

/** The page itself: what a navigation within the worker's scope shows. */
function pageAddress() {
  return new URL("./", self.location.href).href;
}

/**
 * Fetches everything that the page consists of and, only when all of it came and belongs together,
 * puts it in place of what was kept before. Says "kept" to the page when that is done.
 */
async function keep(addresses, client) {
  const good = (await Promise.all(addresses.map(fetchFresh))).filter(Boolean);
  const page = good.find(([address]) => address === pageAddress());
  const code = addresses.filter(isCode);
  const codeCame = code.every((address) => good.some(([came]) => came === address));
  if (!page || !codeCame || !(await namesAll(page[1], code))) {
    return;
  }
  const cache = await caches.open(CACHE);
  await Promise.all(good.map(([address, response]) => cache.put(address, response)));
  const wanted = new Set(good.map(([address]) => address));
  for (const request of await cache.keys()) {
    if (!wanted.has(request.url)) {
      await cache.delete(request);
    }
  }
  client?.postMessage({ kind: "kept" });
}

/** An address with its response, or null where none came: an article that fails is left out. */
async function fetchFresh(address) {
  try {
    const response = await fetch(address, { cache: "no-cache" });
    return response.ok ? [address, response] : null;
  } catch {
    return null;
  }
}

function isCode(address) {
  return /-[0-9a-f]{8,}(_bg)?\.(js|wasm)$/.test(new URL(address).pathname);
}

/** Whether the page names each file of code: else they are of another version than the page. */
async function namesAll(response, code) {
  const text = await response.clone().text();
  return code.every((address) => text.includes(new URL(address).pathname.split("/").pop()));
}

/** Says "newer" when the server's page differs from the one that is kept. */
async function check(client) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(pageAddress());
  if (!kept) {
    return;
  }
  let current;
  try {
    current = await fetch(pageAddress(), { cache: "no-cache" });
  } catch {
    return; // No network, no news.
  }
  if (current.ok && (await current.text()) !== (await kept.text())) {
    client?.postMessage({ kind: "newer" });
  }
}
