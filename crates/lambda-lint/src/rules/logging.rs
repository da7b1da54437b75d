//! Rules about logs and tracing.

mod application_log_level_on_os_runtime;
mod log_level_filtered_out;
mod log_level_without_json;
mod log_setting_in_environment;
mod reserved_log_group;
mod tracing_off;
mod unstructured_logs;
mod verbose_logging;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &application_log_level_on_os_runtime::ApplicationLogLevelOnOsRuntime,
    &log_level_filtered_out::LogLevelFilteredOut,
    &log_level_without_json::LogLevelWithoutJson,
    &log_setting_in_environment::LogSettingInEnvironment,
    &reserved_log_group::ReservedLogGroup,
    &tracing_off::TracingOff,
    &unstructured_logs::UnstructuredLogs,
    &verbose_logging::VerboseLogging,
];
