use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// An option starts with a dash that is not two hyphens.
    ///
    /// Word processors and some websites replace `--` with an en dash (U+2013) or an em dash (U+2014). The AWS CLI takes the
    /// option for a value, prints `Unknown options`, and sends nothing.
    TypographicDash = "typographic-dash", Error command,
    evidence: [Documentation "2026-11-30" "`ServiceOperation` in awscli/clidriver.py raises UnknownArgumentError" "https://github.com/aws/aws-cli/blob/develop/awscli/clidriver.py"],
    pass: [
        "aws lambda create-function --function-name orders --description –5",
    ],
    fail: [
        "aws lambda create-function –function-name orders" => "",
    ],
}

pub(super) fn draft(place: Place, dash: char, option: &str) -> DiagnosticBuilder<'static> {
    let name = match dash {
        '\u{2013}' => "en dash",
        '\u{2014}' => "em dash",
        '\u{2212}' => "minus sign",
        '\u{2010}' | '\u{2011}' => "typographic hyphen",
        _ => "dash",
    };
    let code = format!("U+{:04X} ({name})", u32::from(dash));
    let message = msg!("{option} starts with {dash}", option = Name(option.to_owned()), dash = Word(code));
    let mut draft = DiagnosticBuilder::new(&TypographicDash, place, message);
    draft.help(msg!("type {option}, with two hyphens", option = Name(option.to_owned())));
    draft
}
