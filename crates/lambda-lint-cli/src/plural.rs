//! Numbers with the nouns that they count.

/// A number and what it counts.
pub(crate) fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
