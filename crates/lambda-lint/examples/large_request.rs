//! Judges the largest request that the service takes, 70 MB with an archive of 50 MB in it, and parses the same text into a
//! `serde_json::Value`: how long each takes, and how much memory on top of the text. Then archives that are hostile.
//!
//! `cargo run --release -p lambda-lint --example large_request`

use base64::Engine;
use lambda_lint::facts::limits::ZIP_SIZE;
use lambda_lint::{Document, Linter};
use std::hint::black_box;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn main() {
    let archive = largest_archive(2_000);
    let text = base64::engine::general_purpose::STANDARD.encode(&archive);
    let large = request(&format!(r#"{{"ZipFile": "{text}"}}"#));
    drop(text);
    println!("request {} bytes, archive {} bytes; medians of 9", large.len(), archive.len());
    let linter = Linter::new();
    let everything = Linter::builder().advice(true).build().expect("there are no options");
    measure("serde_json::from_slice::<Value>", || {
        let value: serde_json::Value = serde_json::from_slice(large.as_bytes()).expect("it is JSON");
        black_box(value);
    });
    measure("lint", || assert!(linter.lint_slice(large.as_bytes()).diagnostics().is_empty()));
    measure("lint, with advice", || drop(black_box(everything.lint_slice(large.as_bytes()))));
    let wrong = large.replacen("app.handler", "main.handler", 1);
    measure("lint, its handler is missing", || assert!(!linter.lint_slice(wrong.as_bytes()).diagnostics().is_empty()));
    drop(wrong);

    let small = request("{}");
    let beside = |name: &str, archive: &[u8]| {
        let lint = || drop(black_box(everything.lint(Document::from(small.as_str()).zip_file(archive))));
        measure(&format!("{name}, {} bytes beside the request", archive.len()), lint);
    };
    beside("the same archive", &archive);
    beside("100,000 libraries", &many_files(100_000, 0o644));
    beside("100,000 links", &many_files(100_000, 0o120_777));
    beside("half an archive", &archive[..ZIP_SIZE / 2]);
    beside("end records only", &b"PK\x05\x06".repeat(ZIP_SIZE / 4));
}

fn request(code: &str) -> String {
    format!(
        r#"{{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "python3.14",
            "Handler": "app.handler", "Architectures": ["x86_64"], "MemorySize": 512, "Code": {code}}}"#
    )
}

/// An archive of this many files that is just as large as it may be, with content that does not compress.
fn largest_archive(files: usize) -> Vec<u8> {
    let room = ZIP_SIZE - archive(files, &[], &[]).len();
    let archive = archive(files, &noise(room / files), &noise(room - room / files * (files - 1)));
    assert_eq!(archive.len(), ZIP_SIZE);
    archive
}

fn archive(files: usize, content: &[u8], last: &[u8]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(ZIP_SIZE)));
    for number in 0..files {
        let name = match number {
            0 => "app.py".to_owned(),
            _ => format!("package{:03}/module{number:05}.py", number / 20),
        };
        writer.start_file(name, options).expect("the name is fine");
        writer.write_all(if number + 1 == files { last } else { content }).expect("it is in memory");
    }
    writer.finish().expect("it is in memory").into_inner()
}

fn many_files(count: usize, mode: u32) -> Vec<u8> {
    let options = SimpleFileOptions::default().unix_permissions(mode & 0o777);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..count {
        let name = format!("node_modules/@scope/package{:04}/file{:05}.so", number / 20, number * 7919 % count);
        if mode & 0o170_000 == 0o120_000 {
            writer.add_symlink(name, "/etc/passwd", options).expect("the name is fine");
        } else {
            writer.start_file(name, options).expect("the name is fine");
            writer.write_all(&b"\x7fELF\x02\x01\x01\0 and so on".repeat(9)).expect("it is in memory");
        }
    }
    writer.finish().expect("it is in memory").into_inner()
}

/// Bytes without order, always the same.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    (0..len).map(|_| next()).collect()
}

/// Prints the median time of something, and the memory that it needs beyond what is there.
fn measure(name: &str, mut what: impl FnMut()) {
    let before = memory("VmRSS").unwrap_or_default();
    // on Linux, resets the high-water mark of memory
    let marked = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    what();
    let highest = memory("VmHWM").filter(|_| marked);
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        what();
        times.push(start.elapsed());
    }
    times.sort();
    let peak = highest.map_or("? MB".to_owned(), |kb| format!("{:.1} MB", kb.saturating_sub(before) as f64 / 1024.0));
    println!("{name:54} {:7.1} ms {peak:>9}", times[4].as_secs_f64() * 1000.0);
}

/// A line of this process's status, in KB.
fn memory(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|text| text.strip_prefix(line))?;
    line.trim_start_matches(':').split_whitespace().next()?.parse().ok()
}
