//! The reader as a whole: good archives, broken ones, hostile ones, and the `zip` crate as the judge.

mod build;
mod compare;
mod hostile;
mod identify;
mod inflate;
mod reading;
