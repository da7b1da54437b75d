//! Rules about `Handler`.

mod dotnet_handler_too_long;
mod handler_as_entry_point;
mod handler_in_builtin_module;
mod handler_in_preinstalled_module;
mod handler_of_other_runtime;
mod handler_with_file_extension;
mod handler_without_effect;
mod malformed_handler;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &dotnet_handler_too_long::DotnetHandlerTooLong,
    &handler_as_entry_point::HandlerAsEntryPoint,
    &handler_in_builtin_module::HandlerInBuiltinModule,
    &handler_in_preinstalled_module::HandlerInPreinstalledModule,
    &handler_of_other_runtime::HandlerOfOtherRuntime,
    &handler_with_file_extension::HandlerWithFileExtension,
    &handler_without_effect::HandlerWithoutEffect,
    &malformed_handler::MalformedHandler,
];
