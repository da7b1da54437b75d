//! Member constraints: the generated table and the few generic checks that read it.

mod arn;
pub(crate) mod check;
pub(crate) mod describe;
mod names;
pub(crate) mod placeholder;
pub(crate) mod rules;
