//! Rules of a caller's own: what they may be called, and where they may report.

use lambda_lint::{BuildError, Linter, Meta, Reporter, Request, Rule, Severity};

/// Reports at these JSON Pointers, and whether each is settled.
#[derive(Debug)]
struct At {
    meta: Meta,
    pointers: &'static [&'static str],
}

impl Rule for At {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
        for pointer in self.pointers {
            let settled = if request.is_settled(pointer) { "settled" } else { "not settled" };
            out.at_pointer(request, pointer, settled).url("https://example.org/");
        }
    }
}

fn rule(id: &'static str, pointers: &'static [&'static str]) -> At {
    At { meta: Meta::new(id, Severity::Error, "an example"), pointers }
}

#[test]
fn an_id_is_kebab_case() {
    for id in ["a", "memory-above-team-limit", "team/limit-2"] {
        assert!(Linter::builder().rule(rule(id, &[])).build().is_ok(), "{id}");
    }
    for id in ["", "Bad Id!", "a--b", "-a", "a-", "team/", "/a", "ä", "a_b", "A"] {
        let built = Linter::builder().rule(rule(id, &[])).build();
        assert_eq!(built.err(), Some(BuildError::InvalidId { id: id.to_owned() }));
    }
}

#[test]
fn ids_are_unique() {
    for ids in [["team/a", "team/a"], ["team/a", "unknown-member"]] {
        let built = ids.into_iter().fold(Linter::builder(), |builder, id| builder.rule(rule(id, &[]))).build();
        assert_eq!(built.err(), Some(BuildError::DuplicateRule { id: ids[1].to_owned() }));
    }
}

#[test]
fn pointers_lead_to_present_or_missing_members() {
    const POINTERS: &[&str] = &[
        "/Tags/a~1b~0c",
        "/Tags/none",
        "/VpcConfig/SubnetIds",
        "/Layers/1",
        "/Layers/7",
        "/Layers/x",
        "/MemorySize",
        "/Timeout",
        "/none/deep/er",
    ];
    let linter = Linter::builder().select(["wrong-type"]).rule(rule("team/at", POINTERS)).build().unwrap();
    let text = r#"{"Tags": {"a/b~c": "x"}, "Layers": ["a", "b"], "MemorySize": "x", "Timeout": 1, "Timeout": 2}"#;
    let report = linter.lint_str(text);
    let own = report.diagnostics().iter().filter(|found| found.rule == "team/at");
    let found: Vec<_> = own
        .map(|found| {
            let span = found.span.unwrap();
            assert_eq!(found.url.as_deref(), Some("https://example.org/"));
            (found.path.as_str(), &text[span.start.offset..span.end.offset], found.message.as_str())
        })
        .collect();
    let expected = [
        ("/VpcConfig/SubnetIds", "{", "not settled"),
        ("/none/deep/er", "{", "not settled"),
        ("/Tags/none", "{", "not settled"),
        ("/Tags/a~1b~0c", "\"x\"", "settled"),
        ("/Layers/7", "[", "not settled"),
        ("/Layers/x", "[", "not settled"),
        ("/Layers/1", "\"b\"", "not settled"),
        ("/MemorySize", "\"x\"", "not settled"),
        ("/Timeout", "2", "settled"),
    ];
    assert_eq!(found, expected);
    let partial = Linter::builder().partial(true).rule(rule("team/at", POINTERS)).build().unwrap();
    let left = partial.lint_str(text).into_diagnostics();
    let paths: Vec<_> = left.iter().filter(|found| found.rule == "team/at").map(|found| found.path.as_str()).collect();
    assert_eq!(paths, ["/Tags/a~1b~0c", "/Layers/1", "/MemorySize", "/Timeout"], "what is missing is no fault");
}
