use crate::place::PlaceKind;
use crate::rule::declare_rule;
use crate::source::yaml::YamlNote;
use crate::{Edit, Place, Reporter, Request, msg};

declare_rule! {
    /// YAML readers take a string as a date.
    ///
    /// Most languages read `2026-11-22` without quotes as a date, and the AWS CLI refuses to send a date as a string. No member
    /// of a request is a date.
    DateWithoutQuotes = "date-without-quotes", Warning yaml,
    covers: ["yaml-date"],
    evidence: [
        Documentation "2026-11-22" "timestamps of YAML 1.1" "https://yaml.org/type/timestamp.html",
        Tools "2026-11-22" "ruamel.yaml 0.19.1, which the AWS CLI uses, returns a date, and botocore only accepts a string" "",
    ],
    pass: [
        "Description: \"2026-11-22\"",
    ],
    fail: [
        "Description: 2026-11-22" => "/Description",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for (id, written) in request.notes(YamlNote::Date) {
        let place = Place(PlaceKind::Value(id));
        let message = if request.is_in_environment(id) {
            msg!("most YAML readers take the value as a date")
        } else {
            msg!("most YAML readers take {written} as a date", written = Text(written))
        };
        out.report(place, message)
            .help("quote the value; the AWS CLI rejects a date as a string")
            .fix("quote the value", vec![Edit::Quote(place)]);
    }
}
