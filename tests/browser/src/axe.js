// Runs axe-core on the page, once nothing moves, and gives its findings in few words.
const done = arguments[arguments.length - 1];
const still = Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
still
  .then(() => axe.run(document, { resultTypes: ['violations'] }))
  .then((found) => done({
    passes: found.passes.length,
    violations: found.violations.map((rule) => ({
      rule: rule.id,
      help: rule.help,
      nodes: rule.nodes.slice(0, 4).map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 400)}`),
    })),
  }), (error) => done({ passes: 0, violations: String(error) }));
