use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, Severity};
use lambda_lint_syntax::command::Interruption;

declare_rule! {
    /// The command ends before its last option.
    ///
    /// Only a continuation character directly before the line break joins two lines. A space after it, a comment line, or a line
    /// without it ends the command. The shell then runs the next line as another command.
    InterruptedCommand = "interrupted-command", Error command,
    evidence: [Documentation "2026-11-30" "escape character and comments in the shell" "https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html"],
    pass: [
        "aws lambda create-function --function-name orders \\\n  --memory-size 512",
    ],
    fail: [
        "aws lambda create-function --function-name orders \\ \n  --memory-size 512" => "",
        "aws lambda create-function --function-name orders\n  --memory-size 512" => "",
        "aws lambda update-function-configuration --function-name orders \\\r\n  --memory-size 512" => "",
    ],
}

pub(super) fn draft(place: Place, interruption: Interruption) -> DiagnosticBuilder<'static> {
    let (message, help) = match interruption {
        Interruption::Blanks(..) => ("a space after the continuation character ends the command", "remove the space"),
        Interruption::Comment(..) => ("a comment ends the command", "move the comment before the command"),
        Interruption::Missing(_) => {
            ("the command ends here, but the next line starts with an option", "add a continuation character")
        }
    };
    let mut draft = DiagnosticBuilder::new(&InterruptedCommand, place, message);
    draft.help(help);
    draft
}

/// Reports a continued line that ends with CR LF.
pub(super) fn carriage_return(place: Place) -> DiagnosticBuilder<'static> {
    let message = "the line ends with CR LF, so bash does not continue the command on the next line";
    let mut draft = DiagnosticBuilder::new(&InterruptedCommand, place, message);
    draft.help("save the script with LF line endings").severity(Severity::Warning);
    draft
}
