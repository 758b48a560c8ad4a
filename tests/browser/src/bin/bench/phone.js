// Runs before the page's own scripts, after `library.js`: goes to the first article as soon as it is to be
// seen in the library, and tags by key as soon as a sentence has the focus; notes when the tag is painted,
// in milliseconds from the start of the navigation.
(() => {
  globalThis.__tagged = null;
  let opened = false;
  const look = () => {
    const library = globalThis.__library;
    if (!opened && library.seen !== null && document.querySelector('.card .card-link')) {
      opened = true;
      document.querySelector('.card .card-link').click();
    }
    const sentence = document.activeElement?.closest('[data-sentence]');
    if (document.querySelector('[data-sentence][data-label]')) {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { globalThis.__tagged ??= performance.now(); };
      channel.port2.postMessage(null);
      return;
    }
    if (sentence?.checkVisibility()) {
      sentence.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, cancelable: true }));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
