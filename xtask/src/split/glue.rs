//! The JavaScript between the program and the browser, which wasm-bindgen writes.

use std::collections::BTreeMap;

/// How a function of the glue begins that the program imports under `name`.
fn entry(name: &str) -> String {
    format!("        {name}: function(")
}

/// Short names for those of `imports` that the glue defines at one place and mentions nowhere else.
/// wasm-bindgen's own are long and, with a hash in each, do not compress.
pub fn short_names(glue: &str, imports: &[String]) -> BTreeMap<String, String> {
    let once = |name: &&String| glue.matches(name.as_str()).count() == 1 && glue.contains(&entry(name));
    let short = |(place, name): (usize, &String)| (name.clone(), format!("i{place}"));
    imports.iter().filter(once).enumerate().map(short).collect()
}

/// The glue with new names for some of its functions.
pub fn with_names(glue: &str, names: &BTreeMap<String, String>) -> String {
    let renamed = |glue: String, (old, new): (&String, &String)| glue.replacen(&entry(old), &entry(new), 1);
    names.iter().fold(glue.to_owned(), renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "const import0 = {\n        __wbg_get_0a: function(arg0) {\n        },\n        \
                        __wbg_set_0b: function() { return f(\"__wbg_set_0b\"); },\n    };";

    #[test]
    fn a_name_is_shortened_where_it_is_mentioned_once() {
        let imports = ["__wbg_get_0a", "__wbg_set_0b", "elsewhere"].map(String::from);
        let names = short_names(GLUE, &imports);
        assert_eq!(names, BTreeMap::from([("__wbg_get_0a".to_owned(), "i0".to_owned())]));
        let glue = with_names(GLUE, &names);
        assert!(
            glue.contains("        i0: function(arg0)") && !glue.contains("get_0a"),
            "{glue}"
        );
        assert!(glue.contains("        __wbg_set_0b: function()"), "{glue}");
    }
}
