//! Values of a Python type that boto3 refuses.

use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule};

pub(super) const WRONG_PYTHON_TYPE: &Meta = &WrongPythonType;

declare_rule! {
    /// A value is `None`, or a float where boto3 accepts only an integer.
    ///
    /// boto3 checks the types of all parameters before it sends a request, and raises `ParamValidationError: Invalid type for
    /// parameter`. It does not take `None` for a parameter that is not set.
    WrongPythonType = "wrong-python-type", Error sdk,
    evidence: [
        Model "2026-11-20" "the types of the members" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Tools "2026-12-01" "`ParamValidator` in botocore/validate.py takes `int` for an integer, and no `None`" "https://github.com/boto/botocore/blob/develop/botocore/validate.py",
    ],
    pass: [
        "client.update_function_configuration(FunctionName=\"orders\", Description=\"\", Timeout=30)\n",
    ],
    fail: [
        "client.update_function_configuration(FunctionName=\"orders\", Description=None)\n" => "",
        "client.update_function_configuration(FunctionName=\"orders\", Timeout=30.0)\n" => "",
    ],
}

/// The type of such a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PythonType {
    None,
    Float,
}

/// Reports such a value.
pub(crate) fn wrong_python_type(found: PythonType, place: Place) -> DiagnosticBuilder<'static> {
    let (message, help) = match found {
        PythonType::None => ("boto3 does not accept `None` as a value", "leave the parameter out"),
        PythonType::Float => ("expected an integer, found a float", "remove the decimal point"),
    };
    let mut draft = DiagnosticBuilder::new(WRONG_PYTHON_TYPE, place, message);
    draft.help(help);
    draft
}
