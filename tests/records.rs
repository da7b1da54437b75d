//! Where and when a recorded call was made: what its record says counts where the caller says nothing, and where it was not
//! made anonymous.

use lambda_lint::{Date, Linter, LinterBuilder, Syntax};
use lambda_lint_extract::{Document, Input};
use serde_json::{Value, json};

fn record(members: &Value, request: &Value) -> Value {
    let mut record = json!({"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331",
        "requestParameters": request});
    record.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    record
}

fn rules(builder: LinterBuilder, document: &Value) -> Vec<String> {
    let linter = builder.today(Date::new(2026, 11, 22)).build().unwrap();
    let report = lambda_lint_extract::lint(&linter, Document::from(document.to_string().as_str()).input(Input::Auto));
    assert_eq!(report.requests().len(), 1, "{document}");
    let found = report.into_diagnostics().into_iter().map(|found| found.rule.into_owned());
    found.filter(|rule| rule != "recorded-error").collect()
}

const REFUSED: &str = "InvalidParameterValueException";

#[test]
fn region_and_account_come_from_the_record() {
    let elsewhere = json!({"functionName": "a", "role": "arn:aws:iam::123456789012:role/a",
        "kMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0c5a8f8b-6d1e-4b0b-9f0a-6e8d0a7c1b2d"});
    let of = |members: Value, builder| rules(builder, &record(&members, &elsewhere));
    let both = ["kms-key-in-other-region", "role-in-other-account"];
    let place = json!({"awsRegion": "us-east-1", "recipientAccountId": "210987654321", "errorCode": REFUSED});
    assert_eq!(of(place.clone(), lambda_lint_extract::builder()), both);
    let user = json!({"awsRegion": "us-east-1", "userIdentity": {"accountId": "210987654321"}, "errorCode": REFUSED});
    assert_eq!(of(user, lambda_lint_extract::builder()), both);
    let there = lambda_lint_extract::builder().region("eu-west-1").account("123456789012");
    assert_eq!(of(place.clone(), there), [""; 0], "what the caller says goes first");
    // around the record of an event they have other names
    let detail = record(&json!({"errorCode": REFUSED}), &elsewhere);
    let event = json!({"account": "210987654321", "region": "us-east-1", "detail": detail});
    assert_eq!(rules(lambda_lint_extract::builder(), &event), both);
    let beside = json!({"account": "210987654321", "region": "us-east-1", "records": [detail]});
    assert_eq!(rules(lambda_lint_extract::builder(), &beside), [""; 0], "this is no such event");
    // the service took it, so it was all in one place
    let taken = json!({"awsRegion": "us-east-1", "recipientAccountId": "210987654321"});
    assert_eq!(of(taken, lambda_lint_extract::builder()), [""; 0]);
    for unknown in
        [json!({"awsRegion": "eugov-eastcentral-1r"}), json!({"recipientAccountId": "2109876543210"}), json!({})]
    {
        let mut place = unknown;
        place["errorCode"] = REFUSED.into();
        assert_eq!(of(place, lambda_lint_extract::builder()), [""; 0]);
    }
    let fitting = json!({"awsRegion": "eu-west-1", "recipientAccountId": "123456789012", "errorCode": REFUSED});
    assert_eq!(of(fitting, lambda_lint_extract::builder()), [""; 0]);
}

#[test]
fn record_facts_are_used_for_accepted_calls() {
    let request = json!({"functionName": "a", "role": "arn:aws:iam::123456789012:role/a", "runtime": "java25",
        "snapStart": {"applyOn": "PublishedVersions"}, "publish": true});
    let of = |members| rules(lambda_lint_extract::builder(), &record(&members, &request));
    assert_eq!(of(json!({"awsRegion": "ap-southeast-6"})), ["region-without-snap-start"]);
    assert_eq!(of(json!({"awsRegion": "eu-west-1"})), [""; 0]);
    assert_eq!(of(json!({"awsRegion": "cn-north-1"})), [""; 0], "the role is of another partition");
}

#[test]
fn what_was_taken_was_all_in_one_place() {
    let own = json!({"awsRegion": "us-east-1", "recipientAccountId": "123456789012"});
    let role = "arn:aws:iam::123456789012:role/a";
    let signing =
        |account: &str| format!("arn:aws:lambda:us-east-1:{account}:code-signing-config:csc-0123456789abcdef0");
    let layer = |region: &str| format!("arn:aws:lambda:{region}:123456789012:layer:{region}:3");
    let key = "arn:aws:kms:eu-west-1:123456789012:key/0c5a8f8b-6d1e-4b0b-9f0a-6e8d0a7c1b2d";
    for (request, refused) in [
        (json!({"functionName": "arn:aws:lambda:us-east-1:999999999999:function:x"}), "function-name-in-other-account"),
        (json!({"functionName": "999999999999:function:x"}), "function-name-in-other-account"),
        (json!({"functionName": "eu-west-1:123456789012:function:x"}), "function-name-in-other-region"),
        (
            json!({"codeSigningConfigArn": signing("999999999999"), "role": role}),
            "code-signing-config-in-other-account",
        ),
        (json!({"layers": [layer("eu-west-1"), layer("us-east-1")]}), "layer-in-other-region"),
        (json!({"role": "arn:aws-cn:iam::123456789012:role/a"}), "role-in-other-partition"),
        (json!({"kMSKeyArn": key.replace("eu-west-1", "cn-north-1")}), "kms-key-in-other-region"),
    ] {
        assert_eq!(rules(lambda_lint_extract::builder(), &record(&own, &request)), [""; 0], "{request}");
        // a record that was cut down to less knows no more
        assert_eq!(rules(lambda_lint_extract::builder(), &record(&json!({}), &request)), [""; 0], "{request}");
        let mut answered = own.clone();
        answered["errorCode"] = REFUSED.into();
        assert!(
            rules(lambda_lint_extract::builder(), &record(&answered, &request)).iter().any(|rule| rule == refused),
            "{request}"
        );
    }
    // where the members disagree among themselves, too
    for request in [
        json!({"functionName": "eu-west-1:123456789012:function:x", "layers": [layer("us-east-1")]}),
        json!({"functionName": "999999999999:function:x", "role": role, "codeSigningConfigArn": signing("123456789012")}),
        json!({"kMSKeyArn": key.replace("arn:aws:", "arn:aws-cn:")}),
    ] {
        assert_eq!(rules(lambda_lint_extract::builder(), &record(&own, &request)), [""; 0], "{request}");
        assert_eq!(rules(lambda_lint_extract::builder(), &record(&json!({}), &request)), [""; 0], "{request}");
    }
    // what all of them say is known without the record
    let java = json!({"functionName": "a", "role": role, "runtime": "java25", "publish": true,
        "snapStart": {"applyOn": "PublishedVersions"}, "layers": [layer("ap-southeast-6")]});
    assert_eq!(rules(lambda_lint_extract::builder(), &record(&json!({}), &java)), ["region-without-snap-start"]);
}

#[test]
fn anonymized_records_are_not_reported() {
    let request = json!({"functionName": "arn:aws:lambda:eugov-eastcentral-1r:1234567890123:function:a",
        "role": "arn:aws:iam::1234567890123:role/a", "handler": "app.handler", "runtime": "python3.14",
        "layers": ["arn:aws:lambda:eugov-eastcentral-1r:XXXXXXXXXXXX:layer:tools:3"],
        "code": {"imageUri": "1234567890123.dkr.ecr.eugov-eastcentral-1r.amazonaws.com/a:1"}, "packageType": "Image"});
    let anonymous = json!({"awsRegion": "eugov-eastcentral-1r", "recipientAccountId": "1234567890123"});
    let image = ["zip-setting-on-image"; 3];
    assert_eq!(rules(lambda_lint_extract::builder(), &record(&anonymous, &request)), image);
    assert_eq!(rules(lambda_lint_extract::builder(), &record(&json!({}), &request)), image);
    // of a call that was refused, only what the whole record has
    let request = json!({"role": "arn:aws:iam::1234567890123:role/a", "memorySize": 64});
    let refused = json!({"recipientAccountId": "1234567890123", "errorCode": REFUSED});
    assert_eq!(rules(lambda_lint_extract::builder(), &record(&refused, &request)), ["number-out-of-range"]);
    let other = json!({"recipientAccountId": "123456789012", "errorCode": REFUSED});
    assert_eq!(
        rules(lambda_lint_extract::builder(), &record(&other, &request)),
        ["number-out-of-range", "malformed-value"]
    );
}

#[test]
fn the_date_comes_from_the_record() {
    let request = json!({"functionName": "a", "runtime": "nodejs8.10"});
    let at = |time: Value, builder| rules(builder, &record(&json!({"eventTime": time}), &request));
    assert_eq!(at("2019-03-01T12:00:00Z".into(), lambda_lint_extract::builder()), [""; 0]);
    assert_eq!(
        at("2019-03-01T12:00:00Z".into(), lambda_lint_extract::builder().as_of(Date::new(2026, 1, 1))),
        ["runtime-blocked"]
    );
    for unknown in [json!("yesterday"), json!("2019-02-30T12:00:00Z"), json!(2019), json!("é"), json!("2919-01-01")] {
        assert_eq!(at(unknown.clone(), lambda_lint_extract::builder()), ["runtime-blocked"], "{unknown}");
    }
    let event = json!({"time": "2019-03-01T12:00:00Z", "detail": record(&json!({}), &request)});
    assert_eq!(rules(lambda_lint_extract::builder(), &event), [""; 0]);
    // YAML has a form of its own for such texts
    let yaml = "eventSource: lambda.amazonaws.com\neventName: CreateFunction20150331\neventTime: 2019-03-01T12:00:00Z\n\
                requestParameters:\n  runtime: nodejs8.10\n";
    let linter = lambda_lint_extract::builder().today(Date::new(2026, 11, 22)).build().unwrap();
    let report = lambda_lint_extract::lint(&linter, Document::from(yaml).syntax(Syntax::Yaml).input(Input::Auto));
    assert_eq!((report.requests().len(), report.diagnostics().len()), (1, 0), "{:?}", report.diagnostics());
}

#[test]
fn each_record_of_a_log_has_its_own_day_and_place() {
    let of = |time: &str| record(&json!({"eventTime": time}), &json!({"runtime": "nodejs8.10"})).to_string();
    let log = [of("2019-03-01T12:00:00Z"), of("2026-03-01T12:00:00Z"), of("2019-03-01T12:00:00Z")].join("\n");
    let report = lambda_lint_extract::lint(&Linter::new(), Document::from(log.as_str()).input(Input::CloudTrail));
    let lines: Vec<_> = report.diagnostics().iter().map(|found| found.span.unwrap().start.line).collect();
    assert_eq!((report.requests().len(), lines), (3, vec![2]));
}
