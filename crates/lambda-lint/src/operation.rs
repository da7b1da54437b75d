//! The operations of the API whose requests are checked.

use crate::absence::Absence;
use crate::facts::operations;
use crate::model::table::CREATE_FUNCTION_REQUEST;
use crate::model::{Kind, Shape, Structure};

/// An operation of the API that creates or updates a function.
///
/// Every request is checked as a tree with the members of CreateFunction, so a [`Member`](crate::Member) means the same in
/// each operation.
///
/// ```
/// use lambda_lint::{CREATE_FUNCTION, Operation, UPDATE_FUNCTION_CODE};
///
/// assert!(CREATE_FUNCTION.has("Tags") && !UPDATE_FUNCTION_CODE.has("Tags"));
/// let update = Operation::ALL.iter().find(|operation| operation.name() == "UpdateFunctionConfiguration").unwrap();
/// assert!(update.is_update());
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation {
    name: &'static str,
    command: &'static str,
    /// The shape of the request tree.
    input: &'static Shape,
    /// The members of CreateFunction that the operation has, sorted; `None` for all.
    members: Option<&'static [&'static str]>,
    /// The members that CreateFunction does not have, sorted.
    own_members: &'static [&'static str],
    is_update: bool,
    is_code_at_top: bool,
}

/// CreateFunction.
pub static CREATE_FUNCTION: Operation = Operation {
    name: "CreateFunction",
    command: "create-function",
    input: &CREATE_FUNCTION_REQUEST,
    members: None,
    own_members: &[],
    is_update: false,
    is_code_at_top: false,
};

/// UpdateFunctionConfiguration: an absent member stays unchanged.
pub static UPDATE_FUNCTION_CONFIGURATION: Operation = Operation {
    name: "UpdateFunctionConfiguration",
    command: "update-function-configuration",
    input: &CREATE_FUNCTION_REQUEST,
    members: Some(operations::UPDATE_FUNCTION_CONFIGURATION),
    own_members: operations::UPDATE_FUNCTION_CONFIGURATION_OWN,
    is_update: true,
    is_code_at_top: false,
};

/// UpdateFunctionCode: the members of `Code` are at the top of the request.
pub static UPDATE_FUNCTION_CODE: Operation = Operation {
    name: "UpdateFunctionCode",
    command: "update-function-code",
    input: &CREATE_FUNCTION_REQUEST,
    members: Some(operations::UPDATE_FUNCTION_CODE),
    own_members: operations::UPDATE_FUNCTION_CODE_OWN,
    is_update: true,
    is_code_at_top: true,
};

impl Operation {
    /// All operations.
    pub const ALL: [&'static Operation; 3] = [&CREATE_FUNCTION, &UPDATE_FUNCTION_CONFIGURATION, &UPDATE_FUNCTION_CODE];

    /// The name in the API, such as `CreateFunction`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The name in the AWS CLI, such as `create-function`.
    pub fn command(&self) -> &'static str {
        self.command
    }

    /// The shape of a request tree.
    pub fn input(&self) -> &'static Shape {
        self.input
    }

    /// The members of a request tree.
    pub fn structure(&self) -> &'static Structure {
        structure(self.input)
    }

    /// The members of `Code`.
    pub fn code_structure(&self) -> &'static Structure {
        self.structure().field("Code").map_or(&EMPTY, |field| structure(field.shape))
    }

    /// Whether the operation changes a function that exists.
    pub fn is_update(&self) -> bool {
        self.is_update
    }

    /// Whether the members of `Code` are at the top of the request.
    pub fn is_code_at_top(&self) -> bool {
        self.is_code_at_top
    }

    /// Whether the operation has a member of this name at the top.
    pub fn has(&self, member: &str) -> bool {
        match self.members {
            None => self.structure().field(member).is_some(),
            Some(members) => members.binary_search(&member).is_ok(),
        }
    }

    /// The members that CreateFunction does not have. No rule reads them.
    pub fn own_members(&self) -> &'static [&'static str] {
        self.own_members
    }

    /// How to interpret an absent member: an update leaves it unchanged.
    pub(crate) fn absence(&self, absence: Absence) -> Absence {
        if self.is_update { Absence::Unknown } else { absence }
    }
}

impl PartialEq for Operation {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Operation {}

static EMPTY: Structure = Structure { fields: &[], required: 0, by_length: &[] };

fn structure(shape: &'static Shape) -> &'static Structure {
    match &shape.kind {
        Kind::Structure(structure) => structure,
        _ => &EMPTY,
    }
}
