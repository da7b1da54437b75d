//! Reads the value of a number without losing its written form.

use std::fmt::Write as _;

/// A number as a constraint sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Numeric {
    /// It has no fraction and fits 64 bits. `128`, `128.0` and `1.28e2` are the same number.
    Integer(i64),
    /// It has a fraction, or no integer type holds it: about that much, infinite if it is too large.
    Double(f64),
}

/// Reads a number in JSON's grammar.
pub fn read(text: &str) -> Numeric {
    if let Some(integer) = few_digits(text) {
        return Numeric::Integer(integer);
    }
    if let Ok(integer) = text.parse::<i64>() {
        return Numeric::Integer(integer);
    }
    let double = double(text);
    // 2^53: up to there a double without a fraction is the number that was written
    if double.fract() == 0.0 && double.abs() <= 9_007_199_254_740_992.0 {
        return Numeric::Integer(double as i64);
    }
    Numeric::Double(double)
}

/// Fast path for numbers with few digits.
#[inline]
fn few_digits(text: &str) -> Option<i64> {
    if !(1..10).contains(&text.len()) {
        return None;
    }
    let mut integer = 0;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        integer = integer * 10 + i64::from(digit);
    }
    Some(integer)
}

/// The nearest double, or an adjacent one if the number has more than 15 digits or a large exponent.
///
/// `str::parse` is exact, for a table of 10 KB that no compression makes smaller; limits are compared with, nothing else.
fn double(text: &str) -> f64 {
    let (text, sign) = text.strip_prefix('-').map_or((text, 1.0), |text| (text, -1.0));
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mut shift =
        exponent.parse::<i32>().unwrap_or(if exponent.starts_with('-') { -MAX_EXPONENT } else { MAX_EXPONENT });
    let (mut number, mut is_fraction) = (0_u64, false);
    for digit in digits.bytes() {
        if digit == b'.' {
            is_fraction = true;
            continue;
        }
        let fits = number <= (u64::MAX - 9) / 10;
        if fits {
            number = number * 10 + u64::from(digit - b'0');
        }
        shift = shift.saturating_add(i32::from(!fits) - i32::from(is_fraction));
    }
    // powers of ten are exact up to 22, and so is the result then; beyond MAX_EXPONENT there are only 0 and infinity
    let mut double = number as f64;
    let mut rest = shift.clamp(-MAX_EXPONENT, MAX_EXPONENT);
    while rest != 0 && double != 0.0 {
        let step = rest.clamp(-22, 22);
        let power = (0..step.abs()).fold(1.0, |power, _| power * 10.0);
        double = if step < 0 { double / power } else { double * power };
        rest -= step;
    }
    sign * double
}

/// An exponent that is too large or too small for any double, for all digits.
const MAX_EXPONENT: i32 = 400;

/// A number with a fraction as a message shows it: two places at most if they are `rounded`, else as many as it needs, up
/// to six.
pub fn shown(number: f64, rounded: bool) -> String {
    let places = if rounded { 100 } else { 1_000_000 };
    let parts = (number * f64::from(places)).round() as i64;
    let mut shown = String::new();
    let width = if rounded { 2 } else { 6 };
    let _ = write!(shown, "{}.{:0width$}", parts / i64::from(places), parts % i64::from(places));
    let length = if rounded { shown.len() } else { shown.trim_end_matches('0').trim_end_matches('.').len() };
    shown.truncate(length);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> f64 {
        match read(text) {
            Numeric::Integer(integer) => integer as f64,
            Numeric::Double(double) => double,
        }
    }

    #[test]
    fn numbers_are_what_they_say() {
        for text in [
            "0",
            "-0",
            "0.0",
            "1.5",
            "-64.25",
            "128.0",
            "1.28e2",
            "12800e-2",
            "0.1",
            "2.1",
            "1e15",
            "9007199254740993",
            "128.00000000000000001",
            "3.14159265358979",
            "1e22",
            "1e-7",
            "4.35E+2",
            "1E400",
            "-1e999999999999",
            "1e-400",
            "0e99",
            "0.00000000000000000000000000000000001e35",
        ] {
            assert_eq!(value(text), text.parse::<f64>().unwrap(), "{text}");
        }
        for text in ["123456789012345678901", "1e300", "2.2250738585072014e-308", "0.1234567890123456789"] {
            let exact: f64 = text.parse().unwrap();
            assert!((value(text) / exact - 1.0).abs() < 1e-14, "{text}");
        }
        assert_eq!(value(&"9".repeat(1000)), f64::INFINITY);
        assert_eq!(read("128.000"), Numeric::Integer(128));
    }

    #[test]
    fn fractions_are_shown_short() {
        let all = [(4.0, "4"), (2.5, "2.5"), (2.1, "2.1"), (7.0 / 3.0, "2.333333"), (0.25, "0.25")];
        all.iter().for_each(|&(number, expected)| assert_eq!(shown(number, false), expected));
        assert_eq!(shown(1.5, true), "1.50");
    }
}
