//! The evidence of rules.

/// A source that supports a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// What kind of source it is.
    pub kind: EvidenceKind,
    /// What it shows, in a few words of our own; may be empty.
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
    /// A recorded answer of the service.
    Answer,
    /// AWS's documentation.
    Documentation,
    /// Tools that check the same.
    Tools,
    /// Our own assessment.
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

/// The first address of the evidence.
pub const fn first_url(urls: &[&'static str]) -> Option<&'static str> {
    let mut index = 0;
    while index < urls.len() {
        if !urls[index].is_empty() {
            return Some(urls[index]);
        }
        index += 1;
    }
    None
}
