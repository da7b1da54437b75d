//! What the rules see inside of the deployment package.

mod build;
mod contents;
mod faults;
pub(crate) mod judge;
mod repair;
mod sizes;
