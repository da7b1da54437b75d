//! `--fix`, `--unsafe-fixes` and `--diff`.

use crate::{FINE, Place, check, finish, with};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A request with a safe fix, an unsafe one or none, and what goes with it.
fn misspelt() -> String {
    FINE.replace("FunctionName", "functionName")
}

fn read(place: &Place, name: &str) -> Vec<u8> {
    std::fs::read(place.path().join(name)).unwrap()
}

#[test]
fn a_fix_changes_its_place_and_nothing_else() {
    for (before, after) in [("\u{feff}", "\u{feff}"), ("", "")] {
        for line_end in ["\n", "\r\n", "\r\n\t"] {
            let text = |body: &str, mark: &str| format!("{mark}{}", body.replace('\n', line_end));
            let place = Place::new(&[("a b.json", &text(&misspelt(), before))]);
            let ran = place.run(&["check", "a b.json", "--fix"]);
            assert_eq!(ran.status, 0, "{ran:?}");
            assert_eq!(String::from_utf8(read(&place, "a b.json")).unwrap(), text(FINE, after));
            assert!(ran.stderr.contains("note: fixed 1 finding in 1 file\n"), "{ran:?}");
        }
    }
}

#[test]
fn a_diff_changes_nothing() {
    let place = Place::new(&[("a.json", &misspelt())]);
    let ran = place.run(&["check", "a.json", "--diff", "--fix"]);
    assert_eq!(
        ran.stdout.lines().take(6).collect::<Vec<_>>(),
        [
            "--- a.json",
            "+++ a.json",
            "@@ -1,5 +1,5 @@",
            " {",
            "-  \"functionName\": \"orders\",",
            "+  \"FunctionName\": \"orders\",",
        ]
    );
    assert_eq!(ran.status, 1, "a fix is pending");
    assert!(ran.stderr.contains("would fix 1 finding in 1 file"), "{ran:?}");
    assert_eq!(read(&place, "a.json"), misspelt().as_bytes());
    let stdin = place.run_with(&["check", "-", "--diff", "--quiet"], misspelt());
    assert!(stdin.stdout.starts_with("--- <stdin>\n") && stdin.stderr.is_empty(), "{stdin:?}");
    let fine = place.run_with(&["check", "-", "--diff"], FINE);
    assert_eq!((fine.stdout.as_str(), fine.status), ("", 0));
}

#[test]
fn a_diff_shows_no_secret() {
    let request = with("\"Environment\": {\"Variables\": {\"PASSWORD\": \"hunter2\",\n\"PIN\": 4711}}")
        .replace("FunctionName", "functionName");
    let ran = check(&request, &["--diff", "--unsafe-fixes"]);
    assert!(ran.stdout.contains("+++"), "{ran:?}");
    assert!(!ran.stdout.contains("hunter2") && !ran.stdout.contains("4711"), "{ran:?}");
}

#[test]
fn an_unterminated_line_is_reported() {
    let ran = check(misspelt().trim_end().replace('\n', " ").as_str(), &["--diff"]);
    assert_eq!(ran.stdout.matches("\n\\ No newline at end of file\n").count(), 2, "{ran:?}");
}

#[test]
fn stdin_comes_out_repaired() {
    let place = Place::new(&[]);
    let faulty = misspelt().replace("\"index.handler\"", "\"index.handler\", \"MemorySize\": 64");
    let ran = place.run_with(&["check", "-", "--fix", "--format", "concise"], &faulty);
    assert_eq!(ran.stdout, faulty.replace("functionName", "FunctionName"));
    assert!(ran.stderr.contains("64 MB is below the minimum"), "the rest is said: {ran:?}");
    assert!(ran.stderr.contains("note: 1 finding left without a fix\n"), "{ran:?}");
    assert_eq!(ran.status, 1);
    for untouched in ["no JSON", "", "{}", FINE] {
        let ran = place.run_with(&["check", "-", "--fix"], untouched);
        assert_eq!(ran.stdout, untouched, "what cannot be repaired goes through");
    }
    let bare = faulty.trim_end().replace("functionName", "FunctionName");
    assert_eq!(place.run_with(&["check", "-", "--fix"], faulty.trim_end()).stdout, bare, "no line end comes up");
    let to_file = place.run_with(&["check", "-", "--fix", "--format", "json", "--output", "out.json"], &faulty);
    assert_eq!(to_file.stdout, faulty.replace("functionName", "FunctionName"));
    assert!(String::from_utf8(read(&place, "out.json")).unwrap().contains("number-out-of-range"));
}

#[test]
fn unsafe_fixes_require_a_flag() {
    let place = Place::new(&[]);
    assert_eq!(place.run(&["check", "--unsafe-fixes"]).status, 2, "without --fix or --diff it means nothing");
    assert_eq!(place.run(&["check", "--fix", "--lines"]).status, 2);
    let request = std::fs::read_to_string(unsafe_example()).unwrap();
    place.write("a.json", &request);
    let args = ["check", "a.json", "--fix", "--advice", "--as-of", "2026-11-22"];
    let safe = place.run(&args);
    assert!(safe.stderr.contains("use --unsafe-fixes to apply it"), "{safe:?}");
    let text = read(&place, "a.json");
    place.run(&[&args[..], &["--unsafe-fixes"]].concat());
    assert_ne!(read(&place, "a.json"), text);
}

/// The first request with a fix that is not safe.
fn unsafe_example() -> PathBuf {
    let mut all = fixtures().into_iter().map(|(request, _)| request);
    let has_unsafe = |request: &PathBuf| {
        let ran = findings(&Place::new(&[]), request.to_str().unwrap(), &[]);
        ran.iter().any(|(_, safe)| *safe == Some(false))
    };
    all.find(has_unsafe).expect("some fixture has an unsafe fix")
}

#[test]
fn utf_16_is_not_rewritten() {
    let place = Place::new(&[]);
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(misspelt().encode_utf16().flat_map(u16::to_le_bytes));
    place.write("a.json", &bytes);
    let ran = place.run(&["check", "a.json", "--fix"]);
    assert!(ran.stderr.contains("note: a.json is not fixed, because it is UTF-16: save it as UTF-8\n"), "{ran:?}");
    assert_eq!(ran.status, 1, "the finding stays");
    assert_eq!(read(&place, "a.json"), bytes);
}

#[cfg(unix)]
#[test]
fn mode_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let place = Place::new(&[("real/a.json", &misspelt())]);
    let target = place.path().join("real/a.json");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.json", place.path().join("link.json")).unwrap();
    assert_eq!(place.run(&["check", "link.json", "--fix"]).status, 0);
    assert!(place.path().join("link.json").is_symlink());
    assert_eq!(read(&place, "real/a.json"), FINE.as_bytes());
    assert_eq!(target.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(place.path().join("real")).unwrap().count(), 1, "nothing is left behind");

    place.write("locked.json", misspelt());
    std::fs::set_permissions(place.path().join("locked.json"), std::fs::Permissions::from_mode(0o440)).unwrap();
    let ran = place.run(&["check", "locked.json", "--fix"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("cannot replace locked.json; it is unchanged"), "{ran:?}");
    assert_eq!(read(&place, "locked.json"), misspelt().as_bytes());
}

#[test]
fn a_folder_is_fixed_on_all_cores() {
    let place = Place::new(&[]);
    (0..40).for_each(|number| place.write(&format!("f{number}.json"), misspelt()));
    place.write("other.json", "{\"functionName\": 1}");
    let ran = place.run(&["check", "--fix", "."]);
    assert!(ran.stderr.contains("fixed 40 findings in 40 files"), "{ran:?}");
    assert_eq!(ran.status, 0);
    assert!((0..40).all(|number| read(&place, &format!("f{number}.json")) == FINE.as_bytes()));
    assert_eq!(read(&place, "other.json"), b"{\"functionName\": 1}");
}

/// Every request of the fixtures, and the options that it is judged with.
fn fixtures() -> Vec<(PathBuf, Vec<String>)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut found = Vec::new();
    for folder in ["err", "near"] {
        for entry in std::fs::read_dir(tests.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy();
            if name.ends_with(".json") && !name.ends_with(".options.json") {
                let options = std::fs::read_to_string(path.with_extension("options.json")).unwrap_or("{}".to_owned());
                let options: serde_json::Value = serde_json::from_str(&options).unwrap();
                let mut args = Vec::new();
                for (option, key) in [("--region", "region"), ("--account", "account")] {
                    args.extend(
                        options[key].as_str().into_iter().flat_map(|value| [option.to_owned(), value.to_owned()]),
                    );
                }
                args.extend(["--as-of".to_owned(), options["asOf"].as_str().unwrap_or("2026-11-22").to_owned()]);
                found.push((path, args));
            }
        }
    }
    found.sort();
    assert!(found.len() > 400, "only {} fixtures", found.len());
    found
}

/// Each finding's rule, and whether its fix is safe.
fn findings(place: &Place, request: &str, args: &[&str]) -> Vec<(String, Option<bool>)> {
    let all = [&["check", request, "--input", "request", "--advice", "--format", "json"], args].concat();
    let found = place.run(&all).json();
    let list = found["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
    list.iter().map(|found| (found["rule"].as_str().unwrap().to_owned(), found["fix"]["safe"].as_bool())).collect()
}

#[test]
fn every_fixture_is_fixed() {
    let (mut repaired, mut faults) = (0, Vec::new());
    for (request, args) in fixtures() {
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let place = Place::new(&[]);
        std::fs::copy(&request, place.path().join("a.json")).unwrap();
        let before = read(&place, "a.json");
        let found = findings(&place, "a.json", &args);
        let safe: BTreeSet<_> = found.iter().filter(|(_, safe)| *safe == Some(true)).map(|(rule, _)| rule).collect();
        for (mode, has_fix) in [
            (&["--fix"][..], !safe.is_empty()),
            (&["--fix", "--unsafe-fixes"], found.iter().any(|(_, safe)| safe.is_some())),
        ] {
            place.write("a.json", &before);
            let fix = || {
                let common = ["check", "a.json", "--input", "request", "--advice"];
                let ran = finish(&mut place.command(&[&common[..], mode, &args].concat()), b"");
                assert_ne!(ran.status, 2, "{}: {ran:?}", request.display());
                read(&place, "a.json")
            };
            let after = fix();
            if (after != before) != has_fix {
                faults.push(format!(
                    "{} {mode:?}: changed {}, has a fix {has_fix}",
                    request.display(),
                    after != before
                ));
            }
            repaired += usize::from(after != before);
            if after == before {
                continue;
            }
            let was_json = serde_json::from_slice::<serde_json::Value>(&before).is_ok();
            if was_json && serde_json::from_slice::<serde_json::Value>(&after).is_err() {
                faults.push(format!("{} {mode:?}: does not parse any more", request.display()));
            }
            let left = findings(&place, "a.json", &args);
            // only a fix that could be applied safely is promised
            for (rule, _) in left.iter().filter(|(_, safe)| *safe == Some(true)) {
                faults.push(format!("{} {mode:?}: {rule} still has a safe fix", request.display()));
            }
            for rule in &safe {
                let count = |list: &[(String, Option<bool>)]| list.iter().filter(|(other, _)| other == *rule).count();
                let fixable = found.iter().filter(|(other, safe)| other == *rule && *safe == Some(true)).count();
                // problems under a misspelled name are found after the name is fixed
                let reveals = ["unknown-member", "missing-member"].contains(&rule.as_str());
                if !reveals && count(&left) > count(&found) - fixable {
                    faults.push(format!("{} {mode:?}: {rule} is still there", request.display()));
                }
            }
            if fix() != after {
                faults.push(format!("{} {mode:?}: a second run changes something", request.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert!(repaired > 80, "only {repaired} repairs");
}

#[test]
fn more_problems_than_are_shown_are_fixed() {
    let before = variables((0..6_000).map(|number| (number, number.to_string())));
    let place = Place::new(&[("a.json", &before)]);
    let ran = place.run(&["check", "a.json", "--fix", "--quota", "environment=1000000"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let after = variables((0..6_000).map(|number| (number, format!("\"{number}\""))));
    assert_eq!(String::from_utf8(read(&place, "a.json")).unwrap(), after);
}

#[test]
fn partial_fixes_are_reported() {
    // nobody knows what is meant by the null before, of which there are more than a run keeps
    let value = |number: u32| if number < 20_000 { "null".to_owned() } else { number.to_string() };
    let before = variables((0..20_010).map(|number| (number, value(number))));
    let place = Place::new(&[("a.json", &before)]);
    let said = "note: a.json has too many findings to fix at once: run the command again\n";
    let ran = place.run(&["check", "a.json", "--fix", "--format", "concise"]);
    assert!(ran.status == 1 && ran.stderr.contains(said), "{}", ran.stderr);
    assert_eq!(ran.rules().iter().filter(|rule| **rule == "wrong-type").count(), 500, "no more than without --fix");
    assert!(!place.run(&["check", "a.json"]).stderr.contains("too many"));
}

/// A request with these environment variables.
fn variables(pairs: impl Iterator<Item = (u32, String)>) -> String {
    let pairs: Vec<_> = pairs.map(|(number, value)| format!("\"K{number}\": {value}")).collect();
    with(&format!("\"Environment\": {{\"Variables\": {{{}}}}}", pairs.join(",\n")))
}

#[test]
fn yaml_is_fixed_line_by_line() {
    let head = "FunctionName: orders\r\nRole: arn:aws:iam::123456789012:role/orders\r\nRuntime: python3.14\r\nHandler: app.handler\r\n";
    let code = "Code: {S3Bucket: builds, S3Key: orders.zip}\r\n";
    let before = format!("# é\r\n{head}memorysize: '512' # MB\r\nKMSKeyArn:   # none\r\n{code}");
    let after = format!("# é\r\n{head}MemorySize: 512 # MB\r\n{code}");
    let place = Place::new(&[("a.yaml", &before)]);
    let diff = place.run(&["check", "--diff", "a.yaml"]);
    assert!(diff.stdout.contains("-KMSKeyArn:   # none") && diff.stdout.contains("+MemorySize: 512 # MB"), "{diff:?}");
    let ran = place.run(&["check", "--fix", "a.yaml"]);
    assert_eq!(
        (ran.status, std::fs::read_to_string(place.path().join("a.yaml")).unwrap()),
        (0, after.clone()),
        "{ran:?}"
    );
    let ran = place.run_with(&["check", "--fix", "-"], &before);
    assert_eq!((ran.status, ran.stdout), (0, after));
}
