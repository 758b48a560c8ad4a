//! Turns a finished build into one HTML file that needs nothing beside it.
//!
//! A page opened from a disk may neither import a module nor fetch a file. So everything moves
//! into the page: styles with their fonts, the glue code as an inline module (which may have
//! `export`), the WebAssembly in base64, and the articles. The page has a policy of its own, in
//! which nothing but this may run and nothing at all may be fetched.

use crate::articles;
use crate::csp;
use crate::html::{Edits, Tag, tags};
use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Name of the self-contained file in the folder of finished builds.
pub const SINGLE_FILE: &str = "hashiya.html";

/// Id of the element with the WebAssembly.
const WASM_ELEMENT: &str = "hashiya-wasm";
/// The worker that reads files: how its glue code and its WebAssembly are called without their endings, and the ids
/// of the elements that hold them, which the page makes the worker of (`src/platform/importer.rs`).
const IMPORT_WORKER: &str = "import-worker";
const IMPORT_WORKER_ELEMENT: &str = "hashiya-import-worker";
const IMPORT_WORKER_WASM_ELEMENT: &str = "hashiya-import-worker-wasm";
/// Id of the element with the articles, which the page reads.
const ARTICLES_ELEMENT: &str = "hashiya-articles";

/// The text of the single file for the build in `dist`.
///
/// # Errors
/// When a file is missing, or the page refers to something that this cannot put into it.
pub fn make(dist: &Path) -> Result<String> {
    let html = read(dist, "index.html")?;
    let mut edits = Edits::default();
    let mut started = false;
    for tag in &tags(&html) {
        let span = tag.element(&html);
        match tag.name.as_str() {
            "html" => edits.replace(span.end - 1..span.end, " data-single-file>"),
            "meta" if csp::is_policy(tag) => edits.replace(span, ""),
            "link" => edits.replace(span, inline_link(dist, tag)?),
            "script" if tag.attribute("src").is_some() => edits.replace(span, inline_script(dist, tag)?),
            "script" => {
                let script = &html[tag.content.clone().unwrap_or_default()];
                if let Some(glue) = imported_glue(script) {
                    edits.replace(span, starting_elements(dist, glue)?);
                    started = true;
                }
            }
            _ => {}
        }
    }
    if !started {
        bail!("index.html has no script that starts the page");
    }
    let html = edits.apply(&html);
    refuse_references(&html)?;
    with_policy(&html)
}

fn read(dist: &Path, name: &str) -> Result<String> {
    let bytes = read_bytes(dist, name)?;
    String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))
}

/// The file that the build refers to as `name`, relative to its top folder.
fn read_bytes(dist: &Path, name: &str) -> Result<Vec<u8>> {
    let file = dist.join(name.trim_start_matches("./"));
    fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))
}

/// What takes the place of a `link`.
fn inline_link(dist: &Path, tag: &Tag) -> Result<String> {
    let relation = tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
    let href = tag.attribute("href").unwrap_or_default();
    match relation.as_str() {
        "stylesheet" => {
            let css = inline_fonts(dist, &read(dist, href)?)?;
            if css.to_ascii_lowercase().contains("</style") {
                bail!("{href} contains a closing style tag");
            }
            Ok(format!("<style>{css}</style>"))
        }
        // What they announce is in the page already.
        "modulepreload" | "preload" | "prefetch" => Ok(String::new()),
        // A file on a disk cannot be installed, and its manifest would be another file.
        "manifest" => Ok(String::new()),
        "icon" | "apple-touch-icon" => Ok(format!("<link rel=\"{relation}\" href=\"{}\">", data_url(dist, href)?)),
        _ => bail!("index.html has a link with rel=\"{relation}\", which has no place in one file"),
    }
}

/// What takes the place of a script from a file.
fn inline_script(dist: &Path, tag: &Tag) -> Result<String> {
    let address = tag.attribute("src").unwrap_or_default();
    let code = read(dist, address)?;
    if code.to_ascii_lowercase().contains("</script") {
        bail!("{address} contains a closing script tag");
    }
    Ok(format!("<script>{code}</script>"))
}

/// The style sheet with every file it refers to turned into a `data:` address.
fn inline_fonts(dist: &Path, css: &str) -> Result<String> {
    if css.contains("@import") {
        bail!("a style sheet has @import; link each style sheet in index.html instead");
    }
    let mut result = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let (address, after) = after.split_once(')').context("a url( in a style sheet has no end")?;
        let name = address.trim().trim_matches(['"', '\'']);
        result.push_str(before);
        if name.starts_with("data:") || name.starts_with('#') {
            result.push_str(&format!("url({address})"));
        } else {
            result.push_str(&format!("url(\"{}\")", data_url(dist, name)?));
        }
        rest = after;
    }
    result.push_str(rest);
    Ok(result)
}

fn data_url(dist: &Path, name: &str) -> Result<String> {
    if name.starts_with("data:") {
        return Ok(name.to_owned());
    }
    let name = name.split(['?', '#']).next().unwrap_or(name);
    let ending = name.rsplit('.').next().unwrap_or_default();
    let media_type = match ending {
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => bail!("{name}: no media type is known for .{ending}"),
    };
    Ok(format!(
        "data:{media_type};base64,{}",
        STANDARD.encode(read_bytes(dist, name)?)
    ))
}

/// The glue module that Trunk's starting script imports, if this is that script.
fn imported_glue(script: &str) -> Option<&str> {
    let (_, after) = script.split_once("import init")?;
    let (_, address) = after.split_once('\'')?;
    let (glue, _) = address.split_once('\'')?;
    glue.ends_with(".js").then_some(glue)
}

/// The elements that hold the program and the articles, and start the page.
fn starting_elements(dist: &Path, glue: &str) -> Result<String> {
    let stem = glue.strip_suffix(".js").unwrap_or(glue);
    let wasm = STANDARD.encode(read_bytes(dist, &format!("{stem}_bg.wasm"))?);
    let code = read(dist, glue)?;
    let init = default_export(&code).with_context(|| format!("{glue} has no default export"))?;
    if code.lines().any(|line| line.starts_with("import ")) {
        bail!("{glue} imports another module, which one file cannot have");
    }
    if code.to_ascii_lowercase().contains("</script") {
        bail!("{glue} contains a closing script tag");
    }
    let articles = articles_json(&dist.join("articles"))?;
    let worker = import_worker(dist)?;
    Ok(format!(
        "<script type=\"application/json\" id=\"{ARTICLES_ELEMENT}\">{articles}</script>\n\
         <script type=\"text/plain\" id=\"{WASM_ELEMENT}\">{wasm}</script>\n\
         {worker}\
         <script type=\"module\">\n{code}\n\
         const text = atob(document.getElementById('{WASM_ELEMENT}').textContent);\n\
         {init}({{ module_or_path: Uint8Array.from(text, (byte) => byte.charCodeAt(0)) }}).catch(reportError);\n\
         </script>"
    ))
}

/// The elements that hold the worker that reads files.
fn import_worker(dist: &Path) -> Result<String> {
    let wasm = STANDARD.encode(read_bytes(dist, &format!("{IMPORT_WORKER}_bg.wasm"))?);
    let code = read(dist, &format!("{IMPORT_WORKER}.js"))?;
    if code.to_ascii_lowercase().contains("</script") {
        bail!("{IMPORT_WORKER}.js contains a closing script tag");
    }
    Ok(format!(
        "<script type=\"text/plain\" id=\"{IMPORT_WORKER_ELEMENT}\">{code}</script>\n\
         <script type=\"text/plain\" id=\"{IMPORT_WORKER_WASM_ELEMENT}\">{wasm}</script>\n"
    ))
}

/// The local name of a module's default export, from its `export { …, NAME as default }`.
fn default_export(code: &str) -> Option<&str> {
    let (before, _) = code.rsplit_once(" as default")?;
    let name = before.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$');
    name.into_iter().next().filter(|name| !name.is_empty())
}

/// The articles in `dir`, for a script element.
fn articles_json(dir: &Path) -> Result<String> {
    let mut entries = Vec::new();
    let index: Value = serde_json::from_str(&read(dir, "index.json")?).context("the list of the articles")?;
    let listed = index["articles"].as_array().cloned().unwrap_or_default();
    for article in articles::list(dir)? {
        let entry = listed.iter().find(|entry| entry["id"] == article.id.as_str());
        let file = dir.join(&article.file);
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        entries.push(json!({
            "id": article.id,
            "file": article.file,
            "summary": entry.map_or(&Value::Null, |entry| &entry["summary"]),
            "base64": STANDARD.encode(bytes),
        }));
    }
    Ok(for_script(&json!({ "articles": entries }).to_string()))
}

/// JSON that cannot end the script element it stands in: `<` only occurs inside strings.
fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Fails when an element still loads another file.
fn refuse_references(html: &str) -> Result<()> {
    for tag in tags(html) {
        let address = match tag.name.as_str() {
            "a" => None,
            "link" => tag.attribute("href"),
            _ => tag.attribute("src").or_else(|| tag.attribute("srcset")),
        };
        if let Some(address) = address.filter(|address| !address.starts_with("data:")) {
            bail!("the single file would still refer to {address} (in <{}>)", tag.name);
        }
    }
    Ok(())
}

/// The page with its policy as the first thing in its head, after the character encoding.
fn with_policy(html: &str) -> Result<String> {
    let scripts = csp::inline_hashes(html, "script").join(" ");
    let styles = csp::inline_hashes(html, "style").join(" ");
    let styles = if styles.is_empty() { "'none'" } else { &styles };
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src 'wasm-unsafe-eval' {scripts}; style-src {styles}; font-src data:; \
         img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'\">"
    );
    let tags = tags(html);
    let head = tags.iter().find(|tag| tag.name == "head");
    let encoding = tags.iter().find(|tag| tag.attribute("charset").is_some());
    let before = encoding.or(head).context("index.html has no <head>")?.span.end;
    Ok(format!("{}\n{policy}{}", &html[..before], &html[before..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const PAGE: &str = "<!doctype html><html lang=\"ar\"><head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\
        <link rel=\"stylesheet\" href=\"./page.css\" integrity=\"x\">\
        <link rel=\"modulepreload\" href=\"./app.js\"><link rel=\"manifest\" href=\"m.json\">\
        <link rel=\"icon\" href=\"icon.svg\"></head><body>\
        <script src=\"./early.js\"></script>\n<script type=\"module\">\n\
        import init from './app.js';\n\
        init({ module_or_path: './app_bg.wasm' }).catch(reportError);\n</script></body></html>";

    /// A small build in a folder of its own, removed at the end of the test.
    struct Build(PathBuf);

    impl Build {
        fn new(name: &str, page: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("hashiya-{name}-{}", std::process::id()));
            fs::create_dir_all(dir.join("articles")).unwrap();
            let files: [(&str, &[u8]); 9] = [
                ("index.html", page.as_bytes()),
                ("page.css", b"@font-face{src:url('f.woff2')}"),
                ("f.woff2", b"font"),
                ("icon.svg", b"<svg/>"),
                ("app.js", b"let wasm;\nexport { initSync, __wbg_init as default };\n"),
                ("app_bg.wasm", b"\0asm"),
                ("early.js", b"const early = 1;"),
                ("import-worker.js", b"let wasm_bindgen;"),
                ("import-worker_bg.wasm", b"\0asm"),
            ];
            for (file, bytes) in files {
                fs::write(dir.join(file), bytes).unwrap();
            }
            fs::write(dir.join("articles/a<b.txt"), "خبر</script>").unwrap();
            fs::write(
                dir.join("articles/index.json"),
                "{\"articles\":[{\"id\":\"a<b\",\"summary\":7}]}",
            )
            .unwrap();
            Self(dir)
        }
    }

    impl Drop for Build {
        fn drop(&mut self) {
            // Only space is lost when this fails.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn everything_moves_into_the_page() {
        let build = Build::new("whole", PAGE);
        let html = make(&build.0).unwrap();
        assert!(html.starts_with("<!doctype html><html lang=\"ar\" data-single-file>"));
        assert!(html.contains("<style>@font-face{src:url(\"data:font/woff2;base64,Zm9udA==\")}</style>"));
        assert!(html.contains("id=\"hashiya-wasm\">AGFzbQ==</script>"));
        assert!(html.contains("<script>const early = 1;</script>"));
        assert!(html.contains("id=\"hashiya-import-worker\">let wasm_bindgen;</script>"));
        assert!(html.contains("id=\"hashiya-import-worker-wasm\">AGFzbQ==</script>"));
        assert!(html.contains("__wbg_init({ module_or_path:"));
        assert!(html.contains("href=\"data:image/svg+xml;base64,"));
        for gone in ["./app.js", "page.css", "m.json", "integrity", "script-src 'self'"] {
            assert!(!html.contains(gone), "{gone}");
        }
        let module = tags(&html).into_iter().find(|tag| tag.is("type", "module")).unwrap();
        let hash = csp::hash_source(&html[module.content.unwrap()]);
        assert!(html.contains(&format!(" {hash}; style-src")), "{html}");
    }

    #[test]
    fn articles_keep_their_bytes_and_cannot_end_the_script() {
        let build = Build::new("articles", PAGE);
        let html = make(&build.0).unwrap();
        let tag = tags(&html)
            .into_iter()
            .find(|tag| tag.is("id", ARTICLES_ELEMENT))
            .unwrap();
        let text = &html[tag.content.unwrap()];
        assert!(!text.contains('<'));
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let article = &value["articles"][0];
        assert_eq!((&article["id"], &article["file"]), (&json!("a<b"), &json!("a<b.txt")));
        assert_eq!(article["summary"], 7);
        let bytes = STANDARD.decode(article["base64"].as_str().unwrap()).unwrap();
        assert_eq!(bytes, "خبر</script>".as_bytes());
    }

    #[test]
    fn what_cannot_be_one_file_is_refused() {
        for (name, old, new, reason) in [
            ("image", "<body>", "<body><img src=\"a.png\">", "a.png"),
            ("script", "<body>", "<body><script src=b.js></script>", "b.js"),
            ("start", "import init", "import other", "starts the page"),
            ("link", "rel=\"icon\"", "rel=\"next\"", "next"),
        ] {
            let build = Build::new(name, &PAGE.replace(old, new));
            let error = format!("{:#}", make(&build.0).unwrap_err());
            assert!(error.contains(reason), "{name}: {error}");
        }
    }

    #[test]
    fn the_default_export_is_found() {
        assert_eq!(default_export("export { a, b$1 as default };"), Some("b$1"));
        assert_eq!(default_export("export {__wbg_init as default}"), Some("__wbg_init"));
        assert_eq!(default_export("let a;"), None);
    }
}
