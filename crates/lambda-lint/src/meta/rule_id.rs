//! The numbers of rules.

use super::Meta;

/// The number of a rule in a linter: an index into the rules and their severities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(u16);

impl RuleId {
    /// Not numbered yet. Extractors report problems of a document before there is a linter, which numbers them by name.
    pub(crate) const UNNUMBERED: RuleId = RuleId(u16::MAX);

    /// The rule at this index. A linter has fewer than `u16::MAX` rules.
    pub(crate) const fn new(index: u16) -> Self {
        RuleId(index)
    }

    /// The index of the rule.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A rule and its number.
///
/// The passes of the engine come first in every linter, so their rules have the same number everywhere.
#[derive(Debug, Clone, Copy)]
pub struct RuleRef<'r> {
    pub(crate) id: RuleId,
    pub(crate) meta: &'r Meta,
}

impl<'r> RuleRef<'r> {
    pub(crate) const fn new(index: u16, meta: &'r Meta) -> Self {
        RuleRef { id: RuleId::new(index), meta }
    }

    /// The metadata of the rule.
    pub const fn meta(self) -> &'r Meta {
        self.meta
    }
}

impl<'r> From<&'r Meta> for RuleRef<'r> {
    fn from(meta: &'r Meta) -> Self {
        RuleRef { id: RuleId::UNNUMBERED, meta }
    }
}

/// Numbers the rules of a pass of the engine: a constant for each, `RULES` with all of them in this order, and `END`, the
/// first free number.
macro_rules! number_rules {
    (first: $first:expr; $($(#[cfg($condition:meta)])? $visibility:vis $constant:ident = $rule:ident;)+) => {
        #[allow(dead_code, reason = "no pass follows the last one")]
        enum Index {
            $($(#[cfg($condition)])? $rule,)+
            End,
        }

        $(
            $(#[cfg($condition)])?
            #[doc = concat!("The rule ", stringify!($rule), ".")]
            $visibility const $constant: $crate::meta::RuleRef<'static> =
                $crate::meta::RuleRef::new($first + Index::$rule as u16, &$rule);
        )+

        /// The rules of this pass, in the order of their numbers.
        pub(crate) static RULES: &[&$crate::meta::Meta] = &[$($(#[cfg($condition)])? &$rule),+];
        /// The first number after those of this pass.
        #[allow(dead_code, reason = "no pass follows the last one")]
        pub(crate) const END: u16 = $first + Index::End as u16;
    };
}
pub(crate) use number_rules;
