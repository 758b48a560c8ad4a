// What @mozilla/readability takes for the main text of pages: `node readability.mjs FOLDER`, from the folder that
// has the packages. Writes NAME.readability.txt beside each NAME.html.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { Readability } = require("@mozilla/readability");
const { JSDOM, VirtualConsole } = require("jsdom");

// A line end after each of them: `textContent` has nothing between paragraphs.
const BLOCKS =
  "address,article,aside,blockquote,br,caption,dd,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,h5,h6,header,li,main,ol,p,pre,section,table,td,th,tr,ul";

const parse = (html) => new JSDOM(html, { url: "https://www.example/", virtualConsole: new VirtualConsole() }).window.document;

const folder = process.argv[2];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  const article = new Readability(parse(readFileSync(join(folder, file), "utf8"))).parse();
  const content = parse(article?.content ?? "");
  for (const block of content.body.querySelectorAll(BLOCKS)) {
    block.after(content.createTextNode("\n"));
  }
  writeFileSync(join(folder, file.replace(/html$/, "readability.txt")), content.body.textContent);
}
