//! Tests the effect of each option of `check`.

use crate::{FINE, Place, check, finish, with};

/// The suite is read as text: an option that no test names has none.
#[test]
fn every_option_and_command_is_tested() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let suite: String = sources.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let place = Place::new(&[]);
    let mut names = 0;
    for command in ["check", "package", "explain", "rules", "schema", "completions", "man"] {
        let help = place.run(&[command, "--help"]).stdout;
        let options = help.split([' ', '\n', ',', '(', ')']).filter(|word| word.starts_with("--") && word.len() > 2);
        for name in options.chain([command]) {
            assert!(suite.contains(&format!("\"{name}\"")), "no test of {command} has {name}");
            names += 1;
        }
    }
    assert!(names > 35, "the help has another form now");
}

#[test]
fn every_setting_is_an_option() {
    let help = Place::new(&[]).run(&["check", "--help"]).stdout;
    for (name, _) in lambda_lint::Settings::ALL {
        let option = if *name == "quotas" { "quota" } else { name };
        assert!(help.contains(&format!("--{option} ")), "{name}\n{help}");
    }
}

/// Everything in the project that names the release names this one.
#[test]
fn the_release_is_the_same_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    for (file, names) in [
        ("pyproject.toml", format!("\"lambda-lint=={version}\"")),
        ("README.md", format!("rev: v{version}")),
        ("Cargo.toml", format!("\"crates/lambda-lint\", version = \"{version}\"")),
    ] {
        assert!(std::fs::read_to_string(format!("{root}/{file}")).unwrap().contains(&names), "{file} lacks {names}");
    }
}

#[test]
fn select_and_ignore() {
    let request = with("\"MemorySize\": 64, \"Timeot\": 3");
    assert_eq!(check(&request, &[]).rules(), ["number-out-of-range", "unknown-member"]);
    assert_eq!(check(&request, &["--select", "unknown-member"]).rules(), ["unknown-member"]);
    assert_eq!(check(&request, &["--select", "unknown-member,number-out-of-range"]).rules().len(), 2);
    assert_eq!(check(&request, &["--ignore", "unknown-member"]).rules(), ["number-out-of-range"]);
    assert_eq!(check(&request, &["--severity", "unknown-member=off"]).rules(), ["number-out-of-range"]);
    assert_eq!(check(&request, &["--extend-select", "missing-description"]).rules().len(), 3, "errors stay on");
    assert_eq!(
        check(&request, &["--select", "null-member", "--extend-select", "unknown-member"]).rules(),
        ["unknown-member"]
    );
    assert_eq!(check(&request, &["--ignore", "unknown-member", "--ignore", "number-out-of-range"]).rules().len(), 0);
}

#[test]
fn severity() {
    let ran = check(&with("\"MemorySize\": 64"), &["--severity", "number-out-of-range=warning"]);
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.contains(": warning: 64 MB"), "{ran:?}");
}

#[test]
fn placeholders() {
    let request = FINE.replace("123456789012", "YOUR_ACCOUNT_ID");
    let status_and_level = |args: &[&str]| {
        let ran = check(&request, args);
        let level = ran.stdout.split(": ").nth(1).unwrap_or_default().to_owned();
        assert!(ran.rules().iter().all(|rule| *rule == "placeholder"), "{ran:?}");
        (ran.status, level)
    };
    assert_eq!(status_and_level(&[]), (0, "warning".into()));
    assert_eq!(status_and_level(&["--placeholders", "warn"]), (0, "warning".into()));
    assert_eq!(status_and_level(&["--placeholders", "error"]), (1, "error".into()));
    assert_eq!(status_and_level(&["--placeholders", "error", "--severity", "placeholder=warning"]).0, 0);
    assert_eq!(status_and_level(&["--placeholders", "allow"]), (0, String::new()));
    assert_eq!(status_and_level(&["--placeholders", "maybe"]).0, 2);
}

#[test]
fn as_of() {
    let request = FINE.replace("nodejs24.x", "nodejs12.x");
    let on = |date| check(&request, &["--select", "runtime-blocked", "--as-of", date]).status;
    let place = Place::new(&[]);
    assert_eq!(place.run_with(&["check", "-", "--as-of", "2020-01-01"], &request).status, 0);
    // the last of two would be an error of its own
    assert_eq!(on("2026-11-22"), 2, "given twice");
    let today = place.run_with(&["check", "-", "--select", "runtime-blocked"], &request);
    assert_eq!(today.status, 1, "today is later than that");
}

#[test]
fn region_and_account() {
    let layer = "\"Layers\": [\"arn:aws:lambda:us-east-1:123456789012:layer:tools:1\"]";
    let request = with(layer);
    assert_eq!(check(&request, &["--region", "us-east-1"]).rules(), [""; 0]);
    assert_eq!(check(&request, &["--region", "eu-west-1"]).rules(), ["layer-in-other-region"]);
    assert_eq!(check(FINE, &["--account", "123456789012"]).status, 0);
}

#[test]
fn quota() {
    for quota in ["memory", "timeout", "storage", "layers", "tags", "environment"] {
        let ran = check(FINE, &["--quota", &format!("{quota}=5")]);
        assert_ne!(ran.status, 2, "{ran:?}");
    }
}

#[test]
fn complete_and_partial() {
    let bare = "{\"FunctionName\": \"a\", \"Role\": \"arn:aws:iam::123456789012:role/orders\", \"Runtime\": \"nodejs24.x\", \"Handler\": \"a.b\"}";
    let place = Place::new(&[("a.json", bare)]);
    let run = |args: &[&str]| place.run(&[&["check", "a.json", "--format", "concise"], args].concat());
    let warned = run(&[]);
    assert_eq!(warned.stdout, "a.json:1:1: warning: missing `Code` [missing-member]\n");
    assert_eq!(warned.status, 0);
    for args in [&["--complete"][..], &["--input", "request"]] {
        let ran = run(args);
        assert_eq!(ran.stdout, "a.json:1:1: error: missing `Code` [missing-member]\n");
        assert_eq!(ran.status, 1);
    }
    let partial = run(&["--partial"]);
    assert_eq!((partial.stdout.as_str(), partial.status), ("", 0));
    assert_eq!(check(bare, &[]).status, 1, "from stdin a request is complete");
    assert_eq!(check("{}", &["--partial"]).status, 0);
    let pretty = place.run(&["check", "a.json"]);
    assert!(pretty.stdout.contains("`--zip-file`"), "says where it may come from: {}", pretty.stdout);
}

#[test]
fn a_missing_role_is_a_warning_in_a_file() {
    let place = Place::new(&[(
        "a.json",
        "{\"FunctionName\": \"a\", \"Code\": {\"S3Bucket\": \"builds\", \"S3Key\": \"a.zip\"}}",
    )]);
    let ran = place.run(&["check", "a.json", "--select", "missing-member", "--format", "concise"]);
    assert_eq!(ran.stdout, "a.json:1:1: warning: missing `Role` [missing-member]\n");
}

#[test]
fn zip_file() {
    let bare = FINE.replace("{ \"S3Bucket\": \"builds\", \"S3Key\": \"orders.zip\" }", "null");
    let place = Place::new(&[("not.zip", "no archive")]);
    let ran = place.run_with(&["check", "-", "--select", "missing-member", "--zip-file", "not.zip"], &bare);
    assert_eq!(ran.status, 0, "the archive is the code: {ran:?}");
    let ran = place.run_with(&["check", "-", "--select", "missing-member", "--zip-file", "fileb://not.zip"], &bare);
    assert_eq!(ran.status, 0, "as the AWS CLI writes it");
    assert_eq!(ran.stderr, "");
    let place = Place::new(&[("not.zip", "no archive"), ("a.json", FINE), ("b.json", FINE)]);
    let ran = place.run(&["check", ".", "--zip-file", "not.zip", "--select", "missing-member"]);
    assert_eq!(ran.stderr, "note: not.zip is used as the package of each of the 2 requests\n");
}

#[test]
fn output() {
    let place = Place::new(&[("a.json", &with("\"MemorySize\": 64"))]);
    let ran = place.run(&["check", "a.json", "--format", "concise", "--output", "out.txt"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    let written = std::fs::read_to_string(place.path().join("out.txt")).unwrap();
    assert_eq!(written, "a.json:1:17: error: 64 MB is below the minimum of 128 MB [number-out-of-range]\n");
    let ran = place.run(&["check", "a.json", "--output", "."]);
    assert!(ran.status == 2 && ran.stderr.starts_with("error: cannot write .: "), "{ran:?}");
    let ran = place.run(&["check", "a.json", "--output", "./a.json"]);
    assert!(ran.status == 2 && ran.stderr.contains("would overwrite an input"), "{ran:?}");
}

#[test]
fn quiet() {
    let place = Place::new(&[("a.json", FINE), ("b.json", "{}")]);
    let loud = place.run(&["check", "a.json", "b.json"]);
    assert_eq!(loud.stdout, "all fine in 1 file\n");
    assert_eq!(loud.stderr, "note: b.json is not a CreateFunction request; skipped\n");
    let quiet = place.run(&["check", "a.json", "b.json", "--quiet"]);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str(), quiet.status), ("", "", 0));
    let findings = check(&with("\"MemorySize\": 64"), &["--quiet"]);
    assert_eq!(findings.rules(), ["number-out-of-range"]);
}

#[test]
fn stdin_filename() {
    let request = with("\"MemorySize\": 64");
    assert!(check(&request, &[]).stdout.starts_with("<stdin>:1:17: "));
    assert!(check(&request, &["--stdin-filename", "x/y.json"]).stdout.starts_with("x/y.json:1:17: "));
    let place = Place::new(&[]);
    let without_dash = place.run_with(&["check", "--stdin-filename", "y.json", "--format", "concise"], &request);
    assert!(without_dash.stdout.starts_with("y.json:1:17: "));
}

#[test]
fn color() {
    let place = Place::new(&[("a.json", &with("\"MemorySize\": 64"))]);
    let is_colored = |args: &[&str], env: &[(&str, &str)]| {
        let mut command = place.command(&[&["check", "a.json"], args].concat());
        finish(command.envs(env.iter().copied()), b"").stdout.contains('\u{1b}')
    };
    assert!(!is_colored(&[], &[]), "a pipe is no terminal");
    assert!(is_colored(&["--color", "always"], &[]));
    assert!(is_colored(&["--color", "always"], &[("NO_COLOR", "1")]), "the option is nearer than the environment");
    assert!(is_colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}
