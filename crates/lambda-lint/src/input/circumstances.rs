//! Where and when a recorded call was made, as far as its record is to be believed: published records are made anonymous, and
//! whoever does that seldom keeps accounts and regions as they have to be.

use super::Site;
use crate::date::Date;
use crate::facts;
use crate::source::{NodeId, NodeKind, Tree};
use crate::values::arn::Arn;

/// What is known of a request beside its members. What the caller says goes before it.
#[derive(Debug, Default)]
pub(crate) struct Circumstances {
    pub(crate) region: Option<String>,
    pub(crate) account: Option<String>,
    pub(crate) day: Option<Date>,
}

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
    pub(super) fn of(site: &Site<'_, 't>) -> Self {
        let tree = site.tree;
        // an event of EventBridge says the same around its record, under names of its own
        let around = site.trail.iter().rev().nth(1).filter(|_| site.name_of(1) == Some("detail"));
        let said = |name: &str, name_around: &str| {
            site.text(name).or_else(|| text_of(tree, *around?, name_around)).filter(|text| !text.is_empty())
        };
        let user = site.member("userIdentity").and_then(|user| text_of(tree, user, "accountId"));
        let day = said("eventTime", "time").and_then(|time| Date::parse(time.get(..10)?).ok());
        Event {
            region: said("awsRegion", "region"),
            account: said("recipientAccountId", "account").or(user),
            day,
            was_taken: site.text("errorCode").is_none(),
        }
    }

    /// Whether a text is as it was sent. An ARN is not whose account or region none can have: the service would have refused it,
    /// or it is the one that the record has everywhere.
    pub(super) fn is_as_sent(&self, text: &str) -> bool {
        let Some((region, account)) = place_of(text) else { return true };
        let is_made_up = |part: &str, own: Option<&str>, may_be: fn(&str) -> bool| {
            !part.is_empty() && !may_be(part) && (self.was_taken || own == Some(part))
        };
        !is_made_up(account, self.account, is_account) && !is_made_up(region, self.region, is_region)
    }

    /// What of it the request is to be judged by. What the service took it did not refuse for another region or account: where
    /// these differ somebody changed one of them.
    pub(super) fn circumstances(&self, tree: &Tree<'_>, parameters: NodeId) -> Circumstances {
        let (mut region, mut account) =
            (self.region.filter(|region| is_region(region)), self.account.filter(|account| is_account(account)));
        let texts = (parameters..tree.node(parameters).next).filter(|&node| tree.kind(node) == NodeKind::Text);
        for text in texts.map(|node| tree.text(node)).filter(|_| self.was_taken) {
            let Some((other, owner)) = place_of(text) else { continue };
            let is_elsewhere =
                |region: &&str| !other.is_empty() && *other != **region || !is_of_partition(text, region);
            let is_of_role = Arn::parse(text).is_some_and(|arn| arn.service == "iam");
            region = region.filter(|region| !is_elsewhere(region));
            account = account.filter(|account| !is_of_role || owner == *account);
        }
        Circumstances { region: region.map(str::to_owned), account: account.map(str::to_owned), day: self.day }
    }
}

fn text_of<'t>(tree: &'t Tree<'t>, object: NodeId, wanted: &str) -> Option<&'t str> {
    let (_, value) = tree.members(object).find(|&(name, _)| tree.text(name) == wanted)?;
    (tree.kind(value) == NodeKind::Text).then(|| tree.text(value))
}

/// The region and the account that an ARN names, or the address of an image.
fn place_of(text: &str) -> Option<(&str, &str)> {
    if let Some((account, host)) = text.split_once(".dkr.ecr.") {
        return Some((host.split('.').next().unwrap_or_default(), account));
    }
    Arn::parse(text).map(|arn| (arn.region, arn.account))
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
