// Helpers for the scripts that the tests run in Firefox's own window.
const page = gBrowser.selectedBrowser;
const context = page.browsingContext;
// Sets preferences; those that are null are as they were.
const prefer = (preferences) => {
  for (const [name, value] of Object.entries(preferences)) {
    if (value === null) Services.prefs.clearUserPref(name);
    else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
    else Services.prefs.setStringPref(name, value);
  }
};
// Gives the page a size in CSS pixels, whatever the window has; none: the window's.
const resize = (width, height) => {
  for (const [side, size] of [['width', width], ['height', height]]) {
    for (const name of [side, `min-${side}`, `max-${side}`]) {
      if (size) page.style.setProperty(name, `${size}px`);
      else page.style.removeProperty(name);
    }
  }
};
// What the system asks for, by media feature; what is not named is as the browser has it.
const ask = (features) => {
  context.prefersColorSchemeOverride = features['prefers-color-scheme'] ?? 'none';
  context.forcedColorsOverride = features['forced-colors'] ?? 'none';
  const contrast = features['prefers-contrast'] === 'more' ? 1 : null;
  prefer({
    'ui.prefersReducedMotion': features['prefers-reduced-motion'] === 'reduce' ? 1 : null,
    // A theme of high contrast, with the page's own colours.
    'ui.useAccessibilityTheme': contrast,
    'browser.display.document_color_use': contrast,
  });
};
// Writes down every request as it begins, one a line in the form of Chromium's record, until the browser
// ends: the file is written through, for nobody says when that is.
const logRequests = (path) => {
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  const stream = Cc['@mozilla.org/network/file-output-stream;1'].createInstance(Ci.nsIFileOutputStream);
  stream.init(file, 0x02 | 0x08 | 0x10, 0o600, 0);
  const writer = Cc['@mozilla.org/intl/converter-output-stream;1'].createInstance(Ci.nsIConverterOutputStream);
  writer.init(stream, 'UTF-8');
  Services.obs.addObserver((subject) => {
    const channel = subject.QueryInterface(Ci.nsIChannel);
    const asking = channel.loadInfo?.triggeringPrincipal;
    const initiator = asking?.isContentPrincipal ? asking.originNoSuffix : '';
    writer.writeString(`${JSON.stringify({ params: { url: channel.URI.spec, initiator } })}\n`);
    writer.flush();
  }, 'http-on-modify-request');
};
// The errors of pages since this was last asked: those that Firefox found itself.
const takeFaults = () => {
  const faults = Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError
    && /^(https?|file|blob):/.test(message.sourceName) && !(message.flags & Ci.nsIScriptError.warningFlag));
  Services.console.reset();
  return faults.map((fault) => ({ level: 'SEVERE', message: String(fault) }));
};
// An input method: shows a word that is being composed, and ends it.
const inputMethod = () => {
  window.__inputMethod ??= Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!window.__inputMethod.beginInputTransactionForTests(window)) throw new Error('another input method is at work');
  return window.__inputMethod;
};
const compose = (word) => {
  const method = inputMethod();
  method.setPendingCompositionString(word);
  method.appendClauseToPendingComposition(word.length, method.ATTR_RAW_CLAUSE);
  method.setCaretInPendingComposition(word.length);
  method.flushPendingComposition();
};
const endComposing = (word) => inputMethod().commitCompositionWith(word);
// The page's manifest as Firefox understands it, with what it finds wrong.
const manifest = () => {
  const { ManifestObtainer } = ChromeUtils.importESModule('resource://gre/modules/ManifestObtainer.sys.mjs');
  return ManifestObtainer.browserObtainManifest(page, { checkConformance: true });
};
// The accessibility tree of the page in reading order, as screen readers are given it; it comes to be a
// moment after it was first asked for, and then follows the page.
const readTree = () => {
  const service = window.__accessibility ??= Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  service.getAccessibleFor(document);
  const nodes = window.__nodes = [];
  const walk = (node) => {
    nodes.push(node);
    for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
  };
  const tree = service.getAccessibleFor(page)?.firstChild;
  if (tree) walk(tree);
  const roles = { 'text leaf': 'StaticText' };
  const states = { unavailable: 'disabled' };
  return nodes.map((node, id) => {
    const [plain, extra] = [{}, {}];
    node.getState(plain, extra);
    const list = service.getStringStates(plain.value, extra.value);
    const role = service.getStringRole(node.role);
    return { id, role: node.computedARIARole || (roles[role] ?? role), name: node.name ?? '',
      description: node.description ?? '', value: node.value ?? '',
      states: Array.from({ length: list.length }, (_, at) => states[list.item(at)] ?? list.item(at)) };
  });
};
// What a screen reader does with a node of the tree that was just read.
const activate = (id) => window.__nodes[id].doAction(0);
const takeFocus = (id) => window.__nodes[id].takeFocus();
// Forgets what a test has left: what the system asked for, workers, whatever sites keep, permissions, faults.
const forget = async (language) => {
  ask({});
  prefer({ 'intl.accept_languages': language });
  const { ServiceWorkerCleanUp } = ChromeUtils.importESModule('resource://gre/modules/ServiceWorkerCleanUp.sys.mjs');
  await ServiceWorkerCleanUp.removeAll();
  const { CLEAR_ALL_CACHES, CLEAR_DOM_STORAGES, CLEAR_COOKIES, CLEAR_PERMISSIONS } = Ci.nsIClearDataService;
  const all = CLEAR_ALL_CACHES | CLEAR_DOM_STORAGES | CLEAR_COOKIES | CLEAR_PERMISSIONS;
  await new Promise((done, failed) => Services.clearData.deleteData(all, (flags) => flags ? failed(new Error(`not deleted: ${flags}`)) : done()));
  takeFaults();
};
