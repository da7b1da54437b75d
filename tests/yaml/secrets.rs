//! No finding shows the value of an environment variable or the archive, even if aliases repeat it elsewhere.

use super::lint;
use lambda_lint::Linter;

#[test]
fn an_alias_reveals_no_secret() {
    let long = "TOPSEKRIT9 ".repeat(30);
    for text in [
        "Environment: {Variables: {KK: &e TOPSEKRIT9}}\nRuntime: *e\n".to_owned(),
        "Runtime: &e TOPSEKRIT9\nEnvironment: {Variables: {KK: *e}}\n".to_owned(),
        "Runtime: &e TOPSEKRIT9\nx: &v {KK: *e}\nEnvironment: {Variables: {<<: *v}}\n".to_owned(),
        "Environment: {Variables: &v {NAMEX: \"TOPSEKRIT9 \\x01\"}}\nTags: *v\n".to_owned(),
        format!("Environment: {{Variables: &v {{NAMEX: '{long}'}}}}\nTags: *v\n"),
        "Environment: {Variables: {KK: &e TOPSEKRIT9}}\nLayers: [*e]\nTracingConfig: *e\n".to_owned(),
        "Environment: {Variables: {KK: &e TOPSEKRIT9}}\nTracingConfig: {*e : 1}\n".to_owned(),
        "Code: {ZipFile: &e TOPSEKRIT9}\nPackageType: *e\nRole: *e\nHandler: *e\n".to_owned(),
        "Environment: {Variables: {KK: &e TOPSEKRIT9}}\nArchitectures: *e\nTimeout: *e\nImageConfig: *e\n".to_owned(),
        "Environment: {Variables: {KK: &e 'arn:TOPSEKRIT9'}}\nRole: *e\nFunctionName: *e\nKMSKeyArn: *e\n".to_owned(),
        // the name may stand twice
        "Environment: {Variables: {KK: 0o777123}}\nEnvironment: {}\n".to_owned(),
        "Environment: {Variables: {KK: 2031-11-12}}\nEnvironment: {}\n".to_owned(),
        "Environment: {Variables: {KK: 22:30:59}}\nEnvironment: {}\n".to_owned(),
    ] {
        let report = lint(&Linter::builder().advice(true).build().unwrap(), &text);
        assert!(report.is_read() && report.diagnostics().len() > 1, "{text}");
        let said = serde_json::to_string(report.diagnostics()).unwrap();
        for secret in ["SEKRIT", "777123", "261715", "2031-11-12", "22:30", "81059"] {
            assert!(!said.contains(secret), "{text}{said}");
        }
    }
}

#[test]
fn problems_are_still_reported() {
    let found = lint(&Linter::new(), "Environment: {Variables: {KK: &e TOPSEKRIT9}}\nRuntime: *e\n");
    let found = found.diagnostics().iter().find(|found| found.path == "/Runtime").unwrap();
    assert_eq!(found.message, "the value, which an environment variable shares, breaks `unknown-runtime`");
    assert_eq!(found.rule, "unknown-runtime");
    // what no variable has is shown
    let found = lint(&Linter::new(), "Tags: {t: &e nodejs}\nEnvironment: {Variables: {KK: x}}\nRuntime: *e\n");
    assert!(found.diagnostics().iter().any(|found| found.message.contains("`nodejs`")));
}
