//! The news text that the benchmarks cut: shared by the native one and the one in the browser.

use std::path::Path;

/// The project's articles, in the order of their names.
///
/// # Panics
/// Where the folder of articles, given by the project's root, cannot be read.
pub fn articles(project: &Path) -> Vec<String> {
    let folder = project.join("articles");
    let entries = std::fs::read_dir(&folder).expect("the folder of articles");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    assert!(!paths.is_empty(), "no articles in {}", folder.display());
    let read = |path| std::fs::read_to_string(path).expect("an article in UTF-8");
    paths.into_iter().map(read).collect()
}

/// About `bytes` of news: the articles again and again, each time with other lines first, so that
/// no processor learns the text by heart. The same at every run.
pub fn news(articles: &[String], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 10_000);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    while text.len() < bytes {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let random = (state >> 33) as usize;
        let lines: Vec<&str> = articles[random % articles.len()].lines().collect();
        let (head, tail) = lines.split_at((random / 7) % lines.len());
        for line in tail.iter().chain(head) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
