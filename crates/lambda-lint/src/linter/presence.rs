//! Members, entries and keys of which only a later step knows whether they are present.

use super::Linter;
use crate::context::RequestContext;
use crate::reporter::buffer::MAX_FOR_REPAIRS;
use crate::source::copy::Copier;
use crate::source::position::Text;
use crate::source::{NodeId, NodeKind, Tree, json};

/// The member or entry by which a container is marked as open, and the value that may be absent.
const OPEN: &str = "…";
const OPTIONAL: &str = "?";

fn copy(tree: &Tree<'_>, copier: &mut Copier<'_, '_>, value: NodeId) {
    match tree.kind(value) {
        NodeKind::Object => {
            let object = copier.open(NodeKind::Object, value);
            for (name, value) in tree.members(value) {
                if tree.text(name) == OPEN {
                    copier.mark_open(object);
                } else {
                    copier.leaf(name);
                    copy(tree, copier, value);
                }
            }
            copier.close(object);
        }
        NodeKind::List => {
            let list = copier.open(NodeKind::List, value);
            for entry in tree.entries(value) {
                if tree.kind(entry) == NodeKind::Text && tree.text(entry) == OPEN {
                    copier.mark_open(list);
                } else {
                    copy(tree, copier, entry);
                }
            }
            copier.close(list);
        }
        NodeKind::Text if tree.text(value) == OPTIONAL => copier.optional(value),
        _ => copier.leaf(value),
    }
}

/// The findings on a request, as `rule /path`.
fn lint(request: &str) -> Vec<String> {
    let tree = json::parse(request).expect("the request is JSON");
    let mut copier = Copier::new(&tree);
    copy(&tree, &mut copier, 0);
    let (request, _) = copier.finish();
    let linter = Linter::builder().advice(true).build().expect("the options are right");
    let context = RequestContext { free: MAX_FOR_REPAIRS, ..RequestContext::new(linter.options()) };
    let found = linter.lint_request(request, &context, Vec::new(), &mut Text::new(None));
    found.iter().map(|found| format!("{} {}", found.rule, found.path)).collect()
}

/// Whether a rule has something to say about a request.
fn reports(rule: &str, request: &str) -> bool {
    lint(request).iter().any(|found| found.starts_with(&format!("{rule} ")))
}

#[test]
fn a_member_that_may_be_absent_is_neither_missing_nor_in_conflict() {
    assert!(reports("missing-member", r#"{"FunctionName": "orders", "Code": {}}"#));
    assert!(!reports("missing-member", r#"{"FunctionName": "orders", "Role": "?", "Code": {}}"#));
    let both = r#"{"Code": {"S3Bucket": "amzn-b", "S3Key": "k", "ZipFile": "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="}}"#;
    assert!(reports("conflicting-code-sources", both));
    assert!(!reports("conflicting-code-sources", &both.replace("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", OPTIONAL)));
    let key = r#"{"Code": {"S3Bucket": "amzn-b", "S3Key": "?"}}"#;
    assert!(reports("incomplete-s3-location", &key.replace(r#", "S3Key": "?""#, "")));
    assert!(!reports("incomplete-s3-location", key));
    let zip = r#"{"PackageType": "Zip", "Runtime": "python3.14", "Handler": "?", "Code": {}}"#;
    assert!(!reports("zip-without-runtime-or-handler", zip));
}

#[test]
fn an_open_object_has_no_missing_members_but_unknown_ones() {
    assert!(!reports("missing-member", r#"{"FunctionName": "orders", "…": 0}"#));
    assert!(!reports("zip-without-runtime-or-handler", r#"{"PackageType": "Zip", "…": 0, "Code": {}}"#));
    assert!(reports("unknown-member", r#"{"FunctionName": "orders", "Timout": 3, "…": 0}"#));
    let mount = r#"{"FileSystemConfigs": [{"Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0", "…": 0}]}"#;
    let about_path = |request: &str| lint(request).iter().any(|found| found.ends_with("/LocalMountPath"));
    assert!(about_path(&mount.replace(r#", "…": 0"#, "")));
    assert!(!about_path(mount));
}

#[test]
fn lists_and_maps_of_unknown_length() {
    let outside = r#"{"VpcConfig": {"SubnetIds": [], "SecurityGroupIds": ["sg-0123456789abcdef0"]}}"#;
    assert!(reports("vpc-without-subnets", outside));
    assert!(!reports("vpc-without-subnets", &outside.replace("[]", r#"["?"]"#)));
    assert!(!reports("vpc-without-subnets", &outside.replace("[]", r#"["…"]"#)));
    // an empty list of architectures is too short, one of unknown length is not
    assert!(reports("list-too-short", r#"{"Architectures": []}"#));
    assert!(!reports("list-too-short", r#"{"Architectures": ["…"]}"#));
    assert!(!reports("list-too-short", r#"{"Architectures": ["?"]}"#));
    // the certain entries alone are too many
    let subnets = r#""subnet-0123456789abcdef0", "#.repeat(17);
    assert!(reports("list-too-long", &format!(r#"{{"VpcConfig": {{"SubnetIds": [{subnets} "…"]}}}}"#)));
    assert!(!reports("list-too-long", r#"{"Architectures": ["arm64", "?"]}"#));
    // the map may have other, unknown keys
    assert!(reports("missing-tags", r#"{"Tags": {}}"#));
    assert!(!reports("missing-tags", r#"{"Tags": {"…": 0}}"#));
}
