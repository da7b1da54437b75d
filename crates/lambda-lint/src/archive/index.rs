//! The names of an archive, sorted, for looking them up.

use super::Archive;
use super::handler::Candidate;
use std::cmp::Ordering;

/// The names of an archive in order, without regard to the case of ASCII letters first.
///
/// Built with one sort; lookups are a binary search, and colliding names are neighbors. Entries are told
/// by their number, as in [`Archive::get`].
#[derive(Debug)]
pub struct Index<'a> {
    /// Every name with the number of its entry, sorted.
    names: Vec<(&'a [u8], u32)>,
}

/// Two entries whose names collide: the number of the one that comes first in the archive, and of a later one.
pub type Twins = (usize, usize);

impl<'a> Index<'a> {
    /// Sorts the names of the entries that an archive keeps.
    pub fn new(archive: &'a Archive<'_>) -> Self {
        Self::of(archive.entries().map(|entry| entry.name))
    }

    fn of(names: impl Iterator<Item = &'a [u8]>) -> Self {
        Self { names: crate::sort::sorted(names.zip(0..).collect(), |a, b| order(a.0, b.0)) }
    }

    /// The first entry with exactly this name.
    pub fn get(&self, name: &[u8]) -> Option<usize> {
        let at = self.names.partition_point(|(n, _)| order(n, name).is_lt());
        self.names.get(at).filter(|(n, _)| *n == name).map(|&(_, i)| i as usize)
    }

    /// The first entry with this name but for the case of ASCII letters.
    pub fn get_ignoring_case(&self, name: &[u8]) -> Option<usize> {
        let at = self.names.partition_point(|(n, _)| order_ignoring_case(n, name).is_lt());
        self.names.get(at).filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|&(_, i)| i as usize)
    }

    /// The first entry that is `stem` with one of these extensions, dots included, in the order of the extensions.
    pub fn get_with_extension(&self, stem: &[u8], extensions: &[&str]) -> Option<usize> {
        extensions.iter().find_map(|extension| self.get(&[stem, extension.as_bytes()].concat()))
    }

    /// The entries whose names exist already, byte for byte.
    pub fn duplicates(&self) -> Vec<Twins> {
        self.twins(|a, b| a == b)
    }

    /// The entries whose names exist already, but for the case of ASCII letters.
    pub fn case_twins(&self) -> Vec<Twins> {
        self.twins(|a, b| a != b && a.eq_ignore_ascii_case(b))
    }

    fn twins(&self, same: fn(&[u8], &[u8]) -> bool) -> Vec<Twins> {
        let pairs = self.names.windows(2).filter(|pair| same(pair[0].0, pair[1].0));
        pairs.map(|pair| (pair[0].1.min(pair[1].1) as usize, pair[0].1.max(pair[1].1) as usize)).collect()
    }

    /// The top folder that all entries lie in, without its `/`. What macOS adds as `__MACOSX/` does not count.
    pub fn single_folder(&self) -> Option<&'a [u8]> {
        let mut names = self.names.iter().map(|(name, _)| *name).filter(|name| !name.starts_with(b"__MACOSX/"));
        let first = names.next()?;
        let folder = &first[..first.iter().position(|&b| b == b'/')?];
        names.all(|name| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with(b"/"))).then_some(folder)
    }

    /// The first entry that would satisfy a handler.
    pub fn find(&self, candidate: &Candidate) -> Option<usize> {
        match candidate {
            Candidate::File(name) => self.get(name.as_bytes()),
            Candidate::Like { .. } => self.any(|name| candidate.matches(name)),
        }
    }

    /// The first entry that would satisfy a handler if it were not one or more folders too deep.
    ///
    /// ```
    /// # use lambda_lint::archive::{Archive, Index, Source, handler::Candidate};
    /// # let archive = Archive::open(Source::Raw(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"))?;
    /// // In an archive that holds `function/index.js`, this finds it.
    /// let deeper = Index::new(&archive).find_deeper(&Candidate::File("index.js".into()));
    /// # assert_eq!(deeper, None);
    /// # Ok::<(), lambda_lint::archive::NotAnArchive>(())
    /// ```
    pub fn find_deeper(&self, candidate: &Candidate) -> Option<usize> {
        match candidate {
            Candidate::File(file) => {
                self.any(|name| name.strip_suffix(file.as_bytes()).is_some_and(|folder| folder.ends_with(b"/")))
            }
            Candidate::Like { suffix, .. } => self.any(|name| {
                name.ends_with(suffix.as_bytes())
                    && (0..name.len()).any(|i| name[i] == b'/' && candidate.matches(&name[i + 1..]))
            }),
        }
    }

    /// The names that begin with a text, in order. Looks at `max` names, among them those that differ in case.
    #[cfg(feature = "package")]
    pub fn starting_with<'s>(&'s self, prefix: &'s [u8], max: usize) -> impl Iterator<Item = &'a [u8]> + 's {
        let head = |name: &'a [u8]| &name[..name.len().min(prefix.len())];
        let at = self.names.partition_point(|(name, _)| order_ignoring_case(head(name), prefix).is_lt());
        let names = self.names[at..].iter().take(max).map(|(name, _)| *name);
        names.take_while(move |name| head(name).eq_ignore_ascii_case(prefix)).filter(|name| name.starts_with(prefix))
    }

    /// The first entry of the archive whose name fulfils a condition.
    pub fn any(&self, condition: impl Fn(&[u8]) -> bool) -> Option<usize> {
        self.names.iter().filter(|(name, _)| condition(name)).map(|&(_, i)| i as usize).min()
    }
}

/// The order of the index: names that differ only in case are adjacent.
fn order(a: &[u8], b: &[u8]) -> Ordering {
    order_ignoring_case(a, b).then_with(|| a.cmp(b))
}

fn order_ignoring_case(a: &[u8], b: &[u8]) -> Ordering {
    let len = a.len().min(b.len());
    let mut at = 0;
    while at < len {
        at += same_bytes(&a[at..len], &b[at..len]);
        let (Some(x), Some(y)) = (a.get(at), b.get(at)) else { break };
        let (x, y) = (x.to_ascii_lowercase(), y.to_ascii_lowercase());
        if x != y {
            return x.cmp(&y);
        }
        at += 1;
    }
    a.len().cmp(&b.len())
}

/// How many bytes two names begin with alike: neighbors in an archive begin alike, so words of eight bytes are compared.
fn same_bytes(a: &[u8], b: &[u8]) -> usize {
    let (words, _) = a.as_chunks::<8>();
    let (others, _) = b.as_chunks::<8>();
    let same = words.iter().zip(others).take_while(|(a, b)| a == b).count() * 8;
    same + a[same..].iter().zip(&b[same..]).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index<'a>(names: &[&'a str]) -> Index<'a> {
        Index::of(names.iter().map(|name| name.as_bytes()))
    }

    #[test]
    fn looking_up() {
        let index = index(&["b.js", "Index.mjs", "lib/a.jar", "index.js", "b.js"]);
        assert_eq!(index.get(b"index.js"), Some(3));
        assert_eq!(index.get(b"b.js"), Some(0), "the first of two");
        assert_eq!(index.get(b"Index.js"), None);
        assert_eq!(index.get(b""), None);
        assert_eq!(index.get_ignoring_case(b"INDEX.JS"), Some(3));
        assert_eq!(index.get_with_extension(b"index", &[".mjs", ".js"]), Some(3));
        assert_eq!(index.get_with_extension(b"Index", &[".js", ".mjs"]), Some(1));
        assert_eq!(index.find(&Candidate::Like { prefix: "lib/".into(), suffix: ".jar" }), Some(2));
    }

    #[test]
    #[cfg(feature = "package")]
    fn beginnings() {
        let index = index(&["a/b", "A/c", "a/d", "a", "ab/c", "a/"]);
        let found = |prefix: &'static str| index.starting_with(prefix.as_bytes(), 10).collect::<Vec<_>>();
        assert_eq!(found("a/"), [&b"a/"[..], b"a/b", b"a/d"]);
        assert_eq!(found("A/"), [b"A/c"]);
        assert_eq!(found("ab"), [b"ab/c"]);
        assert_eq!(found("b"), [] as [&[u8]; 0]);
        assert_eq!(index.starting_with(b"a/", 2).count(), 2);
    }

    #[test]
    fn collisions() {
        let index = index(&["a", "B", "a", "A", "b", "c", "a"]);
        assert_eq!(index.duplicates(), [(0, 2), (2, 6)]);
        assert_eq!(index.case_twins(), [(0, 3), (1, 4)]);
    }

    #[test]
    fn order_of_names() {
        let names = ["", "a", "A", "ab", "abcdefgh", "ABCDEFGHi", "abcdefghI", "abcdefghj", "abcdefghijklmnopq", "b"];
        let slow = |a: &str, b: &str| a.to_ascii_lowercase().cmp(&b.to_ascii_lowercase());
        for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            assert_eq!(order_ignoring_case(a.as_bytes(), b.as_bytes()), slow(a, b), "{a} {b}");
        }
    }

    #[test]
    fn one_folder() {
        let folder = |names: &[&'static str]| index(names).single_folder();
        assert_eq!(folder(&["app/", "app/index.js", "app/lib/a.js"]), Some(&b"app"[..]));
        assert_eq!(folder(&["__MACOSX/app/._index.js", "app/index.js"]), Some(&b"app"[..]));
        assert_eq!(folder(&["app/index.js", "application/index.js"]), None);
        assert_eq!(folder(&["app/index.js", "readme.md"]), None);
        assert_eq!(folder(&["app/index.js", "App/index.js"]), None);
        assert_eq!(folder(&[]), None);
    }

    #[test]
    fn too_deep() {
        let index = index(&["x/y/index.js", "app/lib/a.jar", "app/index.js.map"]);
        assert_eq!(index.find_deeper(&Candidate::File("index.js".into())), Some(0));
        assert_eq!(index.find_deeper(&Candidate::File("y/index.js".into())), Some(0));
        assert_eq!(index.find_deeper(&Candidate::Like { prefix: "lib/".into(), suffix: ".jar" }), Some(1));
        assert_eq!(index.find_deeper(&Candidate::File("dex.js".into())), None);
    }
}
