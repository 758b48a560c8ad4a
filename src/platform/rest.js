// Brings the second half of the program: a release build keeps what first visits never use in a file
// of its own. It comes when the page has come to rest; when somebody is quicker than that, it comes at
// once, and the page waits. A build in one piece names no such file, and nothing happens here.
const hashiyaRest = (() => {
  const address = document.currentScript.dataset.rest;
  let first;
  let isPlaced = false;

  const isKnown = () => {
    try {
      return Object.keys(localStorage).some((key) => key.startsWith("hashiya:"));
    } catch {
      return false;
    }
  };

  // Whoever has been here before may need any of it as soon as the page starts, with or without a
  // network; and a service worker answers a fetch, but not the request of `fetched`, which is for first
  // visits.
  const early = address && (navigator.serviceWorker?.controller || isKnown()) ? fetch(address) : undefined;
  // Told of where it is awaited.
  early?.catch(() => {});

  /** The bytes that a page in a single file carries with it. */
  const carried = () => {
    const text = document.getElementById("hashiya-rest")?.textContent;
    return text && Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  };

  /** The bytes from the server, before anything else happens in the page. */
  const fetched = () => {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    // Keeps every byte, as the low half of a letter.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) {
      throw new Error(`${address}: ${request.status}`);
    }
    return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
  };

  /** Fills the places of the function table that the first half has left for it. */
  const place = async (source) => {
    const { instance } = await source;
    isPlaced = Boolean(instance);
  };

  const bring = () => {
    while (!isPlaced) {
      try {
        new WebAssembly.Instance(new WebAssembly.Module(carried() ?? fetched()), { first });
        isPlaced = true;
      } catch (error) {
        console.warn("the second half of the program did not come", error);
        // Asked in a way that keeps the program where it is: nothing is lost while the reader looks.
        const words = document.querySelectorAll("#rest-missing [data-lang]");
        const own = [...words].find((word) => word.dataset.lang === document.documentElement.lang);
        if (!confirm(own.textContent)) {
          // What was under way cannot go on; what is kept can begin anew.
          location.reload();
          throw error;
        }
      }
    }
  };

  const come = (response) => place(WebAssembly.instantiateStreaming(response, { first }));

  const warm = () => {
    if (address && !isPlaced) {
      come(fetch(address)).catch((error) => {
        console.warn("the second half of the program comes later", error);
        addEventListener("online", warm, { once: true });
      });
    }
  };

  return {
    address: () => address,
    // Reported as what keeps the page from starting: see `src/ui/skeleton.js`.
    early: () =>
      early &&
      come(early).catch((error) => {
        reportError(error);
        throw error;
      }),
    offer: (exports) => {
      first = exports;
    },
    warm: () => {
      if (globalThis.requestIdleCallback) {
        requestIdleCallback(warm, { timeout: 2000 });
      } else {
        setTimeout(warm, 200);
      }
    },
    bring,
  };
})();
