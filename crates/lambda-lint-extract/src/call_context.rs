//! Where and when a recorded call was made, as far as its record is to be believed: published records are made anonymous, and
//! anonymization rarely keeps accounts and regions consistent.

use super::Candidate;
use lambda_lint::Date;
use lambda_lint::facts;
use lambda_lint::internals::{Arn, CallContext, Conflicts, FunctionName};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// What a record says of its call.
#[derive(Debug)]
pub(super) struct Event<'t> {
    region: Option<&'t str>,
    account: Option<&'t str>,
    day: Option<Date>,
    /// The service took the request: what in it cannot be was put there afterwards.
    was_taken: bool,
}

impl<'t> Event<'t> {
    pub(super) fn of(candidate: &Candidate<'_, 't>) -> Self {
        let tree = candidate.tree;
        // an event of EventBridge says the same around its record, under names of its own
        let around = candidate.trail.iter().rev().nth(1).filter(|_| candidate.name_of(1) == Some("detail"));
        let said = |name: &str, name_around: &str| {
            candidate.text(name).or_else(|| tree.text_member(*around?, name_around)).filter(|text| !text.is_empty())
        };
        let user = candidate.member("userIdentity").and_then(|user| tree.text_member(user, "accountId"));
        let day = said("eventTime", "time").and_then(|time| Date::parse(time.get(..10)?).ok());
        Event {
            region: said("awsRegion", "region"),
            account: said("recipientAccountId", "account").or(user),
            day,
            was_taken: candidate.text("errorCode").is_none(),
        }
    }

    /// Whether a text is as it was sent. An ARN is not whose account or region none can have: the service would have refused it,
    /// or it is the one that the record has everywhere.
    pub(super) fn is_as_sent(&self, text: &str) -> bool {
        let Some((region, account)) = place_of(text) else { return true };
        if self.was_taken && !is_of_partition(text, region) {
            return false;
        }
        let is_made_up = |part: &str, own: Option<&str>, may_be: fn(&str) -> bool| {
            !part.is_empty() && !may_be(part) && (self.was_taken || own == Some(part))
        };
        !is_made_up(account, self.account, is_account) && !is_made_up(region, self.region, is_region)
    }

    /// The context for the request. The service did not reject an accepted call for its region or account, so if these differ,
    /// one of them was edited, and it is unknown which.
    pub(super) fn context(&self, tree: &Tree<'_>, parameters: NodeId) -> CallContext {
        let (mut region, mut account) = (Consensus::on(self.region), Consensus::on(self.account));
        let mut partition = Consensus::Nothing;
        if self.was_taken {
            let texts = (parameters..tree.node(parameters).next).filter(|&node| tree.kind(node) == NodeKind::Text);
            for text in texts.map(|node| tree.text(node)) {
                if let Some(arn) = Arn::parse(text) {
                    partition.observe(arn.partition);
                }
                let Some((other, owner)) = place_of(text) else { continue };
                region.observe_if_present(other);
                if is_of_own_account(text) {
                    account.observe_if_present(owner);
                }
            }
            // of the forms of a name only one is an ARN
            if let Some(name) = tree.text_member(parameters, "functionName").map(FunctionName::parse) {
                region.observe_if_present(name.region.unwrap_or_default());
                account.observe_if_present(name.account.unwrap_or_default());
            }
            let its = region.one().and_then(facts::partition_of_region);
            if its.is_some_and(|its| !partition.is_at_most(its.name)) {
                region = Consensus::Not;
            }
        }
        let conflicts =
            Conflicts { region: matches!(region, Consensus::Not), account: matches!(account, Consensus::Not) };
        let region = self.region.filter(|region| is_region(region) && !conflicts.region).map(str::to_owned);
        let account = self.account.filter(|account| is_account(account) && !conflicts.account).map(str::to_owned);
        CallContext { region, account, day: self.day, conflicts, ..CallContext::default() }
    }
}

/// What all say that say something.
enum Consensus<'t> {
    Nothing,
    On(&'t str),
    Not,
}

impl<'t> Consensus<'t> {
    fn on(said: Option<&'t str>) -> Self {
        said.map_or(Consensus::Nothing, Consensus::On)
    }

    fn observe(&mut self, said: &'t str) {
        match self {
            Consensus::Nothing => *self = Consensus::On(said),
            Consensus::On(before) if *before != said => *self = Consensus::Not,
            Consensus::On(_) | Consensus::Not => {}
        }
    }

    fn observe_if_present(&mut self, said: &'t str) {
        if !said.is_empty() {
            self.observe(said);
        }
    }

    /// Whether no other source contradicts this.
    fn is_at_most(&self, one: &str) -> bool {
        match self {
            Consensus::Nothing => true,
            Consensus::On(said) => *said == one,
            Consensus::Not => false,
        }
    }

    fn one(&self) -> Option<&'t str> {
        match self {
            Consensus::On(said) => Some(said),
            Consensus::Nothing | Consensus::Not => None,
        }
    }
}

/// The region and the account that an ARN names, or the address of an image.
fn place_of(text: &str) -> Option<(&str, &str)> {
    if let Some((account, host)) = text.split_once(".dkr.ecr.") {
        return Some((host.split('.').next().unwrap_or_default(), account));
    }
    Arn::parse(text).map(|arn| (arn.region, arn.account))
}

/// Whether an ARN is of something that belongs to the account of the function. Keys, queues, layers and images may be others'.
fn is_of_own_account(text: &str) -> bool {
    let resources = ["code-signing-config:", "capacity-provider:", "function:"];
    Arn::parse(text).is_some_and(|arn| match arn.service {
        "iam" => true,
        "lambda" => resources.iter().any(|resource| arn.resource.starts_with(resource)),
        _ => false,
    })
}

fn is_of_partition(text: &str, region: &str) -> bool {
    let partition = facts::partition_of_region(region);
    Arn::parse(text).is_none_or(|arn| partition.is_none_or(|partition| partition.name == arn.partition))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_region(text: &str) -> bool {
    facts::partition_of_region(text).is_some()
}
