//! Archives that are too large, or that want to be.

use super::build::*;
use super::judge::*;
use lambda_lint::{Document, Linter, Report};
use serde_json::json;
use zip::CompressionMethod;

#[test]
fn sizes_are_checked_from_declared_values() {
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

/// Each rule names a few entries and counts the others, and no rule takes time for each pair of them: this would not end.
#[test]
fn hostile_archives_take_bounded_time() {
    let count = 70_000;
    let names: Vec<_> = (0..count).map(|number| format!("..\\a/.env{number:05}/.env")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), &b"/etc/passwd"[..], 0o120_600)).collect();
    let many = zip_with(&files, CompressionMethod::Deflated);
    let linter = Linter::builder().advice(true).build().unwrap();
    let text = request("nodejs22.x", "index.handler").to_string();
    let report = linter.lint(Document::from(text.as_str()).zip_file(&many));
    let found = about_archive(&report);
    for (_, _, message) in &found {
        assert!(message.len() < 500, "{message}");
    }
    let rules: Vec<_> = found.iter().map(|(_, rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["archive-with-escaping-links", "archive-with-secrets", "archive-with-unsafe-names"]);
}

/// A file that claims to be large, and whose content is nothing but empty blocks.
#[test]
fn unterminated_content_is_rejected() {
    let empty_blocks = [0, 0, 0, 0xff, 0xff].repeat(2_000_000);
    let archive = zip_with(&[("bootstrap", &empty_blocks, 0o755)], CompressionMethod::Stored);
    // the same bytes, now as the deflated content
    let archive = bend(bend(archive, 1, 10, &[8, 0]), 3, 8, &[8, 0]);
    let text = request("provided.al2023", "bootstrap").to_string();
    let report = Linter::new().lint(Document::from(text.as_str()).zip_file(&archive));
    assert_eq!(about_archive(&report), []);
}
