//! Which rules run on a request: those that require one of the members that are present.
//!
//! Most rules do not apply to most requests. Each member has the set of the rules that require it, so the rules to run are the
//! union of a few sets.

use crate::model::MemberSet;
use crate::model::table::Member;

/// How many rules one block holds.
const BLOCK_SIZE: usize = 256;
const WORDS: usize = BLOCK_SIZE / 64;
/// The members, and the call around the request.
const MEMBERS: usize = Member::ALL.len() + 1;

type RuleSet = [u64; WORDS];

/// The rules of a linter by the members that they require.
#[derive(Debug, Clone, Default)]
pub(super) struct Dispatch {
    /// More than one only if the caller adds many rules.
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    /// The rules that require no member. They always run.
    always: RuleSet,
    by_member: [RuleSet; MEMBERS],
}

impl Block {
    fn new(rules: &[MemberSet]) -> Self {
        let mut block = Block { always: [0; WORDS], by_member: [[0; WORDS]; MEMBERS] };
        for (rule, &MemberSet(required)) in rules.iter().enumerate() {
            let (word, bit) = (rule / 64, 1 << (rule % 64));
            if required == 0 {
                block.always[word] |= bit;
            }
            for (member, rules) in block.by_member.iter_mut().enumerate() {
                if required >> member & 1 == 1 {
                    rules[word] |= bit;
                }
            }
        }
        block
    }

    /// The rules that require one of these members, and those that require none.
    #[inline]
    fn rules(&self, MemberSet(present): MemberSet) -> RuleSet {
        let mut rules = self.always;
        // two halves, because one step in 128 bits is several in 64
        self.add(&mut rules, 0, present as u64);
        self.add(&mut rules, 64, (present >> 64) as u64);
        rules
    }

    /// Adds the rules that require one of these members. Bit 0 is the member with the index `first`.
    #[inline]
    fn add(&self, rules: &mut RuleSet, first: usize, mut members: u64) {
        while members != 0 {
            let member = first + members.trailing_zeros() as usize;
            members &= members - 1;
            let Some(more) = self.by_member.get(member) else { break };
            for (all, more) in rules.iter_mut().zip(more) {
                *all |= more;
            }
        }
    }
}

impl Dispatch {
    /// `required` has the members that each rule requires.
    pub(super) fn new(required: &[MemberSet]) -> Self {
        Dispatch { blocks: required.chunks(BLOCK_SIZE).map(Block::new).collect() }
    }

    /// Calls `run` with the index of each rule to run, in ascending order.
    #[inline]
    pub(super) fn each(&self, present: MemberSet, mut run: impl FnMut(usize)) {
        for (index, block) in self.blocks.iter().enumerate() {
            for (word, mut rules) in block.rules(present).into_iter().enumerate() {
                while rules != 0 {
                    run(index * BLOCK_SIZE + word * 64 + rules.trailing_zeros() as usize);
                    rules &= rules - 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_the_rules_whose_members_are_present() {
        let sets = [
            MemberSet::of(&[]),
            MemberSet::of(&[Member::FunctionName, Member::Timeout]),
            MemberSet::of(&[Member::ALL[Member::ALL.len() - 1]]),
        ];
        let required: Vec<_> = (0..3 * BLOCK_SIZE + 7).map(|rule| sets[rule % 3]).collect();
        let dispatch = Dispatch::new(&required);
        for present in [&[][..], &[Member::Timeout], &[Member::Role], Member::ALL] {
            let present = MemberSet::of(present);
            let mut found = Vec::new();
            dispatch.each(present, |rule| found.push(rule));
            let runs = |rule: &usize| required[*rule].is_empty() || required[*rule].0 & present.0 != 0;
            assert_eq!(found, (0..required.len()).filter(runs).collect::<Vec<_>>());
        }
    }
}
