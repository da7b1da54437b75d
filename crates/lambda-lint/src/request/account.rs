//! Resources that have to belong to the function's account: one check for all their ARNs.

use crate::aws::arn::Arn;
use crate::msg;
use crate::place::Place;
use crate::reporter::{DiagnosticBuilder, Reporter};
use crate::request::Request;

/// Reports an ARN that names another account than the function's, and gives the finding to add to. `what` is the
/// resource in words, such as `the role`.
pub(crate) fn check<'o, 'r>(
    request: &Request<'_>,
    out: &'o mut Reporter<'r>,
    place: Place,
    arn: &str,
    what: &'static str,
) -> Option<&'o mut DiagnosticBuilder<'r>> {
    let arn = Arn::parse(arn)?;
    let target = request.target();
    let account = target.account.filter(|account| !arn.account.is_empty() && arn.account != *account)?;
    let found = out.report(
        place,
        msg!(
            "{what} belongs to the account {actual}, but the function belongs to {account}",
            what = Word(what),
            actual = Text(arn.account),
            account = Text(account)
        ),
    );
    found.help(msg!("use a resource of the account {account}", account = Text(account)));
    if let Some(from) = target.account_from.filter(|from| *from != place) {
        found.related(from, msg!("this sets the account of the function to {account}", account = Text(account)));
    }
    Some(found)
}
