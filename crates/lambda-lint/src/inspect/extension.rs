//! The names of compiled Python modules: for which Python and which system they are.

/// The tag in the file name of a compiled Python module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension<'a> {
    /// The name that is imported, such as `_multiarray_umath`.
    pub module: &'a str,
    /// The Python that it is built for.
    pub python: Python,
    /// The system that it is built for.
    pub system: System,
}

/// The Python that a module is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Python {
    /// CPython of one minor version.
    CPython {
        /// The major version.
        major: u16,
        /// The minor version.
        minor: u16,
        /// Whether it is the build without the global interpreter lock.
        free_threaded: bool,
    },
    /// The stable interface: every CPython 3 from some version on.
    Stable,
    /// PyPy, which loads no modules of CPython, and whose modules CPython does not load.
    PyPy,
    /// The name does not tell.
    Any,
}

/// The system that a module is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux.
    Linux,
    /// Linux with musl, such as Alpine Linux.
    Musl,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
    /// The name does not tell.
    Any,
}

/// Reads the file name of a compiled module, without folders.
///
/// ```
/// use lambda_lint::inspect::extension::{Python, System, parse};
///
/// let module = parse("_rust.cpython-311-x86_64-linux-gnu.so").unwrap();
/// assert_eq!(module.python, Python::CPython { major: 3, minor: 11, free_threaded: false });
/// assert_eq!((module.module, module.system), ("_rust", System::Linux));
/// assert_eq!(parse("_rust.abi3.so").unwrap().python, Python::Stable);
/// assert_eq!(parse("libssl.so.3"), None);
/// ```
pub fn parse(file: &str) -> Option<Extension<'_>> {
    let (stem, is_windows) = match file.strip_suffix(".so") {
        Some(stem) => (stem, false),
        None => (file.strip_suffix(".pyd")?, true),
    };
    let (module, tag) = stem.split_once('.').unwrap_or((stem, ""));
    if module.is_empty() || tag.contains('.') {
        return None;
    }
    let mut parts = tag.split('-');
    let python = match parts.next().unwrap_or_default() {
        "abi3" => Python::Stable,
        "cpython" => cpython(parts.next()?)?,
        "" => Python::Any,
        first if first.starts_with("pypy") || first.starts_with("graalpy") => Python::PyPy,
        first => cpython(first.strip_prefix("cp")?)?,
    };
    let system = match (is_windows, tag) {
        (true, _) => System::Windows,
        (false, tag) if tag.ends_with("-darwin") => System::MacOs,
        (false, tag) if tag.ends_with("-linux-musl") => System::Musl,
        (false, tag) if tag.contains("-linux-") || tag.ends_with("-linux") => System::Linux,
        _ => System::Any,
    };
    Some(Extension { module, python, system })
}

/// `311`, `37m`, `313t`, `313d`.
fn cpython(tag: &str) -> Option<Python> {
    let digits = tag.bytes().take_while(u8::is_ascii_digit).count();
    let (version, flags) = tag.split_at(digits);
    let (major, minor) = (version.get(..1)?.parse().ok()?, version.get(1..)?.parse().ok()?);
    Some(Python::CPython { major, minor, free_threaded: flags.contains('t') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let cpython = |minor| Python::CPython { major: 3, minor, free_threaded: false };
        for (file, module, python, system) in [
            ("_x.cpython-311-x86_64-linux-gnu.so", "_x", cpython(11), System::Linux),
            ("_x.cpython-313-aarch64-linux-gnu.so", "_x", cpython(13), System::Linux),
            ("_x.cpython-312-x86_64-linux-musl.so", "_x", cpython(12), System::Musl),
            ("_x.cpython-37m-x86_64-linux-gnu.so", "_x", cpython(7), System::Linux),
            ("_x.cpython-311-darwin.so", "_x", cpython(11), System::MacOs),
            ("_x.cp311-win_amd64.pyd", "_x", cpython(11), System::Windows),
            ("_x.pyd", "_x", Python::Any, System::Windows),
            ("_x.so", "_x", Python::Any, System::Any),
            ("_x.abi3.so", "_x", Python::Stable, System::Any),
            ("_x.pypy310-pp73-x86_64-linux-gnu.so", "_x", Python::PyPy, System::Linux),
            (
                "_x.cpython-313t-x86_64-linux-gnu.so",
                "_x",
                Python::CPython { major: 3, minor: 13, free_threaded: true },
                System::Linux,
            ),
        ] {
            assert_eq!(parse(file), Some(Extension { module, python, system }), "{file}");
        }
    }

    #[test]
    fn other_names() {
        for file in [
            "",
            ".so",
            "a.py",
            "libx.so.1",
            "liba.1.2.so",
            "libgcc_s-a04fdf82.so.1",
            "a.b.so",
            "a.cpython-.so",
            "a.cpython.so",
            "a.cpython-ab.so",
            "a.cpython-399999999.so",
            ".cpython-311-x86_64-linux-gnu.so",
        ] {
            assert_eq!(parse(file), None, "{file}");
        }
    }
}
