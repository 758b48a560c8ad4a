// How the page fits into its window: what is beside it, cut off, too small to be hit, or hidden
// behind the bars; and which actions can be reached.
const done = arguments[arguments.length - 1];
const faults = [];
const name = (element) => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} ${
  JSON.stringify((element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50))}`;
const hidden = (element) => getComputedStyle(element).clipPath === 'inset(50%)' || element.closest('.visually-hidden') !== null || !element.checkVisibility({ visibilityProperty: true });
const box = (element) => element.getBoundingClientRect();
// What lies under an open window cannot be reached, and need not be.
const windows = all('dialog[open]');
const top = windows.at(-1) ?? document.body;

// Firefox leaves what is in a card out of sight where it stood in the window before.
const cards = all('.card');
for (const card of cards) card.style.contentVisibility = 'visible';

const wide = document.documentElement.scrollWidth - innerWidth;
if (wide > 1) faults.push(`the page is ${wide} px wider than the window`);
for (const element of top.querySelectorAll('*')) {
  if (hidden(element) || element.closest('svg')) continue;
  const style = getComputedStyle(element);
  const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const outside = box(element).left < -1 || box(element).right > innerWidth + 1;
  if (outside && (text || element.matches('button, a, input, select, textarea'))) faults.push(`beside the window: ${name(element)}`);
  // Text that ends in an ellipsis is to be read elsewhere, which its element says.
  const told = element.closest('[title], [data-full]');
  if (text && !told && style.overflowX !== 'visible' && style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1
    && !element.matches('input, select, textarea')) faults.push(`cut off: ${name(element)}`);
  if (text && element.matches('kbd, button, .button') && element.scrollWidth > element.clientWidth + 1) faults.push(`text beside its frame: ${name(element)}`);
  if (text && style.overflowY === 'hidden' && style.display !== 'inline' && element.scrollHeight > element.clientHeight + 2)
    faults.push(`cut off below: ${name(element)}`);
}

// A note in the margin stands beside its text, and the line that marks a guess right before it.
for (const note of top.querySelectorAll('.margin-note')) {
  const text = box(note.closest('.block-text'));
  const over = box(note).right > text.left + 1 && box(note).left < text.right - 1;
  if (!hidden(note) && over) faults.push(`over the text: ${name(note)}`);
}
// While words are searched, the field has the keyboard: where the reader is must be seen all the same.
const found = one('[data-search]') && one('.sentence[aria-selected="true"]');
if (found && getComputedStyle(found).outlineStyle === 'none') faults.push(`no frame around ${name(found)}`);
for (const block of top.querySelectorAll('.block[data-uncertain]')) {
  const line = parseFloat(getComputedStyle(block, '::before').insetInlineStart);
  const [whole, text] = [box(block), box(block.querySelector('.block-text'))];
  const room = getComputedStyle(block).direction === 'rtl' ? whole.right - text.right : text.left - whole.left;
  if (!(room - line >= 0 && room - line < 24)) faults.push(`the line is ${room - line} px from ${name(block)}`);
}

// WCAG 2.2, 2.5.8: 24 by 24, but for links and sentences in running text.
const targets = 'button, a[href], input:not(.visually-hidden), select, textarea, summary, label.button';
for (const element of top.querySelectorAll(targets)) {
  if (hidden(element) || getComputedStyle(element).display === 'inline') continue;
  const { width, height } = box(element);
  if (width < 24 || height < 24) faults.push(`a target of ${Math.round(width)} by ${Math.round(height)}: ${name(element)}`);
}

for (const card of cards) card.style.contentVisibility = '';

// Everything that scrolls away comes back: the bars leave room for the page.
const bars = windows.length ? [] : all('.topbar, .toolbar').filter((bar) => getComputedStyle(bar).position === 'sticky');
const covered = bars.reduce((sum, bar) => sum + box(bar).height, 0);
if (covered > innerHeight * 0.62) faults.push(`the bars cover ${Math.round(covered)} of ${innerHeight} px`);

// The focused element can be seen, at least in part (2.4.11). A sentence comes back by itself when the
// window changes its size; what else is focused does so when it is used.
const focus = document.activeElement;
const isSentence = focus?.matches('[data-sentence]');
const isWatched = focus && focus !== document.body && focus.matches('[data-sentence], button, a, input, textarea, select') && !hidden(focus);
const isSeen = () => {
  const boxes = [...focus.getClientRects()].filter((one) => one.width > 0);
  return !boxes.length || boxes.some((one) => [0.1, 0.5, 0.9].some((part) => {
    const at = document.elementFromPoint(one.left + one.width * part, one.top + one.height / 2);
    return at !== null && (focus.contains(at) || at.contains(focus) && !at.matches('body, html, main'));
  }));
};
if (isWatched && !isSentence) focus.scrollIntoView({ block: 'nearest', behavior: 'instant' });

// Behind a menu counts, when what opens it can be seen.
const opener = (element) => {
  const menu = element.closest('[popover]');
  const folded = element.closest('.notices')?.querySelectorAll('[aria-expanded]') ?? [];
  return [...folded, ...(menu ? all(`[popovertarget="${menu.id}"]`) : [])]
    .find((button) => !menu?.contains(button) && !hidden(button));
};
const actions = [...top.querySelectorAll('[data-action]')]
  .filter((element) => !hidden(element) || getComputedStyle(element).display !== 'none' && opener(element))
  .map((element) => element.dataset.action);
const frame = () => new Promise(requestAnimationFrame);
const look = async () => {
  for (let frames = 0; isWatched && !isSeen(); frames += 1) {
    if (frames === (isSentence ? 300 : 0)) {
      faults.push(`the focus is hidden: ${name(focus)}`);
      break;
    }
    await frame();
  }
  done({ faults: [...new Set(faults)], actions: [...new Set(actions)].sort() });
};
look();
