//! What values mean: the parts of an ARN, the region of an image, where a function goes, what it asks for.

pub mod arn;
pub mod base64;
pub(crate) mod bucket;
pub(crate) mod dead_letter;
pub(crate) mod handler;
pub(crate) mod json;
pub(crate) mod placeholder;
pub(crate) mod secret;
pub(crate) mod text;
