//! Writing the two halves.
//!
//! The first half keeps memory, tables, globals and data. Where it still names a function that
//! comes later, a stand-in of a few bytes calls through a new place of the function table; when
//! that place is empty, it has the page bring the second half first. The second half imports what
//! it shares and fills those places. So neither half knows whether the other is there, and no
//! function can tell the difference.

use super::program::{self, Program};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, ImportSection, Module, TableSection, TypeSection, ValType,
};
use wasmparser::{
    BinaryReader, CodeSectionReader, FunctionBody, FunctionSectionReader, ImportSectionReader, Parser, Payload,
    TableSectionReader,
};

/// Name of the module from which the second half imports, in its import section.
pub const SHARED: &str = "first";

/// The plan of a split.
struct Plan<'a> {
    program: &'a Program,
    later: &'a BTreeSet<u32>,
    /// The program's own functions in the order in which they are written.
    order: Vec<u32>,
    /// Place in the function table of each later function that the first half still names.
    places: BTreeMap<u32, u32>,
    /// Functions of the first half that the second one calls.
    called: BTreeSet<u32>,
    /// Index of the function table.
    table: u32,
    /// The exported function that brings the second half.
    bring: u32,
    /// Type index of `(i32) -> i32`; a new one when it is the number of types.
    finder: u32,
}

/// The two halves of `wasm`, which is `program`, with the functions `later` in the second. The first
/// imports by the new `names` those functions that have one.
///
/// # Errors
/// When the module has no function table or no export `bring`, or cannot be written.
pub fn write(
    wasm: &[u8],
    program: &Program,
    later: &BTreeSet<u32>,
    names: &BTreeMap<String, String>,
    bring: &str,
) -> Result<(Vec<u8>, Vec<u8>)> {
    let plan = Plan::new(program, later, bring)?;
    let mut first = Module::new();
    let mut writer = First {
        plan: &plan,
        names,
        wasm,
        indices: first_indices(&plan),
    };
    utils::parse_core_module(&mut writer, &mut first, Parser::new(0), wasm).map_err(told)?;
    Ok((first.finish(), second(&plan, wasm)?))
}

fn told(error: Error<std::convert::Infallible>) -> anyhow::Error {
    anyhow::anyhow!("a half of the wasm cannot be written: {error}")
}

impl<'a> Plan<'a> {
    fn new(program: &'a Program, later: &'a BTreeSet<u32>, bring: &str) -> Result<Self> {
        let is_functions = |table: &wasmparser::TableType| table.element_type == wasmparser::RefType::FUNCREF;
        let table = program
            .tables
            .iter()
            .position(is_functions)
            .context("the wasm has no function table")?;
        let bring = *program
            .exports
            .get(bring)
            .with_context(|| format!("the wasm exports no {bring}"))?;
        if later.contains(&bring) {
            bail!("what brings the second half cannot be in it");
        }
        let mut named: BTreeSet<u32> = program.named.iter().copied().collect();
        let mut called = BTreeSet::new();
        for (index, function) in program.own() {
            let to = if later.contains(&index) {
                &mut called
            } else {
                &mut named
            };
            to.extend(&function.calls);
        }
        called.retain(|index| !later.contains(index));
        named.retain(|index| later.contains(index));
        let start = u32::try_from(program.tables[table].initial)?;
        let finder = |kind: &wasmparser::FuncType| {
            kind.params() == [wasmparser::ValType::I32] && kind.results() == [wasmparser::ValType::I32]
        };
        let finder = program.types.iter().position(finder).unwrap_or(program.types.len());
        Ok(Self {
            program,
            later,
            order: order(program),
            places: named.into_iter().zip(start..).collect(),
            called,
            table: u32::try_from(table)?,
            bring,
            finder: u32::try_from(finder)?,
        })
    }

    /// Index in the first half of the function that sees to a place of the table.
    fn finder_index(&self) -> u32 {
        let gone = self.later.len() - self.places.len();
        self.program.first_own() + u32::try_from(self.program.functions.len() - gone).expect("fewer functions")
    }

    /// What the second half imports of the first, by kind and original index.
    fn shared(&self) -> Vec<(ExportKind, u32)> {
        let all = |kind: ExportKind, count: usize| (0..).take(count).map(move |index| (kind, index));
        let program = self.program;
        all(ExportKind::Memory, program.memories.len())
            .chain(all(ExportKind::Table, program.tables.len()))
            .chain(all(ExportKind::Global, program.globals.len()))
            .chain(self.called.iter().map(|&index| (ExportKind::Func, index)))
            .collect()
    }

    /// The body of one of the program's own functions.
    fn body<'b>(&self, wasm: &'b [u8], index: u32) -> FunctionBody<'b> {
        let range = self.program.own_function(index).expect("an own function").body.clone();
        FunctionBody::new(BinaryReader::new(&wasm[range.clone()], range.start as u64))
    }

    fn new_places(&self) -> u64 {
        self.places.len() as u64
    }
}

/// The program's own functions by signature and length: those that were made of one generic function
/// for several types stand near each other, which takes more than a hundredth off the gzipped size.
fn order(whole: &Program) -> Vec<u32> {
    let mut order: Vec<(u32, &program::Function)> = whole.own().collect();
    order.sort_by_key(|(_, function)| (function.signature, function.body.len()));
    order.into_iter().map(|(index, _)| index).collect()
}

/// Where each function is in the first half. A later one that nobody names is nowhere.
fn first_indices(plan: &Plan) -> BTreeMap<u32, u32> {
    let imported = 0..plan.program.first_own();
    let own = plan.order.iter().copied();
    let stays = |index: &u32| !plan.later.contains(index) || plan.places.contains_key(index);
    imported.chain(own.filter(stays)).zip(0..).collect()
}

/// The shortest names there are, in digits of base 36: the compiler's exports have longer ones.
fn shared_name(place: usize) -> String {
    let digit = |value: usize| char::from_digit(u32::try_from(value % 36).expect("a digit"), 36).expect("a digit");
    match place / 36 {
        0 => digit(place).to_string(),
        higher => shared_name(higher - 1) + &digit(place).to_string(),
    }
}

/// Writes the first half.
struct First<'a> {
    plan: &'a Plan<'a>,
    names: &'a BTreeMap<String, String>,
    wasm: &'a [u8],
    indices: BTreeMap<u32, u32>,
}

impl First<'_> {
    /// Calls the later function through its place in the table.
    fn stand_in(&self, index: u32, place: u32) -> Function {
        let signature = self.plan.program.signature(index);
        let mut body = Function::new([]);
        let mut code = body.instructions();
        let parameters = self.plan.program.types[signature as usize].params().len();
        for parameter in 0..u32::try_from(parameters).expect("few parameters") {
            code.local_get(parameter);
        }
        let place = i32::try_from(place).expect("a place of a table");
        code.i32_const(place)
            .call(self.plan.finder_index())
            .call_indirect(self.plan.table, signature)
            .end();
        body
    }

    /// Sees to it that something is at a place of the table, and returns that place.
    fn finder(&self) -> Function {
        let mut body = Function::new([]);
        let mut code = body.instructions();
        code.local_get(0).table_get(self.plan.table).ref_is_null();
        code.if_(BlockType::Empty).call(self.indices[&self.plan.bring]).end();
        code.local_get(0).end();
        body
    }
}

type Written = Result<(), Error<std::convert::Infallible>>;

impl Reencode for First<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.indices[&index])
    }

    /// Names and producers are for people: they stay out.
    fn parse_custom_section(&mut self, _: &mut Module, _: wasmparser::CustomSectionReader<'_>) -> Written {
        Ok(())
    }

    fn parse_type_section(&mut self, types: &mut TypeSection, section: wasmparser::TypeSectionReader<'_>) -> Written {
        utils::parse_type_section(self, types, section)?;
        if self.plan.finder as usize == self.plan.program.types.len() {
            types.ty().function([ValType::I32], [ValType::I32]);
        }
        Ok(())
    }

    fn parse_import_section(&mut self, imports: &mut ImportSection, section: ImportSectionReader<'_>) -> Written {
        for import in section.into_imports() {
            let import = import?;
            let name = self.names.get(import.name).map_or(import.name, String::as_str);
            imports.import(import.module, name, self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_function_section(&mut self, functions: &mut FunctionSection, _: FunctionSectionReader<'_>) -> Written {
        for index in self.plan.order.iter().filter(|index| self.indices.contains_key(index)) {
            functions.function(self.plan.program.signature(*index));
        }
        functions.function(self.plan.finder);
        Ok(())
    }

    fn parse_table_section(&mut self, tables: &mut TableSection, section: TableSectionReader<'_>) -> Written {
        for (index, table) in (0..).zip(section) {
            let table = self.table_type(table?.ty)?;
            tables.table(grown(self.plan, index, table));
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Written {
        utils::parse_export_section(self, exports, section)?;
        for (place, (kind, index)) in self.plan.shared().into_iter().enumerate() {
            let index = if kind == ExportKind::Func {
                self.indices[&index]
            } else {
                index
            };
            exports.export(&shared_name(place), kind, index);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, _: CodeSectionReader<'_>) -> Written {
        for &index in &self.plan.order {
            if !self.plan.later.contains(&index) {
                self.parse_function_body(code, self.plan.body(self.wasm, index))?;
            } else if let Some(&place) = self.plan.places.get(&index) {
                code.function(&self.stand_in(index, place));
            }
        }
        code.function(&self.finder());
        Ok(())
    }
}

/// Writes functions of the second half.
struct Second {
    indices: BTreeMap<u32, u32>,
}

impl Reencode for Second {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.indices[&index])
    }
}

fn second(plan: &Plan, wasm: &[u8]) -> Result<Vec<u8>> {
    let program = plan.program;
    let own: Vec<u32> = plan
        .order
        .iter()
        .copied()
        .filter(|index| plan.later.contains(index))
        .collect();
    let indices = plan.called.iter().chain(&own).copied().zip(0..).collect();
    let mut writer = Second { indices };
    let mut types = TypeSection::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::TypeSection(section) = payload? {
            writer.parse_type_section(&mut types, section).map_err(told)?;
        }
    }
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for index in own {
        functions.function(program.signature(index));
        writer
            .parse_function_body(&mut code, plan.body(wasm, index))
            .map_err(told)?;
    }
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports(plan, &mut writer)?)
        .section(&functions);
    module.section(&places(plan, &writer)).section(&code);
    Ok(module.finish())
}

/// What the second half shares with the first.
fn imports(plan: &Plan, writer: &mut Second) -> Result<ImportSection> {
    let mut imports = ImportSection::new();
    let program = plan.program;
    for (place, (kind, index)) in plan.shared().into_iter().enumerate() {
        let at = index as usize;
        let entity = match kind {
            ExportKind::Memory => EntityType::Memory(writer.memory_type(program.memories[at]).map_err(told)?),
            ExportKind::Table => {
                let table = writer.table_type(program.tables[at]).map_err(told)?;
                EntityType::Table(grown(plan, index, table))
            }
            ExportKind::Global => EntityType::Global(writer.global_type(program.globals[at]).map_err(told)?),
            _ => EntityType::Function(program.signature(index)),
        };
        imports.import(SHARED, &shared_name(place), entity);
    }
    Ok(imports)
}

/// The type that a table of the module has in the first half.
fn grown(plan: &Plan, index: u32, mut table: wasm_encoder::TableType) -> wasm_encoder::TableType {
    if index == plan.table {
        table.minimum += plan.new_places();
        table.maximum = table.maximum.map(|most| most + plan.new_places());
    }
    table
}

/// The later functions in their places of the function table.
fn places(plan: &Plan, writer: &Second) -> ElementSection {
    let mut elements = ElementSection::new();
    if let Some(&start) = plan.places.values().next() {
        let functions: Vec<u32> = plan.places.keys().map(|index| writer.indices[index]).collect();
        let offset = ConstExpr::i32_const(i32::try_from(start).expect("a place of a table"));
        elements.active(
            Some(plan.table).filter(|&table| table > 0),
            &offset,
            Elements::Functions(functions.into()),
        );
    }
    elements
}

#[cfg(test)]
mod tests;
