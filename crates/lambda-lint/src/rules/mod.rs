//! All rules, one file each. The rules of other passes are in `syntax_rules.rs` (the text), `schema/rules.rs` (the constraints
//! of the service model) and `wrong_document/rules.rs`.
//!
//! To add a rule, run `cargo xtask new-rule ID`. It writes the file and adds two lines here.

mod accelerator_on_arm64;
mod accelerator_on_zip;
mod accelerator_without_managed_instances;
#[cfg(feature = "yaml")]
mod ambiguous_yaml_value;
mod application_log_level_on_os_runtime;
mod archive_empty;
mod archive_nested_in_folder;
mod archive_too_large;
mod archive_too_large_unpacked;
mod archive_with_case_twins;
mod archive_with_duplicates;
mod archive_with_escaping_links;
mod archive_with_junk;
mod archive_with_sdk;
mod archive_with_secrets;
mod archive_with_unreadable_files;
mod archive_with_unsafe_names;
mod archive_with_unsupported_entries;
mod arm64_unused;
mod aws_credentials_in_environment;
mod bootstrap_missing;
mod bootstrap_not_executable;
mod bootstrap_not_runnable;
mod bucket_as_address;
mod bucket_in_other_region;
mod capacity_provider_in_other_account;
mod capacity_provider_in_other_region;
#[cfg(feature = "package")]
mod class_file_too_new;
mod code_signing_config_in_other_account;
mod code_signing_config_in_other_region;
mod code_signing_on_image;
mod code_without_source;
mod concurrency_above_vcpus;
mod conflicting_code_sources;
mod custom_runtime_without_config;
#[cfg(feature = "yaml")]
mod date_without_quotes;
mod dead_letter_target_in_other_region;
mod default_durable_retention;
mod default_memory;
mod default_storage_mode;
mod default_timeout;
mod dotnet_handler_too_long;
mod duplicate_layer;
mod duplicate_vpc_entry;
mod durable_execution_only_asynchronous;
mod durable_timeout_below_function_timeout;
mod durable_without_execution_timeout;
mod empty_image_config;
mod environment_almost_full;
mod environment_name_like_aws;
mod environment_too_large;
mod environment_without_key;
mod ephemeral_storage_above_limit;
#[cfg(feature = "package")]
mod extension_module_for_other_python;
mod fifo_dead_letter_target;
mod file_system_in_other_region;
mod file_system_on_managed_instances;
mod file_system_without_vpc;
mod foreign_layer_with_code_signing;
mod fractional_vcpus;
mod function_name_as_arn;
mod function_name_in_other_account;
mod function_name_in_other_partition;
mod function_name_in_other_region;
mod function_name_incomplete;
mod function_name_qualified;
mod function_name_too_long;
#[cfg(feature = "package")]
mod glibc_too_new;
mod handler_as_entry_point;
mod handler_file_missing;
#[cfg(feature = "package")]
mod handler_function_missing;
mod handler_in_builtin_module;
mod handler_in_preinstalled_module;
mod handler_of_other_runtime;
mod handler_with_file_extension;
mod handler_without_effect;
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
mod implicit_architecture;
mod incomplete_s3_location;
mod internal_layer;
mod invisible_character;
mod ipv6_without_subnets;
#[cfg(feature = "yaml")]
mod key_without_quotes;
mod kms_alias_for_key;
mod kms_key_in_other_region;
mod layer_for_other_architecture;
mod layer_for_other_runtime;
mod layer_in_other_region;
mod layer_of_other_account;
mod less_than_one_vcpu;
mod log_level_filtered_out;
mod log_level_without_json;
mod log_setting_in_environment;
mod malformed_dead_letter_target;
mod malformed_handler;
mod malformed_image_uri;
mod malformed_role;
mod malformed_runtime_config;
mod managed_instances_without_memory;
mod maybe_reserved_environment_name;
mod memory_above_limit;
mod memory_above_new_account_limit;
mod memory_below_direct_read;
mod memory_too_small_for_managed_instances;
mod missing_code_signing;
mod missing_dead_letter_target;
mod missing_description;
mod missing_tags;
#[cfg(feature = "package")]
mod module_format_mismatch;
#[cfg(feature = "package")]
mod module_not_in_package;
mod native_code_for_other_architecture;
mod not_a_kms_key;
mod not_a_zip_archive;
#[cfg(feature = "package")]
mod package_contains_build_machine;
#[cfg(feature = "package")]
mod preinstalled_module_shadowed;
mod publish_to_without_managed_instances;
mod publish_to_without_publish;
mod redundant_ephemeral_storage;
mod region_without_snap_start;
mod region_without_tenant_isolation;
mod relative_working_directory;
mod request_too_large;
mod reserved_environment_name;
mod reserved_log_group;
mod reserved_tag;
mod role_in_other_account;
mod role_in_other_partition;
mod runtime_blocked;
mod runtime_config_on_image;
mod runtime_config_without_custom_runtime;
mod runtime_deprecated;
mod runtime_deprecating_soon;
mod runtime_in_other_region;
mod runtime_not_latest;
mod runtime_of_other_account;
mod runtime_on_amazon_linux_2;
mod runtime_preview;
mod runtime_without_architecture;
mod runtime_without_durable_execution;
mod runtime_without_managed_instances;
mod runtime_without_snap_start;
mod s3_files_setting_on_efs;
mod s3_key_as_address;
mod s3_key_not_an_archive;
mod s3_reference_without_version;
mod script_not_runnable;
mod search_path_without_defaults;
mod secret_in_environment;
mod secret_name_in_environment;
mod service_linked_role;
mod snap_start_on_image;
mod snap_start_on_managed_instances;
mod snap_start_unused;
mod snap_start_with_file_system;
mod snap_start_with_large_storage;
mod snap_start_with_tenant_isolation;
mod tag_keys_differing_in_case;
#[cfg(feature = "package")]
mod target_framework_too_new;
mod text_log_on_managed_instances;
mod timeout_above_limit;
mod timeout_above_synchronous_limit;
mod timeout_at_limit;
mod too_many_layers;
mod too_many_tags;
mod tracing_off;
mod unknown_accelerator_memory;
mod unknown_memory_ratio;
mod unknown_region;
mod unpublished_durable_function;
mod unpublished_managed_instances;
mod unpublished_snap_start;
mod unstructured_logs;
mod unsupported_dead_letter_target;
mod unusable_exec_wrapper;
mod verbose_logging;
mod vpc_in_one_subnet;
mod vpc_on_managed_instances;
mod vpc_without_security_groups;
mod vpc_without_subnets;
mod zip_code_on_image;
mod zip_setting_on_image;
mod zip_without_runtime_or_handler;

use crate::meta::Meta;
use crate::rule::BuiltIn;
use crate::{schema, syntax_rules, wrong_document};

/// Every rule with a check, sorted by id.
pub(crate) static CHECKED: &[&BuiltIn] = &[
    // one line for each rule, sorted
    &accelerator_on_arm64::AcceleratorOnArm64,
    &accelerator_on_zip::AcceleratorOnZip,
    &accelerator_without_managed_instances::AcceleratorWithoutManagedInstances,
    #[cfg(feature = "yaml")]
    &ambiguous_yaml_value::AmbiguousYamlValue,
    &application_log_level_on_os_runtime::ApplicationLogLevelOnOsRuntime,
    &archive_empty::ArchiveEmpty,
    &archive_nested_in_folder::ArchiveNestedInFolder,
    &archive_too_large::ArchiveTooLarge,
    &archive_too_large_unpacked::ArchiveTooLargeUnpacked,
    &archive_with_case_twins::ArchiveWithCaseTwins,
    &archive_with_duplicates::ArchiveWithDuplicates,
    &archive_with_escaping_links::ArchiveWithEscapingLinks,
    &archive_with_junk::ArchiveWithJunk,
    &archive_with_sdk::ArchiveWithSdk,
    &archive_with_secrets::ArchiveWithSecrets,
    &archive_with_unreadable_files::ArchiveWithUnreadableFiles,
    &archive_with_unsafe_names::ArchiveWithUnsafeNames,
    &archive_with_unsupported_entries::ArchiveWithUnsupportedEntries,
    &arm64_unused::Arm64Unused,
    &aws_credentials_in_environment::AwsCredentialsInEnvironment,
    &bootstrap_missing::BootstrapMissing,
    &bootstrap_not_executable::BootstrapNotExecutable,
    &bootstrap_not_runnable::BootstrapNotRunnable,
    &bucket_as_address::BucketAsAddress,
    &bucket_in_other_region::BucketInOtherRegion,
    &capacity_provider_in_other_account::CapacityProviderInOtherAccount,
    &capacity_provider_in_other_region::CapacityProviderInOtherRegion,
    #[cfg(feature = "package")]
    &class_file_too_new::ClassFileTooNew,
    &code_signing_config_in_other_account::CodeSigningConfigInOtherAccount,
    &code_signing_config_in_other_region::CodeSigningConfigInOtherRegion,
    &code_signing_on_image::CodeSigningOnImage,
    &code_without_source::CodeWithoutSource,
    &concurrency_above_vcpus::ConcurrencyAboveVcpus,
    &conflicting_code_sources::ConflictingCodeSources,
    &custom_runtime_without_config::CustomRuntimeWithoutConfig,
    #[cfg(feature = "yaml")]
    &date_without_quotes::DateWithoutQuotes,
    &dead_letter_target_in_other_region::DeadLetterTargetInOtherRegion,
    &default_durable_retention::DefaultDurableRetention,
    &default_memory::DefaultMemory,
    &default_storage_mode::DefaultStorageMode,
    &default_timeout::DefaultTimeout,
    &dotnet_handler_too_long::DotnetHandlerTooLong,
    &duplicate_layer::DuplicateLayer,
    &duplicate_vpc_entry::DuplicateVpcEntry,
    &durable_execution_only_asynchronous::DurableExecutionOnlyAsynchronous,
    &durable_timeout_below_function_timeout::DurableTimeoutBelowFunctionTimeout,
    &durable_without_execution_timeout::DurableWithoutExecutionTimeout,
    &empty_image_config::EmptyImageConfig,
    &environment_almost_full::EnvironmentAlmostFull,
    &environment_name_like_aws::EnvironmentNameLikeAws,
    &environment_too_large::EnvironmentTooLarge,
    &environment_without_key::EnvironmentWithoutKey,
    &ephemeral_storage_above_limit::EphemeralStorageAboveLimit,
    #[cfg(feature = "package")]
    &extension_module_for_other_python::ExtensionModuleForOtherPython,
    &fifo_dead_letter_target::FifoDeadLetterTarget,
    &file_system_in_other_region::FileSystemInOtherRegion,
    &file_system_on_managed_instances::FileSystemOnManagedInstances,
    &file_system_without_vpc::FileSystemWithoutVpc,
    &foreign_layer_with_code_signing::ForeignLayerWithCodeSigning,
    &fractional_vcpus::FractionalVcpus,
    &function_name_as_arn::FunctionNameAsArn,
    &function_name_in_other_account::FunctionNameInOtherAccount,
    &function_name_in_other_partition::FunctionNameInOtherPartition,
    &function_name_in_other_region::FunctionNameInOtherRegion,
    &function_name_incomplete::FunctionNameIncomplete,
    &function_name_qualified::FunctionNameQualified,
    &function_name_too_long::FunctionNameTooLong,
    #[cfg(feature = "package")]
    &glibc_too_new::GlibcTooNew,
    &handler_as_entry_point::HandlerAsEntryPoint,
    &handler_file_missing::HandlerFileMissing,
    #[cfg(feature = "package")]
    &handler_function_missing::HandlerFunctionMissing,
    &handler_in_builtin_module::HandlerInBuiltinModule,
    &handler_in_preinstalled_module::HandlerInPreinstalledModule,
    &handler_of_other_runtime::HandlerOfOtherRuntime,
    &handler_with_file_extension::HandlerWithFileExtension,
    &handler_without_effect::HandlerWithoutEffect,
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
    &implicit_architecture::ImplicitArchitecture,
    &incomplete_s3_location::IncompleteS3Location,
    &internal_layer::InternalLayer,
    &invisible_character::InvisibleCharacter,
    &ipv6_without_subnets::Ipv6WithoutSubnets,
    #[cfg(feature = "yaml")]
    &key_without_quotes::KeyWithoutQuotes,
    &kms_alias_for_key::KmsAliasForKey,
    &kms_key_in_other_region::KmsKeyInOtherRegion,
    &layer_for_other_architecture::LayerForOtherArchitecture,
    &layer_for_other_runtime::LayerForOtherRuntime,
    &layer_in_other_region::LayerInOtherRegion,
    &layer_of_other_account::LayerOfOtherAccount,
    &less_than_one_vcpu::LessThanOneVcpu,
    &log_level_filtered_out::LogLevelFilteredOut,
    &log_level_without_json::LogLevelWithoutJson,
    &log_setting_in_environment::LogSettingInEnvironment,
    &malformed_dead_letter_target::MalformedDeadLetterTarget,
    &malformed_handler::MalformedHandler,
    &malformed_image_uri::MalformedImageUri,
    &malformed_role::MalformedRole,
    &malformed_runtime_config::MalformedRuntimeConfig,
    &managed_instances_without_memory::ManagedInstancesWithoutMemory,
    &maybe_reserved_environment_name::MaybeReservedEnvironmentName,
    &memory_above_limit::MemoryAboveLimit,
    &memory_above_new_account_limit::MemoryAboveNewAccountLimit,
    &memory_below_direct_read::MemoryBelowDirectRead,
    &memory_too_small_for_managed_instances::MemoryTooSmallForManagedInstances,
    &missing_code_signing::MissingCodeSigning,
    &missing_dead_letter_target::MissingDeadLetterTarget,
    &missing_description::MissingDescription,
    &missing_tags::MissingTags,
    #[cfg(feature = "package")]
    &module_format_mismatch::ModuleFormatMismatch,
    #[cfg(feature = "package")]
    &module_not_in_package::ModuleNotInPackage,
    &native_code_for_other_architecture::NativeCodeForOtherArchitecture,
    &not_a_kms_key::NotAKmsKey,
    &not_a_zip_archive::NotAZipArchive,
    #[cfg(feature = "package")]
    &package_contains_build_machine::PackageContainsBuildMachine,
    #[cfg(feature = "package")]
    &preinstalled_module_shadowed::PreinstalledModuleShadowed,
    &publish_to_without_managed_instances::PublishToWithoutManagedInstances,
    &publish_to_without_publish::PublishToWithoutPublish,
    &redundant_ephemeral_storage::RedundantEphemeralStorage,
    &region_without_snap_start::RegionWithoutSnapStart,
    &region_without_tenant_isolation::RegionWithoutTenantIsolation,
    &relative_working_directory::RelativeWorkingDirectory,
    &request_too_large::RequestTooLarge,
    &reserved_environment_name::ReservedEnvironmentName,
    &reserved_log_group::ReservedLogGroup,
    &reserved_tag::ReservedTag,
    &role_in_other_account::RoleInOtherAccount,
    &role_in_other_partition::RoleInOtherPartition,
    &runtime_blocked::RuntimeBlocked,
    &runtime_config_on_image::RuntimeConfigOnImage,
    &runtime_config_without_custom_runtime::RuntimeConfigWithoutCustomRuntime,
    &runtime_deprecated::RuntimeDeprecated,
    &runtime_deprecating_soon::RuntimeDeprecatingSoon,
    &runtime_in_other_region::RuntimeInOtherRegion,
    &runtime_not_latest::RuntimeNotLatest,
    &runtime_of_other_account::RuntimeOfOtherAccount,
    &runtime_on_amazon_linux_2::RuntimeOnAmazonLinux2,
    &runtime_preview::RuntimePreview,
    &runtime_without_architecture::RuntimeWithoutArchitecture,
    &runtime_without_durable_execution::RuntimeWithoutDurableExecution,
    &runtime_without_managed_instances::RuntimeWithoutManagedInstances,
    &runtime_without_snap_start::RuntimeWithoutSnapStart,
    &s3_files_setting_on_efs::S3FilesSettingOnEfs,
    &s3_key_as_address::S3KeyAsAddress,
    &s3_key_not_an_archive::S3KeyNotAnArchive,
    &s3_reference_without_version::S3ReferenceWithoutVersion,
    &script_not_runnable::ScriptNotRunnable,
    &search_path_without_defaults::SearchPathWithoutDefaults,
    &secret_in_environment::SecretInEnvironment,
    &secret_name_in_environment::SecretNameInEnvironment,
    &service_linked_role::ServiceLinkedRole,
    &snap_start_on_image::SnapStartOnImage,
    &snap_start_on_managed_instances::SnapStartOnManagedInstances,
    &snap_start_unused::SnapStartUnused,
    &snap_start_with_file_system::SnapStartWithFileSystem,
    &snap_start_with_large_storage::SnapStartWithLargeStorage,
    &snap_start_with_tenant_isolation::SnapStartWithTenantIsolation,
    &tag_keys_differing_in_case::TagKeysDifferingInCase,
    #[cfg(feature = "package")]
    &target_framework_too_new::TargetFrameworkTooNew,
    &text_log_on_managed_instances::TextLogOnManagedInstances,
    &timeout_above_limit::TimeoutAboveLimit,
    &timeout_above_synchronous_limit::TimeoutAboveSynchronousLimit,
    &timeout_at_limit::TimeoutAtLimit,
    &too_many_layers::TooManyLayers,
    &too_many_tags::TooManyTags,
    &tracing_off::TracingOff,
    &unknown_accelerator_memory::UnknownAcceleratorMemory,
    &unknown_memory_ratio::UnknownMemoryRatio,
    &unknown_region::UnknownRegion,
    &unpublished_durable_function::UnpublishedDurableFunction,
    &unpublished_managed_instances::UnpublishedManagedInstances,
    &unpublished_snap_start::UnpublishedSnapStart,
    &unstructured_logs::UnstructuredLogs,
    &unsupported_dead_letter_target::UnsupportedDeadLetterTarget,
    &unusable_exec_wrapper::UnusableExecWrapper,
    &verbose_logging::VerboseLogging,
    &vpc_in_one_subnet::VpcInOneSubnet,
    &vpc_on_managed_instances::VpcOnManagedInstances,
    &vpc_without_security_groups::VpcWithoutSecurityGroups,
    &vpc_without_subnets::VpcWithoutSubnets,
    &zip_code_on_image::ZipCodeOnImage,
    &zip_setting_on_image::ZipSettingOnImage,
    &zip_without_runtime_or_handler::ZipWithoutRuntimeOrHandler,
];

/// The rules that the passes of the engine report while they read and validate a request, by number.
pub fn of_passes() -> impl Iterator<Item = &'static Meta> + Clone {
    syntax_rules::RULES.iter().chain(schema::rules::RULES).chain(wrong_document::rules::RULES).copied()
}

/// Every rule of the engine.
pub fn all() -> impl Iterator<Item = &'static Meta> + Clone {
    of_passes().chain(CHECKED.iter().map(|rule| &rule.meta))
}

/// The rule with this id.
///
/// ```
/// assert_eq!(lambda_lint::rules::find("missing-member").unwrap().summary, "A required member is missing.");
/// ```
pub fn find(id: &str) -> Option<&'static Meta> {
    all().find(|meta| meta.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_passes_have_constant_numbers() {
        let passes = [
            (0, syntax_rules::RULES, syntax_rules::END),
            (syntax_rules::END, schema::rules::RULES, schema::rules::END),
            (schema::rules::END, wrong_document::rules::RULES, wrong_document::rules::END),
        ];
        for (first, rules, end) in passes {
            assert_eq!(usize::from(end - first), rules.len());
        }
        for rule in [syntax_rules::TOO_MANY_VALUES, schema::rules::UNKNOWN_MEMBER, wrong_document::rules::NOT_A_REQUEST]
        {
            assert_eq!(of_passes().nth(rule.id.index()).map(|meta| &meta.id), Some(&rule.meta().id));
        }
    }

    #[test]
    fn the_registry_is_sorted() {
        assert!(CHECKED.windows(2).all(|pair| pair[0].meta.id < pair[1].meta.id));
    }
}
