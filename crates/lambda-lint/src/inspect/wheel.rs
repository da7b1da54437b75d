//! The metadata of an installed Python package: `NAME-VERSION.dist-info/WHEEL`.

/// The most tags that are read.
const MAX_TAGS: usize = 64;

/// A tag of a wheel: the Python, the binary interface and the platform that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Such as `cp311` or `py3`.
    pub python: &'a str,
    /// Such as `cp311`, `abi3` or `none`.
    pub abi: &'a str,
    /// Such as `manylinux_2_28_x86_64` or `any`.
    pub platform: &'a str,
}

impl Tag<'_> {
    /// Whether a wheel with this tag can be installed for a version of CPython on Linux.
    ///
    /// ```
    /// let tags = lambda_lint::inspect::wheel::tags("Tag: cp39-abi3-manylinux2014_x86_64\nTag: cp311-cp311-win_amd64\n");
    /// assert!(tags[0].fits((3, 13)) && !tags[0].fits((3, 8)));
    /// assert!(!tags[1].fits((3, 11)));
    /// ```
    pub fn fits(&self, (major, minor): (u16, u16)) -> bool {
        let is_for_system = self.platform == "any" || self.platform.contains("linux");
        let is_for_python = self.python.split('.').any(|python| {
            let least = python.strip_prefix("cp3").and_then(|minor| minor.parse::<u16>().ok());
            match self.abi {
                "none" if python.starts_with("py") => python == "py3" || python == format!("py{major}{minor}"),
                "abi3" => least.is_some_and(|least| major == 3 && minor >= least),
                _ => python == format!("cp{major}{minor}"),
            }
        });
        is_for_system && is_for_python
    }
}

/// Reads the tags of a `WHEEL` file.
///
/// ```
/// let tags = lambda_lint::inspect::wheel::tags("Wheel-Version: 1.0\nTag: cp311-cp311-manylinux_2_28_x86_64\n");
/// assert_eq!((tags[0].python, tags[0].platform), ("cp311", "manylinux_2_28_x86_64"));
/// ```
pub fn tags(text: &str) -> Vec<Tag<'_>> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("Tag:"));
    let tags = lines.filter_map(|tag| {
        let mut parts = tag.trim().splitn(3, '-');
        Some(Tag { python: parts.next()?, abi: parts.next()?, platform: parts.next()? })
    });
    tags.take(MAX_TAGS).collect()
}

/// The name and the version in the name of a folder of metadata: `numpy` and `2.1.0` of `numpy-2.1.0.dist-info`.
pub fn distribution(folder: &str) -> Option<(&str, &str)> {
    folder
        .strip_suffix(".dist-info")?
        .rsplit_once('-')
        .filter(|(name, version)| !name.is_empty() && !version.is_empty())
}

/// Whether a `RECORD` lists a file. Each of its lines begins with the path of one.
pub fn records(record: &str, path: &str) -> bool {
    let listed = |line: &str| line.strip_prefix(path).is_some_and(|rest| rest.starts_with(','));
    record.lines().any(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata() {
        let two = tags("Tag: py2-none-any\r\nTag: py3-none-any\r\nRoot-Is-Purelib: true\nTag: x\n");
        assert_eq!(two.len(), 2);
        assert_eq!(two[1], Tag { python: "py3", abi: "none", platform: "any" });
        assert_eq!(distribution("pydantic_core-2.20.1.dist-info"), Some(("pydantic_core", "2.20.1")));
        assert_eq!(distribution("-1.dist-info"), None);
        assert_eq!(distribution("numpy"), None);
        assert!(records("a/b.so,sha256=x,1\nc.py,,", "c.py") && !records("a/b.so,sha256=x,1", "a/b"));
    }
}
