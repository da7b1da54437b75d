//! Rules about durable functions.

mod default_durable_retention;
mod durable_execution_only_asynchronous;
mod durable_timeout_below_function_timeout;
mod durable_without_execution_timeout;
mod runtime_without_durable_execution;
mod unpublished_durable_function;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &default_durable_retention::DefaultDurableRetention,
    &durable_execution_only_asynchronous::DurableExecutionOnlyAsynchronous,
    &durable_timeout_below_function_timeout::DurableTimeoutBelowFunctionTimeout,
    &durable_without_execution_timeout::DurableWithoutExecutionTimeout,
    &runtime_without_durable_execution::RuntimeWithoutDurableExecution,
    &unpublished_durable_function::UnpublishedDurableFunction,
];
