// Notes when frames begin, and the tasks of the main thread that take longer than 50 ms.
(() => {
  const state = (globalThis.__frames = { deltas: [], long: [], on: false });
  let last = null;
  const note = (now) => {
    if (state.on && last !== null) state.deltas.push(now - last);
    last = state.on ? now : null;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  new PerformanceObserver((list) => {
    if (state.on) state.long.push(...list.getEntries().map((entry) => entry.duration));
  }).observe({ type: 'longtask' });
  // Resolves to the interval of the display: the median of a second in which nothing happens.
  state.interval = async () => {
    state.begin();
    await new Promise((done) => setTimeout(done, 1000));
    const { deltas } = state.end();
    return deltas.sort((one, other) => one - other)[deltas.length >> 1];
  };
  state.begin = () => {
    [state.deltas, state.long, state.on] = [[], [], true];
  };
  state.end = () => {
    state.on = false;
    return { deltas: state.deltas, long: state.long };
  };
})();
