//! What the rules see inside of the deployment package. The archives are built here, most of them by the `zip` crate;
//! those that lie are bent by hand.

use lambda_lint::{Document, Linter, Report, Severity};
use lambda_lint_tests::invariants::apply;
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// One entry: its name, its content and its mode.
type File<'a> = (&'a str, &'a [u8], u32);

fn zip(files: &[File<'_>]) -> Vec<u8> {
    zip_with(files, CompressionMethod::Deflated)
}

fn zip_with(files: &[File<'_>], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for &(name, content, mode) in files {
        let options = SimpleFileOptions::default().compression_method(method).unix_permissions(mode & 0o7777);
        if mode & 0o170_000 == 0o120_000 {
            writer.add_symlink(name, std::str::from_utf8(content).unwrap(), options).unwrap();
        } else if name.ends_with('/') {
            writer.add_directory(name, options).unwrap();
        } else {
            writer.start_file(name, options).unwrap();
            writer.write_all(content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// An archive whose files are all called `aaaa…`, and then get their true names, which the writer would refuse.
fn zip_renamed(files: &[File<'_>]) -> Vec<u8> {
    let placeholders: Vec<_> = (0..).zip(files).map(|(i, file)| stand_in(i, file.0.len())).collect();
    let renamed: Vec<_> = files.iter().zip(&placeholders).map(|(file, name)| (name.as_str(), file.1, file.2)).collect();
    let mut archive = zip(&renamed);
    for (file, placeholder) in files.iter().zip(&placeholders) {
        replace(&mut archive, placeholder.as_bytes(), file.0.as_bytes());
    }
    archive
}

fn stand_in(number: u8, len: usize) -> String {
    let letter = char::from(b'A' + number);
    std::iter::repeat_n(letter, len).collect()
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        bytes[at + found..at + found + to.len()].copy_from_slice(to);
        at += found + to.len();
    }
}

/// Overwrites the bytes at an offset of the first record with this signature: 1 for the directory, 3 for local headers.
fn bend(mut archive: Vec<u8>, record: u8, offset: usize, bytes: &[u8]) -> Vec<u8> {
    let at = archive.windows(4).position(|window| window == [b'P', b'K', record, record + 1]).unwrap() + offset;
    archive[at..at + bytes.len()].copy_from_slice(bytes);
    archive
}

/// The beginning of a program for this processor.
fn elf(machine: u8) -> Vec<u8> {
    [b"\x7fELF\x02\x01\x01\0", &[0; 8][..], &[2, 0, machine, 0], &[0; 100]].concat()
}

const X86: u8 = 62;
const ARM: u8 = 183;

fn request(runtime: &str, handler: &str) -> Value {
    json!({
        "FunctionName": "orders",
        "Role": "arn:aws:iam::123456789012:role/orders",
        "Runtime": runtime,
        "Handler": handler,
    })
}

/// The findings about the archive, as `severity rule`, once for the archive beside the request and once for the one in
/// it: they must be the same.
#[track_caller]
fn judge(request: &Value, archive: &[u8]) -> Vec<String> {
    let linter = Linter::builder().advice(true).build().unwrap();
    let beside = linter.lint(Document::from(request.to_string().as_str()).zip_file(archive));
    let mut inside = request.clone();
    inside["Code"] = json!({"ZipFile": base64(archive)});
    let inside_found = linter.lint_str(&inside.to_string());
    let found = about_archive(&beside);
    assert_eq!(found, about_archive(&inside_found), "beside the request and in it");
    assert_eq!(found, about_archive(&linter.lint_value(&inside)), "as a value");
    found.into_iter().map(|(severity, rule, _)| format!("{severity} {rule}")).collect()
}

fn about_archive(report: &Report) -> Vec<(Severity, String, String)> {
    let found = report.diagnostics().iter().filter(|found| found.path == "/Code/ZipFile");
    found.map(|found| (found.severity, found.rule.to_string(), found.message.clone())).collect()
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            text.push(if digit <= group.len() { char::from(ALPHABET[value as usize]) } else { '=' });
        }
    }
    text
}

#[track_caller]
fn check_one(runtime: &str, handler: &str, archive: &[u8], expected: &[&str]) {
    assert_eq!(judge(&request(runtime, handler), archive), expected, "{runtime} {handler}");
}

const JS: File<'_> = ("index.js", b"exports.handler = async () => 1;\n", 0o644);
const SH: &[u8] = b"#!/bin/sh\nset -euo pipefail\n";

#[test]
fn packages_of_each_runtime_are_clean() {
    let (x86, arm) = (elf(X86), elf(ARM));
    let cases: &[(&str, &str, &[File<'_>])] = &[
        (
            "python3.14",
            "lambda_function.lambda_handler",
            &[("lambda_function.py", b"def lambda_handler(e, c): ...", 0o644)],
        ),
        (
            "python3.13",
            "app.main.handler",
            &[
                ("app/", b"", 0o755),
                ("app/__init__.py", b"", 0o644),
                ("app/main.py", b"import numpy", 0o644),
                ("numpy/__init__.py", b"", 0o644),
                ("numpy/core/_multiarray_umath.cpython-313-x86_64-linux-gnu.so", &x86, 0o755),
                ("numpy.libs/libgfortran-040039e1.so.5.0.0", &x86, 0o755),
                ("certifi/cacert.pem", b"# public", 0o644),
                ("bin/normalizer", b"#!/usr/bin/python3\n", 0o755),
            ],
        ),
        ("python3.12", "src/app.handler", &[("src/app.py", b"", 0o644)]),
        ("python3.12", "app.handler", &[("app/handlers.py", b"", 0o644), ("setup.cfg", b"", 0o644)]),
        (
            "nodejs24.x",
            "index.handler",
            &[("index.mjs", b"export const handler = 1", 0o644), ("package.json", b"{}", 0o644)],
        ),
        ("nodejs24.x", "src/api.get", &[("src/api.ts", b"", 0o644), ("package.json", b"{}", 0o644)]),
        (
            "nodejs22.x",
            "dist/index.handler",
            &[
                ("dist/index.js", b"", 0o644),
                ("node_modules/.bin/esbuild", b"../esbuild/bin/esbuild", 0o120_777),
                ("node_modules/sodium/prebuilds/linux-x64/node.napi.node", &x86, 0o644),
                ("node_modules/sodium/prebuilds/linux-arm64/node.napi.node", &arm, 0o644),
                ("node_modules/sodium/prebuilds/darwin-arm64/node.napi.node", b"\xcf\xfa\xed\xfe\x0c\0\0\x01", 0o644),
                ("node_modules/sodium/prebuilds/win32-x64/node.napi.node", b"MZ\x90\0", 0o644),
            ],
        ),
        (
            "nodejs20.x",
            "node_modules/datadog-lambda-js/dist/handler.handler",
            &[("node_modules/datadog-lambda-js/dist/handler.mjs", b"", 0o644), JS],
        ),
        ("nodejs22.x", "api.handler", &[("api/index.js", b"", 0o644), JS]),
        ("provided.al2023", "bootstrap", &[("bootstrap", &x86, 0o755)]),
        ("provided.al2023", "main", &[("bootstrap", SH, 0o755), ("function.sh", b"function handler() { :; }", 0o644)]),
        (
            "java21",
            "com.example.App::handleRequest",
            &[
                ("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0", 0o644),
                ("com/example/App.class", b"\xca\xfe\xba\xbe\0\0\0\x41", 0o644),
                ("linux/arm64/libjni.so", &arm, 0o644),
            ],
        ),
        ("java21", "com.example.App", &[("lib/app.jar", b"PK", 0o644), ("log4j2.xml", b"<a/>", 0o644)]),
        (
            "dotnet8",
            "Orders::Orders.Function::Run",
            &[
                ("Orders.dll", b"MZ\x90\0", 0o644),
                ("Orders.deps.json", b"{}", 0o644),
                ("Orders.runtimeconfig.json", b"{}", 0o644),
                ("runtimes/win-x64/native/sqlite.dll", b"MZ\x90\0", 0o644),
                ("runtimes/linux-x64/native/libsqlite.so", &x86, 0o644),
                ("runtimes/linux-arm64/native/libsqlite.so", &arm, 0o644),
            ],
        ),
        ("dotnet8", "bootstrap", &[("bootstrap", &x86, 0o755)]),
        ("ruby3.4", "app/function.Orders::Main.process", &[("app/function.rb", b"", 0o644), ("Gemfile", b"", 0o644)]),
    ];
    for (runtime, handler, files) in cases {
        check_one(runtime, handler, &zip(files), &[]);
        check_one(runtime, handler, &zip_with(files, CompressionMethod::Stored), &[]);
    }
}

#[test]
fn images_custom_runtimes_and_unknown_members_say_nothing() {
    let archive = zip(&[("readme.md", b"", 0o644)]);
    let silent = |request: &Value| assert_eq!(judge(request, &archive), [""; 0], "{request}");
    silent(&request("custom", "app"));
    silent(&request("go1.x", "main"));
    let mut other = request("nodejs24.x", "index.handler");
    other["PackageType"] = json!("Zap");
    silent(&other);
    other = request("python3.14", "app.handler");
    for names in [json!({"PYTHONPATH": "/var/task/src"}), json!({"AWS_LAMBDA_EXEC_WRAPPER": "/opt/wrap"}), json!(1)] {
        other["Environment"] = json!({"Variables": names});
        silent(&other);
    }
    other = request("python3.14", "app.handler");
    other["Layers"] = json!(["arn:aws:lambda:eu-west-1:123456789012:layer:app:3"]);
    silent(&other);
    other["Runtime"] = json!("provided.al2023");
    silent(&other);
    for malformed in ["index", "../index.handler", "/opt/app.handler"] {
        silent(&request("nodejs24.x", malformed));
    }
    silent(&request("python3.14", "app.py.handler"));
    silent(&json!({"FunctionName": "orders"}));
    let mut image = request("nodejs24.x", "index.handler");
    image["PackageType"] = json!("Image");
    let report = Linter::new().lint(Document::from(image.to_string().as_str()).zip_file(&archive));
    assert_eq!(about_archive(&report), []);
}

#[test]
fn bytes_that_are_no_archive() {
    let good = zip(&[JS]);
    let twice = base64(&good);
    let mut tar = vec![0; 1024];
    tar[257..262].copy_from_slice(b"ustar");
    let cases: &[(&[u8], &str, &str)] = &[
        (b"", "archive-empty", "no bytes"),
        (&zip(&[]), "archive-empty", "no entries"),
        (b"\x1f\x8b\x08\0", "not-a-zip-archive", "gzip"),
        (&tar, "not-a-zip-archive", "tar"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "not-a-zip-archive", "7z"),
        (&elf(X86), "not-a-zip-archive", "ELF"),
        (b"def handler(event, context):\n    return 1\n", "not-a-zip-archive", "text"),
        (b"zip", "not-a-zip-archive", "text"),
        (twice.as_bytes(), "not-a-zip-archive", "base64"),
        (&good[..good.len() / 2], "not-a-zip-archive", "cut off"),
        (&good[..good.len() - 10], "not-a-zip-archive", "cut off"),
        (b"\0\x01\x02\x03\x04", "not-a-zip-archive", "no zip archive"),
        (&bend(good.clone(), 5, 12, &[0xff; 4]), "", ""),
        (&bend(good.clone(), 5, 4, &[1, 0]), "not-a-zip-archive", "one part of several"),
        (&bend(good.clone(), 5, 10, &[9, 0]), "not-a-zip-archive", "one part of several"),
        (&bend(good.clone(), 5, 8, &[9, 0, 9, 0]), "not-a-zip-archive", "damaged"),
    ];
    let linter = Linter::new();
    let text = request("nodejs24.x", "index.handler").to_string();
    for (bytes, rule, word) in cases {
        let found = about_archive(&linter.lint(Document::from(text.as_str()).zip_file(bytes)));
        let what = bytes.escape_ascii().to_string();
        if rule.is_empty() {
            assert_eq!(found, [], "{what}");
            continue;
        }
        assert_eq!(found.len(), 1, "{what} {found:?}");
        assert_eq!((found[0].0, found[0].1.as_str()), (Severity::Error, *rule), "{what}");
        assert!(found[0].2.contains(word), "{what}: {}", found[0].2);
    }
}

#[test]
fn faults_and_near_misses() {
    let (x86, arm) = (elf(X86), elf(ARM));
    let node = |files: &[File<'_>], expected: &[&str]| check_one("nodejs22.x", "index.handler", &zip(files), expected);
    // names
    for name in ["../index.js", "/etc/passwd", "C:/a.js", "lib\\a.js", "a/\0.js"] {
        let archive = zip_renamed(&[JS, (name, b"", 0o644)]);
        check_one("nodejs22.x", "index.handler", &archive, &["warning archive-with-unsafe-names"]);
    }
    for name in ["..index.js", "a/...", "c:a.js", "grüße.js"] {
        check_one("nodejs22.x", "index.handler", &zip_renamed(&[JS, (name, b"", 0o644)]), &[]);
    }
    let cp437 = bend(zip_renamed(&[("\u{fc}.js", b"", 0o644), JS]), 1, 46, b"\x81a");
    check_one("nodejs22.x", "index.handler", &cp437, &["warning archive-with-unsafe-names"]);
    // backslashes explain why the handler is not found
    let archive = zip_renamed(&[("src\\index.js", b"", 0o644)]);
    check_one("nodejs22.x", "src/index.handler", &archive, &["warning archive-with-unsafe-names"]);
    // links
    node(&[JS, ("a/link", b"../index.js", 0o120_777)], &[]);
    node(&[JS, ("a/link", b"../../index.js", 0o120_777)], &["warning archive-with-escaping-links"]);
    node(&[JS, ("link", b"/home/me/index.js", 0o120_777)], &["warning archive-with-escaping-links"]);
    node(&[JS, ("link", b"/opt/index.js", 0o120_777)], &[]);
    // twins
    let twins = |other: &[u8]| zip_renamed(&[("index.js", b"a", 0o644), ("index.js", other, 0o644)]);
    check_one("nodejs22.x", "index.handler", &twins(b"a"), &[]);
    check_one("nodejs22.x", "index.handler", &twins(b"b"), &["warning archive-with-duplicates"]);
    node(&[JS, ("Index.js", b"", 0o644)], &["advice archive-with-case-twins"]);
    // modes
    node(&[("index.js", b"", 0o600)], &["warning archive-with-unreadable-files"]);
    node(&[("index.js", b"", 0o604)], &[]);
    node(&[("index.js", b"", 0)], &[]);
    node(&[JS, ("lib/", b"", 0o754)], &["warning archive-with-unreadable-files"]);
    // contents of no use, and secret ones
    node(&[JS, (".env", b"A=1", 0o644)], &["advice archive-with-secrets"]);
    node(&[JS, (".env.example", b"A=1", 0o644)], &[]);
    node(&[JS, ("a/.DS_Store", b"", 0o644)], &["advice archive-with-junk"]);
    node(&[JS, ("orders.zip", b"PK", 0o644)], &["advice archive-with-junk"]);
    node(&[JS, ("data/orders.zip", b"PK", 0o644)], &[]);
    node(&[JS, ("node_modules/@aws-sdk/client-s3/index.js", b"a", 0o644)], &["advice archive-with-sdk"]);
    check_one(
        "python3.14",
        "a.b",
        &zip(&[("a.py", b"", 0o644), ("boto3/__init__.py", b"", 0o644)]),
        &["advice archive-with-sdk"],
    );
    // native code
    node(&[JS, ("build/Release/a.node", &x86, 0o644)], &[]);
    node(&[JS, ("build/Release/a.node", &arm, 0o644)], &["warning native-code-for-other-architecture"]);
    node(&[JS, ("a.node", b"\xcf\xfa\xed\xfe\0\0\0\0", 0o644)], &["warning native-code-for-other-architecture"]);
    node(
        &[JS, ("@img/sharp-darwin-arm64/sharp.node", b"\xcf\xfa\xed\xfe\0\0\0\0", 0o644)],
        &["warning native-code-for-other-architecture"],
    );
    node(&[JS, ("x/linux-x64/a.node", &x86, 0o644), ("x/linux-arm64/a.node", &arm, 0o644)], &[]);
    node(&[JS, ("libc.so", b"/* GNU ld script */", 0o644)], &[]);
    let module = ("a/b.cpython-314-x86_64-linux-gnu.so", &x86[..], 0o755);
    let mut graviton = request("python3.14", "app.handler");
    graviton["Architectures"] = json!(["arm64"]);
    let archive = zip(&[("app.py", b"", 0o644), module]);
    assert_eq!(judge(&graviton, &archive), ["warning native-code-for-other-architecture"]);
    graviton["Architectures"] = json!(["x86_64"]);
    assert_eq!(judge(&graviton, &archive), [""; 0]);
    graviton["Architectures"] = json!(["sparc"]);
    assert_eq!(judge(&graviton, &archive), [""; 0]);
}

#[test]
fn handlers() {
    let check = |runtime: &str, handler: &str, names: &[&str], expected: &str| {
        let files: Vec<_> = names.iter().map(|name| (*name, &b"x"[..], 0o644)).collect();
        let expected: &[&str] = match expected {
            "" => &[],
            "missing" => &["warning handler-file-missing"],
            "nested" => &["warning archive-nested-in-folder"],
            "nested, with junk" => &["warning archive-nested-in-folder", "advice archive-with-junk"],
            other => panic!("{other}"),
        };
        check_one(runtime, handler, &zip(&files), expected);
    };
    check("nodejs22.x", "index.handler", &["app.js"], "missing");
    check("nodejs22.x", "index.handler", &["index.ts"], "missing");
    check("nodejs24.x", "index.handler", &["index.ts"], "");
    check("nodejs22.x", "index.handler", &["Index.js", "package.json"], "missing");
    check("nodejs22.x", "index.handler", &["src/index.js", "package.json"], "missing");
    check("nodejs22.x", "index.handler", &["app/index.js", "app/package.json"], "nested");
    check("nodejs22.x", "index.handler", &["app/index.js", "__MACOSX/app/._index.js"], "nested, with junk");
    check("nodejs22.x", "app/index.handler", &["app/index.js"], "");
    check("python3.14", "lambda_function.lambda_handler", &["lambda_function/lambda_function.py"], "nested");
    check("python3.14", "app.handler", &["index.py"], "missing");
    check("python3.14", "app.handler", &["a/b/app.py"], "nested");
    check("ruby3.4", "function.handler", &["lambda_function.rb"], "missing");
    check("java21", "com.example.App::run", &["app.jar"], "missing");
    check("java21", "com.example.App::run", &["com/example/Other.class"], "missing");
    check("java21", "com.example.App::run", &["build/lib/app.jar"], "nested");
    check("dotnet8", "Orders::Orders.Function::Run", &["Other.dll"], "missing");
    check("dotnet8", "Orders::Orders.Function::Run", &["publish/Orders.dll", "publish/a.dll"], "nested");
}

#[test]
fn handler_files_are_hinted_at() {
    let help = |runtime: &str, handler: &str, names: &[&str]| {
        let files: Vec<_> = names.iter().map(|name| (*name, &b"x"[..], 0o644)).collect();
        let text = request(runtime, handler).to_string();
        let report = Linter::new().lint(Document::from(text.as_str()).zip_file(&zip(&files)));
        let [found] = report.diagnostics() else { panic!("{report:?}") };
        assert_eq!((found.path.as_str(), found.related[0].path.as_str()), ("/Code/ZipFile", "/Handler"));
        found.help.clone().unwrap()
    };
    assert!(help("nodejs22.x", "index.handler", &["Index.js"]).contains("`Index.js`"));
    assert!(
        help("nodejs22.x", "index.handler", &["index.ts"]).contains("`index.ts`, which this runtime does not load")
    );
    assert!(help("nodejs22.x", "index.handler", &["src/index.js", "a.js"]).contains("`src/index.js`"));
    assert!(help("nodejs22.x", "index.handler", &["app/index.js"]).contains("what is in `app`"));
    assert!(help("java21", "a.B", &["a.jar"]).contains("`lib/`"));
    assert!(help("python3.14", "app.handler", &["b.py"]).contains("correct `Handler`"));
}

#[test]
fn bootstraps() {
    let (x86, arm) = (elf(X86), elf(ARM));
    let check =
        |files: &[File<'_>], expected: &[&str]| check_one("provided.al2023", "bootstrap", &zip(files), expected);
    check(&[("main", &x86, 0o755)], &["warning bootstrap-missing"]);
    check(&[("bin/bootstrap", &x86, 0o755)], &["warning archive-nested-in-folder"]);
    check(&[("bootstrap", &x86, 0o644)], &["warning bootstrap-not-executable"]);
    check(&[("bootstrap", &x86, 0o744)], &["warning bootstrap-not-executable"]);
    check(&[("bootstrap", &x86, 0o700)], &["warning bootstrap-not-executable"]);
    check(&[("bootstrap", &x86, 0)], &[]);
    check(&[("bootstrap", &arm, 0o755)], &["warning native-code-for-other-architecture"]);
    for bad in [
        &b""[..],
        b"set -e\n",
        b"#!/bin/sh\r\necho\r\n",
        b"\xef\xbb\xbf#!/bin/sh\n",
        b"#!\n",
        b"#!/usr/bin/env python3\n",
        b"#!/usr/bin/env -S node --enable-source-maps\n",
        b"#!/usr/bin/python3.12 -u\n",
        b"\xcf\xfa\xed\xfe\0\0\0\0",
        b"MZ\x90\0",
    ] {
        check(&[("bootstrap", bad, 0o755)], &["warning bootstrap-not-runnable"]);
    }
    for good in [
        &b"#!/bin/bash\necho a\r\n"[..],
        b"#!/bin/sh",
        b"#!/opt/bin/python3\n",
        b"#!/var/task/node\n",
        b"#!/usr/bin/env bash\n",
        b"#!/usr/bin/nodeish\n",
    ] {
        check(&[("bootstrap", good, 0o755)], &[]);
    }
    let python = zip(&[("bootstrap", b"#!/usr/bin/env python3\n", 0o755)]);
    check_one("provided.al2", "bootstrap", &python, &[]);
    let mut layered = request("provided.al2023", "bootstrap");
    layered["Layers"] = json!(["arn:aws:lambda:eu-west-1:123456789012:layer:python:3"]);
    assert_eq!(judge(&layered, &python), [""; 0]);
}

#[test]
fn entries_that_cannot_be_unpacked() {
    let good = zip(&[JS]);
    let check = |archive: &[u8]| {
        check_one("nodejs22.x", "index.handler", archive, &["warning archive-with-unsupported-entries"])
    };
    check(&bend(good.clone(), 1, 8, &[1, 0]));
    check(&bend(good.clone(), 1, 10, &[14, 0]));
}

#[test]
fn sizes_are_judged_from_what_is_said() {
    let size = |bytes: u32| bend(zip(&[JS]), 1, 24, &bytes.to_le_bytes());
    check_one("nodejs22.x", "index.handler", &size(262_143_999), &[]);
    check_one("nodejs22.x", "index.handler", &size(262_144_000), &["warning archive-too-large-unpacked"]);
    check_one("nodejs22.x", "index.handler", &size(262_144_001), &["error archive-too-large-unpacked"]);
    check_one("nodejs22.x", "index.handler", &size(u32::MAX - 1), &["error archive-too-large-unpacked"]);
}

/// A request of this many bytes in which the archive is not base64 of anything useful.
fn with_archive(decoded: usize, blanks: usize) -> String {
    let archive = "AAAA".repeat(decoded.div_ceil(3));
    let archive = match decoded % 3 {
        0 => archive,
        1 => format!("{}==", &archive[..archive.len() - 2]),
        _ => format!("{}=", &archive[..archive.len() - 1]),
    };
    // not by way of a value, which takes its time for such a text in a debug build
    let mut request = request("nodejs22.x", "index.handler");
    request["Code"] = json!({"ZipFile": "?"});
    let (before, behind) = (request.to_string(), " ".repeat(blanks));
    before.replacen('?', &archive, 1) + &behind
}

#[test]
fn archives_and_requests_that_are_too_large() {
    const ZIP: usize = 52_428_800;
    let found =
        |report: &Report| report.errors().map(|error| format!("{} {}", error.rule, error.path)).collect::<Vec<_>>();
    let linter = Linter::new();
    let plain = request("nodejs22.x", "index.handler").to_string();
    // in the request: one byte more is one fault, not two
    assert_eq!(found(&linter.lint_str(&with_archive(ZIP + 1, 0))), ["archive-too-large /Code/ZipFile"]);
    // blanks are not sent
    assert_eq!(found(&linter.lint_str(&with_archive(ZIP, 1 << 20))), ["not-a-zip-archive /Code/ZipFile"]);
    // beside the request
    let beside = |request: &str, len: usize| found(&linter.lint(Document::from(request).zip_file(&vec![0; len])));
    assert_eq!(beside(&plain, ZIP), ["not-a-zip-archive /Code/ZipFile"]);
    assert_eq!(beside(&plain, ZIP + 1), ["archive-too-large /Code/ZipFile"]);
    // other members count, too: the limit is 70,167,211 bytes
    let mut long = request("nodejs22.x", "index.handler");
    let rest = 70_167_211 - ZIP.div_ceil(3) * 4;
    long["Environment"] = json!({"Variables": {"A": ""}});
    let room = rest - long.to_string().len();
    long["Environment"]["Variables"]["A"] = "x".repeat(room).into();
    let at_limit = beside(&long.to_string(), ZIP);
    assert!(at_limit.iter().all(|found| !found.starts_with("request-too-large")), "{at_limit:?}");
    long["Environment"]["Variables"]["A"] = "x".repeat(room + 1).into();
    let above = beside(&long.to_string(), ZIP);
    assert!(above.iter().any(|found| found == "request-too-large "), "{above:?}");
}

#[test]
fn partial_requests_still_say_what_is_beside_them() {
    let linter = Linter::builder().partial(true).build().unwrap();
    let report = linter.lint(Document::from(r#"{"Runtime": "python3.14"}"#).zip_file(b"no archive"));
    let paths: Vec<_> = report.errors().map(|error| error.path.as_str()).collect();
    assert_eq!(paths, ["/Code/ZipFile"]);
}

/// Each rule names a few entries and counts the others, and no rule takes time for each pair of them.
#[test]
fn hostile_archives_take_bounded_time() {
    let count = 70_000;
    let names: Vec<_> = (0..count).map(|number| format!("..\\a/.env{number:05}/.env")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), &b"/etc/passwd"[..], 0o120_600)).collect();
    let many = zip_with(&files, CompressionMethod::Deflated);
    let start = std::time::Instant::now();
    let linter = Linter::builder().advice(true).build().unwrap();
    let text = request("nodejs22.x", "index.handler").to_string();
    let report = linter.lint(Document::from(text.as_str()).zip_file(&many));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    let found = about_archive(&report);
    for (_, _, message) in &found {
        assert!(message.len() < 500, "{message}");
    }
    let rules: Vec<_> = found.iter().map(|(_, rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["archive-with-unsafe-names", "archive-with-escaping-links", "archive-with-secrets"]);
}

/// A file that claims to be large, and whose content is nothing but empty blocks.
#[test]
fn contents_without_end_are_not_followed() {
    let empty_blocks = [0, 0, 0, 0xff, 0xff].repeat(2_000_000);
    let archive = zip_with(&[("bootstrap", &empty_blocks, 0o755)], CompressionMethod::Stored);
    // the same bytes, now as the deflated content
    let archive = bend(bend(archive, 1, 10, &[8, 0]), 3, 8, &[8, 0]);
    let text = request("provided.al2023", "bootstrap").to_string();
    let start = std::time::Instant::now();
    let report = Linter::new().lint(Document::from(text.as_str()).zip_file(&archive));
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
    assert_eq!(about_archive(&report), []);
}

#[test]
fn base64_is_repaired() {
    let good = base64(&zip(&[JS]));
    let linter = Linter::new();
    let broken = [
        format!("data:application/zip;base64,{good}"),
        good.replace('+', "-").replace('/', "_"),
        good.trim_end_matches('=').to_owned(),
        format!("{}\n{}", &good[..76], &good[76..]),
    ];
    for text in broken {
        if text == good {
            continue;
        }
        let mut request = request("nodejs22.x", "index.handler");
        request["Code"] = json!({"ZipFile": text});
        let document = request.to_string();
        let report = linter.lint_str(&document);
        let [found] = report.diagnostics() else { panic!("{report:?}") };
        assert_eq!(found.rule, "invalid-base64");
        let fix = found.fix.as_ref().unwrap();
        assert!(fix.edits.iter().all(|edit| edit.text.len() <= 2), "no edit repeats the archive: {fix:?}");
        let fixed = apply(&document, fix).unwrap();
        assert!(linter.lint_str(&fixed).diagnostics().is_empty(), "{fixed}");
    }
}
