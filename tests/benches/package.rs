//! What linting a large package costs, beside what reading the files that are examined costs in the same run: the central
//! directory by the `zip` crate, and the handler, the modules that it imports and the native libraries by flate2.
//!
//! `cargo bench -p lambda-lint-tests --bench package`

use divan::{Bencher, black_box};
use lambda_lint::{Document, Linter, Report};
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const REQUEST: &str = r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders",
    "Runtime": "python3.13", "Handler": "app.handler"}"#;
/// Native libraries, each 4 MB long and half as long when packed: as in numpy.
const LIBRARIES: usize = 20;
/// Modules that the handler imports.
const IMPORTED: usize = 200;
/// Modules and data that nothing imports.
const OTHERS: usize = 3_800;

static ARCHIVE: LazyLock<Vec<u8>> = LazyLock::new(build);

fn main() {
    let report = lint();
    assert!(ARCHIVE.len() < 50 << 20, "a larger archive is not opened");
    eprintln!("{} bytes, {} entries, {} diagnostics", ARCHIVE.len(), entries(), report.diagnostics().len());
    divan::main();
}

/// Bytes that do not compress.
fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..length).map(next).collect()
}

fn build() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o755);
    let mut add = |name: String, content: &[u8]| {
        writer.start_file(name, options).expect("a name");
        writer.write_all(content).expect("room");
    };
    let imports: String = (0..IMPORTED).map(|index| format!("import lib.m{index}\n")).collect();
    add("app.py".into(), format!("{imports}def handler(event, context):\n    pass\n").as_bytes());
    let body =
        "import json\n\ndef work(a, b=1):\n    \"\"\"Works.\"\"\"\n    return {'a': a, 'b': f'{b}'}\n\n".repeat(100);
    add("lib/__init__.py".into(), b"");
    for index in 0..IMPORTED {
        add(format!("lib/m{index}.py"), body.as_bytes());
    }
    for index in 0..LIBRARIES {
        // a header of 64 bytes without tables: there is nothing to be found in it
        let mut library = vec![0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, 1, 0, 0, 0];
        library.resize(64, 0);
        library.extend(noise(2 << 20, index as u64 + 1));
        library.extend(body.as_bytes().iter().cycle().take(2 << 20));
        add(format!("lib/n{index}.cpython-313-x86_64-linux-gnu.so"), &library);
    }
    for index in 0..OTHERS {
        add(format!("data/part{:03}/file{index}.bin", index % 100), &noise(2_500, index as u64 + 99));
    }
    writer.finish().expect("an archive").into_inner()
}

fn entries() -> usize {
    ZipArchive::new(Cursor::new(ARCHIVE.as_slice())).expect("an archive").len()
}

fn lint() -> Report {
    static LINTER: LazyLock<Linter> = LazyLock::new(Linter::new);
    LINTER.lint(Document::from(black_box(REQUEST)).zip_file(black_box(&ARCHIVE)))
}

/// Bytes to diagnostics, all rules of the severities error and warning.
#[divan::bench]
fn lambda_lint(bencher: Bencher<'_, '_>) {
    LazyLock::force(&ARCHIVE);
    bencher.bench(lint);
}

/// The central directory, and the files that the rules have to look into.
#[divan::bench]
fn directory_and_inflate(bencher: Bencher<'_, '_>) {
    LazyLock::force(&ARCHIVE);
    bencher.bench(|| {
        let mut archive = ZipArchive::new(Cursor::new(black_box(ARCHIVE.as_slice()))).expect("an archive");
        let mut length = 0;
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("an entry");
            let is_examined = file.name().is_ok_and(|name| name.ends_with(".py") || name.ends_with(".so"));
            if is_examined {
                let mut content = Vec::with_capacity(file.size() as usize);
                length += file.read_to_end(&mut content).expect("content");
            }
        }
        length
    });
}
