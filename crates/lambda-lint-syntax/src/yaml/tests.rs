//! Tests for YAML values and their spans.

use super::*;
use crate::{NodeId, NodeKind};
use serde_json::{Value, json};

/// The value of a node; the last of several members with the same name wins.
pub(super) fn value(tree: &Tree<'_>, id: NodeId) -> Value {
    match tree.kind(id) {
        NodeKind::Null => Value::Null,
        NodeKind::False => Value::Bool(false),
        NodeKind::True => Value::Bool(true),
        NodeKind::Number => serde_json::from_str(tree.text(id)).unwrap_or_else(|_| json!({"number": tree.text(id)})),
        NodeKind::Text => Value::String(tree.text(id).to_owned()),
        NodeKind::List => tree.entries(id).map(|entry| value(tree, entry)).collect(),
        NodeKind::Object => {
            tree.members(id).map(|(name, member)| (tree.text(name).to_owned(), value(tree, member))).collect()
        }
        NodeKind::Unknown => json!({"unknown": true}),
    }
}

fn read(text: &str) -> Vec<Value> {
    parse(text, &SecretPlaces::NONE).unwrap().iter().map(|tree| value(tree, 0)).collect()
}

fn one(text: &str) -> Value {
    let mut all = read(text);
    assert_eq!(all.len(), 1, "{text}");
    all.remove(0)
}

fn fault(text: &str) -> SyntaxFault {
    *parse(text, &SecretPlaces::NONE).expect_err(text)
}

/// The text of every node, as its span shows it.
fn spans(text: &str) -> Vec<&str> {
    let trees = parse(text, &SecretPlaces::NONE).unwrap();
    trees.iter().flat_map(|tree| tree.nodes.iter().map(|node| &text[node.start as usize..node.end as usize])).collect()
}

#[test]
fn block_and_flow_and_everything_between() {
    let text = "a: 1\nb:\n  - x\n  - {c: true, 'd': \"e\\n\"}\nf: [~, no, 1.5]\ng:\n- h: i\n  j: k\n";
    let expected =
        json!({"a": 1, "b": ["x", {"c": true, "d": "e\n"}], "f": [null, "no", 1.5], "g": [{"h": "i", "j": "k"}]});
    assert_eq!(one(text), expected);
    assert_eq!(one(&text.replace('\n', "\r\n")), expected);
    assert_eq!(one(&format!("\u{feff}# é\n{text}")), expected);
    assert_eq!(one(&expected.to_string()), expected, "JSON is YAML");
}

#[test]
fn spans_show_what_is_written() {
    assert_eq!(spans("é: x\r\nb: \"q\" # c\r\n"), ["é: x\r\nb: \"q\"", "é", "x", "b", "\"q\""]);
    assert_eq!(spans("\u{feff}a:\n  - 1\n\n# c\n"), ["a:\n  - 1", "a", "- 1", "1"]);
    assert_eq!(spans("a: # -\n- 1\n- 2\n"), ["a: # -\n- 1\n- 2", "a", "- 1\n- 2", "1", "2"]);
    assert_eq!(spans("{a: [1, 2 ], b: {} }\n"), ["{a: [1, 2 ], b: {} }", "a", "[1, 2 ]", "1", "2", "b", "{}"]);
    assert_eq!(spans("a: &x 1\nb: *x\n"), ["a: &x 1\nb: *x", "a", "1", "b", "*x"]);
    assert_eq!(spans("a:\nb:   # c\nc: 1\n"), ["a:\nb:   # c\nc: 1", "a", "", "b", "", "c", "1"]);
    assert_eq!(
        spans("a: !!str 1\nb: !Sub x\nc: !Ref [x]\n"),
        [
            "a: !!str 1\nb: !Sub x\nc: !Ref [x]",
            "a",
            "!!str 1",
            "b",
            "!Sub x",
            "!Sub x",
            "!Sub x",
            "c",
            "!Ref [x]",
            "!Ref [",
            "!Ref [x]",
            "x",
        ]
    );
}

#[test]
fn blocks_begin_with_their_sign() {
    let text = "a: |  # c\n  x\n  y\n\nb: &z >-\n\n  q\n  r\nc: !!str |+2\n   s\nd: 1\n";
    assert_eq!(one(text), json!({"a": "x\ny\n", "b": "\nq r", "c": " s\n", "d": 1}));
    let spans = spans(text);
    assert_eq!(spans[2], "|  # c\n  x\n  y");
    assert_eq!(spans[4], ">-\n\n  q\n  r");
    assert_eq!(spans[6], "!!str |+2\n   s");
    assert_eq!(spans.last(), Some(&"1"));
    assert_eq!(one("a: |\n"), json!({"a": ""}));
    assert_eq!(one("- |\n x\n- >\n y"), json!(["x\n", "y"]), "as Python reads it, without a line end at the end");
}

#[test]
fn documents() {
    assert_eq!(read("---\na: 1\n---\n---\nb: 2\n...\n"), [json!({"a": 1}), json!({"b": 2})]);
    assert_eq!(fault("").message, "the document is empty");
    assert_eq!(fault("# nothing\n---\n").message, "the document is empty");
    assert_eq!(read("--- text\n"), [json!("text")]);
}

#[test]
fn aliases_and_merges() {
    let text = "base: &b {x: 1, y: 2}\nown:\n  y: 3\n  <<: *b\nlist:\n  <<: [*b, {z: 4, x: 5}]\n";
    let base = json!({"x": 1, "y": 2});
    assert_eq!(one(text), json!({"base": base, "own": {"y": 3, "x": 1}, "list": {"x": 1, "y": 2, "z": 4}}));
    assert_eq!(one("a: &n Name\n*n : 1\n"), json!({"a": "Name", "Name": 1}));
    assert_eq!(one("a: &t \"x\\ty\"\nb: [*t, *t]\n"), json!({"a": "x\ty", "b": ["x\ty", "x\ty"]}));
    assert_eq!(one("a: &x 1\nb: &x 2\nc: *x\n")["c"], 2, "the last one above");
    assert_eq!(one("a: '<<'\n\"<<\": 1\n"), json!({"a": "<<", "<<": 1}));
    assert_eq!(one("a: &a {k: 1, <<: {k: 2, m: 3}}\nb: {<<: *a, m: 4}\n")["b"], json!({"k": 1, "m": 4}));
    let trees = parse("a: &x {n: 1}\nb: *x\n", &SecretPlaces::NONE).unwrap();
    let repeated: Vec<_> = (0..trees[0].nodes.len() as NodeId).filter(|id| trees[0].is_repeated(*id)).collect();
    assert_eq!(repeated, [6, 7, 8]);
}

#[test]
fn references_that_do_not_work() {
    assert_eq!(fault("a: &x [*x]\n").message, "the alias refers to a value that contains it");
    assert_eq!(fault("a: &x {<<: *x}\n").message, "the alias refers to a value that contains it");
    assert!(fault("a: *x\n").message.contains("no anchor above"));
    assert!(fault("a: &x 1\n---\nb: *x\n").message.contains("no anchor above"), "documents share nothing");
    assert!(fault("<<: 5\n").message.contains("merges mappings"));
}

#[test]
fn tags() {
    assert_eq!(one("a: !!str 5\nb: !!int '5'\nc: ! 5\nd: !!float 1\n"), json!({"a": "5", "b": 5, "c": 5, "d": 1}));
    assert_eq!(one("z: !!binary |\n  aGVs\n  bG8=\n"), json!({"z": "aGVsbG8="}));
    let unknown = json!({"unknown": true});
    let text = "a: !Ref x\nb: !Sub [x, {y: *z}]\nc: !GetAtt\n  k: [v]\nd: 1\n".replace("*z", "w");
    assert_eq!(one(&text), json!({"a": unknown, "b": unknown, "c": unknown, "d": 1}));
    assert_eq!(one("a: !!set {x, y}\n"), json!({"a": {"x": null, "y": null}}));
}

#[test]
fn names_that_are_no_text() {
    let trees = parse("1: a\ntrue: b\n~: c\n'2': d\n", &SecretPlaces::NONE).unwrap();
    assert_eq!(value(&trees[0], 0), json!({"1": "a", "true": "b", "~": "c", "2": "d"}));
    let notes: Vec<_> = trees[0].notes().to_vec();
    assert_eq!(notes, [1, 3, 5].map(|id| (id, YamlNote::NameIsNoText)));
    assert!(fault("? [a]\n: b\n").message.contains("expected a string"));
    assert!(fault("{{a: 1}: b}\n").message.contains("template"));
    assert!(fault("Role: {{ role }}\n").message.contains("template"));
}

#[test]
fn twins_stay() {
    let trees = parse("a: 1\nb: 2\na: 3\n", &SecretPlaces::NONE).unwrap();
    assert_eq!(trees[0].members(0).count(), 3);
}

mod written_by_others {
    //! What another library writes is read as it was meant.

    use super::*;
    use proptest::prelude::*;

    /// Whether the other library reads it without quotes as we do: it knows no merge keys, and fewer numbers.
    fn is_alike(text: &str) -> bool {
        let ours = scalar::resolve(text, Version::Current) == Scalar::Text;
        let theirs = serde_yaml_ng::from_str::<Value>(text).map_or(true, |value| value.is_string());
        text != "<<" && (ours || !theirs)
    }

    fn text() -> impl Strategy<Value = String> {
        // the other library writes these as spaces
        let is_written = |text: &String| !text.contains(['\u{85}', '\u{2028}', '\u{2029}']);
        any_text().prop_filter("it is read or written otherwise", move |text| is_alike(text) && is_written(text))
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,20}",
            "[a-z:#&*!|>'\"%@`{}\\[\\], ?\n\t-]{0,20}",
            "[0-9._:+eExobT-]{1,10}",
            "( |\n|a|: |# |- ){0,12}",
            prop::sample::select(vec!["yes", "no", "~", "null", "true", "1.10", "010", "<<", "=", "2026-11-22", ""])
                .prop_map(str::to_owned),
        ]
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            text().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(text(), inner, 0..6).prop_map(|map| map.into_iter().collect::<Value>()),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn values_come_back(value in any_value().prop_filter("it is empty", |value| !value.is_null())) {
            let written = serde_yaml_ng::to_string(&value).unwrap();
            let read = parse(&written, &SecretPlaces::NONE).map_err(|fault| TestCaseError::fail(format!("{fault:?}\n{written}")))?;
            prop_assert_eq!(read.len(), 1);
            prop_assert_eq!(super::value(&read[0], 0), value, "{}", written);
        }
    }
}
