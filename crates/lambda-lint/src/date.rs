//! Dates, for life cycles. The current date comes from the caller.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

/// A day of the Gregorian calendar, written `2026-11-22`.
///
/// ```
/// use lambda_lint::date::Date;
///
/// let deprecation: Date = "2027-04-30".parse()?;
/// let today = Date::new(2026, 11, 22);
/// assert!(today < deprecation);
/// assert_eq!(today.days_until(deprecation), 159);
/// assert_eq!(deprecation.plus_days(-159), today);
/// # Ok::<(), lambda_lint::date::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The error for a text or a number that is not a [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("invalid date; expected YYYY-MM-DD, such as 2026-11-22")]
pub struct DateError;

impl Date {
    /// The last day that can be written.
    pub const MAX: Self = Self::new(9999, 12, 31);
    /// The first day that can be written.
    pub const MIN: Self = Self::new(1, 1, 1);

    /// A date that must exist.
    ///
    /// # Panics
    ///
    /// Panics if the date does not exist, in a constant at compile time. [`Date::from_ymd`] does not panic.
    ///
    /// ```
    /// # use lambda_lint::date::Date;
    /// const RELEASE: Date = Date::new(2024, 2, 29);
    /// assert_eq!(RELEASE.to_string(), "2024-02-29");
    /// ```
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        match Self::from_ymd(year, month, day) {
            Ok(date) => date,
            Err(_) => panic!("no such day"),
        }
    }

    /// A date, if it exists and its year is from 1 to 9999.
    ///
    /// ```
    /// # use lambda_lint::date::Date;
    /// assert!(Date::from_ymd(2026, 2, 29).is_err());
    /// ```
    pub const fn from_ymd(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) {
            return Err(DateError);
        }
        Ok(Self { year, month, day })
    }

    /// Parses a text of exactly the form `YYYY-MM-DD`. The same as [`str::parse`].
    ///
    /// ```
    /// # use lambda_lint::date::Date;
    /// assert_eq!(Date::parse("2026-11-22"), Ok(Date::new(2026, 11, 22)));
    /// assert!(Date::parse("2026-11-2").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(DateError) };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u16, |number, &digit| {
                if digit.is_ascii_digit() { Ok(number * 10 + u16::from(digit - b'0')) } else { Err(DateError) }
            })
        };
        let (month, day) = (number(&[m1, m2])?, number(&[d1, d2])?);
        // Two digits fit a byte.
        Self::from_ymd(number(&[y1, y2, y3, y4])?, month as u8, day as u8)
    }

    /// The year, from 1 to 9999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The number of days from this date to the other; negative if the other is earlier.
    ///
    /// ```
    /// # use lambda_lint::date::Date;
    /// assert_eq!(Date::new(2024, 2, 28).days_until(Date::new(2024, 3, 1)), 2);
    /// ```
    pub const fn days_until(self, other: Self) -> i32 {
        other.number() - self.number()
    }

    /// The day that is this number of days later, or earlier if negative. It stays between [`Date::MIN`] and [`Date::MAX`].
    ///
    /// ```
    /// # use lambda_lint::date::Date;
    /// assert_eq!(Date::new(2026, 11, 22).plus_days(180), Date::new(2027, 5, 21));
    /// ```
    pub const fn plus_days(self, days: i32) -> Self {
        let number = self.number().saturating_add(days);
        if number <= Self::MIN.number() {
            Self::MIN
        } else if number >= Self::MAX.number() {
            Self::MAX
        } else {
            Self::from_number(number)
        }
    }

    /// Days since 1 March of the year 0. Years that begin in March have the leap day at their end, and all months
    /// before it follow one rule: (153 m + 2) / 5 days lie before the m-th month after March.
    const fn number(self) -> i32 {
        let before_march = (self.month < 3) as i32;
        let year = self.year as i32 - before_march;
        let month = self.month as i32 + 12 * before_march - 3;
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + self.day as i32 - 1
    }

    /// The inverse of [`Date::number`], for numbers of valid days.
    const fn from_number(number: i32) -> Self {
        let (era, rest) = (number / 146_097, number % 146_097);
        let year = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365;
        let day = rest - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, year) = if month < 10 { (month + 3, year) } else { (month - 9, year + 1) };
        Self { year: (year + 400 * era) as u16, month: month as u8, day: day as u8 }
    }
}

const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Date;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a date such as 2026-11-22")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                Date::parse(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_agree() {
        let mut date = Date::MIN;
        let first = date.number();
        for later in 1..=Date::MIN.days_until(Date::MAX) {
            let next = date.plus_days(1);
            assert!(next > date, "{date} is followed by {next}");
            assert_eq!(next.number(), first + later);
            assert_eq!(Date::from_ymd(next.year, next.month, next.day), Ok(next));
            date = next;
        }
        assert_eq!(date, Date::MAX);
    }

    #[test]
    fn stays_within_the_calendar() {
        assert_eq!(Date::MIN.plus_days(-1), Date::MIN);
        assert_eq!(Date::MAX.plus_days(i32::MAX), Date::MAX);
        assert_eq!(Date::MAX.plus_days(i32::MIN), Date::MIN);
    }

    #[test]
    fn reads_only_its_own_form() {
        for text in
            ["", "2026-11-22 ", "2026-1-22", "2026/11/22", "+026-11-22", "2026-13-01", "2026-11-31", "0000-01-01"]
        {
            assert_eq!(Date::parse(text), Err(DateError), "{text:?}");
        }
    }

    #[test]
    fn goes_through_json() {
        let date = Date::new(2026, 11, 22);
        let json = serde_json::to_string(&date).unwrap();
        assert_eq!(json, "\"2026-11-22\"");
        assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
        assert!(serde_json::from_str::<Date>("20261122").is_err());
    }
}
