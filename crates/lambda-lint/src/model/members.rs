//! Sets of members: which ones a rule asks for, which ones a request has.

use crate::model::table::Member;

/// A set of [`Member`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberSet(pub(crate) u128);

impl MemberSet {
    /// The set of these members.
    pub const fn of(members: &[Member]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < members.len() {
            bits |= members[index].bit();
            index += 1;
        }
        MemberSet(bits)
    }

    /// The call around a request, which is not one of its members.
    #[doc(hidden)]
    pub const CALL: MemberSet = MemberSet(1 << Member::ALL.len());

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members in the set, in the order of the request.
    pub fn iter(self) -> impl Iterator<Item = Member> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let member = Member::ALL.get(bits.trailing_zeros() as usize).copied();
            bits &= bits.wrapping_sub(1);
            member
        })
    }

    /// Those of which the bit is set, too.
    pub(crate) const fn and(self, bits: u128) -> Self {
        MemberSet(self.0 & bits)
    }

    /// Whether a member is in it.
    pub(crate) const fn has(self, member: Member) -> bool {
        self.0 >> member as u8 & 1 == 1
    }

    /// The members of both sets.
    pub(crate) const fn or(self, MemberSet(other): MemberSet) -> Self {
        MemberSet(self.0 | other)
    }
}

impl Member {
    /// The bit of a member in a set. Two halves, because a shift of 128 bits is a call on most machines.
    #[inline]
    pub(crate) const fn bit(self) -> u128 {
        let at = self as u32;
        if at < 64 { (1_u64 << at) as u128 } else { ((1_u64 << (at - 64)) as u128) << 64 }
    }
}
