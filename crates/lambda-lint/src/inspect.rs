//! Analyzers for single files of a deployment package: from the bytes of a file to facts about it.
//!
//! An analyzer knows neither archives nor requests. Each takes bytes or text, never panics, and works in time linear in
//! its input. If a file is ambiguous, the analyzer reports that, and rules skip it.

pub mod class_file;
pub mod dotnet;
pub mod elf;
pub mod extension;
pub mod javascript;
mod json;
pub mod python;
pub mod ruby;
pub mod wheel;
