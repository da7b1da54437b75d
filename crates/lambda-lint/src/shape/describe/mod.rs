//! The words of the shape pass: what is wrong with a value, what would be allowed, what to do.
//!
//! Only called for values that are wrong. Never shows a value that the model marks as sensitive.

mod base64;
mod choice;
mod function_name;
mod hint;
mod key;
mod measure;
mod members;
mod number;
mod placeholder;
mod runtime;
mod show;
mod text;
mod types;

pub(crate) use crate::message::{grouped, shorten};
pub(super) use base64::base64_fault;
pub(super) use choice::{Choice, unknown_value};
pub(super) use key::malformed_key;
pub(crate) use members::is_like_member;
pub(super) use members::{is_unwrapped, missing, unknown_member, unwrapped};
pub(super) use number::{out_of_range, written, wrong_size};
pub(super) use placeholder::{example_bucket, in_name as placeholder_in_name, in_value as placeholder_in_value};
pub(super) use runtime::unknown_runtime;
pub(crate) use show::{Listing, list_of};
pub(super) use text::{malformed, too_long, too_short};
pub(super) use types::{holds_secrets, wrong_type};

/// A finding in words.
#[derive(Default)]
pub(in crate::shape) struct Words {
    pub(in crate::shape) message: String,
    pub(in crate::shape) help: String,
}

impl Words {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Words { message: message.into(), help: help.into() }
    }
}
