//! Finds the intended end of a broken string: one with a line break, or with quotes that are not escaped.

use crate::json::Parser;

/// A string with line breaks in it has at most this many lines.
const MAX_LINES: usize = 50;

/// The end of a string that goes on over several lines. `None` if its closing quote seems to be missing.
pub(super) fn over_lines(text: &str, start: usize) -> Option<usize> {
    let first_line = text.get(start..)?.find('\n')? + start;
    // the next member or a bracket: the string was meant to end on its line
    let next = Parser::skip_blanks(text, first_line);
    if matches!(text.as_bytes().get(next), None | Some(b'"' | b'}' | b']')) {
        return None;
    }
    let lines = text.get(first_line..)?.split_inclusive('\n').take(MAX_LINES + 1).map(str::len).sum::<usize>();
    let end = closing_quote(text.get(..first_line + lines)?, start, false)?;
    is_followed_by_end(text, end).then_some(end)
}

/// For a string whose text goes on after its closing quote: where it goes on, and the end that was meant. Both on its line.
pub(super) fn with_quotes_inside(text: &str, start: usize) -> Option<(usize, usize)> {
    // most strings are fine, so the line is only searched as far as needed
    let first = closing_quote(text, start, true)?;
    let inside = first + text.get(first..)?.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let next = text.get(inside..)?.chars().next()?;
    let goes_on = next.is_alphanumeric() || "_.;!?()<>*+=@$%&|~^-".contains(next);
    if !goes_on {
        return None;
    }
    let mut end = inside;
    loop {
        end = closing_quote(text, end - 1, true)?;
        if is_followed_by_end(text, end) {
            return Some((inside, end));
        }
    }
}

/// The offset after the next quote after `start` that is not escaped.
pub(super) fn closing_quote(text: &str, start: usize, is_on_line: bool) -> Option<usize> {
    let mut bytes = text.as_bytes().iter().enumerate().skip(start + 1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return Some(at + 1),
            b'\n' | b'\r' if is_on_line => return None,
            _ => {}
        }
    }
    None
}

/// Whether a value may end here: a comma, a bracket or the end of the text follows.
fn is_followed_by_end(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(Parser::skip_blanks(text, at)), None | Some(b',' | b'}' | b']'))
}
