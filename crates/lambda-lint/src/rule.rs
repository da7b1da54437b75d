//! What a rule is: what is known of it, and a check.

use crate::diagnostic::{AwsError, Severity};
use crate::draft::Diagnostics;
use crate::request::Request;
use crate::shape::table::Member;
use crate::signs::SignSet;
use std::borrow::Cow;

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

    /// The call around a request, which is no member of it.
    #[cfg(feature = "inputs")]
    pub(crate) const CALL: MemberSet = MemberSet(1 << Member::ALL.len());

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

    /// Whether a member is in it.
    pub(crate) const fn has(self, member: Member) -> bool {
        self.0 & 1 << member as u8 != 0
    }

    /// Those of which the bit is set, too.
    pub(crate) const fn and(self, bits: u128) -> Self {
        MemberSet(self.0 & bits)
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

/// What people select as one, besides single rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Group {
    /// Secrets, keys, signing, foreign code.
    Security,
    /// What costs money for nothing.
    Cost,
    /// What makes a function easier to run and to find out about.
    Operations,
}

impl Group {
    /// All groups.
    pub const ALL: &'static [Group] = &[Group::Security, Group::Cost, Group::Operations];

    /// The name by which it is selected.
    pub const fn as_str(self) -> &'static str {
        match self {
            Group::Security => "security",
            Group::Cost => "cost",
            Group::Operations => "operations",
        }
    }
}

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// What kind of source it is.
    pub kind: EvidenceKind,
    /// What it says or shows, in a few words of our own; may be empty.
    pub note: &'static str,
    /// Where it can be read; empty if it has no address.
    pub url: &'static str,
    /// The day it was recorded or read, `YYYY-MM-DD` (or `YYYY-MM`, `YYYY`).
    pub date: &'static str,
}

/// The kinds of source, the firmest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EvidenceKind {
    /// The published service model.
    Model,
    /// An answer of the service on record.
    Answer,
    /// AWS's documentation.
    Documentation,
    /// Tools that check the same.
    Tools,
    /// Our own judgement.
    Judgement,
}

impl EvidenceKind {
    /// The kind in words.
    pub const fn as_str(self) -> &'static str {
        match self {
            EvidenceKind::Model => "service model",
            EvidenceKind::Answer => "recorded answer",
            EvidenceKind::Documentation => "AWS documentation",
            EvidenceKind::Tools => "other tools",
            EvidenceKind::Judgement => "judgement",
        }
    }
}

/// A request that shows a rule: mostly a patch over a minimal valid request (JSON merge patch, `null` removes).
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The patch, as JSON.
    pub request: &'static str,
    /// Where the rule speaks; empty for an example that passes.
    pub paths: &'static [&'static str],
}

/// What the examples of a rule are.
#[cfg(feature = "explain")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Examples {
    /// Patches over a minimal request.
    Patches,
    /// Whole documents, for rules about the text itself.
    Documents,
    /// Patches over an HTTP call with a minimal request.
    Calls,
    /// Whole documents in which a request is wrapped.
    Wrapped,
    /// Lines of YAML behind those of a minimal request.
    Yaml,
}

/// Everything about a rule but its check.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Meta {
    /// Readable kebab-case name of the fault, stable for ever. A rule of the caller's own may have a namespace in front:
    /// `team/memory-above-limit` never meets a built-in rule of a later release.
    pub id: Cow<'static, str>,
    /// What it means when it speaks.
    pub severity: Severity,
    /// The rule is asked only if one of these members is in the request; always if there are none.
    pub on: MemberSet,
    /// The rule is asked only if the request shows one of these signs; without regard to signs if there are none.
    pub(crate) when: SignSet,
    /// What the service answers.
    pub aws: Option<AwsError>,
    /// The groups it belongs to.
    pub groups: &'static [Group],
    /// The page or model that the rule rests on first of all.
    pub url: Option<&'static str>,
    /// One line: the fault. Empty in the built-in rules without the feature `explain`.
    pub summary: Cow<'static, str>,
    /// Whether the engine itself makes its findings while it reads; `check` is then never called.
    pub built_in: bool,
    /// What it rests on, the firmest first.
    #[cfg(feature = "explain")]
    pub evidence: &'static [Evidence],
    /// Why the rule exists, in Markdown, the summary first.
    #[cfg(feature = "explain")]
    pub prose: Cow<'static, str>,
    /// Requests that are fine.
    #[cfg(feature = "explain")]
    pub pass: &'static [Example],
    /// Requests that are not.
    #[cfg(feature = "explain")]
    pub fail: &'static [Example],
    /// What the examples are.
    #[cfg(feature = "explain")]
    pub examples: Examples,
}

impl Meta {
    /// A rule of the caller's own, which speaks on every request.
    ///
    /// ```
    /// use lambda_lint::{Meta, Severity};
    /// let meta = Meta::new("memory-above-team-limit", Severity::Error, "`MemorySize` is above the team's limit");
    /// assert_eq!(meta.id, "memory-above-team-limit");
    /// ```
    pub fn new(id: impl Into<Cow<'static, str>>, severity: Severity, summary: impl Into<Cow<'static, str>>) -> Self {
        let summary = summary.into();
        Meta {
            id: id.into(),
            severity,
            on: MemberSet::of(&[]),
            when: SignSet::of(&[]),
            aws: None,
            groups: &[],
            url: None,
            built_in: false,
            #[cfg(feature = "explain")]
            evidence: &[],
            #[cfg(feature = "explain")]
            prose: summary.clone(),
            #[cfg(feature = "explain")]
            pass: &[],
            #[cfg(feature = "explain")]
            fail: &[],
            #[cfg(feature = "explain")]
            examples: Examples::Patches,
            summary,
        }
    }
}

/// The first address among those of the evidence.
pub(crate) const fn first_url(urls: &[&'static str]) -> Option<&'static str> {
    let mut index = 0;
    while index < urls.len() {
        if !urls[index].is_empty() {
            return Some(urls[index]);
        }
        index += 1;
    }
    None
}

/// One thing that can be wrong with a request.
///
/// ```
/// use lambda_lint::{Diagnostics, Linter, Member, Meta, Request, Rule, Severity};
///
/// #[derive(Debug)]
/// struct MaxMemory { meta: Meta, megabytes: i64 }
///
/// impl Rule for MaxMemory {
///     fn meta(&self) -> &Meta { &self.meta }
///     fn check(&self, request: &Request<'_>, out: &mut Diagnostics<'_>) {
///         let Some(size) = request.integer(Member::MemorySize) else { return };
///         if size > self.megabytes {
///             out.at(Member::MemorySize, format!("{size} MB is above the team's limit of {} MB", self.megabytes));
///         }
///     }
/// }
///
/// let meta = Meta::new("memory-above-team-limit", Severity::Error, "`MemorySize` is above the team's limit");
/// let linter = Linter::builder().rule(MaxMemory { meta, megabytes: 2048 }).build()?;
/// let report = linter.lint_str(r#"{
///     "FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "MemorySize": 4096,
///     "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}
/// }"#);
/// assert_eq!(report.diagnostics()[0].rule, "memory-above-team-limit");
/// # Ok::<(), lambda_lint::BuildError>(())
/// ```
pub trait Rule: std::fmt::Debug + Send + Sync {
    /// What is known of the rule.
    fn meta(&self) -> &Meta;

    /// Looks at a request and reports what it finds. A member that is absent, invalid or not known yet is no reason
    /// to speak: another rule does.
    fn check(&self, request: &Request<'_>, out: &mut Diagnostics<'_>);
}

/// A rule of the engine. One type for all of them: a type each would be a table of functions each, which browsers download.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    pub(crate) meta: Meta,
    pub(crate) check: fn(&Request<'_>, &mut Diagnostics<'_>),
}

impl Rule for BuiltIn {
    #[inline]
    fn meta(&self) -> &Meta {
        &self.meta
    }

    #[inline]
    fn check(&self, request: &Request<'_>, out: &mut Diagnostics<'_>) {
        (self.check)(request, out);
    }
}

/// Declares a rule: prose, metadata, evidence, examples. The file's own `check` function does the rest.
///
/// ```text
/// declare_rule! {
///     /// One line that says the fault, which becomes the summary.
///     ///
///     /// Why the service refuses it or what goes wrong, and what to do instead.
///     RuntimeOnImage = "runtime-on-image", Error,      // `Error shape`, `source`, `record`: the engine itself makes it;
///                                              // `Error call`: it is about the HTTP call around the request
///     on: [PackageType, Runtime],              // asked only if one of them is there; leave out for "always"
///     when: [Image],                           // and only if one of these signs is seen (`signs.rs`); may be left out
///     aws: INVALID_PARAMETER,                  // a constant of AwsError; leave out for warnings
///     groups: [Security],                      // leave out if none
///     evidence: [
///         Answer "2025-05-14" "the service names Handler, Runtime and Layers" "https://…",
///         Documentation "2026-11-22" "" "https://…",
///     ],
///     pass: [r#"{"Runtime": "python3.13"}"#],
///     fail: [r#"{"PackageType": "Image", …}"# => "/Runtime"],
/// }
/// ```
macro_rules! declare_rule {
    (
        #[doc = $summary:literal]
        $(#[doc = $doc:literal])*
        $name:ident = $id:literal, $severity:ident $($made_by:ident)?,
        $(on: [$($member:ident),* $(,)?],)?
        $(when: [$($sign:ident),* $(,)?],)?
        $(aws: $aws:ident,)?
        $(groups: [$($group:ident),* $(,)?],)?
        evidence: [$($kind:ident $date:literal $note:literal $url:literal),* $(,)?],
        pass: [$($pass:expr),* $(,)?],
        fail: [$($fail:expr => $($path:literal)|+),* $(,)?] $(,)?
    ) => {
        #[doc = $summary]
        $(#[doc = $doc])*
        #[expect(non_upper_case_globals, reason = "it stands where a type would: a rule of its own")]
        pub(crate) static $name: $crate::rule::BuiltIn = $crate::rule::BuiltIn {
            meta: $crate::rule::Meta {
                id: std::borrow::Cow::Borrowed($id),
                severity: $crate::diagnostic::Severity::$severity,
                on: $crate::rule::declare_rule!(@on $($made_by)?; $($($member),*)?),
                when: $crate::signs::SignSet::of(&[$($($crate::signs::Sign::$sign),*)?]),
                aws: $crate::rule::declare_rule!(@aws $($aws)?),
                groups: &[$($($crate::rule::Group::$group),*)?],
                url: const { $crate::rule::first_url(&[$($url),*]) },
                #[cfg(feature = "explain")]
                evidence: &[$($crate::rule::Evidence {
                    kind: $crate::rule::EvidenceKind::$kind,
                    date: $date,
                    note: $note,
                    url: $url,
                }),*],
                #[cfg(feature = "explain")]
                summary: std::borrow::Cow::Borrowed($summary.split_at(1).1),
                #[cfg(not(feature = "explain"))]
                summary: std::borrow::Cow::Borrowed(""),
                built_in: $crate::rule::declare_rule!(@built_in $($made_by)?),
                #[cfg(feature = "explain")]
                prose: std::borrow::Cow::Borrowed(concat!($summary, $("\n", $doc),*)),
                #[cfg(feature = "explain")]
                pass: &[$($crate::rule::Example { request: $pass, paths: &[] }),*],
                #[cfg(feature = "explain")]
                fail: &[$($crate::rule::Example { request: $fail, paths: &[$($path),+] }),*],
                #[cfg(feature = "explain")]
                examples: $crate::rule::declare_rule!(@examples $($made_by)?),
            },
            check: $crate::rule::declare_rule!(@check $($made_by)?),
        };
    };
    (@aws) => { None };
    (@aws $aws:ident) => { Some($crate::diagnostic::AwsError::$aws) };
    (@on call;) => { $crate::rule::MemberSet::CALL };
    (@on $($made_by:ident)?; $($member:ident),*) => {
        $crate::rule::MemberSet::of(&[$($crate::shape::table::Member::$member),*])
    };
    (@built_in) => { false };
    (@built_in call) => { false };
    (@built_in yaml) => { false };
    (@built_in $made_by:ident) => { true };
    (@examples) => { $crate::rule::Examples::Patches };
    (@examples shape) => { $crate::rule::Examples::Patches };
    (@examples source) => { $crate::rule::Examples::Documents };
    (@examples call) => { $crate::rule::Examples::Calls };
    (@examples yaml) => { $crate::rule::Examples::Yaml };
    (@examples yaml_text) => { $crate::rule::Examples::Yaml };
    (@examples record) => { $crate::rule::Examples::Wrapped };
    (@check) => { check };
    (@check call) => { check };
    (@check yaml) => { check };
    (@check $made_by:ident) => { |_, _| () };
}
pub(crate) use declare_rule;
