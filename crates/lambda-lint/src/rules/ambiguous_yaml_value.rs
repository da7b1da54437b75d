use crate::rule::declare_rule;
use crate::source::yaml::{self, Remark};
use crate::{Diagnostics, Edit, Place, Request, draft::PlaceKind};

declare_rule! {
    /// A plain value means something else in YAML 1.1.
    ///
    /// `no`, `on` and `22:30` are texts in YAML 1.2, which the AWS CLI reads, and booleans or numbers in YAML 1.1, which
    /// PyYAML, Ansible and others read; `010` is ten in one and eight in the other. In quotes, or as a plain decimal
    /// number, the value is the same for all.
    AmbiguousYamlValue = "ambiguous-yaml-value", Warning yaml,
    covers: ["yaml-versions"],
    evidence: [
        Documentation "2026-11-22" "booleans of YAML 1.1" "https://yaml.org/type/bool.html",
        Documentation "2026-11-22" "integers of YAML 1.1, to base 60 among them" "https://yaml.org/type/int.html",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for (id, written) in request.remarks(Remark::OtherInOldVersion) {
        let tree = request.tree();
        let place = Place(PlaceKind::Value(id));
        let (now, old) = (yaml::reading(tree, id), yaml::old_reading(written));
        let is_secret = request.is_in_environment(id);
        let message = if is_secret {
            "the value is not the same in YAML 1.1 as in YAML 1.2".to_owned()
        } else {
            format!("`{written}` is {now} in YAML 1.2, and {old} in YAML 1.1")
        };
        let draft = out.at(place, message);
        if !is_secret {
            draft.word("written", written).param("now", now.to_string()).param("before", old.to_string());
        }
        if tree.kind(id) == crate::source::NodeKind::Number && !is_secret {
            let decimal = tree.text(id).to_owned();
            draft.help(format!("write `{decimal}`"));
            draft.fix("write it as a plain decimal number", vec![Edit::Replace(place, decimal)]);
        } else {
            draft.help("put it in quotes, so that all readers take it for a text");
            draft.fix("put it in quotes", vec![Edit::Quote(place)]);
        }
    }
}
