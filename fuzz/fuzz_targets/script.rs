//! Bytes as scripts and programs, and as the files that they name: no panic, no hang, and all places are in the text.
#![no_main]

use lambda_lint::{Linter, Syntax};
use lambda_lint_extract::{Document, Input, NamedFile, builder, convert, lint, secrets_of_commands};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| builder().advice(true).build().unwrap());

const SYNTAXES: [Syntax; 8] = [
    Syntax::Shell,
    Syntax::PowerShell,
    Syntax::Batch,
    Syntax::Make,
    Syntax::Dockerfile,
    Syntax::Markdown,
    Syntax::Python,
    Syntax::JavaScript,
];

fuzz_target!(|text: &str| {
    for syntax in SYNTAXES {
        let document = Document::from(text).syntax(syntax).input(Input::Auto);
        for found in lint(&LINTER, document).diagnostics() {
            let span = found.span.expect("a script has places");
            assert!(text.get(span.start.offset..span.end.offset).is_some(), "{syntax:?}: {found:?}");
        }
        for secret in secrets_of_commands(text, syntax) {
            assert!(text.get(secret.clone()).is_some(), "{syntax:?}: {secret:?}");
        }
        convert(document);
    }
    // each file that a command names
    let open = |_: &str| Some(NamedFile::file(text.as_bytes().to_vec()));
    for option in ["--environment file://x.json", "--cli-input-json file://x.json", "--cli-input-yaml file://x.yaml"] {
        let command = format!("aws lambda update-function-configuration --function-name orders {option}");
        let document = Document::from(command.as_str()).syntax(Syntax::Shell).input(Input::Auto).open_file(&open);
        for found in lint(&LINTER, document).diagnostics() {
            let span = found.span.expect("a script has places");
            assert!(command.get(span.start.offset..span.end.offset).is_some(), "{option}: {found:?}");
        }
    }
});
