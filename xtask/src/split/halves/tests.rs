//! The halves of a small program, written by hand.

use super::*;
use wasm_encoder::{
    CustomSection, ExportKind, GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType, NameMap,
    NameSection, TableType,
};
use wasmparser::{Validator, WasmFeatures};

/// A program like those of the compiler: two imports, a table with one place, a memory, a global.
/// Functions from index 2: `bring`, `first` (calls `later`), `later` (calls `shared`, an import and
/// `served`), `served`, `shared` and `callback`, which stands in the table and comes later too.
fn program() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32, ValType::I64], [ValType::I64]);
    let mut imports = ImportSection::new();
    imports.import("./glue.js", "__wbg_long_0a", EntityType::Function(0));
    imports.import("./glue.js", "kept", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    let mut add = |signature: u32, calls: &[u32]| {
        functions.function(signature);
        let mut body = Function::new([]);
        for &called in calls {
            if called == 4 {
                body.instructions().i32_const(1).i64_const(2).call(called).drop();
            } else {
                body.instructions().call(called);
            }
        }
        body.instructions().global_get(0).drop();
        if signature == 1 {
            body.instructions().local_get(1);
        }
        body.instructions().end();
        code.function(&body);
    };
    add(0, &[]);
    add(0, &[4, 0]);
    add(1, &[6, 1, 5]);
    add(0, &[6]);
    add(0, &[]);
    add(0, &[5]);
    let mut tables = TableSection::new();
    let most = Some(2);
    tables.table(TableType {
        element_type: wasm_encoder::RefType::FUNCREF,
        table64: false,
        minimum: 2,
        maximum: most,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let kind = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(kind, &ConstExpr::i32_const(0));
    let mut exports = ExportSection::new();
    exports.export("bring_rest", ExportKind::Func, 2);
    exports.export("main", ExportKind::Func, 3);
    let mut elements = ElementSection::new();
    elements.active(
        None,
        &ConstExpr::i32_const(1),
        Elements::Functions([7].as_slice().into()),
    );
    let mut names = NameMap::new();
    names.append(4, "hashiya[0123456789abcdef]::report::later");
    let mut section = NameSection::new();
    section.functions(&names);
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&tables)
        .section(&memories);
    module
        .section(&globals)
        .section(&exports)
        .section(&elements)
        .section(&code)
        .section(&section);
    module.section(&CustomSection {
        name: "producers".into(),
        data: [].as_slice().into(),
    });
    module.finish()
}

fn check(wasm: &[u8]) -> Program {
    Validator::new_with_features(WasmFeatures::default())
        .validate_all(wasm)
        .expect("valid wasm");
    Program::read(wasm).expect("readable wasm")
}

#[test]
fn both_halves_are_valid_and_fit_each_other() {
    let whole = program();
    let read = check(&whole);
    assert_eq!(read.functions[2].name, "hashiya_session::report::later");
    let later = BTreeSet::from([4, 5, 7]);
    let names = BTreeMap::from([("__wbg_long_0a".to_owned(), "i0".to_owned())]);
    let (first, rest) = write(&whole, &read, &later, &names, "bring_rest").expect("two halves");

    // `served` is gone; `later` and `callback` are stand-ins; the last function finds places.
    let half = check(&first);
    assert_eq!(half.imports, ["i0", "kept"]);
    assert_eq!(half.functions.len(), 6);
    assert_eq!(half.functions[2].calls, [7], "a stand-in calls the finder");
    assert_eq!(half.functions[5].calls, [2], "the finder has the rest come");
    assert_eq!((half.tables[0].initial, half.tables[0].maximum), (4, Some(4)));
    assert!(half.functions.iter().all(|function| function.name.is_empty()));
    let shared = ["3", "4", "bring_rest", "main"];
    assert_eq!(half.exports.keys().map(String::as_str).collect::<Vec<_>>(), shared);

    Validator::new_with_features(WasmFeatures::default())
        .validate_all(&rest)
        .expect("a valid rest");
    let (mut wanted, mut placed, mut bodies) = (Vec::new(), Vec::new(), 0);
    for payload in Parser::new(0).parse_all(&rest) {
        match payload.expect("a section") {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.expect("an import");
                    assert_eq!(import.module, SHARED);
                    wanted.push(import.name.to_owned());
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    if let wasmparser::ElementItems::Functions(items) = element.expect("elements").items {
                        placed.extend(items.into_iter().map(|item| item.expect("a function")));
                    }
                }
            }
            Payload::CodeSectionEntry(_) => bodies += 1,
            _ => {}
        }
    }
    assert_eq!(wanted, ["0", "1", "2", "3", "4"]);
    // Two functions are imported; the own ones begin at 2, by signature and length: `served`,
    // `callback`, `later`.
    assert_eq!((placed, bodies), (vec![4, 3], 3));
}

#[test]
fn a_program_that_cannot_ask_for_its_rest_is_refused() {
    let whole = program();
    let read = check(&whole);
    let names = BTreeMap::new();
    let refused = |later: BTreeSet<u32>, bring: &str| {
        let error = write(&whole, &read, &later, &names, bring).expect_err("no halves");
        format!("{error:#}")
    };
    assert!(refused(BTreeSet::new(), "elsewhere").contains("elsewhere"));
    assert!(refused(BTreeSet::from([2]), "bring_rest").contains("cannot be in it"));
}

#[test]
fn no_two_shared_things_have_one_name() {
    let names: BTreeSet<String> = (0..5000).map(shared_name).collect();
    assert_eq!(names.len(), 5000);
    assert_eq!([0, 35, 36, 71].map(shared_name), ["0", "z", "00", "0z"]);
}
