//! The software that the runtimes provide: the version of the language, libraries of the system, and modules.

use super::package_data::{NODE_MODULES, PREINSTALLED, PYTHON_MODULES, PYTHON_VERSIONS, SYSTEMS};
use super::{Family, Runtime};

/// An operating system and the newest versions that its libraries have.
#[derive(Debug, PartialEq, Eq)]
pub struct System {
    /// The name, as in [`Runtime::os`].
    pub os: &'static str,
    /// The version of the C library, such as `[2, 34]`.
    pub glibc: &'static [u32],
    /// The newest `GLIBCXX` version of the C++ library, if it is known.
    pub glibcxx: Option<&'static [u32]>,
    /// The newest `CXXABI` version of the C++ library, if it is known.
    pub cxxabi: Option<&'static [u32]>,
}

/// A module of Python's standard library, and the minor versions of Python 3 that have it.
#[derive(Debug)]
pub(super) struct PythonModule {
    pub(super) name: &'static str,
    pub(super) since: u16,
    pub(super) until: u16,
}

/// The software installed in the runtimes of one language, from one major version to another.
#[derive(Debug)]
pub(super) struct Preinstalled {
    pub(super) family: Family,
    pub(super) since: u16,
    pub(super) until: u16,
    pub(super) names: &'static [&'static str],
    /// Those of them that the AWS SDK uses.
    pub(super) sdk: &'static [&'static str],
}

/// The version of the language: `(3, 14)` of `python3.14`, `(17, 0)` of `java17.al2023`.
///
/// ```
/// use lambda_lint::facts::{self, packages};
///
/// assert_eq!(packages::version(facts::runtime("nodejs24.x").unwrap()), Some((24, 0)));
/// ```
pub fn version(runtime: &Runtime) -> Option<(u16, u16)> {
    let digits = runtime.identifier.trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut parts = digits.split('.');
    let major = parts.next()?.parse().ok()?;
    Some((major, parts.next().and_then(|minor| minor.parse().ok()).unwrap_or(0)))
}

/// The system that a runtime runs on.
pub fn system(runtime: &Runtime) -> Option<&'static System> {
    SYSTEMS.iter().find(|system| runtime.os == Some(system.os))
}

/// Whether a module is in the standard library of this version of Python; `None` where the list is not known.
///
/// ```
/// use lambda_lint::facts::packages::is_python_module;
///
/// assert_eq!((is_python_module((3, 11), "imp"), is_python_module((3, 12), "imp")), (Some(true), Some(false)));
/// assert_eq!(is_python_module((3, 99), "json"), None);
/// ```
pub fn is_python_module(version: (u16, u16), name: &str) -> Option<bool> {
    if version.0 != 3 || !PYTHON_VERSIONS.contains(&version.1) {
        return None;
    }
    let found = PYTHON_MODULES.binary_search_by(|module| module.name.cmp(name)).ok();
    let module = found.and_then(|index| PYTHON_MODULES.get(index));
    Some(module.is_some_and(|module| (module.since..=module.until).contains(&version.1)))
}

/// The last version of Python that had a module, if a later one has removed it: `(3, 11)` for `imp`.
pub fn python_module_until(name: &str) -> Option<(u16, u16)> {
    let found = PYTHON_MODULES.binary_search_by(|module| module.name.cmp(name)).ok()?;
    let until = PYTHON_MODULES.get(found)?.until;
    (until < *PYTHON_VERSIONS.end()).then_some((3, until))
}

/// Whether a module belongs to Node.js itself: `fs`, `fs/promises` and `node:test`.
pub fn is_node_module(specifier: &str) -> bool {
    let name = specifier.split('/').next().unwrap_or_default();
    specifier.starts_with("node:") || NODE_MODULES.binary_search(&name).is_ok()
}

/// Whether the runtime has a package installed, given by the name that is imported: `boto3`, `@aws-sdk/client-s3`.
pub fn is_preinstalled(family: Family, version: (u16, u16), package: &str) -> bool {
    let name = match family {
        Family::Nodejs => package.split('/').next().unwrap_or_default(),
        _ => package,
    };
    let lists =
        PREINSTALLED.iter().filter(|list| list.family == family && (list.since..=list.until).contains(&version.0));
    lists.into_iter().any(|list| list.names.binary_search(&name).is_ok())
}

/// Whether the AWS SDK of the runtimes uses a package.
pub fn is_used_by_sdk(family: Family, package: &str) -> bool {
    PREINSTALLED.iter().any(|list| list.family == family && list.sdk.binary_search(&package).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts;

    #[test]
    fn versions_and_systems() {
        let of = |identifier| version(facts::runtime(identifier).unwrap());
        assert_eq!(of("python3.9"), Some((3, 9)));
        assert_eq!(of("java8.al2"), Some((8, 0)));
        assert_eq!(of("dotnetcore3.1"), Some((3, 1)));
        assert_eq!(of("nodejs"), None);
        let glibc = |identifier| system(facts::runtime(identifier).unwrap()).map(|system| system.glibc);
        assert_eq!(glibc("python3.11"), Some(&[2, 26][..]));
        assert_eq!(glibc("provided.al2023"), Some(&[2, 34][..]));
        assert_eq!(glibc("custom"), None);
        // every runtime whose system is known has one of these
        for runtime in facts::RUNTIMES {
            assert_eq!(system(runtime).is_some(), runtime.os.is_some(), "{}", runtime.identifier);
        }
    }

    #[test]
    fn modules() {
        assert_eq!(is_python_module((3, 13), "asyncio"), Some(true));
        assert_eq!(is_python_module((3, 13), "requests"), Some(false));
        assert_eq!(python_module_until("distutils"), Some((3, 11)));
        assert_eq!(python_module_until("json"), None);
        assert!(is_node_module("fs/promises") && is_node_module("node:sqlite") && !is_node_module("express"));
        assert!(is_preinstalled(Family::Nodejs, (22, 0), "@aws-sdk/client-s3"));
        assert!(!is_preinstalled(Family::Nodejs, (22, 0), "aws-sdk"));
        assert!(is_preinstalled(Family::Nodejs, (16, 0), "aws-sdk"));
        assert!(is_preinstalled(Family::Python, (3, 13), "boto3"));
        assert!(!is_preinstalled(Family::Python, (3, 13), "requests"));
    }
}
