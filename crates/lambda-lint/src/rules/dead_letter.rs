//! Rules about `DeadLetterConfig`.

mod dead_letter_target_in_other_region;
mod fifo_dead_letter_target;
mod malformed_dead_letter_target;
mod missing_dead_letter_target;
mod unsupported_dead_letter_target;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &dead_letter_target_in_other_region::DeadLetterTargetInOtherRegion,
    &fifo_dead_letter_target::FifoDeadLetterTarget,
    &malformed_dead_letter_target::MalformedDeadLetterTarget,
    &missing_dead_letter_target::MissingDeadLetterTarget,
    &unsupported_dead_letter_target::UnsupportedDeadLetterTarget,
];
