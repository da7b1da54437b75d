//! What the form that a request is written in changes about the meaning of its members.

/// How the source format changes the meaning of members. Names and types are not included, because extractors translate them into
/// those of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What `Code.ZipFile` holds.
    pub zip_file: ZipFile,
}

/// What `Code.ZipFile` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZipFile {
    /// A zip archive in base64.
    Base64,
    /// Source text, from which the tool makes the archive. Its node is unknown, and has the source as its text.
    SourceText,
    /// The path of the archive, next to the document. Its node is unknown, and has the path as its text if that is known.
    Path,
}

impl Dialect {
    /// The API itself.
    pub const API: Dialect = Dialect { zip_file: ZipFile::Base64 };
    /// `ZipFile` is source text.
    pub const INLINE_SOURCE: Dialect = Dialect { zip_file: ZipFile::SourceText };
    /// `ZipFile` is the path of the archive.
    pub const PATH: Dialect = Dialect { zip_file: ZipFile::Path };
}
