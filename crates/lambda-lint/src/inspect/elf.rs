//! Reads the requirements of ELF files for the Linux loader.

/// The longest name that is read from the table of strings, in bytes.
const MAX_NAME: usize = 256;
/// The most entries that are read from any one table. Real files have some tens.
const MAX_ENTRIES: usize = 4096;
/// The most names of libraries and versions that are kept.
const MAX_NAMES: usize = 512;

const PT_LOAD: u32 = 1;
const PT_DYNAMIC: u32 = 2;
const PT_INTERP: u32 = 3;
const DT_NEEDED: u64 = 1;
const DT_STRTAB: u64 = 5;
const DT_SONAME: u64 = 14;
const DT_RPATH: u64 = 15;
const DT_RUNPATH: u64 = 29;
const DT_VERNEED: u64 = 0x6fff_fffe;
/// The loader accepts that the version is missing.
const VER_FLG_WEAK: u16 = 2;

/// What a 64-bit, little-endian ELF file asks of the loader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Elf {
    /// The processor, as ELF numbers it: 62 is `x86_64`, 183 is `arm64`.
    pub machine: u16,
    /// The dynamic loader of a program, such as `/lib64/ld-linux-x86-64.so.2`.
    pub interpreter: Option<String>,
    /// The name that other files know a library by.
    pub soname: Option<String>,
    /// The libraries that it is linked to, such as `libc.so.6`.
    pub needed: Vec<String>,
    /// The library search path that precedes the system's.
    pub run_paths: Vec<String>,
    /// The versions that it needs of these libraries.
    pub versions: Vec<Version>,
}

/// A version of a library that an ELF file needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The file name of the library, such as `libc.so.6`.
    pub library: String,
    /// The version, such as `GLIBC_2.34`.
    pub name: String,
}

/// Reads the tables of the loader from the bytes of a whole file.
///
/// Returns nothing for other files, for 32-bit and big-endian ones, and for files without program headers. Tables that
/// lie outside of the file are left out.
///
/// ```
/// assert_eq!(lambda_lint::inspect::elf::parse(b"#!/bin/sh"), None);
/// ```
pub fn parse(file: &[u8]) -> Option<Elf> {
    // 64-bit, little-endian
    if !file.starts_with(b"\x7fELF\x02\x01") {
        return None;
    }
    let mut elf = Elf { machine: u16_at(file, 18)?, ..Elf::default() };
    let segments = segments(file)?;
    if let Some(interpreter) = segments.iter().find(|s| s.kind == PT_INTERP) {
        elf.interpreter = string(file.get(interpreter.range()?)?);
    }
    let dynamic = segments.iter().find(|s| s.kind == PT_DYNAMIC).and_then(|s| file.get(s.range()?));
    if let Some(dynamic) = dynamic {
        read_dynamic(&mut elf, file, &segments, dynamic);
    }
    Some(elf)
}

/// A part of the file that is loaded or has a meaning for the loader.
struct Segment {
    kind: u32,
    offset: u64,
    address: u64,
    size: u64,
}

impl Segment {
    fn range(&self) -> Option<std::ops::Range<usize>> {
        let start = usize::try_from(self.offset).ok()?;
        Some(start..start.checked_add(usize::try_from(self.size).ok()?)?)
    }
}

fn segments(file: &[u8]) -> Option<Vec<Segment>> {
    let table = usize::try_from(u64_at(file, 32)?).ok()?;
    let size = usize::from(u16_at(file, 54)?);
    let count = usize::from(u16_at(file, 56)?);
    let mut segments = Vec::new();
    for index in 0..count.min(MAX_ENTRIES) {
        let Some(header) = table.checked_add(index.checked_mul(size)?).and_then(|at| file.get(at..)) else { break };
        let (Some(kind), Some(offset), Some(address), Some(size)) =
            (u32_at(header, 0), u64_at(header, 8), u64_at(header, 16), u64_at(header, 32))
        else {
            break;
        };
        if matches!(kind, PT_LOAD | PT_DYNAMIC | PT_INTERP) {
            segments.push(Segment { kind, offset, address, size });
        }
    }
    Some(segments)
}

/// Where in the file an address of memory comes from.
fn offset(segments: &[Segment], address: u64) -> Option<usize> {
    let segment = segments.iter().find(|s| s.kind == PT_LOAD && address.wrapping_sub(s.address) < s.size)?;
    usize::try_from(segment.offset.checked_add(address - segment.address)?).ok()
}

fn read_dynamic(elf: &mut Elf, file: &[u8], segments: &[Segment], dynamic: &[u8]) {
    let entries = || {
        let pairs = dynamic.chunks_exact(16).take(MAX_ENTRIES);
        let pairs = pairs.filter_map(|pair| Some((u64_at(pair, 0)?, u64_at(pair, 8)?)));
        pairs.take_while(|(tag, _)| *tag != 0)
    };
    let value = |wanted| entries().find(|(tag, _)| *tag == wanted).map(|(_, value)| value);
    let Some(strings) = value(DT_STRTAB).and_then(|address| file.get(offset(segments, address)?..)) else { return };
    let name = |at: u64| string(strings.get(usize::try_from(at).ok()?..)?);
    for (tag, at) in entries().filter(|(tag, _)| matches!(*tag, DT_NEEDED | DT_SONAME | DT_RPATH | DT_RUNPATH)) {
        let Some(text) = name(at) else { continue };
        match tag {
            DT_NEEDED if elf.needed.len() < MAX_NAMES => elf.needed.push(text),
            DT_SONAME => elf.soname = Some(text),
            DT_RPATH | DT_RUNPATH if elf.run_paths.len() < MAX_NAMES => {
                elf.run_paths.extend(text.split(':').take(MAX_NAMES).map(str::to_owned));
            }
            _ => {}
        }
    }
    if let Some(table) = value(DT_VERNEED).and_then(|address| file.get(offset(segments, address)?..)) {
        read_versions(elf, table, &name);
    }
}

/// Follows the two lists of `.gnu.version_r`: of libraries, and for each of them of versions. Every step goes forward.
fn read_versions(elf: &mut Elf, table: &[u8], name: &dyn Fn(u64) -> Option<String>) {
    let mut steps = 0;
    let mut library_at = 0_usize;
    while let Some(record) = table.get(library_at..) {
        let (Some(file), Some(first), Some(next)) = (u32_at(record, 4), u32_at(record, 8), u32_at(record, 12)) else {
            return;
        };
        let Some(library) = name(file.into()) else { return };
        let mut version_at = library_at.saturating_add(first as usize);
        while let Some(record) = table.get(version_at..) {
            steps += 1;
            let (Some(flags), Some(text), Some(next)) = (u16_at(record, 4), u32_at(record, 8), u32_at(record, 12))
            else {
                return;
            };
            if steps > MAX_ENTRIES || elf.versions.len() == MAX_NAMES {
                return;
            }
            if let Some(version) = name(text.into()).filter(|_| flags & VER_FLG_WEAK == 0) {
                elf.versions.push(Version { library: library.clone(), name: version });
            }
            if next == 0 {
                break;
            }
            version_at = version_at.saturating_add(next as usize);
        }
        steps += 1;
        if next == 0 || steps > MAX_ENTRIES {
            return;
        }
        library_at = library_at.saturating_add(next as usize);
    }
}

/// The text up to the first NUL, if it is short enough and UTF-8.
fn string(bytes: &[u8]) -> Option<String> {
    let end = bytes.iter().take(MAX_NAME).position(|&b| b == 0)?;
    std::str::from_utf8(&bytes[..end]).ok().map(str::to_owned)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_le_bytes(*b))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|b| u64::from_le_bytes(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A library with one loaded segment that holds the whole file: `libc.so.6` is needed in these versions.
    fn library(versions: &[(&str, u16)]) -> Vec<u8> {
        let mut strings = b"\0libc.so.6\0".to_vec();
        let mut needs = Vec::new();
        for (index, (version, flags)) in versions.iter().enumerate() {
            let next = if index + 1 == versions.len() { 0 } else { 16 };
            needs.extend(0_u32.to_le_bytes());
            needs.extend(flags.to_le_bytes());
            needs.extend(2_u16.to_le_bytes());
            needs.extend((strings.len() as u32).to_le_bytes());
            needs.extend((next as u32).to_le_bytes());
            strings.extend(version.as_bytes());
            strings.push(0);
        }
        let (dynamic_at, size) = (64 + 2 * 56, 4 * 16);
        let strings_at = dynamic_at + size;
        let needs_at = strings_at + strings.len();
        let mut file = b"\x7fELF\x02\x01\x01".to_vec();
        file.resize(16, 0);
        file.extend(3_u16.to_le_bytes());
        file.extend(62_u16.to_le_bytes());
        file.resize(32, 0);
        file.extend(64_u64.to_le_bytes());
        file.resize(54, 0);
        file.extend(56_u16.to_le_bytes());
        file.extend(2_u16.to_le_bytes());
        file.resize(64, 0);
        let total = needs_at + 16 + needs.len();
        for (kind, at, size) in [(PT_LOAD, 0, total), (PT_DYNAMIC, dynamic_at, size)] {
            file.extend(kind.to_le_bytes());
            file.extend([0; 4]);
            for number in [at, at, at, size, size, 8] {
                file.extend((number as u64).to_le_bytes());
            }
        }
        for (tag, value) in [(DT_NEEDED, 1), (DT_STRTAB, strings_at), (DT_VERNEED, needs_at), (0, 0)] {
            file.extend(tag.to_le_bytes());
            file.extend((value as u64).to_le_bytes());
        }
        file.extend(&strings);
        file.extend(1_u16.to_le_bytes());
        file.extend((versions.len() as u16).to_le_bytes());
        file.extend(1_u32.to_le_bytes());
        file.extend(16_u32.to_le_bytes());
        file.extend(0_u32.to_le_bytes());
        file.extend(&needs);
        file
    }

    #[test]
    fn versions_of_libraries() {
        let elf = parse(&library(&[("GLIBC_2.2.5", 0), ("GLIBC_2.38", 0), ("GLIBC_2.39", VER_FLG_WEAK)])).unwrap();
        assert_eq!((elf.machine, elf.needed), (62, vec!["libc.so.6".to_owned()]));
        let names: Vec<_> = elf.versions.iter().map(|v| (v.library.as_str(), v.name.as_str())).collect();
        assert_eq!(names, [("libc.so.6", "GLIBC_2.2.5"), ("libc.so.6", "GLIBC_2.38")]);
    }

    #[test]
    fn the_test_itself() {
        // the test binary is a program of this machine
        if !cfg!(all(target_os = "linux", target_env = "gnu")) {
            return;
        }
        let elf = parse(&std::fs::read(std::env::current_exe().unwrap()).unwrap()).unwrap();
        assert!(elf.interpreter.unwrap().contains("ld-linux"));
        assert!(elf.needed.iter().any(|name| name == "libc.so.6"));
        assert!(elf.versions.iter().any(|version| version.name.starts_with("GLIBC_2.")));
    }

    #[test]
    fn cut_and_damaged_files() {
        let whole = library(&[("GLIBC_2.2.5", 0), ("GLIBC_2.38", 0)]);
        for len in 0..whole.len() {
            parse(&whole[..len]);
        }
        for at in 0..whole.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut damaged = whole.clone();
                damaged[at] = value;
                let elf = parse(&damaged).unwrap_or_default();
                assert!(elf.versions.len() <= MAX_NAMES && elf.needed.len() <= MAX_NAMES);
            }
        }
        assert_eq!(parse(b""), None);
        assert_eq!(parse(&whole[1..]), None);
    }

    #[test]
    fn lists_that_run_in_circles() {
        // each record leads back to itself by adding 2^64: the sum saturates, and the walk ends
        let mut file = library(&[("GLIBC_2.38", 0)]);
        let end = file.len();
        file[end - 4..].fill(0xff);
        assert!(parse(&file).unwrap().versions.len() <= 1);
    }
}
