// Runs before the page's own scripts: counts every call of local storage and IndexedDB, and makes
// those fail that the address asks for (`?fail=FIRST-COUNT`), until `__mend()`.
(() => {
  const asked = /fail=(\d+)-(\d+)/.exec(location.search);
  const [first, count] = asked ? [Number(asked[1]), Number(asked[2])] : [0, 0];
  let mended = false;
  globalThis.__calls = 0;
  globalThis.__failed = 0;
  globalThis.__mend = () => { mended = true; };
  const names = ['SecurityError', 'QuotaExceededError', 'InvalidStateError'];
  const call = () => {
    const number = globalThis.__calls++;
    if (!mended && number >= first && number < first + count) {
      globalThis.__failed++;
      throw new DOMException('refused by the test', names[number % names.length]);
    }
  };
  const refuse = (owner, name) => {
    const whole = Object.getOwnPropertyDescriptor(owner, name);
    const part = whole.get ? 'get' : 'value';
    const before = whole[part];
    whole[part] = function (...given) {
      call();
      return before.apply(this, given);
    };
    Object.defineProperty(owner, name, whole);
  };
  ['getItem', 'setItem', 'removeItem', 'key', 'length'].forEach((name) => refuse(Storage.prototype, name));
  refuse(window, 'localStorage');
  refuse(IDBFactory.prototype, 'open');
  refuse(IDBDatabase.prototype, 'transaction');
  refuse(IDBTransaction.prototype, 'objectStore');
  ['get', 'getAll', 'getAllKeys', 'put', 'delete'].forEach((name) => refuse(IDBObjectStore.prototype, name));
})();
