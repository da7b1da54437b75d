//! The operations whose requests are checked.

use lambda_lint::facts::operations;
use lambda_lint::shape::model::{Kind, Structure};
use lambda_lint::shape::table::REQUEST;

/// An operation that creates or updates a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    /// CreateFunction.
    Create,
    /// UpdateFunctionConfiguration: a member that is absent stays as it is.
    UpdateConfiguration,
    /// UpdateFunctionCode: the members of `Code` are at the top.
    UpdateCode,
}

impl Operation {
    pub(crate) const ALL: [Operation; 3] = [Operation::Create, Operation::UpdateConfiguration, Operation::UpdateCode];

    /// The name in the API.
    #[cfg(feature = "value")]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Operation::Create => "CreateFunction",
            Operation::UpdateConfiguration => "UpdateFunctionConfiguration",
            Operation::UpdateCode => "UpdateFunctionCode",
        }
    }

    /// The name in the AWS CLI.
    pub(crate) fn command(self) -> &'static str {
        match self {
            Operation::Create => "create-function",
            Operation::UpdateConfiguration => "update-function-configuration",
            Operation::UpdateCode => "update-function-code",
        }
    }

    /// Whether the operation changes a function that exists: what is absent stays as it is.
    pub(crate) fn is_update(self) -> bool {
        self != Operation::Create
    }

    /// The members of CreateFunction that the operation has, sorted; `None` if it has all.
    pub(crate) fn members(self) -> Option<&'static [&'static str]> {
        match self {
            Operation::Create => None,
            Operation::UpdateConfiguration => Some(operations::UPDATE_FUNCTION_CONFIGURATION),
            Operation::UpdateCode => Some(operations::UPDATE_FUNCTION_CODE),
        }
    }

    /// The members that CreateFunction does not have. No rule reads them.
    pub(crate) fn own_members(self) -> &'static [&'static str] {
        match self {
            Operation::Create => &[],
            Operation::UpdateConfiguration => operations::UPDATE_FUNCTION_CONFIGURATION_OWN,
            Operation::UpdateCode => operations::UPDATE_FUNCTION_CODE_OWN,
        }
    }

    /// Whether the operation has a member of this name at the top.
    pub(crate) fn has(self, member: &str) -> bool {
        self.members().is_none_or(|members| members.binary_search(&member).is_ok())
    }
}

/// The members of CreateFunction.
pub(crate) fn request_structure() -> &'static Structure {
    match &REQUEST.kind {
        Kind::Structure(structure) => structure,
        _ => &Structure { fields: &[], required: 0, by_length: &[] },
    }
}

/// The members of `Code`.
pub(crate) fn code_structure() -> &'static Structure {
    let code = request_structure().field("Code").map(|field| &field.shape.kind);
    match code {
        Some(Kind::Structure(structure)) => structure,
        _ => &Structure { fields: &[], required: 0, by_length: &[] },
    }
}
