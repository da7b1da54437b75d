//! Rules about `Role`.

mod malformed_role;
mod role_in_other_account;
mod role_in_other_partition;
mod service_linked_role;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &malformed_role::MalformedRole,
    &role_in_other_account::RoleInOtherAccount,
    &role_in_other_partition::RoleInOtherPartition,
    &service_linked_role::ServiceLinkedRole,
];
