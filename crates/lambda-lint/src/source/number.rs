//! What a number in a document is worth, without losing what it says.

/// A number as a constraint sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Numeric {
    /// It has no fraction and fits 64 bits. `128`, `128.0` and `1.28e2` are the same number.
    Integer(i64),
    /// It has a fraction, or no integer type holds it: the nearest double, infinite if none is near.
    Double(f64),
}

/// Reads a number in JSON's grammar.
pub(crate) fn read(text: &str) -> Numeric {
    if let Ok(integer) = text.parse::<i64>() {
        return Numeric::Integer(integer);
    }
    let double = text.parse::<f64>().unwrap_or(f64::NAN);
    // 2^53: up to there a double without a fraction is the number that was written
    if double.fract() == 0.0 && double.abs() <= 9_007_199_254_740_992.0 {
        return Numeric::Integer(double as i64);
    }
    Numeric::Double(double)
}
