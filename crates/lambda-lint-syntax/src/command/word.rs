//! One word of a command, after quotes are removed, with the place of each of its bytes.

/// Stands for text in a word that is only known when the script runs. NUL cannot occur in a word.
pub const UNKNOWN: char = '\0';

/// One word of a command, without its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The text without quotes and escapes.
    pub text: String,
    /// Where the source writes each byte of the text.
    places: Vec<(u32, u32)>,
    /// Where the word begins in the source.
    pub start: usize,
    /// Where the word ends in the source.
    pub end: usize,
    /// The shell may make no word of it, or several.
    pub may_split: bool,
    /// Braces with a comma outside of quotes.
    pub braces: Option<(usize, usize)>,
    /// It has a part in quotes.
    pub is_quoted: bool,
}

impl Word {
    pub(super) fn new(start: usize) -> Self {
        Word {
            text: String::new(),
            places: Vec::new(),
            start,
            end: start,
            may_split: false,
            braces: None,
            is_quoted: false,
        }
    }

    /// Adds a character that the source writes in this range.
    pub(super) fn push(&mut self, character: char, start: usize, end: usize) {
        // the source may hold a NUL, which no shell keeps
        if character != UNKNOWN {
            self.put(character, start, end);
        }
    }

    /// Adds text that only the shell knows.
    pub(super) fn push_unknown(&mut self, start: usize, end: usize) {
        self.put(UNKNOWN, start, end);
    }

    fn put(&mut self, character: char, start: usize, end: usize) {
        self.text.push(character);
        self.places.resize(self.text.len(), (start as u32, end as u32));
    }

    pub(super) fn finish(&mut self, end: usize) {
        self.end = end;
    }

    /// A word that a program writes as a string in this range of its source; unknown without a text.
    pub fn of_string(source: &str, text: Option<&str>, (start, end): (usize, usize)) -> Word {
        let mut word = Word::new(start);
        word.is_quoted = true;
        // without escapes, only the quotes are around the text
        let is_plain = source.get(start + 1..end.saturating_sub(1)) == text;
        match text {
            Some(text) if is_plain => {
                for (at, character) in text.char_indices() {
                    let at = start + 1 + at;
                    word.push(character, at, at + character.len_utf8());
                }
            }
            Some(text) => text.chars().for_each(|character| word.push(character, start, end)),
            None => word.push_unknown(start, end),
        }
        word.finish(end);
        word
    }

    /// The word with this text in place of its first bytes.
    #[must_use]
    pub fn with_start(&self, bytes: usize, text: &str) -> Word {
        let (start, end) = self.range(0, bytes);
        let mut word = Word { text: text.to_owned(), places: Vec::new(), ..self.clone() };
        word.places.resize(text.len(), (start as u32, end as u32));
        word.text.push_str(&self.text[bytes..]);
        word.places.extend_from_slice(&self.places[bytes..]);
        word
    }

    /// Takes each occurrence of a text for one that is only known when the script runs.
    pub(super) fn forget(&mut self, part: &str) {
        while let Some(at) = self.text.find(part).filter(|_| !part.is_empty()) {
            let (start, end) = self.range(at, at + part.len());
            self.text.replace_range(at..at + part.len(), &UNKNOWN.to_string());
            self.places.splice(at..at + part.len(), [(start as u32, end as u32)]);
        }
    }

    /// Moves all places.
    pub(super) fn relocate(&mut self, place: &dyn Fn((usize, usize)) -> (usize, usize)) {
        (self.start, self.end) = place((self.start, self.end));
        self.braces = self.braces.map(place);
        for (start, end) in &mut self.places {
            let (from, to) = place((*start as usize, *end as usize));
            (*start, *end) = (from as u32, to as u32);
        }
    }

    /// Whether nothing of the word is only known when the script runs.
    pub fn is_known(&self) -> bool {
        !self.text.contains(UNKNOWN)
    }

    /// The rest of the word from a byte of its text on.
    pub fn part(&self, at: usize) -> Word {
        Word {
            text: self.text[at..].to_owned(),
            places: self.places[at..].to_vec(),
            start: self.place(at).0,
            ..self.clone()
        }
    }

    /// The range in the source of a range of the text.
    pub fn range(&self, start: usize, end: usize) -> (usize, usize) {
        if start == 0 && end >= self.text.len() {
            return (self.start, self.end);
        }
        let place = |at: usize| self.places.get(at).map(|&(start, end)| (start as usize, end as usize));
        let from = place(start).map_or(self.end, |(start, _)| start);
        let to = end.checked_sub(1).filter(|&last| last >= start).and_then(place).map_or(from, |(_, end)| end);
        (from, to)
    }

    /// The place in the source of a byte of the text, or the end of the word.
    pub fn place(&self, at: usize) -> (usize, usize) {
        self.places.get(at).map_or((self.end, self.end), |&(start, end)| (start as usize, end as usize))
    }
}
