//! One edit of a text.

/// Replaces a range of the text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TextEdit {
    /// First byte to replace, from 0.
    pub start: usize,
    /// The offset after the last byte to replace.
    pub end: usize,
    /// What comes in its place.
    pub text: String,
}
