//! AWS domain types: ARNs, image URIs, handlers, placeholders and secrets.

pub mod arn;
pub mod base64;
pub(crate) mod bucket;
pub(crate) mod dead_letter;
pub(crate) mod handler;
pub(crate) mod json;
pub(crate) mod placeholder;
pub(crate) mod secret;
pub(crate) mod text;
