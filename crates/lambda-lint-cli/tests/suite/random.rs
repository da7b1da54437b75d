//! Files that nobody meant to write: random bytes, and requests with something done to them. The program says 0 or 1,
//! as it found something or not, and comes to an end.

use crate::{FINE, Place};
use lambda_lint_cli::{Streams, run};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

const FOLDERS: usize = 20;
const FILES: usize = 500;

/// Numbers that are the same in every run (xorshift).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn byte(&mut self) -> u8 {
        const TELLING: &[u8] = b"{}[]\":,\\\n\r\t 0-.eE+truefalsn#'<>=/*$\xEF\xBB\xBF\xFF\xFE\0";
        if self.below(2) == 0 { TELLING[self.below(TELLING.len())] } else { self.below(256) as u8 }
    }

    fn bytes(&mut self) -> Vec<u8> {
        (0..self.below(200)).map(|_| self.byte()).collect()
    }

    /// A request with a few bytes changed, cut out, doubled or taken from another one.
    fn mutated(&mut self, requests: &[Vec<u8>]) -> Vec<u8> {
        let mut text = requests[self.below(requests.len())].clone();
        for _ in 0..=self.below(4) {
            let at = self.below(text.len());
            let end = (at + self.below(40)).min(text.len());
            match self.below(6) {
                0 if at < text.len() => text[at] = self.byte(),
                1 => text.insert(at, self.byte()),
                2 => drop(text.drain(at..end)),
                3 => text.truncate(at),
                4 => {
                    let piece = text[at..end].to_vec();
                    text.splice(at..at, piece);
                }
                _ => {
                    let other = &requests[self.below(requests.len())];
                    let from = self.below(other.len());
                    text.splice(at..end, other[from..(from + 60).min(other.len())].to_vec());
                }
            }
        }
        text
    }
}

/// Requests to begin with.
fn requests() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/err");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|name| name.extension().is_some_and(|extension| extension == "json"));
    names.sort();
    let texts = names.into_iter().step_by(7).map(|name| std::fs::read(name).unwrap());
    // whichever of the others are taken, some files are to have nothing wrong
    texts.filter(|text| text.len() < 4000).chain(std::iter::repeat_n(FINE.as_bytes().to_vec(), 4)).collect()
}

/// A stream that can be looked at afterwards.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Status, stdout and stderr of the program in this process, where a panic is seen at once.
pub(crate) fn ran(args: &[&str], paths: &[String]) -> (u8, String, String) {
    let (stdout, stderr) = (Kept::default(), Kept::default());
    let mut streams = Streams {
        stdin: Box::new(io::empty()),
        stdout: Box::new(stdout.clone()),
        stderr: Box::new(stderr.clone()),
        color_stdout: false,
        links_stdout: false,
        color_stderr: false,
        is_watched: false,
    };
    let all = std::iter::once(&"lambda-lint").chain(args).map(|arg| (*arg).into());
    let status = run(all.chain(paths.iter().map(Into::into)), &mut streams);
    let text = |kept: &Kept| String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    (status, text(&stdout), text(&stderr))
}

#[test]
fn ten_thousand_files() {
    let (requests, mut random) = (requests(), Random(0x5eed_1a3b_da11_u64));
    assert!(requests.len() > 20);
    let mut statuses = [0; 2];
    for folder in 0..FOLDERS {
        let place = Place::new(&[("lambda-lint.toml", "")]);
        let mut names = Vec::new();
        for number in 0..FILES {
            let text = if random.below(5) == 0 { random.bytes() } else { random.mutated(&requests) };
            let name = format!("{number:03}.{}", if random.below(8) == 0 { "yaml" } else { "json" });
            place.write(&name, text);
            names.push(place.path().join(name).display().to_string());
        }
        let whole = [place.path().display().to_string()];
        for format in ["json", ["pretty", "sarif", "junit", "gitlab"][folder % 4]] {
            let (status, out, err) = ran(&["check", "--input", "request", "--advice", "--format", format], &names);
            assert_eq!((status, err.as_str()), (1, ""), "in so many files there is something");
            if format == "json" {
                let out: serde_json::Value = serde_json::from_str(&out).unwrap();
                assert_eq!(out["files"].as_array().unwrap().len(), FILES);
            }
        }
        // each file for itself: the status is what the list says
        for name in names.iter().step_by(20) {
            let (status, out, err) =
                ran(&["check", "--input", "request", "--format", "json"], std::slice::from_ref(name));
            let out: serde_json::Value = serde_json::from_str(&out).unwrap();
            assert_eq!(status, u8::from(out["summary"]["errors"] != 0), "{err}");
            statuses[usize::from(status)] += 1;
        }
        let ways = [
            &["check", "--hook"][..],
            &["check", "--lines"],
            &["check", "--diff", "--unsafe-fixes"],
            &["check", "--format", "github"],
        ];
        let (status, _, _) = ran(ways[folder % ways.len()], &names);
        assert!(status <= 1, "{:?}: {status}", ways[folder % ways.len()]);
        assert!(ran(&["check", "--quiet"], &whole).0 <= 1);
        // every file that is written waits for the disk
        if folder % 5 != 0 {
            continue;
        }
        assert!(ran(&["check", "--fix", "--unsafe-fixes"], &whole).0 <= 1);
        let (_, _, err) = ran(&["check", "--fix", "--unsafe-fixes"], &whole);
        assert!(!err.contains("fixed"), "a second run finds nothing to do: {err}");
    }
    assert!(statuses.iter().all(|&count| count >= 5), "{statuses:?}");
}
