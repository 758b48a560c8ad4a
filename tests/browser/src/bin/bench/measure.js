// Runs before the page's own scripts, the same in both pages: measures from the key event to the
// frame that shows its effect, and the moment at which the article first stood on the screen.
(() => {
  const state = (globalThis.__bench = { samples: [], shown: null, memory: null });
  const LABELS = { Digit1: 'claim', Digit2: 'quote', Digit3: 'background' };

  // Runs `then` as soon as the main thread has nothing left of what it does now.
  const afterThis = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  };
  // Runs `then` after the next frame was laid out and painted, with the frame's beginning.
  const afterFrame = (then) => requestAnimationFrame((began) => afterThis(() => then(began)));

  const focused = () => {
    const active = document.activeElement;
    if (active?.matches('[data-sentence]')) return active;
    return document.getElementById(active?.getAttribute('aria-activedescendant') ?? '');
  };

  addEventListener('keydown', (event) => {
    const label = LABELS[event.code];
    if (!label || event.repeat) return;
    const number = focused()?.dataset.sentence;
    const start = performance.now();
    const sample = { painted: null, frames: 0 };
    const look = () => {
      // The element may be another one after a render: it is looked up by its number.
      const there = () => document.querySelector(`[data-sentence="${number}"]`)?.dataset.label === label;
      requestAnimationFrame(() => {
        sample.frames += 1;
        const shown = there();
        afterThis(() => {
          if (!shown && sample.frames < 60) return look();
          sample.painted = performance.now() - start;
          state.samples.push(sample);
        });
      });
    };
    look();
  }, { capture: true });

  const watch = new MutationObserver(() => {
    if (state.shown !== null || !document.querySelector('[data-sentence]')) return;
    watch.disconnect();
    afterFrame(() => { state.shown = performance.now(); });
  });
  watch.observe(document, { childList: true, subtree: true });

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      state.memory = (result.instance ?? result).exports.memory ?? state.memory;
      return result;
    };
  }
})();
