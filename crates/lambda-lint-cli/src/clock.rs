//! The current date; the engine has no clock.

use lambda_lint::Date;
use std::sync::atomic::{AtomicU64, Ordering};

const SECONDS_A_DAY: u64 = 86_400;

/// The time where the system has no clock, in seconds since 1970.
static NOW: AtomicU64 = AtomicU64::new(0);

/// Tells the time to a program that cannot ask the system, as in WebAssembly.
pub fn set_now(seconds: u64) {
    NOW.store(seconds, Ordering::Relaxed);
}

/// Today, in UTC.
pub(crate) fn today() -> Date {
    let seconds = seconds();
    Date::new(1970, 1, 1).plus_days(i32::try_from(seconds / SECONDS_A_DAY).unwrap_or(i32::MAX))
}

#[cfg(not(target_family = "wasm"))]
fn seconds() -> u64 {
    use std::time::{SystemTime, UNIX_EPOCH};
    // a clock before 1970 is broken; its day is as good as any
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[cfg(target_family = "wasm")]
fn seconds() -> u64 {
    NOW.load(Ordering::Relaxed)
}
