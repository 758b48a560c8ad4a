//! Which file of a crate imports which: an edge leads to the file where the name is defined, through
//! whatever re-exports stand between.

use std::collections::{BTreeMap, BTreeSet};

use hashiya_testing::{files_below, project};

use super::names::{Import, Module, Path, modules_of_file};

/// From a file to a file of the same package, by their paths below the folder.
pub type Edge = (String, String);

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// A module, by its path from the crate's root.
    Module(Path),
    /// Something that is defined in this file.
    Item(String),
}

/// The modules of the crates of a package, each by its path; the first part names the crate.
#[derive(Default)]
pub struct Package {
    modules: BTreeMap<Path, Module>,
}

impl Package {
    /// The package whose code stands in a folder of the project.
    pub fn read(folder: &str) -> Self {
        let folder = project(folder);
        let files = files_below(&folder, ".rs").into_iter().map(|path| {
            let below = path.strip_prefix(&folder).expect("a file below the folder");
            let code = std::fs::read_to_string(&path).expect("a readable file");
            (below.to_string_lossy().replace('\\', "/"), code)
        });
        Self::from_files(files.collect())
    }

    /// The package of these files: the path below `src`, and the code.
    pub fn from_files(files: Vec<(String, String)>) -> Self {
        let has_library = files.iter().any(|(file, _)| file == "lib.rs");
        let mut package = Self::default();
        for (file, code) in files {
            let path = module_path(&file, has_library);
            package.modules.extend(modules_of_file(&path, &file, &code));
        }
        package
    }

    /// All imports from file to file.
    pub fn edges(&self) -> BTreeSet<Edge> {
        let mut edges = BTreeSet::new();
        for (path, module) in &self.modules {
            let imported = module.imports.iter().flat_map(|import| self.imported(path, import));
            let mentioned = module.mentions.iter().flat_map(|mention| self.files_of(path, mention));
            let others = imported.chain(mentioned).filter(|file| *file != module.file);
            edges.extend(others.map(|file| (module.file.clone(), file)));
        }
        edges
    }

    /// The files that a `use` leans on. The name of a module is none by itself: what is taken out of the
    /// module is mentioned in the code. Neither is a re-export of what stands below.
    fn imported(&self, module: &Path, import: &Import) -> Vec<String> {
        let targets = self.resolve(module, &import.path, &mut BTreeSet::new());
        let files = targets
            .unwrap_or_default()
            .into_iter()
            .filter_map(|target| match target {
                Target::Item(file) => Some(file),
                Target::Module(path) if import.name.is_none() => self.file(&path),
                Target::Module(_) => None,
            });
        let is_below = |file: &String| {
            let mut modules = self.modules.iter().filter(|(_, module)| module.file == *file);
            modules.any(|(path, _)| path.len() > module.len() && path.starts_with(module))
        };
        files.filter(|file| !import.is_public || !is_below(file)).collect()
    }

    fn files_of(&self, module: &Path, mention: &Path) -> Vec<String> {
        let targets = self.resolve(module, mention, &mut BTreeSet::new()).unwrap_or_default();
        let files = targets.into_iter().filter_map(|target| match target {
            Target::Item(file) => Some(file),
            Target::Module(_) => None,
        });
        files.collect()
    }

    fn file(&self, module: &Path) -> Option<String> {
        self.modules.get(module).map(|module| module.file.clone())
    }

    /// What a path leads to from a module. None if its first name is unknown here (another crate, the
    /// prelude, something local), empty if it leads out of the crate by an import.
    fn resolve(&self, module: &Path, path: &[String], seen: &mut BTreeSet<(Path, String)>) -> Option<Vec<Target>> {
        let (first, rest) = path.split_first()?;
        let mut targets = match first.as_str() {
            "crate" => vec![Target::Module(module[..1].to_vec())],
            "self" | "super" => vec![Target::Module(stepped(module, first))],
            _ => self.look_up(module, first, seen)?,
        };
        for name in rest {
            if targets.iter().any(|target| matches!(target, Target::Module(_))) {
                targets.retain(|target| matches!(target, Target::Module(_)));
            }
            let step = |target| match target {
                Target::Item(file) => vec![Target::Item(file)],
                Target::Module(path) if name == "self" || name == "super" => vec![Target::Module(stepped(&path, name))],
                Target::Module(path) => self.look_up(&path, name, seen).unwrap_or_else(|| {
                    // Nothing that this test sees, perhaps made by a macro: then it is the module's.
                    self.file(&path).map(Target::Item).into_iter().collect()
                }),
            };
            targets = targets.into_iter().flat_map(step).collect();
        }
        Some(targets)
    }

    /// What a name means in a module. It may be a module and a function or a type at once.
    fn look_up(&self, path: &Path, name: &String, seen: &mut BTreeSet<(Path, String)>) -> Option<Vec<Target>> {
        let module = self.modules.get(path)?;
        let child: Path = path.iter().chain([name]).cloned().collect();
        let mut targets = Vec::new();
        if self.modules.contains_key(&child) {
            targets.push(Target::Module(child));
        }
        if module.items.contains(name) {
            targets.push(Target::Item(module.file.clone()));
        }
        // A module whose file stands in another package: `#[path = "…"]`.
        let mut is_known = !targets.is_empty() || module.declared.contains(name);
        if !seen.insert((path.clone(), name.clone())) {
            return is_known.then_some(targets);
        }
        for import in &module.imports {
            if import.name.as_ref() == Some(name) {
                is_known = true;
                targets.extend(self.resolve(path, &import.path, seen).unwrap_or_default());
            }
        }
        if is_known {
            return Some(targets);
        }
        let globs = module.imports.iter().filter(|import| import.name.is_none());
        let sources = globs
            .filter_map(|import| self.resolve(path, &import.path, seen))
            .flatten();
        let sources: Vec<Target> = sources.collect();
        sources.into_iter().find_map(|source| match source {
            Target::Module(source) => self.look_up(&source, name, seen),
            Target::Item(_) => None,
        })
    }
}

/// The path of the module that a file is. Its first part names the crate: the programs of a package are
/// crates of their own.
fn module_path(file: &str, has_library: bool) -> Path {
    let name = file.strip_suffix(".rs").expect("a Rust file");
    let mut parts: Vec<&str> = name.split('/').collect();
    let program = match parts[..] {
        ["main"] if has_library => "main".to_owned(),
        ["bin", program, ..] => format!("bin/{program}"),
        _ => "library".to_owned(),
    };
    let of_program = if parts[0] == "bin" { 2 } else { 0 };
    parts.drain(..of_program);
    parts.pop_if(|last| matches!(*last, "mod" | "lib" | "main"));
    [program]
        .into_iter()
        .chain(parts.into_iter().map(str::to_owned))
        .collect()
}

/// The module itself, or the one around it.
fn stepped(module: &[String], step: &str) -> Path {
    let inside = usize::from(step == "super");
    module[..module.len().saturating_sub(inside).max(1)].to_vec()
}
