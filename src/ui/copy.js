// Says under which names this copy of the app stores what it stores. Several copies may stand under one
// origin, each in a folder, and the browser gives all of them the same stores. The first one there has the
// plain names, which are also those of earlier versions, and its path stands in its record of the reader;
// every other one puts its own path into its names. A page from the disk always has the plain names: a newer
// version of the file is found under another path.
{
  const path = location.protocol.startsWith("http") ? new URL(".", location.href).pathname : "";
  const names = `hashiya:@${encodeURIComponent(path)}:`;
  const { dataset } = document.documentElement;
  let isFirst = true;
  try {
    // What it has stored under names of its own, it has there also when the first copy's record is gone.
    const hasOwn = Object.keys(localStorage).some((key) => key.startsWith(names));
    const reader = JSON.parse(localStorage.getItem("hashiya:1:profile"));
    const first = reader?.path ?? path;
    isFirst = path === "" || (!hasOwn && first === path);
    dataset.first = first;
  } catch {
    // A storage that is closed has nothing to keep apart; a record that cannot be read, the program judges.
  }
  dataset.path = path;
  // What its keys in local storage begin with, and the database of its journal.
  dataset.keys = isFirst ? "hashiya:" : names;
  dataset.journal = isFirst ? "hashiya" : `hashiya@${path}`;
}
