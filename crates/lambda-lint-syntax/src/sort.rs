//! One sort for all lists of the engine, because a browser downloads each instance of the standard library's: 4 KB.

use std::cmp::Ordering;

/// Sorts a list stably.
pub fn sorted<T>(mut list: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let swaps = swaps(list.len(), &|a, b| compare(&list[a as usize], &list[b as usize]));
    for (place, other) in swaps.into_iter().enumerate() {
        list.swap(place, other as usize);
    }
    list
}

/// For each position, the later position to swap it with, in order, to sort the list.
fn swaps(length: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut swaps = numbers(length, compare);
    // the current element at each position, and the position of each element
    let mut at: Vec<u32> = (0..length as u32).collect();
    let mut places = at.clone();
    for (place, wanted) in swaps.iter_mut().enumerate() {
        let other = places[*wanted as usize];
        let moved = at[place];
        at[other as usize] = moved;
        places[moved as usize] = other;
        *wanted = other;
    }
    swaps
}

/// Sorts the indexes from 0 to `length` by their items, with a bottom-up merge sort.
fn numbers(length: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut from: Vec<u32> = (0..length as u32).collect();
    let mut to = from.clone();
    let mut run = 1;
    while run < length {
        for start in (0..length).step_by(2 * run) {
            let (middle, end) = ((start + run).min(length), (start + 2 * run).min(length));
            let (mut left, mut right) = (start, middle);
            for place in &mut to[start..end] {
                let takes_left =
                    left < middle && (right == end || compare(from[left], from[right]) != Ordering::Greater);
                let taken = if takes_left { &mut left } else { &mut right };
                *place = from[*taken];
                *taken += 1;
            }
        }
        (from, to) = (to, from);
        run *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        for length in 0..70_u64 {
            // a few values only, so that many are equal
            let list: Vec<_> = (0..length).map(|at| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60, at)).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|entry| entry.0);
            assert_eq!(sorted(list, |a, b| a.0.cmp(&b.0)), expected);
        }
    }
}
