//! The marks that an unfinished merge leaves in a file.

/// How a line with such a mark begins.
pub(crate) const MARKERS: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];

/// Whether a text begins with such a mark.
pub(crate) fn begins(text: &str) -> bool {
    MARKERS.iter().any(|marker| text.starts_with(marker))
}
