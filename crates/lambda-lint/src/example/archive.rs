//! Deployment packages that examples describe by their files, such as `{"app.py": "def handler(event, context): ..."}`.
//!
//! A value is the content of the file, or a directive:
//!
//! - `!elf arm64`, `!elf x86_64`: the start of a program for this architecture
//! - `!elf x86_64 GLIBC_2.34`, `!elf x86_64 /lib/ld-musl-x86_64.so.1`: one that needs this version or loader
//! - `!macho`, `!pe`: the start of a program for macOS, for Windows
//! - `!class 61 run stop`: a Java class of this version with these methods
//! - `!script /bin/sh`: a script for this interpreter
//! - `!link ../index.js`: a symbolic link to this target
//! - `!mode 600 CONTENT`: other permissions than usual, then content or a directive
//! - `!dos CONTENT`: an entry of a tool for Windows, which stores no permissions; then content or a directive
//! - `!size 262144001`: a directory entry that claims this size
//! - `!encrypted`, `!method 14`: an entry that Lambda cannot unpack
//! - `!checksum CONTENT`: an entry with a wrong checksum
//!
//! A name that ends in `/` is a folder. An object is an archive in the archive. A list of objects describes an archive that
//! has a name twice.

mod binary;

use crate::archive::crc32::crc32;
use serde_json::Value;

const FILE: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;
const LINK: u32 = 0o120_000;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// 1980-01-01, the first day that the format knows.
const DATE: u16 = 0x21;

/// One entry, ready to be written.
struct Entry<'v> {
    name: &'v str,
    content: Vec<u8>,
    mode: u32,
    flags: u16,
    method: u16,
    /// The size that the directory claims.
    size: u32,
    /// The difference between the checksum that the directory has and that of the content.
    checksum_fault: u32,
    /// The system whose tool made the entry: 3 for Unix, 0 for Windows.
    made_on: u8,
}

/// The archive in base64. `None` if the value does not describe one.
pub(super) fn build(described: &Value) -> Option<String> {
    bytes(described).map(|archive| base64(&archive))
}

fn bytes(described: &Value) -> Option<Vec<u8>> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    let entries = entries(described)?;
    for (name, content) in &entries {
        let entry = match content.as_str() {
            Some(text) => parse(name, text),
            None => Entry::new(name, bytes(content)?),
        };
        add(&entry, &mut archive, &mut directory);
    }
    let (count, start, len) = (entries.len() as u16, archive.len() as u32, directory.len() as u32);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    archive.extend([len.to_le_bytes(), start.to_le_bytes()].concat());
    archive.extend([0, 0]);
    Some(archive)
}

/// The files with their content, for people: `index.js, lib/x.node (!elf arm64)`.
pub(super) fn list(described: &Value) -> Option<String> {
    let shown = entries(described)?.into_iter().map(|(name, content)| match content.as_str() {
        Some(directive) if directive.starts_with('!') => format!("{name} ({})", &directive[1..]),
        Some(_) => name.to_owned(),
        None => format!("{name} ({})", list(content).unwrap_or_default()),
    });
    Some(shown.collect::<Vec<_>>().join(", "))
}

fn entries(described: &Value) -> Option<Vec<(&str, &Value)>> {
    match described {
        Value::Object(files) => Some(files.iter().map(|(name, content)| (name.as_str(), content)).collect()),
        Value::Array(list) => {
            let files = list.iter().map(|file| file.as_object()?.iter().next());
            files.map(|file| file.map(|(name, content)| (name.as_str(), content))).collect()
        }
        _ => None,
    }
}

impl<'v> Entry<'v> {
    fn new(name: &'v str, content: Vec<u8>) -> Self {
        let mode = if name.ends_with('/') { FOLDER | 0o755 } else { FILE | 0o644 };
        Entry {
            name,
            size: content.len() as u32,
            content,
            mode,
            flags: 0,
            method: STORED,
            checksum_fault: 0,
            made_on: 3,
        }
    }
}

fn parse<'v>(name: &'v str, text: &str) -> Entry<'v> {
    let mut entry = Entry::new(name, Vec::new());
    let mut rest = text;
    if let Some((permissions, content)) =
        text.strip_prefix("!mode ").map(|rest| rest.split_once(' ').unwrap_or((rest, "")))
    {
        rest = content;
        fill(&mut entry, rest);
        entry.mode = entry.mode & !0o777 | u32::from_str_radix(permissions, 8).unwrap_or(0o644);
    } else if let Some(content) = text.strip_prefix("!dos ") {
        rest = content;
        fill(&mut entry, rest);
        (entry.mode, entry.made_on) = (0, 0);
    } else {
        fill(&mut entry, rest);
    }
    entry
}

/// Content or a directive.
fn fill(entry: &mut Entry<'_>, text: &str) {
    const EXECUTABLE: u32 = FILE | 0o755;
    let directive = text.strip_prefix('!').map(|rest| rest.split_once(' ').unwrap_or((rest, "")));
    match directive {
        Some(("elf", machine)) => {
            let (machine, need) = machine.split_once(' ').unwrap_or((machine, ""));
            entry.content = binary::elf(if machine == "arm64" { 183 } else { 62 }, need);
            entry.mode = EXECUTABLE;
        }
        Some((system @ ("macho" | "pe"), _)) => {
            let is_macos = system == "macho";
            entry.content = if is_macos { vec![0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 1] } else { b"MZ".into() };
            entry.mode = EXECUTABLE;
        }
        Some(("class", version)) => {
            let mut words = version.split(' ');
            let major = words.next().and_then(|major| major.parse().ok()).unwrap_or_default();
            entry.content = binary::class(major, &words.collect::<Vec<_>>());
        }
        Some(("script", interpreter)) => {
            entry.content = format!("#!{interpreter}\n").into_bytes();
            entry.mode = EXECUTABLE;
        }
        Some(("link", target)) => {
            entry.content = target.into();
            entry.mode = LINK | 0o777;
        }
        Some(("size", size)) => {
            entry.method = DEFLATED;
            entry.size = size.parse().unwrap_or_default();
            // a deflated stream of nothing
            entry.content = vec![3, 0];
            return;
        }
        Some(("encrypted", _)) => entry.flags = 1,
        Some(("checksum", content)) => {
            entry.content = content.into();
            entry.checksum_fault = 1;
        }
        Some(("method", method)) => entry.method = method.parse().unwrap_or_default(),
        _ => {
            entry.content = text.into();
            if entry.name == "bootstrap" || text.starts_with("#!") {
                entry.mode = EXECUTABLE;
            }
        }
    }
    entry.size = entry.content.len() as u32;
}

/// Appends the local header with the content, and the entry of the directory.
fn add(entry: &Entry<'_>, archive: &mut Vec<u8>, directory: &mut Vec<u8>) {
    let offset = archive.len() as u32;
    let numbers = [crc32(&entry.content) ^ entry.checksum_fault, entry.content.len() as u32, entry.size];
    let lengths = [entry.name.len() as u16, 0];
    // bit 11: the name is UTF-8
    let common = [20, entry.flags | 1 << 11, entry.method, 0, DATE];
    let header: Vec<u8> = common.iter().flat_map(|field: &u16| field.to_le_bytes()).collect();
    let sizes: Vec<u8> = numbers.iter().flat_map(|field| field.to_le_bytes()).collect();
    let lengths: Vec<u8> = lengths.iter().flat_map(|field| field.to_le_bytes()).collect();

    archive.extend(b"PK\x03\x04");
    archive.extend(header.iter().chain(&sizes).chain(&lengths));
    archive.extend(entry.name.as_bytes());
    archive.extend(&entry.content);

    directory.extend(b"PK\x01\x02");
    // made by version 2.0
    directory.extend([20, entry.made_on]);
    directory.extend(header.iter().chain(&sizes).chain(&lengths));
    // no comment, disk 0, no internal attributes
    directory.extend([0; 6]);
    directory.extend((entry.mode << 16).to_le_bytes());
    directory.extend(offset.to_le_bytes());
    directory.extend(entry.name.as_bytes());
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0_u32, |group, at| group << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let is_padding = at > chunk.len();
            let index = (group >> (18 - 6 * at) & 63) as usize;
            text.push(if is_padding { '=' } else { char::from(ALPHABET[index]) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use std::io::{Cursor, Read};

    #[test]
    fn archives_are_what_they_describe() {
        let described = serde_json::json!({
            "app.py": "def handler(event, context): ...",
            "lib/": "",
            "lib/x.so": "!elf arm64",
            "link": "!link app.py",
            "private": "!mode 600 secret",
            "run": "!script /bin/sh",
        });
        let archive = base64::engine::general_purpose::STANDARD.decode(build(&described).unwrap()).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let mut found = Vec::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            found.push((entry.name().unwrap().into_owned(), entry.unix_mode().unwrap(), content.len()));
        }
        let expected = [
            ("app.py", 0o100_644, 32),
            ("lib/", 0o040_755, 0),
            ("lib/x.so", 0o100_755, 20),
            ("link", 0o120_777, 6),
            ("private", 0o100_600, 6),
            ("run", 0o100_755, 10),
        ];
        assert_eq!(found, expected.map(|(name, mode, len)| (name.to_owned(), mode, len)));
        assert_eq!(
            list(&described).unwrap(),
            "app.py, lib/, lib/x.so (elf arm64), link (link app.py), private (mode 600 secret), run (script /bin/sh)"
        );
    }
}
