//! Parameters that a cmdlet does not have.

use lambda_lint::{DiagnosticBuilder, Meta, Place, Severity, declare_rule, msg};

pub(super) const UNKNOWN_PARAMETER: &Meta = &UnknownParameter;

declare_rule! {
    /// A cmdlet does not have this parameter, or the abbreviation fits several parameters.
    ///
    /// PowerShell prints `A parameter cannot be found that matches parameter name`, and does not run the cmdlet. If no known
    /// parameter is similar, this is a warning: a newer version of the AWS Tools may have it.
    UnknownParameter = "unknown-parameter", Error powershell,
    evidence: [
        Model "2026-11-20" "parameters have the names of the members, in the singular" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Documentation "2026-12-01" "the parameters of the cmdlet" "https://docs.aws.amazon.com/powershell/v5/reference/items/Publish-LMFunction.html",
    ],
    pass: [
        "Update-LMFunctionConfiguration -FunctionName orders -Memory 512",
    ],
    fail: [
        "Update-LMFunctionConfiguration -FunctionName orders -MemoryLimit 512" => "",
        "Update-LMFunctionConfiguration -FunctionName orders -VpcConfig $x" => "",
    ],
}

/// Why a parameter is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The cmdlet has no parameter with this name. The second name is a similar one.
    Unknown(String, Option<String>),
    /// The abbreviation fits these.
    Ambiguous(String, Vec<String>),
}

/// Reports such a parameter.
pub(crate) fn unknown_parameter(refused: &Refused, place: Place) -> DiagnosticBuilder<'static> {
    match refused {
        Refused::Unknown(written, nearest) => {
            let message = msg!("unknown parameter {parameter}", parameter = Text(&format!("-{written}")));
            let mut draft = DiagnosticBuilder::new(UNKNOWN_PARAMETER, place, message);
            match nearest {
                Some(nearest) => draft.help(msg!("did you mean {nearest}?", nearest = Name(format!("-{nearest}")))),
                None => draft.help("remove it, or correct its name").severity(Severity::Warning),
            };
            draft
        }
        Refused::Ambiguous(written, names) => {
            let listed: Vec<_> = names.iter().take(6).map(|name| format!("`-{name}`")).collect();
            let message = msg!(
                "ambiguous parameter {parameter}: it matches {matches}",
                parameter = Text(&format!("-{written}")),
                matches = Word(listed.join(", "))
            );
            let mut draft = DiagnosticBuilder::new(UNKNOWN_PARAMETER, place, message);
            draft.help("use the full option name");
            draft
        }
    }
}
