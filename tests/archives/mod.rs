//! What the rules see inside of the deployment package.

mod build;
mod contents;
mod faults;
mod judge;
mod repair;
mod sizes;
