use super::parse;
use super::tokens::{TokenKind, tokens};
use crate::json::FaultKind;
use crate::{NodeId, NodeKind, Tree};

/// A tree in one line: `?` for what is unknown, `~` if it may be absent, `…` where there may be more.
fn shown(tree: &Tree<'_>, id: NodeId) -> String {
    let more = if tree.is_open(id) { "…" } else { "" };
    match tree.kind(id) {
        NodeKind::Object => {
            let pair = |(name, value)| format!("{}: {}", tree.text(name), shown(tree, value));
            format!("{{{}{more}}}", tree.members(id).map(pair).collect::<Vec<_>>().join(", "))
        }
        NodeKind::List => {
            format!("[{}{more}]", tree.entries(id).map(|entry| shown(tree, entry)).collect::<Vec<_>>().join(", "))
        }
        NodeKind::Text => format!("{:?}", tree.text(id)),
        NodeKind::Number => tree.text(id).to_owned(),
        NodeKind::Null => "null".to_owned(),
        NodeKind::True => "true".to_owned(),
        NodeKind::False => "false".to_owned(),
        NodeKind::Unknown => if tree.is_optional(id) { "~" } else { "?" }.to_owned(),
    }
}

/// The value of an attribute, as it is read.
fn value(expression: &str) -> String {
    let text = format!("a = {expression}\n");
    let tree = parse(&text).unwrap_or_else(|fault| panic!("{expression}: {fault:?}"));
    shown(&tree, 2)
}

#[test]
fn blocks_have_the_form_of_the_json_syntax() {
    let text = "resource \"aws_lambda_function\" \"a\" {\n  x = 1\n  e {\n    v = {}\n  }\n  dynamic \"d\" {\n    content {}\n  }\n}\n";
    let tree = parse(text).unwrap();
    let expected = "{resource: {aws_lambda_function: {a: {x: 1, e: {v: {}}, dynamic: {d: {content: {}}}}}}}";
    assert_eq!(shown(&tree, 0), expected);
    let resource = tree.member(0, "resource").unwrap().1;
    let kind = tree.member(resource, "aws_lambda_function").unwrap();
    assert_eq!(written(&tree, kind.0), "\"aws_lambda_function\"");
    let body = tree.member(kind.1, "a").unwrap().1;
    assert_eq!(written(&tree, body), text.trim_end());
    let (name, x) = tree.member(body, "x").unwrap();
    assert_eq!((written(&tree, name), written(&tree, x)), ("x", "1"));
    assert_eq!(written(&tree, tree.member(body, "e").unwrap().1), "e {\n    v = {}\n  }");
}

#[test]
fn literals_are_values() {
    for (expression, expected) in [
        ("null", "null"),
        ("true", "true"),
        ("128", "128"),
        ("-5", "-5"),
        ("0.5", "0.5"),
        ("\"a\\nb $${x}\"", "\"a\\nb ${x}\""),
        ("[1, \"b\",]", "[1, \"b\"]"),
        ("{ a = 1, \"b\" : 2\n c = 3 }", "{a: 1, b: 2, c: 3}"),
        ("(((\"x\")))", "\"x\""),
        ("\"${\"lit\"}\"", "\"lit\""),
        ("\"${path.module}/x.zip\"", "\"./x.zip\""),
        ("<<EOT\nline\nEOT", "\"line\\n\""),
        ("toset([\"a\"])", "[\"a\"]"),
        ("merge({ a = 1 }, { a = 2, b = 3 })", "{a: 2, b: 3}"),
        ("concat([1], [2])", "[1, 2]"),
    ] {
        assert_eq!(value(expression), expected, "{expression}");
    }
}

#[test]
fn what_is_computed_is_unknown_and_may_be_absent_where_it_may_be_null() {
    for (expression, expected) in [
        ("var.x", "~"),
        ("local.x", "~"),
        ("x ? 1 : null", "~"),
        ("x ? 1 : 2", "?"),
        ("try(x, null)", "~"),
        ("lookup(m, \"a\", null)", "~"),
        ("jsonencode({ a = 1 })", "?"),
        ("\"a-${var.x}\"", "?"),
        ("\"${var.x}\"", "~"),
        ("\"${aws_iam_role.x.arn}\"", "?"),
        ("aws_iam_role.x.arn", "?"),
        ("data.archive_file.x.output_path", "?"),
        ("module.x.arn", "~"),
        ("[for x in y : x]", "?"),
        ("1 + 2", "?"),
        ("<<EOT\n${x}\nEOT", "?"),
        ("[var.a, \"b\"]", "[?, \"b\"]"),
        ("[\"${var.list}\"]", "[~…]"),
        ("{ a = var.x, (var.k) = 1 }", "{a: ?…}"),
        ("merge({ a = 1 }, var.x)", "{a: ?…}"),
        ("merge(var.x, { a = 1 })", "{…a: 1}".replace("…a: 1", "a: 1…").as_str()),
        ("merge(var.x, var.y)", "?"),
        ("concat([1], var.x)", "[1…]"),
        ("merge([{ a = 1 }]...)", "?"),
    ] {
        assert_eq!(value(expression), expected, "{expression}");
    }
}

#[test]
fn faults_have_a_place_and_a_cause() {
    for (text, at, kind, message) in [
        ("a = 1\na = 2\n", 6, FaultKind::Hcl, "the argument `a` is set more than once in the same block"),
        ("a = 'x'\n", 4, FaultKind::Hcl, "single quotes are not allowed"),
        ("<<<<<<< HEAD\n", 0, FaultKind::Hcl, "unresolved merge conflict"),
        ("a {\n", 3, FaultKind::Hcl, "invalid HCL: expected"),
    ] {
        let fault = parse(text).unwrap_err();
        assert_eq!((fault.start, fault.kind), (at, kind), "{text}: {fault:?}");
        assert!(fault.message.starts_with(message), "{text}: {fault:?}");
    }
    let marked = parse("\u{feff}a = 1\na = 2\n").unwrap_err();
    assert_eq!(marked.start, 9);
}

#[test]
fn nesting_and_repetition_are_bounded() {
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("{a=", "}"),
        ("\"${", "}\""),
        ("!", ""),
        ("f(", ")"),
        ("x ? ", " : y"),
        ("-", ""),
        ("{for a in b: ", "=>c}"),
    ] {
        let text = format!("a = {}1{}\n", open.repeat(5_000), close.repeat(5_000));
        let _ = parse(&text);
        let text = format!("a = {}1{}\n", open.repeat(30), close.repeat(30));
        let _ = parse(&text);
    }
    let text = format!("a = 1{}\n", " + 1".repeat(10_000));
    assert_eq!(parse(&text).unwrap_err().kind, FaultKind::TooDeep);
    let text = format!("{}{}", "a {\n".repeat(1_000), "}\n".repeat(1_000));
    assert_eq!(parse(&text).unwrap_err().kind, FaultKind::TooDeep);
    let text: String = (0..20_000).map(|number| format!("a{number} = 1\n")).collect();
    assert!(parse(&text).is_ok());
}

#[test]
fn tokens_need_no_valid_text() {
    let text = "a = \"x # ${f(\"}\")} y\" # c1\n// c2\n/* c3\n */ b = <<-E\n # no\n  E\n\"cut # off\n# c4";
    let found: Vec<_> =
        tokens(text).filter(|token| token.kind == TokenKind::Comment).map(|token| &text[token.range]).collect();
    assert_eq!(found, ["# c1", "// c2", "/* c3\n */", "# c4"]);
    let texts: Vec<_> =
        tokens(text).filter(|token| token.kind == TokenKind::Text).map(|token| &text[token.range]).collect();
    assert_eq!(texts, ["\"x # ${f(\"}\")} y\"", "<<-E\n # no\n  E", "\"cut # off"]);
    assert_eq!(tokens("\"${").count(), 1);
    assert_eq!(tokens("é = 1 §").count(), 4);
}

fn written<'a>(tree: &Tree<'a>, id: NodeId) -> &'a str {
    let node = tree.node(id);
    &tree.source().unwrap_or_default()[node.start as usize..node.end as usize]
}
