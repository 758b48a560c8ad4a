//! Archives that are made to do harm: refused before anything of them is handed over, quickly.

use std::io::{Cursor, Write};

use flate2::{Compress, Compression, FlushCompress};
use hashiya_import::{Fault, Limits, Settings};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::making::{docx, replaced, zip, zip_with};
use crate::reading::{outcomes, read_with, refused, settings};

/// As it is, with other limits.
fn limited(change: impl Fn(&mut Limits)) -> Settings<'static> {
    let mut settings = settings();
    change(&mut settings.limits);
    settings
}

#[test]
fn ten_gigabytes_of_zeros_are_refused() {
    const SIZE: u64 = 10_000_000_000;
    // Also where the directory says that there are only a few.
    for said in [SIZE, 100] {
        let bytes = zeros(SIZE, said);
        assert!(bytes.len() < 20_000_000, "{}", bytes.len());
        assert_eq!(refused("a.zip", &bytes, &settings()), Fault::Bomb, "{said}");
        let outer = zip(&[("first.txt", b"Words."), ("inner.zip", &bytes)]);
        assert_eq!(refused("a.zip", &outer, &settings()), Fault::Bomb, "{said}");
    }
}

#[test]
fn archives_in_archives_in_archives_are_refused() {
    let mut bytes = zip(&[("a.txt", b"Words.")]);
    assert_eq!(outcomes(&read_with("a.zip", &bytes, &settings())).len(), 1);
    bytes = zip(&[("first.txt", b"Words."), ("b.zip", &bytes)]);
    assert_eq!(outcomes(&read_with("a.zip", &bytes, &settings())).len(), 2);
    bytes = zip(&[("first.txt", b"Words."), ("b.zip", &bytes)]);
    assert_eq!(refused("a.zip", &bytes, &settings()), Fault::Bomb);
    // One under another name is one all the same.
    let hidden = zip(&[
        ("first.txt", b"Words."),
        ("b.txt", &zip(&[("c.txt", &zip(&[("d.txt", b"x")]))])),
    ]);
    assert_eq!(refused("a.zip", &hidden, &settings()), Fault::Bomb);
}

#[test]
fn many_small_archives_that_unfold_to_much_are_refused() {
    let inner = zip(&[("a.txt", &[b'a'; 100_000])]);
    let names: Vec<String> = (0..60).map(|number| format!("{number}.zip")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), inner.as_slice())).collect();
    let settings = limited(|limits| limits.unfolded = 5_000_000);
    assert_eq!(refused("a.zip", &zip(&files), &settings), Fault::Bomb);
    let settings = limited(|limits| limits.unfolded = 8_000_000);
    assert_eq!(read_with("a.zip", &zip(&files), &settings).len(), 60);
    // And documents.
    let inner = docx(
        &format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(100_000)),
        &[],
    );
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), inner.as_slice())).collect();
    let settings = limited(|limits| limits.unfolded = 5_000_000);
    assert_eq!(refused("a.zip", &zip(&files), &settings), Fault::Bomb);
}

#[test]
fn more_files_than_may_be_are_refused() {
    let names: Vec<String> = (0..300).map(|number| format!("{number}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"Words.".as_slice())).collect();
    let many = zip(&files);
    let settings = limited(|limits| limits.files = 299);
    assert_eq!(refused("a.zip", &many, &settings), Fault::Bomb);
    assert_eq!(
        read_with("a.zip", &many, &limited(|limits| limits.files = 300)).len(),
        300
    );
    // Together with those in the archives within.
    let inner = zip(&files[..100]);
    let both = zip(&[("a.zip", &inner), ("b.zip", &inner)]);
    assert_eq!(
        refused("a.zip", &both, &limited(|limits| limits.files = 150)),
        Fault::Bomb
    );
    assert_eq!(
        read_with("a.zip", &both, &limited(|limits| limits.files = 202)).len(),
        200
    );
}

#[test]
fn files_that_are_larger_than_the_directory_says_are_refused() {
    for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
        let bytes = zip_with(&[("first.txt", b"Words."), ("second.txt", &[b'a'; 50_000])], method);
        let lying = replaced(&bytes, &50_000u32.to_le_bytes(), &5_000u32.to_le_bytes());
        let all = read_with("a.zip", &lying, &settings());
        assert!(all.iter().any(|imported| imported.outcome.is_err()), "{all:?}");
        if method == CompressionMethod::Deflated {
            assert_eq!(refused("a.zip", &lying, &settings()), Fault::Bomb);
        }
    }
    // One that is larger than a file may be is only that: the others are read.
    let bytes = zip(&[("first.txt", b"Words."), ("second.txt", &[b'a'; 50_000])]);
    let settings = limited(|limits| limits.file = 10_000);
    let too_large = Fault::TooLarge {
        size: 50_000,
        limit: 10_000,
    };
    let all = read_with("a.zip", &bytes, &settings);
    assert_eq!(
        outcomes(&all),
        [
            ("a.zip/first.txt", String::new()),
            ("a.zip/second.txt", too_large.to_string())
        ]
    );
}

#[test]
fn a_path_that_leaves_the_archive_refuses_it() {
    let leaving = [
        "../a.txt", "a/../../b.txt", "/etc/passwd", "..\\a.txt", "C:\\a.txt", "c:a.txt", "\\\\server\\a.txt",
        "a/..\\../b", "..",
    ];
    for path in leaving {
        let stand_in = "N".repeat(path.len());
        let bytes = zip(&[("first.txt", b"Words."), (&stand_in, b"Words.")]);
        let bytes = replaced(&bytes, stand_in.as_bytes(), path.as_bytes());
        let fault = refused("a.zip", &bytes, &settings());
        assert!(matches!(fault, Fault::PathLeavesArchive { .. }), "{path}: {fault}");
        // Also where the archive is within another one.
        let outer = zip(&[("first.txt", b"Words."), ("inner.zip", &bytes)]);
        let fault = refused("a.zip", &outer, &settings());
        assert!(matches!(fault, Fault::PathLeavesArchive { .. }), "{path}: {fault}");
    }
    for path in ["a/../b.txt", "a..b.txt", "...txt/a.txt", "./a.txt"] {
        let stand_in = "N".repeat(path.len());
        let bytes = replaced(&zip(&[(&stand_in, b"Words.")]), stand_in.as_bytes(), path.as_bytes());
        let all = read_with("a.zip", &bytes, &settings());
        assert!(
            !matches!(all[0].outcome, Err(Fault::PathLeavesArchive { .. })),
            "{path}"
        );
    }
}

#[test]
fn a_link_that_leaves_the_archive_refuses_it_and_another_is_passed_over() {
    for (target, leaves) in [
        ("/etc/passwd", true),
        ("../../a.txt", true),
        ("../b.txt", false),
        ("c.txt", false),
    ] {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer
            .start_file("first.txt", SimpleFileOptions::default())
            .expect("a file");
        writer.write_all(b"Words.").expect("its content");
        writer
            .add_symlink("folder/link.txt", target, SimpleFileOptions::default())
            .expect("a link");
        let bytes = writer.finish().expect("an archive").into_inner();
        let all = read_with("a.zip", &bytes, &settings());
        if leaves {
            assert!(
                matches!(refused("a.zip", &bytes, &settings()), Fault::PathLeavesArchive { .. }),
                "{target}"
            );
        } else {
            assert_eq!(outcomes(&all), [("a.zip/first.txt", String::new())], "{target}");
        }
    }
}

/// An archive with one file of so many zeros, which says that it has `said` bytes.
fn zeros(size: u64, said: u64) -> Vec<u8> {
    const PIECE: usize = 1_000_000;
    let mut compress = Compress::new(Compression::best(), false);
    let mut piece = Vec::with_capacity(PIECE);
    // What is packed after a full flush does not refer to what was before, so it can stand there many times.
    compress
        .compress_vec(&[0; PIECE], &mut piece, FlushCompress::Full)
        .expect("packed zeros");
    let mut packed = piece.repeat(usize::try_from(size).expect("its size") / PIECE);
    compress.reset();
    let mut end = Vec::with_capacity(100);
    compress
        .compress_vec(&[], &mut end, FlushCompress::Finish)
        .expect("an end");
    packed.extend(end);
    let length = packed.len() as u32;
    // Its size does not fit into the headers: it is in a field of its own.
    let name = b"a.txt";
    let sizes = [&1u16.to_le_bytes()[..], &8u16.to_le_bytes(), &said.to_le_bytes()].concat();
    let common = [
        &45u16.to_le_bytes()[..],
        &0u16.to_le_bytes(),
        &8u16.to_le_bytes(),
        &[0; 8],
        &length.to_le_bytes(),
        &u32::MAX.to_le_bytes(),
        &(name.len() as u16).to_le_bytes(),
        &(sizes.len() as u16).to_le_bytes(),
    ]
    .concat();
    let mut bytes = [&b"PK\x03\x04"[..], &common, name, &sizes, &packed].concat();
    let start = bytes.len() as u32;
    let header = [&b"PK\x01\x02\x2D\x00"[..], &common, &[0; 14], name, &sizes].concat();
    bytes.extend(&header);
    let end = [
        &b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..],
        &(header.len() as u32).to_le_bytes(),
        &start.to_le_bytes(),
        &[0; 2],
    ];
    bytes.extend(end.concat());
    bytes
}
