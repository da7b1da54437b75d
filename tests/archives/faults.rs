//! Tests of malformed archives, and of data that is not an archive.

use super::build::*;
use super::judge::*;
use lambda_lint::{Document, Linter, Severity};
use serde_json::json;

#[test]
fn bytes_that_are_not_an_archive() {
    let good = zip(&[JS]);
    let twice = base64(&good);
    let mut tar = vec![0; 1024];
    tar[257..262].copy_from_slice(b"ustar");
    let cases: &[(&[u8], &str, &str)] = &[
        (b"", "archive-empty", "0 bytes"),
        (&zip(&[]), "archive-empty", "no files"),
        (b"\x1f\x8b\x08\0", "not-a-zip-archive", "gzip"),
        (&tar, "not-a-zip-archive", "tar"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "not-a-zip-archive", "7z"),
        (&elf(X86), "not-a-zip-archive", "ELF"),
        (b"def handler(event, context):\n    return 1\n", "not-a-zip-archive", "text"),
        (b"zip", "not-a-zip-archive", "text"),
        (twice.as_bytes(), "not-a-zip-archive", "base64"),
        (&good[..good.len() / 2], "not-a-zip-archive", "truncated"),
        (&good[..good.len() - 10], "not-a-zip-archive", "truncated"),
        (b"\0\x01\x02\x03\x04", "not-a-zip-archive", "unknown bytes"),
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
    let cp437 = zip_renamed(&[("\u{fc}.js", b"", 0o644), JS]);
    let cp437 = bend(bend(cp437, 1, 46, b"\x81a"), 3, 30, b"\x81a");
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
fn entries_that_cannot_be_unpacked() {
    let good = zip(&[JS]);
    let check = |archive: &[u8]| {
        check_one("nodejs22.x", "index.handler", archive, &["warning archive-with-unsupported-entries"])
    };
    check(&bend(good.clone(), 1, 8, &[1, 0]));
    check(&bend(good.clone(), 1, 10, &[14, 0]));
}

#[test]
fn entries_that_are_damaged() {
    let good = zip(&[JS]);
    let check = |archive: &[u8], reason: &str| {
        let text = request("nodejs22.x", "index.handler").to_string();
        let found = about_archive(&Linter::new().lint(Document::from(text.as_str()).zip_file(archive)));
        assert_eq!(found.len(), 1, "{reason}: {found:?}");
        assert_eq!((found[0].0, found[0].1.as_str()), (Severity::Warning, "archive-with-damaged-entries"), "{reason}");
        assert!(found[0].2.contains(reason), "{reason}: {}", found[0].2);
    };
    // the checksum, the sizes and the place in the directory
    check(&bend(good.clone(), 1, 16, &[0; 4]), "another checksum");
    check(&bend(good.clone(), 1, 20, &[0xff, 0xff, 0xff, 0]), "ends after the archive");
    check(&bend(good.clone(), 1, 24, &[1, 0, 0, 0]), "another size");
    check(&bend(good.clone(), 1, 24, &[0, 16, 0, 0]), "another size");
    check(&bend(good.clone(), 1, 42, &[1, 0, 0, 0]), "no local header");
    check(&bend(good.clone(), 1, 42, &[0xff, 0xff, 0xff, 0x7f]), "no local header");
    // the local header and the content
    check(&bend(good.clone(), 3, 8, &[12, 0]), "no local header");
    check(&bend(good.clone(), 3, 30, b"other.js"), "another name");
    check(&bend(good.clone(), 3, 26, &[200, 0]), "another name");
    check(&bend(good.clone(), 3, 38, &[0xff; 4]), "");
    // of what the local header repeats, the directory counts
    for (offset, bytes) in [(14, &[9; 4]), (18, &[9; 4]), (22, &[9; 4]), (10, &[9; 4])] {
        let archive = bend(good.clone(), 3, offset, bytes);
        check_one("nodejs22.x", "index.handler", &archive, &[]);
    }
}

#[test]
fn partial_requests_still_report_the_surrounding_call() {
    let linter = Linter::builder().partial(true).build().unwrap();
    let report = linter.lint(Document::from(r#"{"Runtime": "python3.14"}"#).zip_file(b"no archive"));
    let paths: Vec<_> = report.errors().map(|error| error.path.as_str()).collect();
    assert_eq!(paths, ["/Code/ZipFile"]);
}
