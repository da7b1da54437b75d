//! What values mean: the parts of an ARN, the region of an image, where a function goes, what it asks for.

pub(crate) mod account;
pub mod arn;
pub mod base64;
pub(crate) mod bucket;
pub(crate) mod dead_letter;
pub(crate) mod environment;
pub(crate) mod features;
pub(crate) mod handler;
pub(crate) mod image;
pub(crate) mod invisible;
pub(crate) mod json;
pub(crate) mod layer;
pub(crate) mod placeholder;
pub(crate) mod regional;
#[doc(hidden)]
pub mod secret;
pub(crate) mod target;
pub(crate) mod text;
pub(crate) mod vcpu;
pub(crate) mod vpc;
