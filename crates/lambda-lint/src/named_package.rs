//! A deployment package that a document names by its path.

/// A deployment package that a document names by its path.
#[derive(Debug, Clone, Copy)]
pub struct NamedPackage<'r> {
    /// A zip archive, or a folder as an archive.
    pub bytes: &'r [u8],
    /// What a later step may still change.
    pub stage: Stage,
    /// Whether the archive goes to S3, where the limit for requests does not apply.
    pub is_uploaded: bool,
}

/// How a later step may change a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing: this is what is deployed.
    Built,
    /// Dependencies and compiled files may be added.
    Source,
    /// Nothing, and nothing can be added: it consists of inline code in the definition.
    Inline,
}
