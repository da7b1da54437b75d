//! How values, figures and lists look in a message.

/// Parts of a message, one after the other: "`a`, `b` or `c`".
// apart from those who have the parts, because browsers download a list for each of them else
#[derive(Default)]
pub(crate) struct Listing {
    text: String,
    last: String,
}

impl Listing {
    /// Adds a name, which stands in backticks.
    pub(crate) fn name(&mut self, name: &str) {
        self.part(format!("`{name}`"));
    }

    /// Adds something else.
    #[inline(never)]
    pub(crate) fn part(&mut self, part: String) {
        let before = std::mem::replace(&mut self.last, part);
        if !self.text.is_empty() {
            self.text.push_str(", ");
        }
        self.text.push_str(&before);
    }

    /// The list, with a word in front of the last part.
    #[inline(never)]
    pub(crate) fn with(self, word: &str) -> String {
        let Listing { text, last } = self;
        if text.is_empty() { last } else { format!("{text} {word} {last}") }
    }
}

/// Names that are known beforehand, as a list.
#[inline(never)]
pub(crate) fn list_of(names: &[&str], word: &str) -> String {
    let mut list = Listing::default();
    names.iter().for_each(|name| list.name(name));
    list.with(word)
}
