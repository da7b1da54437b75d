//! The messages of the schema pass: what is wrong with a value, what is allowed, and how to fix it.
//!
//! Only called for invalid values. Never shows a value that the model marks as sensitive.

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
mod text;
mod types;

use crate::message::Message;
pub(crate) use crate::message::{Listing, shorten};
pub(super) use base64::base64_fault;
pub(super) use choice::{Choice, unknown_value};
pub(super) use key::malformed_key;
pub(crate) use members::is_like_member;
pub(super) use members::{is_unwrapped, missing, unknown_member, unwrapped};
pub(super) use number::{out_of_range, written, wrong_size};
pub(super) use placeholder::{example_bucket, in_name as placeholder_in_name, in_value as placeholder_in_value};
pub(super) use runtime::unknown_runtime;
pub(super) use text::{malformed, too_long, too_short};
pub(super) use types::{holds_secrets, wrong_type};

/// The message and the help of a diagnostic.
pub(in crate::schema) struct Words {
    pub(in crate::schema) message: Message,
    pub(in crate::schema) help: Message,
}

impl Words {
    fn new(message: impl Into<Message>, help: impl Into<Message>) -> Self {
        Words { message: message.into(), help: help.into() }
    }
}
