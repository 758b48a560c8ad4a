// Runs before the page's own scripts: tags by key as soon as a focused sentence is to be seen, and
// notes when the tag is there, in milliseconds from the start of the navigation.
(() => {
  globalThis.__tagged = null;
  const look = () => {
    const sentence = document.activeElement?.closest('[data-sentence]');
    if (document.querySelector('[data-sentence][data-label]')) {
      globalThis.__tagged = performance.now();
      return;
    }
    if (sentence?.checkVisibility()) {
      sentence.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, cancelable: true }));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
