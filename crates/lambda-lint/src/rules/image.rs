//! Rules about container images.

mod empty_image_config;
mod image_command_in_shell_form;
mod image_config_on_zip;
mod image_config_too_large;
mod image_tag_latest;
mod image_uri_in_other_partition;
mod image_uri_in_other_region;
mod image_uri_on_fips_endpoint;
mod image_uri_on_zip;
mod image_uri_outside_ecr;
mod image_uri_with_tag_and_digest;
mod image_uri_without_tag;
mod image_without_uri;
mod malformed_image_uri;
mod relative_working_directory;
mod zip_setting_on_image;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &empty_image_config::EmptyImageConfig,
    &image_command_in_shell_form::ImageCommandInShellForm,
    &image_config_on_zip::ImageConfigOnZip,
    &image_config_too_large::ImageConfigTooLarge,
    &image_tag_latest::ImageTagLatest,
    &image_uri_in_other_partition::ImageUriInOtherPartition,
    &image_uri_in_other_region::ImageUriInOtherRegion,
    &image_uri_on_fips_endpoint::ImageUriOnFipsEndpoint,
    &image_uri_on_zip::ImageUriOnZip,
    &image_uri_outside_ecr::ImageUriOutsideEcr,
    &image_uri_with_tag_and_digest::ImageUriWithTagAndDigest,
    &image_uri_without_tag::ImageUriWithoutTag,
    &image_without_uri::ImageWithoutUri,
    &malformed_image_uri::MalformedImageUri,
    &relative_working_directory::RelativeWorkingDirectory,
    &zip_setting_on_image::ZipSettingOnImage,
];
