// Helpers for the scripts that the tests run in the page: the page's contract, in one place.
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const sentence = (number) => one(`[data-sentence="${number}"]`);
const visible = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
};
// The focused sentence is the active element itself or the one that it names as active.
const focusedElement = () => {
  const active = document.activeElement;
  if (!active) return null;
  if (active.matches('[data-sentence]')) return active;
  const named = active.getAttribute('aria-activedescendant');
  const inside = named && document.getElementById(named);
  return inside && inside.matches('[data-sentence]') ? inside : null;
};
const focusedNumber = () => {
  const element = focusedElement();
  return element ? Number(element.dataset.sentence) : null;
};
const describe = (element) => ({
  number: Number(element.dataset.sentence),
  text: element.textContent,
  label: element.dataset.label ?? null,
  role: element.closest('[data-role]')?.dataset.role ?? null,
});
// Digits of any script that the interface may use, and their groups, as plain numbers.
const plainDigits = (text) => text
  .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x6F0))
  .replace(/(?<=\d)[,\u066C\u202F](?=\d{3})/g, '');
const ownStorage = () => Object.fromEntries(
  Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));
