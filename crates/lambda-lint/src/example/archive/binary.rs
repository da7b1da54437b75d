//! Programs and Java classes of examples: only the tables that the engine reads.

const HEADER: usize = 64;
const PROGRAM_HEADER: usize = 56;
const PT_LOAD: u32 = 1;
const PT_DYNAMIC: u32 = 2;
const PT_INTERP: u32 = 3;
const DT_NEEDED: u64 = 1;
const DT_STRTAB: u64 = 5;
const DT_VERNEED: u64 = 0x6fff_fffe;

/// An ELF program that needs a version such as `GLIBC_2.34` of `libc.so.6`, or a loader such as `/lib/ld-musl-x86_64.so.1`.
/// Without a need, only the start of one.
pub(super) fn elf(machine: u8, need: &str) -> Vec<u8> {
    let mut file = [&b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0"[..], &[machine, 0]].concat();
    if need.is_empty() {
        return file;
    }
    let strings = format!("\0libc.so.6\0{need}\0");
    let need_at = "\0libc.so.6\0".len();
    let dynamic_at = HEADER + 3 * PROGRAM_HEADER;
    let dynamic_size = 4 * 16;
    let strings_at = dynamic_at + dynamic_size;
    let versions_at = strings_at + strings.len();
    let total = versions_at + 32;
    let is_loader = need.starts_with('/');
    let loader = if is_loader { PT_INTERP } else { PT_LOAD };
    let versions = if is_loader { 0 } else { DT_VERNEED };

    file.resize(32, 0);
    file.extend((HEADER as u64).to_le_bytes());
    file.resize(54, 0);
    file.extend([PROGRAM_HEADER as u16, 3].map(u16::to_le_bytes).concat());
    file.resize(HEADER, 0);
    let segments =
        [(PT_LOAD, 0, total), (PT_DYNAMIC, dynamic_at, dynamic_size), (loader, strings_at + need_at, need.len() + 1)];
    for (kind, at, size) in segments {
        file.extend([kind, 0].map(u32::to_le_bytes).concat());
        file.extend([at, at, at, size, size, 8].map(|number| (number as u64).to_le_bytes()).concat());
    }
    for (tag, value) in [(DT_NEEDED, 1), (DT_STRTAB, strings_at), (versions, versions_at), (0, 0)] {
        file.extend([tag, value as u64].map(u64::to_le_bytes).concat());
    }
    file.extend(strings.as_bytes());
    // one library, of which one version is needed
    file.extend([1_u16, 1].map(u16::to_le_bytes).concat());
    file.extend([1_u32, 16, 0].map(u32::to_le_bytes).concat());
    file.extend([0_u32, 2 << 16, need_at as u32, 0].map(u32::to_le_bytes).concat());
    file
}

/// A Java class that extends `Object` and has these methods: `run`, or `run(Ljava/lang/String;)V` with parameters. A minus
/// makes a method private, `-class` the class itself. It has a public constructor, unless `<init>` is one of the methods.
pub(super) fn class(major: u16, words: &[&str]) -> Vec<u8> {
    const TEXT: u8 = 1;
    const CLASS: u8 = 7;
    const PUBLIC: u16 = 1;
    let access = |word: &str| if word.starts_with('-') { 0 } else { PUBLIC };
    let class_access = 0x20 | if words.contains(&"-class") { 0 } else { PUBLIC };
    let mut methods: Vec<(u16, &str, &str)> = Vec::new();
    for word in words.iter().filter(|word| **word != "-class") {
        let name = word.trim_start_matches('-');
        let (name, descriptor) = name.split_at(name.find('(').unwrap_or(name.len()));
        methods.push((access(word), name, if descriptor.is_empty() { "()V" } else { descriptor }));
    }
    if !methods.iter().any(|(_, name, _)| *name == "<init>") {
        methods.push((PUBLIC, "<init>", "()V"));
    }
    let mut file = b"\xca\xfe\xba\xbe\0\0".to_vec();
    let number = |file: &mut Vec<u8>, value: u16| file.extend(value.to_be_bytes());
    number(&mut file, major);
    // the constants count from 1
    number(&mut file, 5 + 2 * methods.len() as u16);
    let names = methods.iter().flat_map(|(_, name, descriptor)| [*name, *descriptor]);
    for text in ["App", "java/lang/Object"].into_iter().chain(names) {
        file.push(TEXT);
        number(&mut file, text.len() as u16);
        file.extend(text.as_bytes());
    }
    let first_class = 3 + 2 * methods.len() as u16;
    for name in [1, 2] {
        file.push(CLASS);
        number(&mut file, name);
    }
    // access, this class, superclass, no interfaces, no fields
    for value in [class_access, first_class, first_class + 1, 0, 0, methods.len() as u16] {
        number(&mut file, value);
    }
    for (index, (access, ..)) in (0..).zip(&methods) {
        for value in [*access, 3 + 2 * index, 4 + 2 * index, 0] {
            number(&mut file, value);
        }
    }
    // no attributes
    number(&mut file, 0);
    file
}

#[cfg(all(test, feature = "package"))]
mod tests {
    use super::*;
    use crate::inspect::{class_file, elf};

    #[test]
    fn programs_need_what_they_say() {
        let file = super::elf(62, "GLIBC_2.35");
        let found = elf::parse(&file).unwrap();
        assert_eq!((found.machine, found.needed, found.interpreter), (62, vec!["libc.so.6".to_owned()], None));
        assert_eq!(found.versions[0].name, "GLIBC_2.35");
        let found = elf::parse(&super::elf(183, "/lib/ld-musl-aarch64.so.1")).unwrap();
        assert_eq!((found.machine, found.interpreter.as_deref()), (183, Some("/lib/ld-musl-aarch64.so.1")));
        assert!(found.versions.is_empty());
    }

    #[test]
    fn classes_have_their_methods() {
        let found = class_file::parse(&class(65, &["run", "handle"])).unwrap();
        assert_eq!((found.major, found.superclass.as_deref()), (65, Some("java/lang/Object")));
        let names: Vec<&str> = found.methods.iter().map(|method| method.name.as_str()).collect();
        assert_eq!(names, ["run", "handle", "<init>"]);
        let found = class_file::parse(&class(61, &["-class", "-run(ILjava/lang/String;)V"])).unwrap();
        assert!(!found.access.is_public() && !found.methods[0].access.is_public());
        assert_eq!(found.methods[0].parameters, ["I", "Ljava/lang/String;"]);
    }
}
