use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::source::yaml::Remark;
use crate::{Diagnostics, Edit, Place, Request, draft::PlaceKind};

declare_rule! {
    /// The key of a tag is a number, a boolean or null in YAML.
    ///
    /// `2026: spring` has a number for a key. Some tools turn it into a text, the AWS CLI refuses it.
    KeyWithoutQuotes = "key-without-quotes", Warning yaml,
    requires: [Tags],
    covers: ["yaml-key"],
    evidence: [
        Model "2026-11-17" "the keys of tags are strings" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Tools "2026-11-22" "ruamel.yaml 0.19.1, which the AWS CLI uses, gives a number, and botocore takes nothing but a text there" "",
    ],
    pass: [
        "Tags: {\"2026\": spring}",
    ],
    fail: [
        "Tags: {2026: spring}" => "/Tags/2026",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for (name, written) in request.remarks(Remark::NameIsNoText) {
        // of a member that the API does not have another rule speaks
        if request.node(crate::Member::Tags) != Some(request.tree().holder(name)) {
            continue;
        }
        let place = Place(PlaceKind::Name(name));
        out.at(place, format!("the key `{}` is no text in YAML", shorten(written)))
            .help("put it in quotes")
            .word("written", written)
            .fix("put it in quotes", vec![Edit::Quote(place)]);
    }
}
