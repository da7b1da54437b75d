//! Rules about the files in a deployment package that decide whether the function starts.

mod bootstrap_missing;
mod bootstrap_not_executable;
mod bootstrap_not_runnable;
#[cfg(feature = "package")]
mod callback_handler;
#[cfg(feature = "package")]
mod class_file_too_new;
#[cfg(feature = "package")]
mod extension_module_for_other_python;
#[cfg(feature = "package")]
mod gems_for_other_ruby;
#[cfg(feature = "package")]
mod glibc_too_new;
mod handler_file_missing;
#[cfg(feature = "package")]
mod handler_function_missing;
#[cfg(feature = "package")]
mod module_format_mismatch;
#[cfg(feature = "package")]
mod module_not_in_package;
mod native_code_for_other_architecture;
#[cfg(feature = "package")]
mod package_contains_build_machine;
#[cfg(feature = "package")]
mod preinstalled_module_shadowed;
mod script_not_runnable;
#[cfg(feature = "package")]
mod target_framework_too_new;
#[cfg(feature = "package")]
mod uncallable_handler;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &bootstrap_missing::BootstrapMissing,
    &bootstrap_not_executable::BootstrapNotExecutable,
    &bootstrap_not_runnable::BootstrapNotRunnable,
    #[cfg(feature = "package")]
    &callback_handler::CallbackHandler,
    #[cfg(feature = "package")]
    &class_file_too_new::ClassFileTooNew,
    #[cfg(feature = "package")]
    &extension_module_for_other_python::ExtensionModuleForOtherPython,
    #[cfg(feature = "package")]
    &gems_for_other_ruby::GemsForOtherRuby,
    #[cfg(feature = "package")]
    &glibc_too_new::GlibcTooNew,
    &handler_file_missing::HandlerFileMissing,
    #[cfg(feature = "package")]
    &handler_function_missing::HandlerFunctionMissing,
    #[cfg(feature = "package")]
    &module_format_mismatch::ModuleFormatMismatch,
    #[cfg(feature = "package")]
    &module_not_in_package::ModuleNotInPackage,
    &native_code_for_other_architecture::NativeCodeForOtherArchitecture,
    #[cfg(feature = "package")]
    &package_contains_build_machine::PackageContainsBuildMachine,
    #[cfg(feature = "package")]
    &preinstalled_module_shadowed::PreinstalledModuleShadowed,
    &script_not_runnable::ScriptNotRunnable,
    #[cfg(feature = "package")]
    &target_framework_too_new::TargetFrameworkTooNew,
    #[cfg(feature = "package")]
    &uncallable_handler::UncallableHandler,
];
