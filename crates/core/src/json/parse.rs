//! JSON read strictly: each name once in an object, and no deeper than is asked for.
//!
//! What names a field twice means two things at once, and a parser that takes the last one would
//! choose for the reader. What nests without end costs stack, of which a browser's wasm has little.

use super::scan::Scanner;
use super::value::{Object, Value};

/// Why a text is no JSON that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON.
    Syntax,
    /// An object names this field twice.
    Repeated(String),
    /// It nests deeper than it may.
    Deep,
}

/// What is wrong with a text, and where: line and column from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// What is wrong.
    pub fault: Fault,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
}

/// The value of a text with at most `deepest` objects and lists within each other. Linear in the
/// text.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn parse(text: &str, deepest: usize) -> Result<Value, At> {
    let mut scanner = Scanner::new(text);
    let value = value(&mut scanner, deepest).and_then(|value| match scanner.next_mark() {
        None => Ok(value),
        Some(_) => Err(Fault::Syntax),
    });
    value.map_err(|fault| {
        let (line, column) = scanner.line_and_column();
        At { fault, line, column }
    })
}

fn value(scanner: &mut Scanner, deepest: usize) -> Result<Value, Fault> {
    let value = match scanner.next_mark() {
        Some(b'{') => return object(scanner, deepest.checked_sub(1).ok_or(Fault::Deep)?),
        Some(b'[') => return list(scanner, deepest.checked_sub(1).ok_or(Fault::Deep)?),
        Some(b'"') => Value::Text(scanner.string()?),
        Some(b'n') => scanner.word("null").map(|()| Value::Null)?,
        Some(b't') => scanner.word("true").map(|()| Value::Bool(true))?,
        Some(b'f') => scanner.word("false").map(|()| Value::Bool(false))?,
        _ => number(scanner.number()?),
    };
    Ok(value)
}

fn number(written: &str) -> Value {
    match written.parse() {
        Ok(number) => Value::Whole(number),
        Err(_) => Value::Number(written.to_owned()),
    }
}

fn list(scanner: &mut Scanner, deepest: usize) -> Result<Value, Fault> {
    scanner.expect(b'[')?;
    let mut list = Vec::new();
    if scanner.next_mark() != Some(b']') {
        loop {
            list.push(value(scanner, deepest)?);
            scanner.next_mark();
            if !scanner.take(b',') {
                break;
            }
        }
    }
    scanner.expect(b']')?;
    Ok(Value::List(list))
}

fn object(scanner: &mut Scanner, deepest: usize) -> Result<Value, Fault> {
    scanner.expect(b'{')?;
    let mut object = Object::new();
    if scanner.next_mark() != Some(b'}') {
        loop {
            scanner.next_mark();
            let name = scanner.string()?;
            if object.contains_key(&name) {
                return Err(Fault::Repeated(name));
            }
            scanner.next_mark();
            scanner.expect(b':')?;
            object.insert(name, value(scanner, deepest)?);
            scanner.next_mark();
            if !scanner.take(b',') {
                break;
            }
        }
    }
    scanner.expect(b'}')?;
    Ok(Value::Object(object))
}
