//! "Did you mean": the nearest of the names that exist.

/// How many letters a name may have to be looked at: those of a hostile document can have millions.
const MAX_BYTES: usize = 80;

/// The candidate that `word` was probably meant to be. Case and the separators `-`, `_` and space count for nothing;
/// beyond that, one edit in three characters is tolerated.
pub fn nearest<'a>(word: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    // a name of no sensible length has no neighbor, and the comparison costs the product of the lengths
    let word: Vec<char> = letters(word).take(MAX_BYTES + 1).collect();
    if word.is_empty() || word.len() > MAX_BYTES {
        return None;
    }
    let mask = word.iter().fold(0, |mask, &letter| mask | bit(letter));
    let mut tolerance = (word.len() / 3).clamp(1, 6);
    let mut best = None;
    let (mut other, mut rows) = (Vec::new(), Vec::new());
    for candidate in candidates {
        // a text has no more letters than bytes
        if candidate.len() + tolerance < word.len() {
            continue;
        }
        let (length, other_mask) =
            letters(candidate).fold((0_usize, 0), |(length, mask), letter| (length + 1, mask | bit(letter)));
        // a step adds one letter, takes one away, or does both
        if length.abs_diff(word.len()) > tolerance || (mask ^ other_mask).count_ones() as usize > 2 * tolerance {
            continue;
        }
        other.clear();
        other.extend(letters(candidate));
        let Some(distance) = distance(&word, &other, tolerance, &mut rows) else { continue };
        best = Some(candidate);
        // another one has to be nearer
        let Some(nearer) = distance.checked_sub(1) else { break };
        tolerance = nearer;
    }
    best
}

/// Whether two names differ in case and separators only.
pub fn same_letters(a: &str, b: &str) -> bool {
    a.len().max(b.len()) <= 400 && letters(a).eq(letters(b))
}

/// The part of a word that is compared.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).map(|c| c.to_ascii_lowercase())
}

/// A letter as a bit: two words without a letter of the other differ in more.
fn bit(letter: char) -> u64 {
    1 << (letter as u32 & 63)
}

/// Insertions, deletions, replacements and swaps of neighbors that lead from one word to the other, if there are at most
/// `most` of them. Only a band along the diagonal is looked at: outside of it there are more already.
fn distance(a: &[char], b: &[char], most: usize, rows: &mut Vec<u8>) -> Option<usize> {
    /// More than any word that is looked at has letters.
    const TOO_FAR: u8 = 2 * MAX_BYTES as u8;
    let width = b.len() + 1;
    rows.clear();
    rows.resize((a.len() + 1) * width, TOO_FAR);
    for i in 0..=a.len() {
        let mut least = TOO_FAR;
        for j in i.saturating_sub(most)..=(i + most).min(b.len()) {
            let at = i * width + j;
            let steps = if i == 0 || j == 0 {
                (i + j) as u8
            } else {
                let replaced = rows[at - width - 1] + u8::from(a[i - 1] != b[j - 1]);
                let best = replaced.min(rows[at - width] + 1).min(rows[at - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { best.min(rows[at - 2 * width - 2] + 1) } else { best }
            };
            rows[at] = steps;
            least = least.min(steps);
        }
        // a swap reaches over one row
        if usize::from(least) > most + 1 {
            return None;
        }
    }
    rows.last().map(|&steps| usize::from(steps)).filter(|&steps| steps <= most)
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

    /// Without a band, and without giving up.
    fn plain(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([a_init @ .., x], [b_init @ .., y]) => {
                let best =
                    (plain(a_init, b_init) + usize::from(x != y)).min(plain(a_init, b) + 1).min(plain(a, b_init) + 1);
                match (a_init, b_init) {
                    ([a_more @ .., u], [b_more @ .., v]) if u == y && v == x => best.min(plain(a_more, b_more) + 1),
                    _ => best,
                }
            }
        }
    }

    #[test]
    fn distances_are_those_of_the_definition() {
        let words = ["", "a", "ab", "ba", "abc", "acb", "bca", "abcd", "badc", "dabc", "xyabc", "aaaa"];
        let words = words.map(|word| word.chars().collect::<Vec<_>>());
        for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
            for most in a.len().abs_diff(b.len())..6 {
                let expected = Some(plain(a, b)).filter(|&steps| steps <= most);
                assert_eq!(distance(a, b, most, &mut Vec::new()), expected, "{a:?} {b:?} {most}");
            }
        }
    }
}
