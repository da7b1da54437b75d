#![doc = include_str!("../README.md")]

mod input;
mod interceptor;

pub use input::{lint, request};
pub use interceptor::{RefuseFaulty, refusal};
