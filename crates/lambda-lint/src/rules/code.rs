//! Rules about `Code` and code signing.

mod bucket_as_address;
mod bucket_in_other_region;
mod code_signing_config_in_other_account;
mod code_signing_config_in_other_region;
mod code_signing_on_image;
mod code_without_source;
mod conflicting_code_sources;
mod incomplete_s3_location;
mod missing_code_signing;
mod s3_key_as_address;
mod s3_key_not_an_archive;
mod s3_reference_without_version;
mod zip_code_on_image;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &bucket_as_address::BucketAsAddress,
    &bucket_in_other_region::BucketInOtherRegion,
    &code_signing_config_in_other_account::CodeSigningConfigInOtherAccount,
    &code_signing_config_in_other_region::CodeSigningConfigInOtherRegion,
    &code_signing_on_image::CodeSigningOnImage,
    &code_without_source::CodeWithoutSource,
    &conflicting_code_sources::ConflictingCodeSources,
    &incomplete_s3_location::IncompleteS3Location,
    &missing_code_signing::MissingCodeSigning,
    &s3_key_as_address::S3KeyAsAddress,
    &s3_key_not_an_archive::S3KeyNotAnArchive,
    &s3_reference_without_version::S3ReferenceWithoutVersion,
    &zip_code_on_image::ZipCodeOnImage,
];
