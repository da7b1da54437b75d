//! Code in documentation: fences of Markdown and AsciiDoc, directives of reStructuredText, and indented code.

use std::ops::Range;

/// Code in a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Block<'s> {
    pub(crate) range: Range<usize>,
    /// What the document says of its language.
    pub(crate) language: &'s str,
    /// Only its indentation tells that it is code.
    pub(crate) is_indented: bool,
}

/// What a block that has begun ends with.
enum End<'s> {
    /// A fence of Markdown with at least as many marks.
    Fence(&'s str),
    /// The same line.
    Line(&'s str),
    /// A line that is indented by as much, or by less.
    Outdented(usize),
}

/// The code in a document.
pub(crate) fn code_blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<(End<'_>, Block<'_>)> = None;
    // the language that the line before names, and whether that line is blank
    let (mut named, mut is_after_blank) = (None, true);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let indentation = indentation(line);
        if let Some((end, block)) = &mut open {
            let is_end = match end {
                End::Fence(fence) => marks(content) >= fence.len() && content.trim_matches(['`', '~']).is_empty(),
                End::Line(line) => content == *line,
                End::Outdented(by) => {
                    let is_fence = block.is_indented && marks(content) >= 3;
                    !content.is_empty() && indentation <= *by || is_fence
                }
            };
            block.range.end = start;
            let is_read_again = is_end && matches!(end, End::Outdented(_));
            if is_end {
                blocks.extend(open.take().map(|(_, block)| block));
            }
            if !is_read_again {
                continue;
            }
        }
        let mut begin = |end, from, language, is_indented| {
            open = Some((end, Block { range: from..at, language, is_indented }));
        };
        let is_delimiter = content.len() >= 4 && ['-', '.'].iter().any(|mark| content.trim_matches(*mark).is_empty());
        match (directive(content), named.take()) {
            _ if marks(content) >= 3 => {
                let (fence, language) = content.split_at(marks(content));
                begin(End::Fence(fence), at, language.trim(), false);
            }
            (Some(language), _) => begin(End::Outdented(indentation), at, language, false),
            (None, Some(language)) if is_delimiter => begin(End::Line(content), at, language, false),
            _ if indentation >= 4 && is_after_blank && !content.is_empty() => {
                begin(End::Outdented(3), start, "", true);
            }
            _ => named = content.strip_prefix("[source").map(|rest| rest.trim_matches([',', ']', ' '])),
        }
        is_after_blank = content.is_empty();
    }
    if let Some((End::Outdented(_), mut block)) = open {
        block.range.end = at;
        blocks.push(block);
    }
    blocks
}

/// How many marks of a fence a line begins with.
fn marks(content: &str) -> usize {
    let count = |mark: char| content.len() - content.trim_start_matches(mark).len();
    count('`').max(count('~'))
}

/// The language of a directive of reStructuredText.
fn directive(content: &str) -> Option<&str> {
    let rest = content.strip_prefix(".. ")?;
    ["code-block::", "code::", "sourcecode::"].iter().find_map(|name| rest.strip_prefix(name)).map(str::trim)
}

/// The column of the first character of a line.
fn indentation(line: &str) -> usize {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.fold(0, |column, byte| if byte == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, &str)> {
        code_blocks(text).into_iter().map(|block| (block.language, &text[block.range])).collect()
    }

    #[test]
    fn blocks_of_all_kinds() {
        assert_eq!(read("a\n```sh\nb\n``\n```\nc\n"), [("sh", "b\n``\n")]);
        assert_eq!(read("> ~~~~ py x\n> b\n> ~~~~\n"), [("py x", "> b\n")]);
        assert_eq!(read("[source,bash]\n----\nb\n----\n[source]\n....\nc\n....\n"), [("bash", "b\n"), ("", "c\n")]);
        assert_eq!(read(".. code-block:: bash\n\n   b\n\n   c\nd\n"), [("bash", "\n   b\n\n   c\n")]);
        assert_eq!(read("a\n\n    b\n\n    c\nd\n    e\n"), [("", "    b\n\n    c\n")]);
        assert_eq!(read("    b\n\n    ```sh\n    c\n    ```\n"), [("", "    b\n\n"), ("sh", "    c\n")]);
        assert_eq!(read("\tb\n```\nc\n```\n"), [("", "\tb\n"), ("", "c\n")]);
    }

    #[test]
    fn what_is_no_block() {
        for text in ["a\n    b\n", "a\n----\nb\n----\n", "```\nb\n", "- a\n\n  b\n"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
