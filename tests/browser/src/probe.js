// Runs before the page's own scripts: keeps what the page must never do, for the tests to read.
(() => {
  const seen = (globalThis.__probe = { violations: [], errors: [] });
  addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`);
  });
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) seen.errors.push(event.message);
  });
  addEventListener('unhandledrejection', (event) => seen.errors.push(String(event.reason)));
  const report = console.error.bind(console);
  console.error = (...words) => {
    seen.errors.push(words.map(String).join(' '));
    report(...words);
  };
})();
