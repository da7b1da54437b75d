//! The commands other than `check`.

pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod explain;
pub(crate) mod man;
pub(crate) mod package;
pub(crate) mod rules;
pub(crate) mod schema;
