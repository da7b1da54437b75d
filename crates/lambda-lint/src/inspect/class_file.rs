//! Java class files: the version, and the names that a class declares.

/// The most entries of a table that are read; the format allows 65,535.
const MAX_METHODS: usize = 65_535;

/// What a class file declares.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClassFile {
    /// The major version: 52 is Java 8, 61 is Java 17.
    pub major: u16,
    /// The class that it extends, such as `java/lang/Object`; `None` for that class itself.
    pub superclass: Option<String>,
    /// How many interfaces it names.
    pub interfaces: usize,
    /// Its methods and constructors, which have the name `<init>`.
    pub methods: Vec<Method>,
    /// The access flags of the class.
    pub access: Access,
}

/// A method that a class declares.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Method {
    /// The name.
    pub name: String,
    /// The types of its parameters, as descriptors such as `Ljava/io/InputStream;`.
    pub parameters: Vec<String>,
    /// The access flags.
    pub access: Access,
}

/// The access flags of a class or a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access(u16);

impl Access {
    /// Whether everything may use it.
    pub fn is_public(self) -> bool {
        self.0 & 0x0001 != 0
    }

    /// Whether a method belongs to the class, and not to its objects.
    pub fn is_static(self) -> bool {
        self.0 & 0x0008 != 0
    }

    /// Whether a class cannot have objects: it is abstract, or an interface.
    pub fn is_abstract(self) -> bool {
        self.0 & 0x0600 != 0
    }
}

/// The major version in the first eight bytes of a class file.
///
/// ```
/// use lambda_lint::inspect::class_file::major_version;
///
/// assert_eq!(major_version(b"\xca\xfe\xba\xbe\0\0\0\x3d"), Some(61));
/// ```
pub fn major_version(head: &[u8]) -> Option<u16> {
    let major = head.strip_prefix(b"\xca\xfe\xba\xbe")?.get(2..)?.first_chunk().map(|b| u16::from_be_bytes(*b))?;
    // below, it is a program of macOS for several processors
    (major >= 45).then_some(major)
}

/// The version of Java that a class file of this major version needs.
pub fn java_version(major: u16) -> u16 {
    major.saturating_sub(44)
}

/// Reads a whole class file; nothing when it is none, or damaged.
pub fn parse(file: &[u8]) -> Option<ClassFile> {
    let major = major_version(file)?;
    let mut reader = Reader { bytes: file, at: 8 };
    let constants = constants(&mut reader)?;
    let [access, _this, superclass, interfaces] = [(); 4].map(|()| reader.u16());
    let (access, superclass) = (Access(access?), superclass?);
    let interfaces = usize::from(interfaces?);
    reader.skip(2 * interfaces)?;
    // fields
    for _ in 0..reader.u16()? {
        reader.skip(6)?;
        attributes(&mut reader)?;
    }
    let mut methods = Vec::new();
    for _ in 0..reader.u16()?.min(MAX_METHODS as u16) {
        let access = Access(reader.u16()?);
        let (name, descriptor) = (reader.u16()?, reader.u16()?);
        attributes(&mut reader)?;
        let parameters = parameters(&text(&constants, descriptor)?)?;
        methods.push(Method { name: text(&constants, name)?, parameters, access });
    }
    let superclass = match superclass {
        0 => None,
        index => match constants.get(usize::from(index))? {
            Constant::Class(name) => Some(text(&constants, *name)?),
            _ => return None,
        },
    };
    Some(ClassFile { major, superclass, interfaces, methods, access })
}

/// The types between the parentheses of a descriptor such as `(I[Ljava/lang/String;)V`.
fn parameters(descriptor: &str) -> Option<Vec<String>> {
    let (mut rest, _) = descriptor.strip_prefix('(')?.split_once(')')?;
    let mut parameters = Vec::new();
    while !rest.is_empty() {
        let element = rest.trim_start_matches('[');
        let len = if element.starts_with('L') { element.find(';')? + 1 } else { element.chars().next()?.len_utf8() };
        let (parameter, after) = rest.split_at_checked(rest.len() - element.len() + len)?;
        parameters.push(parameter.to_owned());
        rest = after;
    }
    Some(parameters)
}

enum Constant<'a> {
    Text(&'a [u8]),
    Class(u16),
    Other,
}

fn text(constants: &[Constant<'_>], index: u16) -> Option<String> {
    match constants.get(usize::from(index))? {
        Constant::Text(bytes) => std::str::from_utf8(bytes).ok().map(str::to_owned),
        _ => None,
    }
}

fn constants<'a>(reader: &mut Reader<'a>) -> Option<Vec<Constant<'a>>> {
    let count = usize::from(reader.u16()?);
    // entries count from 1
    let mut constants = vec![Constant::Other];
    while constants.len() < count {
        let constant = match reader.u8()? {
            1 => {
                let len = usize::from(reader.u16()?);
                Constant::Text(reader.take(len)?)
            }
            7 => Constant::Class(reader.u16()?),
            8 | 16 | 19 | 20 => reader.skip(2)?,
            15 => reader.skip(3)?,
            3 | 4 | 9..=12 | 17 | 18 => reader.skip(4)?,
            5 | 6 => {
                // these take two entries
                constants.push(Constant::Other);
                reader.skip(8)?
            }
            _ => return None,
        };
        constants.push(constant);
    }
    Some(constants)
}

fn attributes(reader: &mut Reader<'_>) -> Option<()> {
    for _ in 0..reader.u16()? {
        reader.skip(2)?;
        let len = usize::try_from(reader.u32()?).ok()?;
        reader.skip(len)?;
    }
    Some(())
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(len)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn skip(&mut self, len: usize) -> Option<Constant<'a>> {
        self.take(len).map(|_| Constant::Other)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.first_chunk().map(|b| u16::from_be_bytes(*b))
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.first_chunk().map(|b| u32::from_be_bytes(*b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `class A extends java.lang.Object { void handleRequest() }`, compiled for Java 17, by hand.
    fn class() -> Vec<u8> {
        let mut file = b"\xca\xfe\xba\xbe\0\0\0\x3d".to_vec();
        file.extend([0, 9]); // eight constants
        for name in [&b"A"[..], b"java/lang/Object", b"handleRequest", b"()V"] {
            file.push(1);
            file.extend((name.len() as u16).to_be_bytes());
            file.extend(name);
        }
        file.extend([7, 0, 1, 7, 0, 2]);
        file.extend([5, 0, 0, 0, 0, 0, 0, 0, 1]); // a long: entries 7 and 8
        file.extend([0, 0x21, 0, 5, 0, 6, 0, 0, 0, 0]);
        file.extend([0, 1, 0, 1, 0, 3, 0, 4, 0, 1, 0, 4, 0, 0, 0, 2, 9, 9]);
        file.extend([0, 0]);
        file
    }

    #[test]
    fn declarations() {
        let class = parse(&class()).unwrap();
        assert_eq!((class.major, java_version(class.major), class.interfaces), (61, 17, 0));
        assert_eq!(class.superclass.as_deref(), Some("java/lang/Object"));
        let [method] = class.methods.as_slice() else { panic!("one method") };
        assert_eq!((method.name.as_str(), method.parameters.len()), ("handleRequest", 0));
        assert!(class.access.is_public() && method.access.is_public() && !method.access.is_static());
    }

    #[test]
    fn types_of_parameters() {
        let types = |descriptor| parameters(descriptor).unwrap_or_default();
        assert_eq!(types("(I[[JLjava/lang/String;[Lx/A;)V"), ["I", "[[J", "Ljava/lang/String;", "[Lx/A;"]);
        assert_eq!(parameters("()V"), Some(Vec::new()));
        for damaged in ["", "(", "(Lx)V", "([)V"] {
            assert_eq!(parameters(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn cut_and_damaged_files() {
        let whole = class();
        for len in 0..whole.len() {
            parse(&whole[..len]);
        }
        for at in 0..whole.len() {
            for value in [0, 1, 5, 0x7f, 0xff] {
                let mut damaged = whole.clone();
                damaged[at] = value;
                parse(&damaged);
            }
        }
        assert_eq!(major_version(b"\xca\xfe\xba\xbe\0\0\0\x02"), None, "a program of macOS");
        assert_eq!(major_version(b""), None);
    }
}
