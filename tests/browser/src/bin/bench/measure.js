// Runs before the page's own scripts, the same in both pages: notes when the article first stood on the
// screen, when a key first tagged a sentence, and the time from each key to the frame that shows its tag.
(() => {
  const state = (globalThis.__bench = { samples: [], shown: null, ready: null, memory: null });
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

  // Answers the sentence's element, which may be another one after it was drawn anew. It is looked up
  // only then: a look through a long article at each frame would be part of what is measured.
  const present = (element, number) => element.isConnected ? element : document.querySelector(`[data-sentence="${number}"]`);

  addEventListener('keydown', (event) => {
    const label = LABELS[event.code];
    const sentence = focused();
    if (!label || event.repeat || !event.isTrusted || !sentence) return;
    const { sentence: number } = sentence.dataset;
    const start = performance.now();
    const sample = { painted: null, frames: 0 };
    const look = () => {
      requestAnimationFrame(() => {
        sample.frames += 1;
        const shown = present(sentence, number)?.dataset.label === label;
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

  // Tags the sentence that the address names by key, as soon as it has the focus and is to be seen, with
  // a label that it does not have, once a frame until the page takes the key. A page that has taken it
  // moves the focus on, and may show the tag in a later frame.
  const wanted = location.hash.match(/\d+$/)?.[0];
  let asked = null;
  const isTagged = () => asked !== null && document.querySelector(`[data-sentence="${wanted}"]`)?.dataset.label === asked;
  const attempt = () => requestAnimationFrame(() => {
    if (isTagged()) return tagged();
    const sentence = focused();
    if (!sentence?.checkVisibility() || sentence.dataset.sentence !== wanted) return attempt();
    asked = sentence.dataset.label === 'claim' ? 'quote' : 'claim';
    const digit = asked === 'claim' ? '1' : '2';
    const key = { key: digit, code: `Digit${digit}`, bubbles: true, cancelable: true };
    sentence.dispatchEvent(new KeyboardEvent('keydown', key));
    sentence.dispatchEvent(new KeyboardEvent('keyup', key));
    afterThis(() => isTagged() ? tagged() : attempt());
  });
  const tagged = () => {
    state.ready = performance.now();
    performance.mark('hashiya-ready');
  };
  if (wanted) attempt();

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      state.memory = (result.instance ?? result).exports.memory ?? state.memory;
      return result;
    };
  }
})();
