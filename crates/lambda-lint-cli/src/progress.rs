//! A progress line on a terminal: shown after one second, removed at the end.

use std::io::Write;
use std::time::{Duration, Instant};

/// Work that takes less needs no word.
const PATIENCE: Duration = Duration::from_secs(1);
/// Often enough for the eye.
const PAUSE: Duration = Duration::from_millis(100);
/// To the start of the line, and rid of what is on it.
const CLEAR: &str = "\r\x1b[K";

/// One line on stderr that is written again and again.
pub(crate) struct Progress {
    /// When to write next; `None` without a terminal.
    next: Option<Instant>,
    total: usize,
    done: usize,
    is_shown: bool,
}

impl Progress {
    /// `is_watched` tells whether the line would be on a terminal.
    pub(crate) fn new(total: usize, is_watched: bool) -> Self {
        Progress { next: is_watched.then(|| Instant::now() + PATIENCE), total, done: 0, is_shown: false }
    }

    /// One more is done; tells whether it is time to say so. `now` is asked only where somebody waits.
    pub(crate) fn step(&mut self, now: impl FnOnce() -> Instant) -> bool {
        self.done += 1;
        let Some(next) = self.next else { return false };
        let now = now();
        if now < next {
            return false;
        }
        self.next = Some(now + PAUSE);
        true
    }

    /// Says how far the work is. What went to stdout has to be there in whole lines.
    pub(crate) fn show(&mut self, stderr: &mut dyn Write) {
        self.is_shown = true;
        let _ = write!(stderr, "{CLEAR}{} of {} files", self.done, self.total);
        let _ = stderr.flush();
    }

    /// Makes room for a line that stays.
    pub(crate) fn clear(&mut self, stderr: &mut dyn Write) {
        if std::mem::take(&mut self.is_shown) {
            let _ = stderr.write_all(CLEAR.as_bytes());
            let _ = stderr.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_after_a_while_and_leaves_nothing() {
        let start = Instant::now();
        let mut progress = Progress::new(3, true);
        assert!(!progress.step(|| start), "it is done at once");
        assert!(progress.step(|| start + 2 * PATIENCE));
        let mut said = Vec::new();
        progress.show(&mut said);
        assert!(!progress.step(|| start + 2 * PATIENCE), "once in a while");
        progress.clear(&mut said);
        progress.clear(&mut said);
        assert_eq!(String::from_utf8_lossy(&said), "\r\x1b[K2 of 3 files\r\x1b[K");
    }

    #[test]
    fn says_nothing_where_nobody_waits() {
        let mut progress = Progress::new(3, false);
        assert!(!progress.step(|| Instant::now() + 2 * PATIENCE));
        let mut said = Vec::new();
        progress.clear(&mut said);
        assert!(said.is_empty());
    }
}
