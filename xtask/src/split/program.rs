//! What the split has to know of a WebAssembly module: its functions, who names whom, and what
//! the second half will need of the first.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    ElementItems, ExternalKind, FuncType, FunctionBody, GlobalType, KnownCustom, MemoryType, Name, Operator, Parser,
    Payload, TableType, TypeRef,
};

/// A function of the module itself (not one that it imports).
pub struct Function {
    /// Its name in the name section, in Rust's notation; empty where there is none.
    pub name: String,
    /// Index of its signature among the types.
    pub signature: u32,
    /// Bytes of the module in which its body stands.
    pub body: Range<usize>,
    /// Indices of the functions that it calls, ascending, each once.
    pub calls: Vec<u32>,
}

/// A module, as far as it matters here. Indices of functions count the imported ones first, as in
/// the WebAssembly specification (core 2.0, section 2.5.1).
#[derive(Default)]
pub struct Program {
    /// Signatures, by type index.
    pub types: Vec<FuncType>,
    /// Type index of each imported function.
    pub imported: Vec<u32>,
    /// The names of the imported functions.
    pub imports: Vec<String>,
    /// The module's own functions: index `imported.len()` comes first.
    pub functions: Vec<Function>,
    /// Tables, memories and globals in the order of their indices.
    pub tables: Vec<TableType>,
    /// See `tables`.
    pub memories: Vec<MemoryType>,
    /// See `tables`.
    pub globals: Vec<GlobalType>,
    /// Functions that something other than a call leads to: an export, or a place in a table.
    pub named: Vec<u32>,
    /// Exported functions by name.
    pub exports: BTreeMap<String, u32>,
}

impl Program {
    /// Reads `wasm`.
    ///
    /// # Errors
    /// When it is no module, or has something in it that the split does not know how to share.
    pub fn read(wasm: &[u8]) -> Result<Self> {
        let mut program = Self::default();
        let mut signatures = Vec::new();
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("the wasm cannot be read")? {
                Payload::TypeSection(types) => {
                    for group in types {
                        for kind in group?.into_types() {
                            program.types.push(kind.unwrap_func().clone());
                        }
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        let TypeRef::Func(signature) = import.ty else {
                            bail!("the wasm imports more than functions: {}", import.name);
                        };
                        program.imported.push(signature);
                        program.imports.push(import.name.to_owned());
                    }
                }
                Payload::FunctionSection(functions) => {
                    for signature in functions {
                        signatures.push(signature?);
                    }
                }
                Payload::TableSection(tables) => {
                    for table in tables {
                        program.tables.push(table?.ty);
                    }
                }
                Payload::MemorySection(memories) => {
                    for memory in memories {
                        program.memories.push(memory?);
                    }
                }
                Payload::GlobalSection(globals) => {
                    for global in globals {
                        program.globals.push(global?.ty);
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            program.named.push(export.index);
                            program.exports.insert(export.name.to_owned(), export.index);
                        }
                    }
                }
                Payload::StartSection { func, .. } => program.named.push(func),
                Payload::ElementSection(elements) => {
                    for element in elements {
                        match element?.items {
                            ElementItems::Functions(items) => {
                                for function in items {
                                    program.named.push(function?);
                                }
                            }
                            ElementItems::Expressions(..) => bail!("a table is filled by expressions"),
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let signature = signatures[program.functions.len()];
                    program.functions.push(function(&body, signature)?);
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(reader) = section.as_known() {
                        for part in reader {
                            if let Name::Function(map) = part? {
                                for entry in map {
                                    let entry = entry?;
                                    names.insert(entry.index, without_hashes(entry.name));
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        let first = program.first_own();
        for (index, function) in (first..).zip(&mut program.functions) {
            function.name = names.remove(&index).unwrap_or_default();
        }
        Ok(program)
    }

    /// Index of the first function that is not imported.
    pub fn first_own(&self) -> u32 {
        u32::try_from(self.imported.len()).expect("an index of WebAssembly")
    }

    /// The module's own functions, each with its index.
    pub fn own(&self) -> impl Iterator<Item = (u32, &Function)> {
        (self.first_own()..).zip(&self.functions)
    }

    /// The module's own function with this index; `None` for an imported one.
    pub fn own_function(&self, index: u32) -> Option<&Function> {
        self.functions.get((index as usize).checked_sub(self.imported.len())?)
    }

    /// Type index of any function, imported or not.
    pub fn signature(&self, index: u32) -> u32 {
        let own = self.own_function(index).map(|function| function.signature);
        own.unwrap_or_else(|| self.imported[index as usize])
    }
}

/// A name without the hash of its crate: `hashiya[b28c68831ae5d580]::ui` is `hashiya::ui`.
fn without_hashes(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((hash, behind)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                rest = behind
            }
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}

fn function(body: &FunctionBody, signature: u32) -> Result<Function> {
    let mut calls = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } => calls.push(function_index),
            Operator::ReturnCall { .. } => bail!("the wasm uses tail calls"),
            Operator::RefFunc { .. } => bail!("the wasm takes references to functions"),
            Operator::MemoryInit { .. } | Operator::DataDrop { .. } => bail!("the wasm uses passive data"),
            _ => {}
        }
    }
    calls.sort_unstable();
    calls.dedup();
    let range = body.range();
    Ok(Function {
        name: String::new(),
        signature,
        body: usize::try_from(range.start)?..usize::try_from(range.end)?,
        calls,
    })
}
