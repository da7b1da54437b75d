//! Member constraints: the generated table and the few generic checks that read it.

mod arn;
pub(crate) mod check;
#[doc(hidden)]
pub mod describe;
pub mod model;
mod names;
pub mod pattern;
pub(crate) mod placeholder;
pub(crate) mod rules;
pub mod table;
