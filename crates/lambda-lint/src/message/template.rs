//! Templates, checked by the compiler.

use crate::model::table::Member;

/// The text of a message with placeholders, and the names of its parameters, each after a NUL. One text instead of a table of names
/// makes the module for browsers smaller. Made by [`msg!`](crate::msg).
#[derive(Debug, Clone, Copy)]
pub struct Template(&'static str);

impl Template {
    /// A template.
    ///
    /// # Panics
    ///
    /// If a placeholder has no parameter, a parameter has no placeholder, or a member does not exist. In a `const`, as
    /// [`msg!`](crate::msg) has it, this is an error of the compiler.
    #[doc(hidden)]
    pub const fn new(template: &'static str) -> Self {
        let bytes = template.as_bytes();
        let end = name_end(bytes, 0);
        let mut used = 0_u64;
        let mut at = 0;
        while at < end {
            match bytes[at] {
                b'{' if at + 1 < end && bytes[at + 1] == b'{' => at += 1,
                b'}' if at + 1 < end && bytes[at + 1] == b'}' => at += 1,
                b'}' => panic!("a closing brace without an opening one: write `}}`"),
                b'{' => {
                    let start = at + 1;
                    while at < end && bytes[at] != b'}' {
                        at += 1;
                    }
                    assert!(at < end, "a placeholder is not closed");
                    if bytes[start] == b'@' {
                        assert!(is_member(bytes, start + 1, at), "a placeholder names a member that does not exist");
                    } else {
                        used |= 1 << index_of(bytes, start, at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        assert!(used == (1 << count(bytes)) - 1, "a parameter has no placeholder");
        Template(template)
    }

    /// The text with its placeholders.
    pub(super) fn text(self) -> &'static str {
        self.0.split('\0').next().unwrap_or_default()
    }

    /// The names of the parameters.
    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        self.0.split('\0').skip(1)
    }
}

/// How many names follow the text.
const fn count(bytes: &[u8]) -> u32 {
    let (mut count, mut at) = (0, 0);
    while at < bytes.len() {
        count += (bytes[at] == 0) as u32;
        at += 1;
    }
    count
}

/// Where the text or the name that begins here ends.
const fn name_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != 0 {
        at += 1;
    }
    at
}

/// The index of the parameter with the name in this range.
const fn index_of(bytes: &[u8], start: usize, end: usize) -> u32 {
    let mut index = 0;
    let mut at = name_end(bytes, 0);
    while at < bytes.len() {
        let name = at + 1;
        at = name_end(bytes, name);
        if at - name == end - start && is_same(bytes, name, start, end - start) {
            return index;
        }
        index += 1;
    }
    panic!("a placeholder has no parameter")
}

/// Whether the range is the name of a member or the end of its path: `Size`, `EphemeralStorage.Size`.
const fn is_member(bytes: &[u8], start: usize, end: usize) -> bool {
    let mut index = 0;
    while index < Member::POINTERS.len() {
        if is_end_of(Member::POINTERS[index].as_bytes(), bytes, start, end) {
            return true;
        }
        index += 1;
    }
    false
}

const fn is_end_of(pointer: &[u8], bytes: &[u8], start: usize, end: usize) -> bool {
    let (mut left, mut right) = (pointer.len(), end);
    while right > start {
        if left == 0 {
            return false;
        }
        // an entry of a list has no name: `/FileSystemConfigs/-/Arn` is `FileSystemConfigs.Arn`
        if pointer[left - 1] == b'-' && left >= 2 && pointer[left - 2] == b'/' {
            left -= 2;
            continue;
        }
        let wanted = if bytes[right - 1] == b'.' { b'/' } else { bytes[right - 1] };
        if pointer[left - 1] != wanted {
            return false;
        }
        left -= 1;
        right -= 1;
    }
    left > 0 && pointer[left - 1] == b'/'
}

/// Whether the bytes at two places are the same.
const fn is_same(bytes: &[u8], left: usize, right: usize, length: usize) -> bool {
    let mut index = 0;
    while index < length {
        if bytes[left + index] != bytes[right + index] {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exists(name: &str) -> bool {
        is_member(name.as_bytes(), 0, name.len())
    }

    #[test]
    fn members_are_found_by_the_end_of_their_path() {
        for name in
            ["MemorySize", "Code", "Code.ImageUri", "ImageUri", "EphemeralStorage.Size", "FileSystemConfigs.Arn"]
        {
            assert!(exists(name), "{name}");
        }
        for name in ["", "Memory", "emorySize", "Code.", ".Code", "Code.Size", "image"] {
            assert!(!exists(name), "{name}");
        }
    }

    #[test]
    #[should_panic(expected = "a parameter has no placeholder")]
    fn an_unused_parameter_is_refused() {
        let _ = Template::new("{a}\0a\0b");
    }

    #[test]
    #[should_panic(expected = "a placeholder has no parameter")]
    fn a_missing_parameter_is_refused() {
        let _ = Template::new("{a} {b}\0a");
    }
}
