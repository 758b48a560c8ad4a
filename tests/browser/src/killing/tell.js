// Runs before the page's own scripts. Tells the site, whenever the page says "saved", what it shows in that same
// moment, so that the test knows it though the browser is killed in the next: the labels of the open article, one
// character for each sentence, or the articles of the library. POST
// ack/<number>/<article>/<labels>/<articles>/<times>/<times>, with "-" for what there is nothing of. Times are
// those of the journal's transactions and of the word "saving", in milliseconds since the last message.
(() => {
  const stored = Object.entries(localStorage).filter(([key]) => key.includes(':tags:'));
  globalThis.__before = { stored: Object.fromEntries(stored) };
  let transactions = [];
  let savings = [];
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = performance.now();
    const made = transaction.apply(this, given);
    if (given[1] === 'readwrite') {
      made.addEventListener('complete', () => transactions.push(performance.now() - begun));
    }
    return made;
  };
  const SIGNS = { claim: '1', quote: '2', background: '3' };
  let number = 0;
  let last = '';
  let since = null;
  const list = (times) => times.splice(0).map((time) => time.toFixed(2)).join('_') || '-';
  const look = () => {
    const state = document.querySelector('[data-save-state]')?.dataset.saveState;
    if (state === 'saving') since ??= performance.now();
    if (state !== 'saved') return;
    const sentences = [...document.querySelectorAll('[data-sentence]')];
    const labels = sentences.map((sentence) => SIGNS[sentence.dataset.label] ?? '0').join('');
    const cards = [...document.querySelectorAll('#app [data-article]')].map((card) => card.dataset.article);
    if (labels === '' && cards.length === 0) return;
    if (since !== null) savings.push(performance.now() - since);
    since = null;
    const article = labels === '' ? '-' : location.hash.split('/')[2];
    const shown = `${article}/${labels || '-'}/${labels === '' ? cards.join() : '-'}`;
    if (shown === last) return;
    last = shown;
    number += 1;
    fetch(`ack/${number}/${shown}/${list(transactions)}/${list(savings)}`, { method: 'POST' }).catch(() => {});
  };
  const attributeFilter = ['data-label', 'data-save-state'];
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
})();
