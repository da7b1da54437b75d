//! Rules about file systems and ephemeral storage.

mod default_storage_mode;
mod ephemeral_storage_above_limit;
mod file_system_in_other_region;
mod file_system_without_vpc;
mod memory_below_direct_read;
mod redundant_ephemeral_storage;
mod s3_files_setting_on_efs;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &default_storage_mode::DefaultStorageMode,
    &ephemeral_storage_above_limit::EphemeralStorageAboveLimit,
    &file_system_in_other_region::FileSystemInOtherRegion,
    &file_system_without_vpc::FileSystemWithoutVpc,
    &memory_below_direct_read::MemoryBelowDirectRead,
    &redundant_ephemeral_storage::RedundantEphemeralStorage,
    &s3_files_setting_on_efs::S3FilesSettingOnEfs,
];
