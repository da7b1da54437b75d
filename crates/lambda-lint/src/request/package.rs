//! The deployment package of a request: opened when the first rule asks for it, the files that its handler needs, and lists
//! of entries for messages.

use crate::archive::handler::{self, Candidate};
use crate::archive::path;
use crate::archive::{Archive, Entry, Index, NotAnArchive, Source};
use crate::aws::base64::Base64;
use crate::facts::Family;
use crate::message::invisible::Invisible;
use crate::message::{ListArg, shorten};
use crate::named_package::Stage;
use crate::request::{features, handler as parts};
use crate::{Member, PackageType, Request};
use std::borrow::Cow;
use std::cell::OnceCell;

/// The maximum number of files that one rule reads. It bounds the time for a hostile archive; the first files tell enough about
/// real ones.
pub(crate) const MAX_READ: usize = 256;

/// The program that `provided` runtimes start.
pub(crate) const BOOTSTRAP: &[u8] = b"bootstrap";

/// How many entries a message names.
const NAMED: usize = 3;

/// Variables that make a runtime look for the handler in other places.
pub(crate) const SEARCH_PATHS: &[&str] = &["PYTHONPATH", "NODE_PATH", "RUBYLIB", "GEM_PATH", "AWS_LAMBDA_EXEC_WRAPPER"];

/// The package of one request. Opened at most once.
#[derive(Debug, Default)]
pub(crate) struct Package<'r> {
    /// `None` if there is no package, or if it is too large to open.
    opened: OnceCell<Option<Result<Archive<'r>, NotAnArchive>>>,
    index: OnceCell<Index<'r>>,
}

impl<'r> Package<'r> {
    /// The archive, or why the package is not one.
    pub(crate) fn open(&'r self, request: &Request<'r>) -> Option<Result<&'r Archive<'r>, NotAnArchive>> {
        let open = || {
            let source = source(request)?;
            // another rule reports an archive that is too large
            max_size(request).is_none_or(|max| source.len() <= max).then(|| Archive::open(source))
        };
        self.opened.get_or_init(open).as_ref().map(|opened| opened.as_ref().map_err(|fault| *fault))
    }

    pub(crate) fn index(&'r self, archive: &'r Archive<'r>) -> &'r Index<'r> {
        self.index.get_or_init(|| Index::new(archive))
    }
}

/// The longest archive that the request may carry; `None` if it is uploaded, or packed by a later step.
pub(crate) fn max_size(request: &Request<'_>) -> Option<u64> {
    let is_sent = request.named_package().is_none_or(|named| !named.is_uploaded && named.stage == Stage::Built);
    is_sent.then(|| request.options().quotas().archive_bytes)
}

/// The bytes of the package: passed with the request, named by the document, or in the request itself.
pub(crate) fn source<'r>(request: &Request<'r>) -> Option<Source<'r>> {
    if request.package_type() != Some(PackageType::Zip) {
        return None;
    }
    match request.zip_file().or(request.named_package().map(|named| named.bytes)) {
        Some(bytes) => Some(Source::Raw(bytes)),
        None => request.text(Member::CodeZipFile).map(|text| Source::Base64(Base64::of_checked(text))),
    }
}

/// The archive with its index, unless it is empty.
pub(crate) fn contents<'r>(request: &Request<'r>) -> Option<(&'r Archive<'r>, &'r Index<'r>)> {
    let archive = request.archive().filter(|archive| !archive.is_empty())?;
    Some((archive, request.archive_index()?))
}

/// Like the above, unless a layer may add files: then a file that is not in the archive is missing.
pub(crate) fn whole_contents<'r>(request: &Request<'r>) -> Option<(&'r Archive<'r>, &'r Index<'r>)> {
    if has_layers(request) { None } else { contents(request) }
}

/// Whether layers may add files to those of the package.
pub(crate) fn has_layers(request: &Request<'_>) -> bool {
    !request.is_absent(Member::Layers) && request.len(Member::Layers) != Some(0)
}

/// The family of the runtime, which decides how it looks for the handler. `None` for runtimes of customers and for blocked
/// runtimes.
pub(crate) fn family(request: &Request<'_>) -> Option<Family> {
    Some(features::deciding_runtime(request)?.family).filter(|family| *family != Family::Custom)
}

/// The entry `bootstrap`, if the runtime starts it.
pub(crate) fn bootstrap<'r>(request: &Request<'r>) -> Option<Entry<'r>> {
    if family(request) != Some(Family::Provided) {
        return None;
    }
    request.archive()?.get(request.archive_index()?.get(BOOTSTRAP)?)
}

/// The instruction set of the function, if it is known.
pub(crate) fn architecture(request: &Request<'_>) -> Option<&'static str> {
    if request.is_absent(Member::Architectures) {
        return Some("x86_64");
    }
    match request.entries(Member::Architectures).next()?.text()? {
        "x86_64" => Some("x86_64"),
        "arm64" => Some("arm64"),
        _ => None,
    }
}

/// Whether a file is native code: a library, or the program that the runtime starts.
pub(crate) fn is_native(family: Family, name: &[u8]) -> bool {
    let file = path::file_name(name);
    let has_version = || file.windows(4).any(|part| part == b".so.");
    let ends = |end: &&[u8]| file.ends_with(end);
    [&b".so"[..], b".node", b".pyd"].iter().any(ends)
        || has_version()
        || family == Family::Provided && name == BOOTSTRAP
}

/// Whether one of these variables is set, or may be set.
pub(crate) fn may_set(request: &Request<'_>, names: &[&str]) -> bool {
    let set = |entry: crate::Entry<'_>| entry.key().is_some_and(|key| names.contains(&key));
    let known = request.is_absent(Member::EnvironmentVariables) || request.len(Member::EnvironmentVariables).is_some();
    !known || request.entries(Member::EnvironmentVariables).any(set)
}

/// The files of which the handler needs one, if only the package decides where they are.
pub(crate) fn wanted_files(request: &Request<'_>) -> Option<(Family, Vec<Candidate>)> {
    let family = family(request)?;
    let handler = match family {
        Family::Provided => "",
        _ => readable_handler(request)?,
    };
    if may_set(request, SEARCH_PATHS) {
        return None;
    }
    let files = handler::candidates(request.runtime()?, handler);
    (!files.is_empty()).then_some((family, files))
}

/// The handler, if it is in the package and well-formed. Other rules report a malformed handler.
pub(crate) fn readable_handler<'r>(request: &Request<'r>) -> Option<&'r str> {
    let (family, handler) = parts::of(request)?;
    let is_faulty = handler.starts_with('/') && !handler.starts_with("/var/task/")
        || Invisible::in_name(handler).is_some()
        || parts::malformed(family, handler).is_some()
        || parts::extension(family, handler).is_some()
        || parts::other_family(family, handler).is_some()
        || parts::builtin_module(request).is_some();
    (!is_faulty).then_some(handler)
}

/// The only folder of the archive and a file in it that the handler needs, if everything is one folder too deep.
pub(crate) fn one_folder_too_deep<'r>(index: &Index<'r>, files: &[Candidate]) -> Option<(&'r [u8], usize)> {
    if files.iter().any(|file| index.find(file).is_some()) {
        return None;
    }
    let Some(Candidate::File(first)) = files.first() else { return None };
    let parent = &first[..first.rfind('/').map_or(0, |slash| slash + 1)];
    let folder = index.single_folder()?;
    // a module that Node.js finds in other places does not count
    let mut near = files.iter().filter(|file| match file {
        Candidate::File(name) => name.starts_with(parent),
        Candidate::Like { .. } => true,
    });
    near.find_map(|file| index.find_deeper(file)).map(|found| (folder, found))
}

/// The name of an entry as a message shows it.
pub(crate) fn name(entry: &Entry<'_>) -> String {
    show(entry.name)
}

/// A name as a message shows it.
pub(crate) fn show(name: &[u8]) -> String {
    shorten(&String::from_utf8_lossy(name))
}

/// Entries for a message: their number and the first names.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    pub(crate) count: usize,
    names: Vec<Cow<'static, str>>,
    /// How many other names there are.
    more: usize,
}

impl Listed {
    /// The entries of an archive that meet a condition; `None` if there are none.
    pub(crate) fn of(archive: &Archive<'_>, fits: &mut dyn FnMut(&Entry<'_>) -> bool) -> Option<Listed> {
        let mut listed = Listed::default();
        for entry in archive.entries() {
            if fits(&entry) {
                listed.add(&entry);
            }
        }
        (listed.count > 0).then_some(listed)
    }

    /// Adds one entry.
    pub(crate) fn add(&mut self, entry: &Entry<'_>) {
        self.count += 1;
        let name = Cow::Owned(name(entry));
        // an archive may have many entries with the same name
        if self.names.contains(&name) {
            return;
        }
        if self.names.len() < NAMED {
            self.names.push(name);
        } else {
            self.more += 1;
        }
    }

    /// The names as a parameter of a message: "`a`, `b`, `c` and 7 more".
    pub(crate) fn list(&self) -> ListArg {
        ListArg { names: self.names.clone(), word: "and", more: self.more }
    }
}
