//! Work on many things on all cores, with the results in the order of the things and never many of them in memory.

use std::io;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

/// Messages to the consumer of the results.
pub(crate) enum Event<R> {
    /// The next result.
    Result(R),
    /// Nothing is under way: the source pauses, or is at its end.
    Idle,
}

/// How many threads work.
pub(crate) fn workers() -> usize {
    thread::available_parallelism().map_or(1, Into::into)
}

/// Hands each item to `work` on one of the threads, and each result, in order, to `take` on this one.
/// Stops early when `take` fails.
pub(crate) fn for_each<T: Send, R: Send>(
    items: impl Iterator<Item = T> + Send,
    workers: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Event<R>) -> io::Result<()>,
) -> io::Result<()> {
    let (give, jobs) = sync_channel::<(T, SyncSender<R>)>(workers);
    let jobs = Mutex::new(jobs);
    // each job comes with a channel for its one result; these channels, in order, are the order of the results
    let (announce, announced) = sync_channel::<Receiver<R>>(2 * workers);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                let (done, result) = sync_channel(1);
                // the receiver is only gone if results are no longer needed
                if announce.send(result).is_err() || give.send((item, done)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    // the lock is held while waiting: the others could only wait, too
                    let Ok(job) = jobs.lock().map(|jobs| jobs.recv()) else { break };
                    let Ok((item, done)) = job else { break };
                    let _ = done.send(work(item));
                }
            });
        }
        let taken = take_all(&announced, &mut take);
        // lets the source stop where `take` failed
        drop(announced);
        taken
    })
}

fn take_all<R>(announced: &Receiver<Receiver<R>>, take: &mut impl FnMut(Event<R>) -> io::Result<()>) -> io::Result<()> {
    loop {
        let next = match announced.try_recv() {
            Ok(next) => next,
            Err(TryRecvError::Disconnected) => return take(Event::Idle),
            Err(TryRecvError::Empty) => {
                take(Event::Idle)?;
                match announced.recv() {
                    Ok(next) => next,
                    Err(_) => return Ok(()),
                }
            }
        };
        match next.recv() {
            Ok(result) => take(Event::Result(result))?,
            Err(_) => return Err(io::Error::other("a worker stopped")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(items: impl Iterator<Item = u32> + Send, most: usize) -> (Vec<u32>, io::Result<()>) {
        let mut taken = Vec::new();
        let result = for_each(
            items,
            3,
            |item| item * 2,
            |event| {
                if let Event::Result(result) = event {
                    taken.push(result);
                }
                if taken.len() < most { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
            },
        );
        (taken, result)
    }

    #[test]
    fn keeps_the_order() {
        let (taken, result) = run(0..10_000, usize::MAX);
        assert!(result.is_ok());
        assert!(taken.into_iter().eq((0..10_000).map(|item| item * 2)));
    }

    #[test]
    fn stops_early() {
        let (taken, result) = run(0.., 5);
        assert!(result.is_err());
        assert_eq!(taken, [0, 2, 4, 6, 8]);
    }
}
