//! Which rules are asked about a request: those that want a member which is there.
//!
//! Most rules have nothing to say about most requests, so they are not looked at one by one: each member has the set of
//! the rules that want it, and the sets of the members that are there come to the set of those to ask.

use crate::rule::MemberSet;
use crate::shape::table::Member;

/// As many rules as a set holds.
const RULES: usize = 256;
const WORDS: usize = RULES / 64;
/// The members, and the call around the request.
const MEMBERS: usize = Member::ALL.len() + 1;

/// The rules that want a member, by their places in the linter.
#[derive(Debug, Clone)]
pub(super) struct Dispatch {
    /// One for every [`RULES`] rules; there is more than one only if the caller has many of his own.
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    /// Those that are asked in any case.
    always: [u64; WORDS],
    by_member: [[u64; WORDS]; MEMBERS],
}

impl Dispatch {
    /// `wanted` are the members that each rule wants; it is asked if one of them is there, or if it wants none.
    pub(super) fn new(wanted: &[MemberSet]) -> Self {
        let block = |rules: &[MemberSet]| {
            let mut block = Block { always: [0; WORDS], by_member: [[0; WORDS]; MEMBERS] };
            for (rule, wanted) in rules.iter().enumerate() {
                let (word, bit) = (rule / 64, 1 << (rule % 64));
                if wanted.is_empty() {
                    block.always[word] |= bit;
                }
                for (member, rules) in block.by_member.iter_mut().enumerate() {
                    if wanted.0 >> member & 1 == 1 {
                        rules[word] |= bit;
                    }
                }
            }
            block
        };
        Dispatch { blocks: wanted.chunks(RULES).map(block).collect() }
    }

    /// Calls `ask` with the place of each rule to ask, ascending.
    #[inline]
    pub(super) fn each(&self, present: MemberSet, mut ask: impl FnMut(usize)) {
        for (index, block) in self.blocks.iter().enumerate() {
            for (word, mut rules) in block.rules(present).into_iter().enumerate() {
                while rules != 0 {
                    ask(index * RULES + word * 64 + rules.trailing_zeros() as usize);
                    rules &= rules - 1;
                }
            }
        }
    }
}

impl Block {
    #[inline]
    fn rules(&self, MemberSet(present): MemberSet) -> [u64; WORDS] {
        let mut rules = self.always;
        // halves, because a step in 128 bits is several in 64
        for (half, first) in [(present as u64, 0), ((present >> 64) as u64, 64)] {
            let mut members = half;
            while members != 0 {
                let member = first + members.trailing_zeros() as usize;
                members &= members - 1;
                let Some(wanting) = self.by_member.get(member) else { break };
                for (all, more) in rules.iter_mut().zip(wanting) {
                    *all |= more;
                }
            }
        }
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_those_that_want_a_member_which_is_there() {
        let sets = [
            MemberSet::of(&[]),
            MemberSet::of(&[Member::FunctionName, Member::Timeout]),
            MemberSet::of(&[Member::ALL[Member::ALL.len() - 1]]),
        ];
        let wanted: Vec<_> = (0..3 * RULES + 7).map(|rule| sets[rule % sets.len()]).collect();
        let dispatch = Dispatch::new(&wanted);
        for present in [&[][..], &[Member::Timeout], &[Member::Role], Member::ALL] {
            let present = MemberSet::of(present);
            let mut asked = Vec::new();
            dispatch.each(present, |rule| asked.push(rule));
            let wants = |wanted: &MemberSet| wanted.is_empty() || wanted.0 & present.0 != 0;
            let expected: Vec<_> = (0..wanted.len()).filter(|&rule| wants(&wanted[rule])).collect();
            assert_eq!(asked, expected);
        }
    }
}
