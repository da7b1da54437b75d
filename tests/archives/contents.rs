//! The files that a runtime needs.

use super::build::*;
use super::judge::*;
use lambda_lint::{Document, Linter};
use serde_json::{Value, json};
use zip::CompressionMethod;

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
        (
            "python3.12",
            "app.handler",
            &[
                ("app/__init__.py", b"from .main import handler", 0o644),
                ("app/main.py", b"handler = 1", 0o644),
                ("setup.cfg", b"", 0o644),
            ],
        ),
        (
            "nodejs24.x",
            "index.handler",
            &[("index.mjs", b"export const handler = () => 1", 0o644), ("package.json", b"{}", 0o644)],
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
fn images_custom_runtimes_and_unknown_members_are_not_reported() {
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
fn handler_files_are_suggested() {
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
    assert!(help("nodejs22.x", "index.handler", &["app/index.js"]).contains("contents of `app`"));
    assert!(help("java21", "a.B", &["a.jar"]).contains("`lib/`"));
    assert!(help("python3.14", "app.handler", &["b.py"]).contains("`Handler`"));
}

#[test]
fn names_are_listed_once() {
    let message = |names: &[&str]| {
        let files: Vec<_> = names.iter().map(|name| (*name, &b"x"[..], 0o600)).collect();
        let archive = zip_renamed(&files);
        let text = request("python3.14", "app.handler").to_string();
        let report = Linter::new().lint(Document::from(text.as_str()).zip_file(&archive));
        let found = report.diagnostics().iter().find(|found| found.rule == "archive-with-unreadable-files");
        found.unwrap_or_else(|| panic!("{report:?}")).message.clone()
    };
    let alike = message(&["app.py"; 4]);
    assert!(alike.ends_with(": `app.py`"), "{alike}");
    let mixed = message(&["app.py", "a.py", "app.py", "b.py", "c.py", "d.py"]);
    assert!(mixed.ends_with(": `app.py`, `a.py`, `b.py` and 2 more"), "{mixed}");
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
