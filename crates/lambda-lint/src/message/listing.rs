//! Lists of phrases in a message.

/// Phrases in a row: "1 error, 2 warnings and 1 hint".
// not generic, because browsers download it
#[derive(Default)]
pub(crate) struct Listing {
    text: String,
    last: String,
}

impl Listing {
    /// Adds a phrase.
    #[inline(never)]
    pub(crate) fn part(&mut self, part: String) {
        let before = std::mem::replace(&mut self.last, part);
        if !self.text.is_empty() {
            self.text.push_str(", ");
        }
        self.text.push_str(&before);
    }

    /// The list, with a word before the last phrase.
    #[inline(never)]
    pub(crate) fn with(self, word: &str) -> String {
        let Listing { text, last } = self;
        if text.is_empty() { last } else { format!("{text} {word} {last}") }
    }
}
