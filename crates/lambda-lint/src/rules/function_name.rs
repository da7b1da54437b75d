//! Rules about `FunctionName`.

mod function_name_as_arn;
mod function_name_in_other_account;
mod function_name_in_other_partition;
mod function_name_in_other_region;
mod function_name_incomplete;
mod function_name_qualified;
mod function_name_too_long;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &function_name_as_arn::FunctionNameAsArn,
    &function_name_in_other_account::FunctionNameInOtherAccount,
    &function_name_in_other_partition::FunctionNameInOtherPartition,
    &function_name_in_other_region::FunctionNameInOtherRegion,
    &function_name_incomplete::FunctionNameIncomplete,
    &function_name_qualified::FunctionNameQualified,
    &function_name_too_long::FunctionNameTooLong,
];
