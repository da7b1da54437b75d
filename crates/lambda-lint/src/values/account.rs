//! Resources that have to belong to the function's account: one check for all their ARNs.

use super::arn::Arn;
use crate::draft::{DiagnosticBuilder, Diagnostics, Place};
use crate::request::Request;

/// Reports an ARN that names another account than the function's, and gives the finding to add to. `what` is the
/// resource in words, such as `the role`.
pub(crate) fn check<'o, 'r>(
    request: &Request<'_>,
    out: &'o mut Diagnostics<'r>,
    place: Place,
    arn: &str,
    what: &str,
) -> Option<&'o mut DiagnosticBuilder<'r>> {
    let arn = Arn::parse(arn)?;
    let target = request.target();
    let account = target.account.filter(|account| !arn.account.is_empty() && arn.account != *account)?;
    let draft = out.at(place, format!("{what} belongs to the account {}, the function to {account}", arn.account));
    draft.help(format!("use one of the account {account}")).word("account", account).word("actual", arn.account);
    if let Some(from) = target.account_from.filter(|from| *from != place) {
        draft.related(from, format!("the function belongs to {account} because of this"));
    }
    Some(draft)
}
