// Runs before the page's own scripts: notes when the first article of the library can be seen, when the
// page answers to the reader, and when all articles are there; in milliseconds from the start of the
// navigation, each after the frame that shows it was painted.
(() => {
  const state = (globalThis.__library = { seen: null, usable: null, all: null, expected: Infinity });
  // Runs `then` as soon as the main thread has nothing left of what it does now.
  const afterThis = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  };
  const note = (name, holds) => {
    if (state[name] === null && holds) afterThis(() => { state[name] ??= performance.now(); });
  };
  // A live list: asking for its length costs little, however many articles there are.
  const titles = document.getElementsByTagName('h2');
  const look = () => {
    // The page's own skeleton has real articles already.
    const skeleton = document.querySelector('#skeleton .card h2');
    const own = document.querySelector('#app .card h2');
    const title = own ?? skeleton;
    const box = title?.checkVisibility({ visibilityProperty: true }) ? title.getBoundingClientRect() : null;
    const seen = box !== null && box.height > 0 && box.top < innerHeight && title.textContent.trim() !== '';
    const ready = own !== null && (document.body?.hasAttribute('data-ready') ?? false);
    note('seen', seen);
    note('usable', seen && ready);
    note('all', ready && skeleton === null && titles.length >= state.expected);
    if (state.all === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
