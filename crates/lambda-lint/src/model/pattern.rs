//! Matching a whole value against a pattern of the service model.
//!
//! The patterns are compiled when the tables are generated: to a minimal automaton over bytes, or, where a pattern is
//! nothing but characters of a set that is large, to that set.

use super::table::BYTE_SETS;
use crate::bytes;

/// The pattern of a whole string value.
#[derive(Debug)]
pub struct Pattern {
    #[cfg(feature = "explain")]
    source: &'static str,
    automaton: Automaton,
}

#[derive(Debug)]
pub(super) enum Automaton {
    Table(&'static Table),
    Set(&'static Set),
}

/// A minimal automaton over the bytes of UTF-8.
#[derive(Debug)]
pub(super) struct Table {
    /// The number of states. State 0 is dead: nothing that follows makes it match.
    pub(super) states: u16,
    pub(super) start: u8,
    /// The first accepting state; all after it accept, too.
    pub(super) accepting: u8,
    /// Which row of `next` a byte has.
    pub(super) classes: &'static [u8; 256],
    /// A row for each class of bytes, a column for each state. That way round, the row is known before the state is,
    /// and a step waits for one load only.
    pub(super) next: &'static [u8],
    /// For each state the number of its shortcut in `shortcuts`, from 1; 0 if it has none.
    pub(super) shortcut: &'static [u8],
    /// Shortcuts that skip several steps.
    pub(super) shortcuts: &'static [Shortcut],
}

/// What can be said of many bytes that follow a state.
#[derive(Debug)]
pub(super) enum Shortcut {
    /// These bytes do not lead out of the state.
    Run(ByteSet),
    /// This word, which usually follows, leads to that state.
    Word { text: &'static str, to: u8 },
    /// This many bytes from the set usually follow, and lead to that state.
    Count { set: ByteSet, count: u8, to: u8 },
}

/// A set of bytes: a bit in [`BYTE_SETS`], which all sets share.
#[derive(Debug)]
pub(super) struct ByteSet(pub(super) u32);

impl ByteSet {
    #[inline(always)]
    fn has(&self, byte: u8) -> bool {
        BYTE_SETS[usize::from(byte)] & self.0 != 0
    }

    /// Whether all of these bytes are in the set, without a branch for each.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn has_all(&self, bytes: &[u8]) -> bool {
        bytes.iter().fold(self.0, |all, &byte| all & BYTE_SETS[usize::from(byte)]) != 0
    }

    /// The number of leading bytes in the set, tested eight at a time.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn run(&self, bytes: &[u8]) -> usize {
        let (blocks, rest) = bytes.as_chunks::<8>();
        let (from, tail) = match blocks.iter().position(|block| !self.has_all(block)) {
            Some(index) => (index * 8, &blocks[index][..]),
            None => (blocks.len() * 8, rest),
        };
        from + tail.iter().position(|&byte| !self.has(byte)).unwrap_or(tail.len())
    }
}

/// Characters of a set, any number of them.
#[derive(Debug)]
pub(super) struct Set {
    /// The least number of characters, 0 or 1.
    pub(super) least: u8,
    /// Those of ASCII.
    pub(super) ascii: ByteSet,
    /// For each plane of Unicode the sorted ranges of its last 16 bits, both ends included.
    pub(super) planes: &'static [&'static [(u16, u16)]],
}

/// The position of the first mismatch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mismatch {
    /// The character at this byte offset: what is before it could still have become a match.
    At(usize),
    /// The value is fine as far as it goes, but more must follow.
    Unfinished,
}

impl Pattern {
    /// A pattern from its two forms. Without the feature `explain` nothing refers to the regular expression, so it is not in the
    /// program.
    #[cfg_attr(not(feature = "explain"), expect(unused_variables, reason = "only people read it"))]
    pub(super) const fn new(source: &'static str, automaton: Automaton) -> Self {
        Pattern {
            #[cfg(feature = "explain")]
            source,
            automaton,
        }
    }

    /// The pattern as a regular expression: anchored, and of one meaning to ECMA-262 (flag `u` or `v`) and to the Rust
    /// crate `regex`.
    #[cfg(feature = "explain")]
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// Whether the whole text matches.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub fn matches(&self, text: &str) -> bool {
        match self.automaton {
            Automaton::Table(table) => table.matches(text.as_bytes()),
            Automaton::Set(set) => text.len() >= usize::from(set.least) && set.outsider(text).is_none(),
        }
    }

    /// Where the text leaves the pattern, `None` if it matches.
    pub fn mismatch(&self, text: &str) -> Option<Mismatch> {
        match self.automaton {
            Automaton::Table(table) => table.mismatch(text),
            Automaton::Set(set) => match set.outsider(text) {
                Some(at) => Some(Mismatch::At(at)),
                None => (text.len() < usize::from(set.least)).then_some(Mismatch::Unfinished),
            },
        }
    }
}

impl Table {
    #[inline(always)]
    fn step(&self, state: u8, byte: u8) -> u8 {
        let row = usize::from(self.classes[usize::from(byte)]) * usize::from(self.states);
        // The table is complete: the default only spares the hot loop a way to panic.
        self.next.get(row + usize::from(state)).copied().unwrap_or(0)
    }

    // in a browser, bytes to download count for more than the call
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn matches(&self, text: &[u8]) -> bool {
        let (mut state, mut rest) = (self.start, text);
        loop {
            // a step waits for the one before it; a shortcut looks at many bytes that do not wait for each other
            let number = self.shortcut.get(usize::from(state)).copied().unwrap_or(0);
            match usize::from(number).checked_sub(1).and_then(|at| self.shortcuts.get(at)) {
                Some(Shortcut::Run(set)) => {
                    rest = rest.get(set.run(rest)..).unwrap_or_default();
                }
                Some(Shortcut::Word { text, to }) => {
                    if let Some((word, behind)) = rest.split_at_checked(text.len())
                        && bytes::same_bytes(word, text.as_bytes())
                    {
                        (state, rest) = (*to, behind);
                        continue;
                    }
                }
                Some(Shortcut::Count { set, count, to }) => {
                    if let Some((those, behind)) = rest.split_at_checked(usize::from(*count))
                        && set.has_all(those)
                    {
                        (state, rest) = (*to, behind);
                        continue;
                    }
                }
                None => {}
            }
            let Some((&byte, behind)) = rest.split_first() else { break };
            state = self.step(state, byte);
            rest = behind;
        }
        state >= self.accepting
    }

    fn mismatch(&self, text: &str) -> Option<Mismatch> {
        let mut state = self.start;
        for (index, &byte) in text.as_bytes().iter().enumerate() {
            state = self.step(state, byte);
            if state == 0 {
                let start = (0..=index).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
                return Some(Mismatch::At(start));
            }
        }
        (state < self.accepting).then_some(Mismatch::Unfinished)
    }
}

impl Set {
    /// The offset of the first character that is not in the set.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn outsider(&self, text: &str) -> Option<usize> {
        // a byte beyond ASCII is not in the set either, and sends the text to the slow way
        if self.ascii.has_all(text.as_bytes()) { None } else { self.find_outsider(text) }
    }

    #[cold]
    fn find_outsider(&self, text: &str) -> Option<usize> {
        text.char_indices().find(|&(_, char)| !self.contains(char)).map(|(at, _)| at)
    }

    fn contains(&self, char: char) -> bool {
        let code = u32::from(char);
        if code < 0x80 {
            return self.ascii.has(code as u8);
        }
        let (plane, low) = ((code >> 16) as usize, (code & 0xffff) as u16);
        let Some(ranges) = self.planes.get(plane) else { return false };
        let after = ranges.partition_point(|&(start, _)| start <= low);
        after.checked_sub(1).is_some_and(|at| ranges[at].1 >= low)
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::CREATE_FUNCTION_REQUEST;
    use super::super::{Kind, Shape};
    use super::*;

    fn tables(shape: &'static Shape, found: &mut Vec<&'static Table>) {
        match &shape.kind {
            Kind::Structure(structure) => structure.fields.iter().for_each(|field| tables(field.shape, found)),
            Kind::List { entry, .. } => tables(entry, found),
            Kind::Map { key, value, .. } => [key, value].into_iter().for_each(|shape| tables(shape, found)),
            Kind::Text(text) => {
                if let Some(Pattern { automaton: Automaton::Table(table), .. }) = text.pattern {
                    found.push(table);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn a_shortcut_leads_where_single_steps_lead() {
        let mut found = Vec::new();
        tables(&CREATE_FUNCTION_REQUEST, &mut found);
        let mut seen = [0; 3];
        for table in found {
            for (state, number) in (0..).zip(table.shortcut).filter(|(_, number)| **number > 0) {
                match &table.shortcuts[usize::from(*number) - 1] {
                    Shortcut::Run(set) => {
                        seen[0] += 1;
                        let stays =
                            (0..=u8::MAX).filter(|&byte| set.has(byte)).all(|byte| table.step(state, byte) == state);
                        assert!(stays, "{set:?} at {state}");
                    }
                    Shortcut::Word { text, to } => {
                        seen[1] += 1;
                        assert_eq!(text.bytes().fold(state, |state, byte| table.step(state, byte)), *to, "{text}");
                    }
                    Shortcut::Count { set, count, to } => {
                        seen[2] += 1;
                        let mut at = vec![state];
                        for _ in 0..*count {
                            let bytes = || (0..=u8::MAX).filter(|&byte| set.has(byte));
                            at =
                                at.iter().flat_map(|&state| bytes().map(move |byte| table.step(state, byte))).collect();
                            at.sort_unstable();
                            at.dedup();
                        }
                        assert_eq!(at, [*to], "{set:?} at {state}");
                    }
                }
            }
        }
        assert!(seen.iter().all(|&count| count > 5), "{seen:?}");
    }
}
