//! Rules about `VpcConfig` and the region.

mod duplicate_vpc_entry;
mod ipv6_without_subnets;
mod region_without_tenant_isolation;
mod unknown_region;
mod vpc_in_one_subnet;
mod vpc_without_security_groups;
mod vpc_without_subnets;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &duplicate_vpc_entry::DuplicateVpcEntry,
    &ipv6_without_subnets::Ipv6WithoutSubnets,
    &region_without_tenant_isolation::RegionWithoutTenantIsolation,
    &unknown_region::UnknownRegion,
    &vpc_in_one_subnet::VpcInOneSubnet,
    &vpc_without_security_groups::VpcWithoutSecurityGroups,
    &vpc_without_subnets::VpcWithoutSubnets,
];
