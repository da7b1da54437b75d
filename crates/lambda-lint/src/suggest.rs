//! "Did you mean": the nearest of the names that exist.

/// How many letters a name may have to be looked at: those of a hostile document can have millions.
const LONGEST: usize = 80;

/// The candidate that `word` was probably meant to be. Case and the separators `-`, `_` and space count for nothing;
/// beyond that, one edit in three characters is tolerated.
pub(crate) fn nearest<'a>(word: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    // a name of no sensible length has no neighbour, and the comparison costs the product of the lengths
    let word: Vec<char> = letters(word).take(LONGEST + 1).collect();
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let tolerance = (word.len() / 3).clamp(1, 6);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if letters(candidate).count().abs_diff(word.len()) > tolerance {
            continue;
        }
        let other: Vec<char> = letters(candidate).collect();
        let distance = distance(&word, &other);
        if distance <= tolerance && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two names differ in case and separators only.
pub(crate) fn same_letters(a: &str, b: &str) -> bool {
    a.len().max(b.len()) <= 400 && letters(a).eq(letters(b))
}

/// What counts of a word.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut rows = vec![0; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let at = i * width + j;
            rows[at] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = rows[at - width - 1] + usize::from(a[i - 1] != b[j - 1]);
                let best = replaced.min(rows[at - width] + 1).min(rows[at - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { best.min(rows[at - 2 * width - 2] + 1) } else { best }
            };
        }
    }
    rows[a.len() * width + b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let names = ["KMSKeyArn", "FunctionName", "MemorySize", "Timeout"];
        let near = |word| nearest(word, &mut names.iter().copied());
        assert_eq!(near("KmsKeyArn"), Some("KMSKeyArn"));
        assert_eq!(near("function_name"), Some("FunctionName"));
        assert_eq!(near("MemroySize"), Some("MemorySize"));
        assert_eq!(near("Tiemout"), Some("Timeout"));
        assert_eq!(near("Policies"), None);
        assert_eq!(near(""), None);
    }
}
