use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::source::yaml::Remark;
use crate::{Diagnostics, Edit, Place, Request, draft::PlaceKind};

declare_rule! {
    /// A text looks like a date to readers of YAML.
    ///
    /// `2026-11-22` without quotes becomes a date in most languages, and the AWS CLI refuses to send a date where the API
    /// takes a text. No member of a request is a date.
    DateWithoutQuotes = "date-without-quotes", Warning yaml,
    covers: ["yaml-date"],
    evidence: [
        Documentation "2026-11-22" "timestamps of YAML 1.1" "https://yaml.org/type/timestamp.html",
        Tools "2026-11-22" "ruamel.yaml 0.19.1, which the AWS CLI uses, gives a date, and botocore takes nothing but a text there" "",
    ],
    pass: [
        "Description: \"2026-11-22\"",
    ],
    fail: [
        "Description: 2026-11-22" => "/Description",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for (id, written) in request.remarks(Remark::Date) {
        let place = Place(PlaceKind::Value(id));
        let is_secret = request.is_in_environment(id);
        let message = if is_secret {
            "most readers of YAML make a date of the value".to_owned()
        } else {
            format!("most readers of YAML make a date of `{}`", shorten(written))
        };
        let draft = out.at(place, message);
        if !is_secret {
            draft.word("written", written);
        }
        draft
            .help("put it in quotes; the AWS CLI refuses a date where a text belongs")
            .fix("put it in quotes", vec![Edit::Quote(place)]);
    }
}
