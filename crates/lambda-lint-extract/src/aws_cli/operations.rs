//! The names of the operations in commands.

use lambda_lint::{CREATE_FUNCTION, Operation, UPDATE_FUNCTION_CODE, UPDATE_FUNCTION_CONFIGURATION};

/// Operations that the AWS CLI does not have, by the one that was meant. All have the options of that one.
const MISSPELLED: &[(&str, &Operation)] = &[
    ("create_function", &CREATE_FUNCTION),
    ("create-functions", &CREATE_FUNCTION),
    ("create-lambda-function", &CREATE_FUNCTION),
    ("add-function", &CREATE_FUNCTION),
    ("new-function", &CREATE_FUNCTION),
    ("update_function_code", &UPDATE_FUNCTION_CODE),
    ("update-function-codes", &UPDATE_FUNCTION_CODE),
    ("update-functions-code", &UPDATE_FUNCTION_CODE),
    ("update-lambda-function-code", &UPDATE_FUNCTION_CODE),
    ("update_function_configuration", &UPDATE_FUNCTION_CONFIGURATION),
    ("update-function-config", &UPDATE_FUNCTION_CONFIGURATION),
    ("update-function-configurations", &UPDATE_FUNCTION_CONFIGURATION),
    ("update-functions-configuration", &UPDATE_FUNCTION_CONFIGURATION),
    ("update-function-environment", &UPDATE_FUNCTION_CONFIGURATION),
    ("update-lambda-function-configuration", &UPDATE_FUNCTION_CONFIGURATION),
];

/// The names of operations that are looked for, right and wrong ones.
pub(super) fn names() -> impl Iterator<Item = (&'static str, &'static Operation)> {
    let right = Operation::ALL.iter().map(|operation| (operation.command(), *operation));
    right.chain(MISSPELLED.iter().copied())
}
