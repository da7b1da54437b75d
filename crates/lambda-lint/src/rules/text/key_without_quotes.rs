use crate::place::PlaceKind;
use crate::rule::declare_rule;
use crate::source::yaml::YamlNote;
use crate::{Edit, Place, Reporter, Request, msg};

declare_rule! {
    /// The key of a tag is a number, a boolean or null in YAML.
    ///
    /// In `2026: spring`, the key is a number. Some tools convert it to a string; the AWS CLI rejects it.
    KeyWithoutQuotes = "key-without-quotes", Warning yaml,
    requires: [Tags],
    covers: ["yaml-key"],
    evidence: [
        Model "2026-11-17" "the keys of tags are strings" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Tools "2026-11-22" "ruamel.yaml 0.19.1, which the AWS CLI uses, returns a number, and botocore only accepts a string" "",
    ],
    pass: [
        "Tags: {\"2026\": spring}",
    ],
    fail: [
        "Tags: {2026: spring}" => "/Tags/2026",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for (name, written) in request.notes(YamlNote::NameIsNoText) {
        // another rule reports unknown members
        if request.node(crate::Member::Tags) != Some(request.tree().holder(name)) {
            continue;
        }
        let place = Place(PlaceKind::Name(name));
        out.report(place, msg!("the key {written} is not a string in YAML", written = Text(written)))
            .help("quote the key")
            .fix("quote the key", vec![Edit::Quote(place)]);
    }
}
