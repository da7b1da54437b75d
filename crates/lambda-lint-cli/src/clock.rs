//! What day it is: the engine has no clock.

use lambda_lint::Date;
use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_A_DAY: u64 = 86_400;

/// Today, in UTC.
pub(crate) fn today() -> Date {
    // a clock before 1970 is broken; its day is as good as any
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::new(1970, 1, 1).plus_days(i32::try_from(seconds / SECONDS_A_DAY).unwrap_or(i32::MAX))
}
