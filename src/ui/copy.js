// Says under which names this copy of the app stores what it stores. Several copies may stand under one
// origin, each in a folder, and the browser gives all of them the same stores. The first one there has the
// plain names, which are also those of earlier versions, and leaves a mark that says so; every other one puts
// its own path into its names. A page from the disk always has the plain names: a newer version of the file
// is found under another path.
{
  const MARK = "hashiya:@";
  const path = location.protocol.startsWith("http") ? new URL(".", location.href).pathname : "";
  const names = `${MARK}${encodeURIComponent(path)}:`;
  let isFirst = true;
  try {
    const first = localStorage.getItem(MARK);
    // What it has stored under names of its own it has there also when the mark is gone.
    const hasOwn = Object.keys(localStorage).some((key) => key.startsWith(names));
    isFirst = path === "" || (!hasOwn && (first ?? path) === path);
    if (isFirst && path !== "" && first === null) localStorage.setItem(MARK, path);
  } catch {
    // A storage that is closed has nothing to keep apart; one that is full gets the mark with the next record.
  }
  const { dataset } = document.documentElement;
  dataset.path = path;
  // What its keys in local storage begin with, and the database of its journal.
  dataset.keys = isFirst ? "hashiya:" : names;
  dataset.journal = isFirst ? "hashiya" : `hashiya@${path}`;
}
