//! Names in an archive: unsafe ones, and those that should not be deployed.
//!
//! All functions take names as they are in the directory, with `/` between folders.

/// The longest path that Linux opens, in bytes.
pub const MAX_PATH: usize = 4096;

/// Why a name is not safe to unpack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathFault {
    /// It is empty.
    Empty,
    /// It has a NUL in it.
    Nul,
    /// It has a `..` segment, so it may lead out of the package.
    Parent,
    /// It begins with `/`.
    Absolute,
    /// It begins with the letter of a Windows drive, such as `C:`.
    Drive,
    /// It has a backslash, which divides folders on Windows and is part of the name on Linux.
    Backslash,
    /// It is longer than [`MAX_PATH`].
    TooLong,
}

/// Problems of a name, worst first.
///
/// ```
/// use lambda_lint::archive::path::{PathFault, fault};
///
/// assert_eq!(fault(b"src/index.js"), None);
/// assert_eq!(fault(b"../index.js"), Some(PathFault::Parent));
/// assert_eq!(fault(b"src\\index.js"), Some(PathFault::Backslash));
/// ```
pub fn fault(name: &[u8]) -> Option<PathFault> {
    if name.is_empty() {
        Some(PathFault::Empty)
    } else if name.contains(&0) {
        Some(PathFault::Nul)
    } else if name.split(|b| matches!(b, b'/' | b'\\')).any(|segment| segment == b"..") {
        Some(PathFault::Parent)
    } else if name[0] == b'/' {
        Some(PathFault::Absolute)
    } else if name[0].is_ascii_alphabetic()
        && name.get(1) == Some(&b':')
        && name.get(2).is_none_or(|b| b"/\\".contains(b))
    {
        Some(PathFault::Drive)
    } else if name.contains(&b'\\') {
        Some(PathFault::Backslash)
    } else if name.len() > MAX_PATH {
        Some(PathFault::TooLong)
    } else {
        None
    }
}

/// Whether a symbolic link leads out of the package: an absolute target, or more `..` than there are folders above.
///
/// `name` is the name of the link, `target` its content.
///
/// ```
/// use lambda_lint::archive::path::leads_outside;
///
/// assert!(!leads_outside(b"node_modules/.bin/tsc", b"../typescript/bin/tsc"));
/// assert!(leads_outside(b"bin/python", b"../../usr/bin/python3"));
/// ```
pub fn leads_outside(name: &[u8], target: &[u8]) -> bool {
    if target.starts_with(b"/") {
        return true;
    }
    let folders = name.split(|&b| b == b'/').filter(|s| !s.is_empty() && s != b".").count().saturating_sub(1);
    let mut depth = folders;
    for segment in target.split(|&b| b == b'/') {
        match segment {
            b"" | b"." => {}
            b".." if depth == 0 => return true,
            b".." => depth -= 1,
            _ => depth += 1,
        }
    }
    false
}

/// The part after the last `/`, empty for a folder.
pub fn file_name(name: &[u8]) -> &[u8] {
    name.rsplit(|&b| b == b'/').next().unwrap_or(name)
}

/// Whether a file with this name usually holds a secret: private keys, credentials, environment files.
///
/// Names of public certificates, examples and templates do not count.
///
/// ```
/// use lambda_lint::archive::path::is_secret_name;
///
/// assert!(is_secret_name(b".env") && is_secret_name(b"keys/server.pem") && is_secret_name(b".aws/credentials"));
/// assert!(!is_secret_name(b".env.example") && !is_secret_name(b"certifi/cacert.pem"));
/// ```
pub fn is_secret_name(name: &[u8]) -> bool {
    const NAMES: &[&str] = &[
        ".env",
        ".git-credentials",
        ".htpasswd",
        ".netrc",
        ".npmrc",
        ".pgpass",
        ".pypirc",
        ".yarnrc.yml",
        "id_dsa",
        "id_ecdsa",
        "id_ed25519",
        "id_rsa",
    ];
    const PATHS: &[&str] = &[".aws/credentials", ".docker/config.json", ".git/config", ".kube/config"];
    const ENDS: &[&str] = &[".pem", ".ppk", ".p12", ".pfx", ".tfstate"];
    const HARMLESS: &[&str] = &["ca-", "cacert", "rootca", "root-ca", "bundle", "public", ".pub."];
    const SAMPLES: &[&str] = &[".example", ".sample", ".template", ".dist", ".defaults", ".schema"];

    let name = name.to_ascii_lowercase();
    let file = file_name(&name);
    let ends = |end: &&str| file.ends_with(end.as_bytes());
    let holds = |part: &&str| file.windows(part.len()).any(|w| w == part.as_bytes());
    NAMES.iter().any(|n| file == n.as_bytes())
        || file.starts_with(b".env.") && !SAMPLES.iter().any(ends)
        || PATHS.iter().any(|p| ends_with_path(&name, p.as_bytes()))
        || ENDS.iter().any(ends) && !HARMLESS.iter().any(holds)
}

/// Whether an entry is useless once deployed: version control, caches, files of operating systems.
///
/// ```
/// use lambda_lint::archive::path::is_junk;
///
/// assert!(is_junk(b".git/HEAD") && is_junk(b"__MACOSX/._index.js") && is_junk(b"pkg/__pycache__/a.cpython-313.pyc"));
/// assert!(!is_junk(b".gitignore") && !is_junk(b"index.js"));
/// ```
pub fn is_junk(name: &[u8]) -> bool {
    const FOLDERS: &[&str] = &[
        ".git",
        ".hg",
        ".svn",
        "__MACOSX",
        "__pycache__",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
        ".serverless",
        ".aws-sam",
        ".terraform",
        ".idea",
        ".vscode",
    ];
    const FILES: &[&str] = &[".DS_Store", "Thumbs.db", "desktop.ini"];

    let mut segments = name.split(|&b| b == b'/').rev();
    let file = segments.next().unwrap_or_default();
    FILES.iter().any(|f| file == f.as_bytes())
        || segments.any(|s| FOLDERS.iter().any(|f| s == f.as_bytes()))
        || is_below(name, b"node_modules/.cache")
}

/// Whether the path of native code tells that it is one of several, each for another system or processor. The names of
/// Python's own modules always tell their system, so they do not count.
///
/// ```
/// use lambda_lint::archive::path::names_system;
///
/// assert!(names_system(b"node_modules/sodium/prebuilds/darwin-arm64/sodium.node"));
/// assert!(!names_system(b"numpy/_core/_multiarray_umath.cpython-314-x86_64-linux-gnu.so"));
/// ```
pub fn names_system(name: &[u8]) -> bool {
    const SYSTEMS: &[&str] = &[
        "prebuilds",
        "linux",
        "musl",
        "darwin",
        "macos",
        "osx",
        "win",
        "win32",
        "windows",
        "android",
        "freebsd",
        "x64",
        "x86",
        "amd64",
        "ia32",
        "i386",
        "arm",
        "armv7",
        "arm64",
        "aarch64",
    ];

    let file = file_name(name);
    let is_module = file.windows(9).any(|part| part == b".cpython-");
    let words = if is_module { &name[..name.len() - file.len()] } else { name };
    let mut words = words.split(|b| !b.is_ascii_alphanumeric());
    words.any(|word| SYSTEMS.iter().any(|system| word.eq_ignore_ascii_case(system.as_bytes())))
}

/// Whether `name` is `path`, or ends with it after a `/`.
fn ends_with_path(name: &[u8], path: &[u8]) -> bool {
    name.strip_suffix(path).is_some_and(|before| before.is_empty() || before.ends_with(b"/"))
}

/// Whether `name` lies in a folder with this path, at any depth.
fn is_below(name: &[u8], folder: &[u8]) -> bool {
    (0..name.len()).filter(|&i| name[i] == b'/').any(|i| ends_with_path(&name[..i], folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_names() {
        use PathFault::*;
        let long = vec![b'a'; MAX_PATH + 1];
        for (name, expected) in [
            (&b""[..], Some(Empty)),
            (b"a\0b", Some(Nul)),
            (b"a/../b", Some(Parent)),
            (b"a\\..\\b", Some(Parent)),
            (b"..", Some(Parent)),
            (b"/etc/passwd", Some(Absolute)),
            (b"C:\\a", Some(Drive)),
            (b"c:/a", Some(Drive)),
            (b"a\\b", Some(Backslash)),
            (&long, Some(TooLong)),
            (&long[1..], None),
            (b"a..b/...", None),
            (b"a:b", None),
            (b"./a", None),
            (b"\xff", None),
        ] {
            assert_eq!(fault(name), expected, "{}", name.escape_ascii());
        }
    }

    #[test]
    fn links() {
        for (name, target, outside) in [
            (&b"a"[..], &b"b"[..], false),
            (b"a", b"../b", true),
            (b"a/b", b"../c", false),
            (b"a/b", b"../../c", true),
            (b"a/b", b"c/../../..", true),
            (b"./a", b"..", true),
            (b"a/b/", b"../c", false),
            (b"a", b"/opt/lib", true),
        ] {
            assert_eq!(leads_outside(name, target), outside, "{} -> {}", name.escape_ascii(), target.escape_ascii());
        }
    }

    #[test]
    fn secrets_and_junk() {
        for secret in [".env", "app/.env.production", "ID_RSA", "x/.git/config", "tls/key.pem", "terraform.tfstate"] {
            assert!(is_secret_name(secret.as_bytes()), "{secret}");
        }
        for fine in
            ["env", ".envrc", ".env.sample", "my.git/config", "rds-ca-2019.pem", "global-bundle.pem", "id_rsa.pub"]
        {
            assert!(!is_secret_name(fine.as_bytes()), "{fine}");
        }
        for junk in [".git/", "a/.DS_Store", "node_modules/.cache/x", "p/node_modules/.cache/a/b", "__MACOSX/a"] {
            assert!(is_junk(junk.as_bytes()), "{junk}");
        }
        for fine in ["git/a", ".github/a", "node_modules/.cachex/a", "a", "", "__MACOSX"] {
            assert!(!is_junk(fine.as_bytes()), "{fine}");
        }
    }
}
