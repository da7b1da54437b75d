//! The program for `npx lambda-lint`: JavaScript reads the files and prints the two outputs.

use lambda_lint_cli::{Hosted, Streams, set_now};
use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A stream that is kept.
#[derive(Clone, Default)]
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The kind of a file, as `pkg/src/program.ts` encodes it.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Stdin,
    Named,
    Found,
    NamedUnread,
    FoundUnread,
}

impl Kind {
    pub(crate) fn new(number: u32) -> Option<Self> {
        [Kind::Stdin, Kind::Named, Kind::Found, Kind::NamedUnread, Kind::FoundUnread].get(number as usize).copied()
    }
}

/// Begins a run with the current folder and the arguments, each of which ends in a NUL.
pub(crate) fn begin(words: &str, seconds: u64) -> Hosted {
    set_now(seconds);
    let (folder, arguments) = words.split_once('\0').unwrap_or_default();
    Hosted::new(folder.into(), arguments.split_terminator('\0').map(Into::into).collect())
}

/// The paths to read, each followed by a NUL.
pub(crate) fn paths(hosted: &Hosted) -> String {
    hosted.paths().iter().map(|path| format!("{}\0", path.display())).collect()
}

/// Adds a file: its path, and its bytes or why it cannot be read.
pub(crate) fn add(hosted: &mut Hosted, kind: Kind, path: &str, bytes: &[u8]) {
    let (path, read) = (PathBuf::from(path), || Ok(bytes.to_vec()));
    let unread = || Err(io::Error::other(String::from_utf8_lossy(bytes).into_owned()));
    match kind {
        Kind::Stdin => hosted.add_stdin(bytes.to_vec()),
        Kind::Named => hosted.add_named(path, read()),
        Kind::Found => hosted.add_found(path, read()),
        Kind::NamedUnread => hosted.add_named(path, unread()),
        Kind::FoundUnread => hosted.add_found(path, unread()),
    }
}

/// Adds the `.gitignore` of a folder.
pub(crate) fn add_ignored(hosted: &mut Hosted, folder: &str, text: &[u8]) {
    hosted.add_ignored(Path::new(folder), &String::from_utf8_lossy(text));
}

/// Runs the program: its exit status, what it printed, and its notes.
pub(crate) fn run(hosted: Hosted, color_stdout: bool, color_stderr: bool) -> (u8, Vec<u8>, Vec<u8>) {
    let (out, notes) = (Kept::default(), Kept::default());
    let mut streams = Streams {
        stdin: Box::new(io::empty()),
        stdout: Box::new(out.clone()),
        stderr: Box::new(notes.clone()),
        color_stdout,
        links_stdout: false,
        color_stderr,
        is_watched: false,
    };
    let status = hosted.run(&mut streams);
    (status, out.0.take(), notes.0.take())
}
