//! Rules about `Runtime` and `Architectures`.

mod arm64_unused;
mod custom_runtime_without_config;
mod implicit_architecture;
mod malformed_runtime_config;
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
mod zip_without_runtime_or_handler;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &arm64_unused::Arm64Unused,
    &custom_runtime_without_config::CustomRuntimeWithoutConfig,
    &implicit_architecture::ImplicitArchitecture,
    &malformed_runtime_config::MalformedRuntimeConfig,
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
    &zip_without_runtime_or_handler::ZipWithoutRuntimeOrHandler,
];
