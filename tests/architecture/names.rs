//! What the modules of a Rust file define, import and mention.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};

/// A path as it stands in code, one name a part; a path that begins with `::` is none, since it leads
/// to another crate.
pub type Path = Vec<String>;

/// A name that a `use` brings into a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The name it has here; none for `*`.
    pub name: Option<String>,
    /// What is imported.
    pub path: Path,
    /// Whether others may import it from here.
    pub is_public: bool,
}

/// What one module says: a file, or a `mod` with a body in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Module {
    /// The file it stands in.
    pub file: String,
    /// The names of what it defines itself, modules apart.
    pub items: BTreeSet<String>,
    /// The modules that it declares with files of their own.
    pub declared: BTreeSet<String>,
    /// What its `use` lines bring in, those within functions too.
    pub imports: Vec<Import>,
    /// The paths in its code, `use` lines apart.
    pub mentions: Vec<Path>,
}

/// The modules that stand in one file: the file's own by the path given, and those with bodies in it.
pub fn modules_of_file(path: &[String], file: &str, code: &str) -> Vec<(Path, Module)> {
    let parsed = syn::parse_file(code).unwrap_or_else(|error| panic!("{file} is no Rust: {error}"));
    let mut modules = Vec::new();
    read(path.to_vec(), file, &parsed.items, &mut modules);
    modules
}

fn read(path: Path, file: &str, items: &[syn::Item], modules: &mut Vec<(Path, Module)>) {
    let mut module = Module {
        file: file.to_owned(),
        ..Module::default()
    };
    for item in items {
        if let syn::Item::Mod(inner) = item {
            match &inner.content {
                Some((_, items)) => {
                    let path = path.iter().cloned().chain([plain(&inner.ident)]).collect();
                    read(path, file, items, modules);
                }
                None => drop(module.declared.insert(plain(&inner.ident))),
            }
            continue;
        }
        module.items.extend(defined_name(item).map(plain));
        module.visit_item(item);
    }
    modules.push((path, module));
}

/// A name without the mark of a raw one.
fn plain(name: &syn::Ident) -> String {
    name.unraw().to_string()
}

fn defined_name(item: &syn::Item) -> Option<&syn::Ident> {
    match item {
        syn::Item::Const(item) => Some(&item.ident),
        syn::Item::Enum(item) => Some(&item.ident),
        syn::Item::Fn(item) => Some(&item.sig.ident),
        syn::Item::Macro(item) => item.ident.as_ref(),
        syn::Item::Static(item) => Some(&item.ident),
        syn::Item::Struct(item) => Some(&item.ident),
        syn::Item::Trait(item) => Some(&item.ident),
        syn::Item::TraitAlias(item) => Some(&item.ident),
        syn::Item::Type(item) => Some(&item.ident),
        syn::Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}

impl Visit<'_> for Module {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        if item.leading_colon.is_none() {
            let is_public = !matches!(item.vis, syn::Visibility::Inherited);
            self.read_use(&item.tree, &mut Vec::new(), is_public);
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        if path.leading_colon.is_none() {
            let parts = path.segments.iter().map(|segment| plain(&segment.ident));
            self.mentions.push(parts.collect());
        }
        visit::visit_path(self, path);
    }

    /// Macros are not expanded; their code is looked through for what looks like a path.
    fn visit_macro(&mut self, call: &syn::Macro) {
        self.visit_path(&call.path);
        self.read_tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.read_tokens(list.tokens.clone());
            self.read_texts(list.tokens.clone());
        }
    }
}

impl Module {
    fn read_use(&mut self, tree: &syn::UseTree, before: &mut Path, is_public: bool) {
        let imports = &mut self.imports;
        let mut import = |name: Option<String>, path: Path| imports.push(Import { name, path, is_public });
        match tree {
            syn::UseTree::Path(part) => {
                before.push(plain(&part.ident));
                self.read_use(&part.tree, before, is_public);
                before.pop();
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.read_use(tree, before, is_public);
                }
            }
            syn::UseTree::Glob(_) => import(None, before.clone()),
            syn::UseTree::Name(leaf) => {
                let path = joined(before, &leaf.ident);
                import(path.last().cloned(), path);
            }
            syn::UseTree::Rename(leaf) => import(Some(plain(&leaf.rename)), joined(before, &leaf.ident)),
        }
    }

    /// Paths in tokens: names with `::` between them, and single ones that are called or begin with
    /// a capital letter; what follows a dot is a field or a method.
    fn read_tokens(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            let follows_dot = at > 0 && is_sign(&trees[at - 1], '.') && !(at > 1 && is_sign(&trees[at - 2], '.'));
            match &trees[at] {
                TokenTree::Group(group) => self.read_tokens(group.stream()),
                TokenTree::Ident(first) if !follows_dot => {
                    let mut path = vec![plain(first)];
                    while let [colon, other, TokenTree::Ident(name)] = trees.get(at + 1..at + 4).unwrap_or_default()
                        && is_sign(colon, ':')
                        && is_sign(other, ':')
                    {
                        path.push(plain(name));
                        at += 3;
                    }
                    let is_called = matches!(trees.get(at + 1), Some(TokenTree::Group(group))
                        if group.delimiter() == Delimiter::Parenthesis);
                    let is_capital = path[0].starts_with(char::is_uppercase);
                    if path.len() > 1 || is_called || is_capital {
                        self.mentions.push(path);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Paths that an attribute takes as a text: `#[serde(with = "crate::a::b")]`.
    fn read_texts(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => self.read_texts(group.stream()),
                TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal)
                        && let Ok(path) = text.parse::<syn::Path>()
                    {
                        self.visit_path(&path);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The path with one more part; `self` at the end of a group is what stands before the group.
fn joined(before: &[String], name: &syn::Ident) -> Path {
    let mut path = before.to_vec();
    if name != "self" || path.is_empty() {
        path.push(plain(name));
    }
    path
}

fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}
