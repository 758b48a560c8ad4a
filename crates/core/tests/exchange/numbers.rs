//! Numbers of files, however they are written.

use hashiya_core::exchange::{ReadError, read};

use super::sound_file;

/// JSON Schema calls a number whole by its value, not by how it is written.
#[test]
fn whole_numbers_may_be_written_as_fractions() {
    let mut file = sound_file();
    // What is kept unread is kept as it is written.
    file["articles"][0]
        .as_object_mut()
        .expect("an article")
        .remove("orphans");
    let text = file.to_string();
    let again = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        read(&text.replace(from, to))
    };
    let sound = read(&text).expect("a sound file");
    for (from, to) in [
        ("\"version\":1,", "\"version\":1.0,"),
        ("\"version\":1,", "\"version\":0.1e1,"),
        ("\"version\":1,", "\"version\":10E-1,"),
        ("\"start\":0,", "\"start\":0.0,"),
        ("\"start\":0,", "\"start\":-0,"),
        ("\"start\":0,", "\"start\":-0.0,"),
        ("\"start\":0,", "\"start\":0e999999999999999999999,"),
        ("\"start\":0,", "\"start\":0.000E-5,"),
        ("\"end\":19,", "\"end\":19.000,"),
        ("\"end\":19,", "\"end\":1.9e1,"),
        ("\"end\":19,", "\"end\":1.9E+1,"),
        ("\"end\":19,", "\"end\":190.0e-1,"),
        ("\"end\":19,", "\"end\":0.0019e4,"),
    ] {
        assert_eq!(again(from, to).as_ref(), Ok(&sound), "{to}");
    }
    for to in [
        "19.5", "1.95e1", "-19.0", "1e400", "19e-1", "1e-999999999999999999999", "18446744073709551616.0", "2e19",
    ] {
        let file = again("\"end\":19,", &format!("\"end\":{to},"));
        assert!(matches!(file, Err(ReadError::Field { .. })), "{to}: {file:?}");
    }
    for to in ["2.0", "0.2e1", "20e-1"] {
        let file = again("\"version\":1,", &format!("\"version\":{to},"));
        assert_eq!(file, Err(ReadError::NewerVersion { found: 2 }), "{to}");
    }
    let file = hashiya_testing::read_project("tests/data/files/float-offsets.json");
    assert_eq!(read(&file).map(|file| file.articles[0].sentences[1].end), Ok(98));
}
