//! Rules about environment variables and the key that encrypts them.

mod aws_credentials_in_environment;
mod environment_almost_full;
mod environment_name_like_aws;
mod environment_too_large;
mod environment_without_key;
mod kms_alias_for_key;
mod kms_key_in_other_region;
mod maybe_reserved_environment_name;
mod not_a_kms_key;
mod reserved_environment_name;
mod search_path_without_defaults;
mod secret_in_environment;
mod secret_name_in_environment;
mod unusable_exec_wrapper;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &aws_credentials_in_environment::AwsCredentialsInEnvironment,
    &environment_almost_full::EnvironmentAlmostFull,
    &environment_name_like_aws::EnvironmentNameLikeAws,
    &environment_too_large::EnvironmentTooLarge,
    &environment_without_key::EnvironmentWithoutKey,
    &kms_alias_for_key::KmsAliasForKey,
    &kms_key_in_other_region::KmsKeyInOtherRegion,
    &maybe_reserved_environment_name::MaybeReservedEnvironmentName,
    &not_a_kms_key::NotAKmsKey,
    &reserved_environment_name::ReservedEnvironmentName,
    &search_path_without_defaults::SearchPathWithoutDefaults,
    &secret_in_environment::SecretInEnvironment,
    &secret_name_in_environment::SecretNameInEnvironment,
    &unusable_exec_wrapper::UnusableExecWrapper,
];
