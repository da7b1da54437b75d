use crate::place::PlaceKind;
use crate::rule::declare_rule;
use crate::source::yaml::{self, YamlNote};
use crate::{Edit, Place, Reporter, Request, msg};

declare_rule! {
    /// A plain value has another meaning in YAML 1.1.
    ///
    /// `no`, `on` and `22:30` are strings in YAML 1.2, which the AWS CLI reads. In YAML 1.1, which PyYAML, Ansible and
    /// others read, they are booleans or numbers. `010` is 10 in YAML 1.2 and 8 in YAML 1.1. In quotes, or as a plain decimal
    /// number, the value is the same for all readers.
    AmbiguousYamlValue = "ambiguous-yaml-value", Warning yaml,
    covers: ["yaml-versions"],
    evidence: [
        Documentation "2026-11-22" "booleans of YAML 1.1" "https://yaml.org/type/bool.html",
        Documentation "2026-11-22" "integers of YAML 1.1, including base 60" "https://yaml.org/type/int.html",
        Tools "2026-11-22" "PyYAML 6.0.3 and ruamel.yaml 0.19.1, which the AWS CLI uses, read them differently" "",
    ],
    pass: [
        "Description: \"no\"",
        "Timeout: 10",
    ],
    fail: [
        "Description: no" => "/Description",
        "Timeout: 010" => "/Timeout",
        "Tags: {opens: 22:30}" => "/Tags/opens",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for (id, written) in request.notes(YamlNote::OtherInOldVersion) {
        let tree = request.tree();
        let place = Place(PlaceKind::Value(id));
        let is_secret = request.is_in_environment(id);
        let message = if is_secret {
            msg!("the value differs between YAML 1.1 and YAML 1.2")
        } else {
            msg!(
                "{written} is {now} in YAML 1.2, but {before} in YAML 1.1",
                written = Text(written),
                now = Word(yaml::reading(tree, id).to_string()),
                before = Word(yaml::old_reading(written).to_string())
            )
        };
        let found = out.report(place, message);
        if tree.kind(id) == crate::source::NodeKind::Number && !is_secret {
            let decimal = tree.text(id).to_owned();
            found.help(msg!("use {decimal}", decimal = Text(&decimal)));
            found.fix("use a plain decimal number", vec![Edit::Replace(place, decimal)]);
        } else {
            found.help("quote the value, so that every reader takes it as a string");
            found.fix("quote the value", vec![Edit::Quote(place)]);
        }
    }
}
