//! Rules about SnapStart.

mod region_without_snap_start;
mod runtime_without_snap_start;
mod snap_start_on_image;
mod snap_start_unused;
mod snap_start_with_file_system;
mod snap_start_with_large_storage;
mod snap_start_with_tenant_isolation;
mod unpublished_snap_start;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &region_without_snap_start::RegionWithoutSnapStart,
    &runtime_without_snap_start::RuntimeWithoutSnapStart,
    &snap_start_on_image::SnapStartOnImage,
    &snap_start_unused::SnapStartUnused,
    &snap_start_with_file_system::SnapStartWithFileSystem,
    &snap_start_with_large_storage::SnapStartWithLargeStorage,
    &snap_start_with_tenant_isolation::SnapStartWithTenantIsolation,
    &unpublished_snap_start::UnpublishedSnapStart,
];
