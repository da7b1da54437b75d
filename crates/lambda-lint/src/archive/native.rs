//! What kind of program a file is, from its first bytes.

/// The type of a file, as the kernel or the loader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Native<'a> {
    /// A program or library of Linux.
    Elf(Elf),
    /// A program or library of macOS.
    MachO,
    /// A program or library of Windows.
    Pe,
    /// A script that names its interpreter.
    Script(Script<'a>),
    /// None of these.
    Unknown,
}

/// The head of an ELF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elf {
    /// 32 or 64; 0 when the file says neither.
    pub bits: u8,
    /// Whether numbers are little-endian.
    pub little_endian: bool,
    /// The processor.
    pub machine: Machine,
}

/// A processor, as ELF numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Machine {
    /// 62: `x86_64`.
    X86_64,
    /// 183: `arm64`.
    Aarch64,
    /// Any other, such as 3 (32-bit x86), 40 (32-bit ARM) or 243 (RISC-V).
    Other(u16),
}

/// The first line of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script<'a> {
    /// The path after `#!`, such as `/bin/sh`; empty when there is none.
    pub interpreter: &'a [u8],
    /// What comes after it, such as `node` of `/usr/bin/env node`; empty when nothing does.
    pub argument: &'a [u8],
    /// Whether the line ends with CR LF: the kernel then looks for an interpreter whose name ends with CR.
    pub crlf: bool,
    /// Whether a byte order mark precedes `#!`. The kernel then does not recognize the script.
    pub byte_order_mark: bool,
}

/// Tells what a file is from its first bytes; 256 are plenty, as the kernel looks at no more.
///
/// ```
/// use lambda_lint::archive::native::{Native, parse};
///
/// let Native::Script(script) = parse(b"#!/usr/bin/env node\r\n") else { panic!("a script") };
/// assert_eq!((script.interpreter, script.argument, script.crlf), (&b"/usr/bin/env"[..], &b"node"[..], true));
/// ```
pub fn parse(head: &[u8]) -> Native<'_> {
    let text = head.strip_prefix(b"\xef\xbb\xbf");
    if let Some(elf) = elf(head) {
        Native::Elf(elf)
    } else if is_mach_o(head) {
        Native::MachO
    } else if head.starts_with(b"MZ") {
        Native::Pe
    } else if let Some(line) = text.unwrap_or(head).strip_prefix(b"#!") {
        Native::Script(script(line, text.is_some()))
    } else {
        Native::Unknown
    }
}

/// Whether a file is Mach-O, for one processor or several.
///
/// The mark for several is that of Java classes, too. There the number of processors follows, here the class version,
/// which begins at 45.
pub(super) fn is_mach_o(head: &[u8]) -> bool {
    let Some((mark, rest)) = head.split_first_chunk::<4>() else { return false };
    match mark {
        b"\xfe\xed\xfa\xce" | b"\xfe\xed\xfa\xcf" | b"\xce\xfa\xed\xfe" | b"\xcf\xfa\xed\xfe" => true,
        b"\xca\xfe\xba\xbe" | b"\xca\xfe\xba\xbf" => rest.first_chunk().is_some_and(|n| u32::from_be_bytes(*n) < 45),
        _ => false,
    }
}

/// The head of an ELF file, if it is one and not cut before the processor.
fn elf(head: &[u8]) -> Option<Elf> {
    let head = head.strip_prefix(b"\x7fELF")?;
    let little_endian = *head.get(1)? != 2;
    let number = *head.get(14..)?.first_chunk()?;
    let number = if little_endian { u16::from_le_bytes(number) } else { u16::from_be_bytes(number) };
    Some(Elf {
        bits: match head.first()? {
            1 => 32,
            2 => 64,
            _ => 0,
        },
        little_endian,
        machine: match number {
            62 => Machine::X86_64,
            183 => Machine::Aarch64,
            other => Machine::Other(other),
        },
    })
}

/// The parts of the line after `#!`.
fn script(line: &[u8], byte_order_mark: bool) -> Script<'_> {
    let end = line.iter().position(|&b| b == b'\n');
    let line = &line[..end.unwrap_or(line.len())];
    let crlf = end.is_some() && line.ends_with(b"\r");
    let line = line.trim_ascii();
    let (interpreter, argument) = line.split_at(line.iter().position(u8::is_ascii_whitespace).unwrap_or(line.len()));
    Script { interpreter, argument: argument.trim_ascii(), crlf, byte_order_mark }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(bits: u8, order: u8, machine: [u8; 2]) -> Vec<u8> {
        let mut head = b"\x7fELF".to_vec();
        head.extend([bits, order, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]);
        head.extend(machine);
        head
    }

    #[test]
    fn elf_of_each_processor() {
        let elf = |bits, little_endian, machine| Native::Elf(Elf { bits, little_endian, machine });
        assert_eq!(parse(&header(2, 1, [62, 0])), elf(64, true, Machine::X86_64));
        assert_eq!(parse(&header(2, 1, [183, 0])), elf(64, true, Machine::Aarch64));
        assert_eq!(parse(&header(1, 1, [3, 0])), elf(32, true, Machine::Other(3)));
        assert_eq!(parse(&header(2, 2, [0, 22])), elf(64, false, Machine::Other(22)));
        assert_eq!(parse(&header(9, 1, [62, 0])), elf(0, true, Machine::X86_64));
        let whole = header(2, 1, [62, 0]);
        for len in 0..whole.len() {
            assert_eq!(parse(&whole[..len]), Native::Unknown, "{len}");
        }
    }

    #[test]
    fn other_systems() {
        for mark in [*b"\xfe\xed\xfa\xcf", *b"\xcf\xfa\xed\xfe", *b"\xce\xfa\xed\xfe"] {
            assert_eq!(parse(&mark), Native::MachO);
        }
        assert_eq!(parse(b"\xca\xfe\xba\xbe\0\0\0\x02"), Native::MachO);
        assert_eq!(parse(b"\xca\xfe\xba\xbe\0\0\0\x41"), Native::Unknown, "a Java class");
        assert_eq!(parse(b"\xca\xfe\xba\xbe"), Native::Unknown);
        assert_eq!(parse(b"MZ\x90\0"), Native::Pe);
    }

    #[test]
    fn scripts() {
        let script = |line: &'static [u8]| match parse(line) {
            Native::Script(script) => script,
            other => panic!("{other:?}"),
        };
        let plain = Script { interpreter: b"/bin/sh", argument: b"", crlf: false, byte_order_mark: false };
        assert_eq!(script(b"#!/bin/sh\nset -e\r\n"), plain);
        assert_eq!(script(b"#! /bin/sh"), plain);
        assert_eq!(script(b"#!/bin/sh -eu \r\n"), Script { argument: b"-eu", crlf: true, ..plain });
        assert_eq!(script(b"\xef\xbb\xbf#!/bin/sh\n"), Script { byte_order_mark: true, ..plain });
        assert_eq!(script(b"#!"), Script { interpreter: b"", ..plain });
        assert_eq!(parse(b"echo"), Native::Unknown);
        assert_eq!(parse(b""), Native::Unknown);
    }
}
