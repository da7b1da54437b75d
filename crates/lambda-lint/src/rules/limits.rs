//! Rules about `MemorySize` and `Timeout`.

mod default_memory;
mod default_timeout;
mod memory_above_limit;
mod memory_above_new_account_limit;
mod timeout_above_limit;
mod timeout_above_synchronous_limit;
mod timeout_at_limit;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &default_memory::DefaultMemory,
    &default_timeout::DefaultTimeout,
    &memory_above_limit::MemoryAboveLimit,
    &memory_above_new_account_limit::MemoryAboveNewAccountLimit,
    &timeout_above_limit::TimeoutAboveLimit,
    &timeout_above_synchronous_limit::TimeoutAboveSynchronousLimit,
    &timeout_at_limit::TimeoutAtLimit,
];
