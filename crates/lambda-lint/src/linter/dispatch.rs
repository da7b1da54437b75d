//! Which rules are asked about a request: those that want a member which is there, and a sign which is seen.
//!
//! Most rules have nothing to say about most requests, so they are not looked at one by one: each member has the set of
//! the rules that want it, and the sets of the members that are there come to the set of those to ask. So have signs.

use crate::rule::MemberSet;
use crate::shape::table::Member;
use crate::signs::SignSet;

/// As many rules as a set holds.
const RULES: usize = 256;
const WORDS: usize = RULES / 64;
/// The members, and the call around the request.
const MEMBERS: usize = Member::ALL.len() + 1;

type Rules = [u64; WORDS];

/// The rules by the members and the signs that they want: their places in the linter.
#[derive(Debug, Clone)]
pub(super) struct Dispatch {
    /// One for every [`RULES`] rules; there is more than one only if the caller has many of his own.
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    members: Wanting<MEMBERS>,
    signs: Wanting<{ SignSet::SIZE }>,
}

/// The rules that want one of some things.
#[derive(Debug, Clone)]
struct Wanting<const THINGS: usize> {
    /// Those that want none, and are asked in any case.
    none: Rules,
    each: [Rules; THINGS],
}

impl<const THINGS: usize> Wanting<THINGS> {
    /// `wanted` are the things that each rule wants, as bits.
    fn new(wanted: impl Iterator<Item = u128>) -> Self {
        let mut all = Wanting { none: [0; WORDS], each: [[0; WORDS]; THINGS] };
        for (rule, wanted) in wanted.enumerate() {
            let (word, bit) = (rule / 64, 1 << (rule % 64));
            if wanted == 0 {
                all.none[word] |= bit;
            }
            for (thing, rules) in all.each.iter_mut().enumerate() {
                if wanted >> thing & 1 == 1 {
                    rules[word] |= bit;
                }
            }
        }
        all
    }

    /// Adds those that want one of these things, of which the first has this number.
    #[inline]
    fn add(&self, rules: &mut Rules, first: usize, mut things: u64) {
        while things != 0 {
            let thing = first + things.trailing_zeros() as usize;
            things &= things - 1;
            let Some(wanting) = self.each.get(thing) else { break };
            for (all, more) in rules.iter_mut().zip(wanting) {
                *all |= more;
            }
        }
    }
}

impl Dispatch {
    /// `wanted` are the members and the signs that each rule wants; it is asked if one of its members is there and one of its
    /// signs. Where it wants none, that does not count.
    pub(super) fn new(wanted: &[(MemberSet, SignSet)]) -> Self {
        let block = |rules: &[(MemberSet, SignSet)]| Block {
            members: Wanting::new(rules.iter().map(|(members, _)| members.0)),
            signs: Wanting::new(rules.iter().map(|(_, signs)| signs.0.into())),
        };
        Dispatch { blocks: wanted.chunks(RULES).map(block).collect() }
    }

    /// Calls `ask` with the place of each rule to ask, ascending.
    #[inline]
    pub(super) fn each(&self, present: MemberSet, signs: SignSet, mut ask: impl FnMut(usize)) {
        for (index, block) in self.blocks.iter().enumerate() {
            let (wanting, seeing) = block.rules(present, signs);
            for word in 0..WORDS {
                ask_all(index * RULES + word * 64, wanting[word] & seeing[word], &mut ask);
            }
        }
    }

    /// Calls `ask` with those that are not asked because their signs are not seen.
    #[cfg(any(test, all(debug_assertions, feature = "check-signs")))]
    pub(super) fn each_without_sign(&self, present: MemberSet, signs: SignSet, mut ask: impl FnMut(usize)) {
        for (index, block) in self.blocks.iter().enumerate() {
            let (wanting, seeing) = block.rules(present, signs);
            for word in 0..WORDS {
                ask_all(index * RULES + word * 64, wanting[word] & !seeing[word], &mut ask);
            }
        }
    }
}

#[inline]
fn ask_all(first: usize, mut rules: u64, ask: &mut impl FnMut(usize)) {
    while rules != 0 {
        ask(first + rules.trailing_zeros() as usize);
        rules &= rules - 1;
    }
}

impl Block {
    /// The rules that want what is there, and those that want what is seen.
    #[inline]
    fn rules(&self, MemberSet(present): MemberSet, SignSet(signs): SignSet) -> (Rules, Rules) {
        let (mut wanting, mut seeing) = (self.members.none, self.signs.none);
        // halves, because a step in 128 bits is several in 64
        self.members.add(&mut wanting, 0, present as u64);
        self.members.add(&mut wanting, 64, (present >> 64) as u64);
        self.signs.add(&mut seeing, 0, signs.into());
        (wanting, seeing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signs::Sign;

    #[test]
    fn asks_those_that_want_what_is_there() {
        let sets = [
            MemberSet::of(&[]),
            MemberSet::of(&[Member::FunctionName, Member::Timeout]),
            MemberSet::of(&[Member::ALL[Member::ALL.len() - 1]]),
        ];
        let sign_sets = [SignSet::of(&[]), SignSet::of(&[Sign::Image, Sign::Elsewhere])];
        let wanted: Vec<_> = (0..3 * RULES + 7).map(|rule| (sets[rule % 3], sign_sets[rule % 2])).collect();
        let dispatch = Dispatch::new(&wanted);
        for present in [&[][..], &[Member::Timeout], &[Member::Role], Member::ALL] {
            for signs in [&[][..], &[Sign::Image], &[Sign::UnusualArn]] {
                let (present, signs) = (MemberSet::of(present), SignSet::of(signs));
                let (mut asked, mut passed_over) = (Vec::new(), Vec::new());
                dispatch.each(present, signs, |rule| asked.push(rule));
                dispatch.each_without_sign(present, signs, |rule| passed_over.push(rule));
                let wants = |rule: usize| wanted[rule].0.is_empty() || wanted[rule].0.0 & present.0 != 0;
                let sees = |rule: usize| wanted[rule].1.0 == 0 || wanted[rule].1.0 & signs.0 != 0;
                let (expected, rest): (Vec<_>, Vec<_>) =
                    (0..wanted.len()).filter(|&rule| wants(rule)).partition(|&rule| sees(rule));
                assert_eq!((asked, passed_over), (expected, rest));
            }
        }
    }
}
