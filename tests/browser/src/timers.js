// Runs before the page's own scripts: keeps its timers, so that a test can have all that waits happen
// now, instead of waiting for longer than anything waits.
(() => {
  const [set, clear, setAgain] = [setTimeout, clearTimeout, setInterval].map((own) => own.bind(globalThis));
  const waiting = new Map();
  // The page's own clock runs ahead by what a test let pass.
  let ahead = 0;
  const now = () => performance.now() + ahead;
  const plan = (id, wait, call, again) => waiting.set(id, { due: now() + wait, wait, call, again });
  globalThis.setTimeout = (call, wait = 0, ...rest) => {
    const id = set(() => { waiting.delete(id); call(...rest); }, wait);
    plan(id, Math.max(0, wait), () => call(...rest), false);
    return id;
  };
  globalThis.setInterval = (call, wait = 0, ...rest) => {
    const id = setAgain(call, wait, ...rest);
    plan(id, Math.max(1, wait), () => call(...rest), true);
    return id;
  };
  globalThis.clearTimeout = globalThis.clearInterval = (id) => { waiting.delete(id); clear(id); };
  // What the page would do in so many milliseconds it does now, one after the other in its order.
  globalThis.__pass = async (milliseconds) => {
    const end = now() + milliseconds;
    for (;;) {
      const next = [...waiting].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due)[0];
      if (!next) return;
      const [id, timer] = next;
      ahead += Math.max(0, timer.due - now());
      if (timer.again) timer.due += timer.wait;
      else { waiting.delete(id); clear(id); }
      try { timer.call(); } catch (error) { reportError(error); }
      // What was promised comes before the next one.
      await new Promise((turn) => set(turn));
    }
  };
})();
