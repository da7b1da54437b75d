use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg, sort};

declare_rule! {
    /// Two tag keys differ only in case.
    ///
    /// They count as two tags, so reports and policies that look for one miss the other.
    TagKeysDifferingInCase = "tag-keys-differing-in-case", Advice,
    requires: [Tags],
    covers: ["tags-case-twins"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "tag keys are case-sensitive; agree on one spelling" "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    ],
    pass: [
        r#"{"Tags": {"team": "orders", "teams": "orders"}}"#,
    ],
    fail: [
        r#"{"Tags": {"Team": "orders", "team": "orders"}}"# => "/Tags/team",
        r#"{"Tags": {"Équipe": "a", "équipe": "b", "ΟΜΆΔΑ": "c", "Команда": "d", "команда": "e"}}"# => "/Tags/équipe" | "/Tags/команда",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // a key of lower-case letters only differs from one with upper-case letters
    let may_differ = |key: &str| key.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
    if !request.entries(Member::Tags).filter_map(|entry| entry.key()).any(may_differ) {
        return;
    }
    let entries = request.entries(Member::Tags).filter_map(|entry| Some((lower(entry.key()?), entry)));
    let entries = sort::sorted(entries.collect(), |(a, _), (b, _)| a.cmp(b));
    for twins in entries.chunk_by(|(a, _), (b, _)| a == b) {
        let Some(((_, first), others)) = twins.split_first() else { continue };
        let other = first.key().unwrap_or_default();
        for (_, entry) in others {
            let Some(key) = entry.key().filter(|key| *key != other) else { continue };
            out.report(
                entry.key_place(),
                msg!("the tags {other} and {member} differ only in case", other = Text(other), member = Text(key)),
            )
            .help("keep one of them")
            .related(first.key_place(), "the other tag");
        }
    }
}

/// In lower case, as far as Latin letters without and with the usual accents, Greek and Cyrillic go: the tables for all
/// scripts are 12 KB, which every browser would download.
fn lower(key: &str) -> String {
    let lower = |c: char| match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => u32::from(c) + 32,
        'Ѐ'..='Џ' => u32::from(c) + 80,
        other => other.into(),
    };
    key.chars().filter_map(|c| char::from_u32(lower(c))).collect()
}
