//! Packages that definitions of functions name by a path: they are opened, within bounds.

use crate::{Place, Ran};

const PYTHON: &str = "def main(event, context):\n    return 1\n";

fn check(files: &[(&str, &str)], document: &str, more: &[&str]) -> Ran {
    let place = Place::new(files);
    std::fs::create_dir(place.path().join(".git")).unwrap();
    place.run(&[&["check", document, "--format", "concise", "--as-of", "2026-11-22"], more].concat())
}

/// The findings about the package, each with its line.
fn found(ran: &Ran) -> Vec<String> {
    let about = ["handler-f", "module-", "archive-", "not-a-zip", "native-", "bootstrap-"];
    let lines = ran.stdout.lines().filter(|line| about.iter().any(|rule| line.contains(&format!("[{rule}"))));
    let rule = |line: &str| line.rsplit_once('[')?.1.split(']').next().map(str::to_owned);
    lines.map(|line| format!("{}:{}", line.split(':').nth(1).unwrap(), rule(line).unwrap())).collect()
}

fn sam(code: &str, handler: &str, more: &str) -> String {
    format!(
        "Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n{more}    \
         Properties:\n      Runtime: python3.14\n      CodeUri: {code}\n      Handler: {handler}\n"
    )
}

#[test]
fn sam_names_a_folder() {
    let template = sam("src/", "app.handler", "");
    let ran = check(&[("template.yaml", &template), ("src/app.py", PYTHON)], "template.yaml", &[]);
    assert_eq!(found(&ran), ["8:handler-function-missing"], "{ran:?}");
    let ran = check(&[("template.yaml", &template), ("src/main.py", PYTHON)], "template.yaml", &[]);
    assert_eq!(found(&ran), ["8:handler-file-missing"], "{ran:?}");
    let fine = sam("src/", "app.main", "");
    let ran = check(&[("template.yaml", &fine), ("src/app.py", PYTHON)], "template.yaml", &[]);
    assert_eq!(found(&ran), [] as [&str; 0], "{ran:?}");
}

#[test]
fn packages_are_opened_unless_the_user_opts_out() {
    let template = sam("src/", "app.handler", "");
    let files = [("template.yaml", template.as_str()), ("src/app.py", PYTHON)];
    assert_eq!(found(&check(&files, "template.yaml", &["--no-packages"])), [] as [&str; 0]);
    let files = [files[0], files[1], ("lambda-lint.toml", "packages = false\n")];
    assert_eq!(found(&check(&files, "template.yaml", &[])), [] as [&str; 0]);
}

#[test]
fn what_a_build_adds_or_makes_is_not_missing() {
    let built_by = "    Metadata:\n      BuildMethod: esbuild\n";
    for (template, file, content) in [
        (sam("src/", "app.main", ""), "src/app.py", "import requests\ndef main(event, context): ...\n"),
        (sam("src/", "vendor.lambda.handler", ""), "src/requirements.txt", "vendor\n"),
        (sam("src/", "newrelic_lambda_wrapper.handler", ""), "src/x.py", PYTHON),
        (sam("src/", "app.handler", built_by), "src/app.py", PYTHON),
        (sam("src/", "app.handler", "").replace("python3.14", "nodejs22.x"), "src/app.ts", "export const main = 1;\n"),
        (sam("src/", "a.B::c", "").replace("python3.14", "java21"), "src/pom.xml", "<project/>"),
        (sam("src/", "bootstrap", "").replace("python3.14", "provided.al2023"), "src/main.go", "package main\n"),
        (sam("dist/", "app.handler", "").replace("python3.14", "nodejs22.x"), "src/app.js", "exports.main = 1;\n"),
        (sam("s3://bucket/key", "app.handler", ""), "bucket/key/x.py", PYTHON),
        (sam("!Ref Folder", "app.handler", ""), "Folder/x.py", PYTHON),
        (sam("x.zip", "app.handler", ""), "x.zip", ""),
        (
            sam("x.zip", "app.handler", ""),
            "x.zip",
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n",
        ),
        (sam("../outside", "app.handler", ""), "x.py", PYTHON),
    ] {
        let ran = check(&[("template.yaml", &template), (file, content)], "template.yaml", &[]);
        assert_eq!(found(&ran), [] as [&str; 0], "{template}{ran:?}");
    }
}

#[test]
fn layers_may_bring_the_handler() {
    let template = sam("src/", "vendor.handler", "").replace(
        "Properties:\n",
        "Properties:\n      Layers: [arn:aws:lambda:eu-west-1:123456789012:layer:vendor:1]\n",
    );
    let ran = check(&[("template.yaml", &template), ("src/app.py", PYTHON)], "template.yaml", &[]);
    assert_eq!(found(&ran), [] as [&str; 0], "{ran:?}");
}

#[test]
fn output_of_a_build_is_checked_as_a_whole() {
    let template = sam("Orders", "app.main", "    Metadata:\n      SamResourceId: Orders\n");
    let files = [
        (".aws-sam/build/template.yaml", template.as_str()),
        (".aws-sam/build/Orders/app.py", "import requests\ndef main(event, context): ...\n"),
        (".aws-sam/build/Orders/requirements.txt", "requests\n"),
    ];
    let ran = check(&files, ".aws-sam/build/template.yaml", &[]);
    assert_eq!(found(&ran), ["10:module-not-in-package"], "{ran:?}");
}

#[test]
fn cloudformation_and_cdk() {
    let template = "Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs22.x\n      \
                    Role: arn:aws:iam::123456789012:role/x\n      Code: ./src\n      Handler: index.handler\n";
    let source = "exports.main = async () => 1;\n";
    let ran = check(&[("template.yaml", template), ("src/index.js", source)], "template.yaml", &[]);
    assert_eq!(found(&ran), ["8:handler-function-missing"], "{ran:?}");
    let cdk = r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {
        "Code": {"S3Bucket": {"Fn::Sub": "cdk-${AWS::AccountId}"}, "S3Key": "f00.zip"},
        "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Runtime": "nodejs22.x",
        "Handler": "index.handler"},
        "Metadata": {"aws:cdk:path": "Stack/Orders/Resource", "aws:asset:path": "asset.f00", "aws:asset:property": "Code"}}}}"#;
    let files = [("cdk.out/Stack.template.json", cdk), ("cdk.out/asset.f00/index.js", source)];
    let ran = check(&files, "cdk.out/Stack.template.json", &[]);
    assert_eq!(found(&ran), ["4:handler-function-missing"], "{ran:?}");
    let source = "const x = require('express');\nexports.handler = async () => x;\n";
    let files = [("cdk.out/Stack.template.json", cdk), ("cdk.out/asset.f00/index.js", source)];
    let ran = check(&files, "cdk.out/Stack.template.json", &[]);
    assert_eq!(found(&ran), ["4:module-not-in-package"], "{ran:?}");
}

fn terraform(filename: &str, more: &str) -> String {
    format!(
        "resource \"aws_lambda_function\" \"orders\" {{\n  function_name = \"orders\"\n  role = aws_iam_role.orders.arn\n  \
         runtime = \"python3.14\"\n  filename = {filename}\n  handler = \"app.handler\"\n{more}}}\n"
    )
}

#[test]
fn terraform_names_an_archive_or_packs_a_folder() {
    let archive = |kind: &str| {
        let data =
            format!("data \"archive_file\" \"orders\" {{\n  type = \"zip\"\n  {kind}\n  output_path = \"x.zip\"\n}}\n");
        terraform("data.archive_file.orders.output_path", "") + &data
    };
    for (source, expected) in [
        (terraform("\"${path.module}/orders.zip\"", ""), "5:not-a-zip-archive"),
        (archive("source_dir = \"${path.module}/src\""), "6:handler-function-missing"),
        (archive("source_file = \"src/app.py\""), "6:handler-function-missing"),
    ] {
        let zip = "x".repeat(200);
        let ran = check(&[("main.tf", &source), ("src/app.py", PYTHON), ("orders.zip", &zip)], "main.tf", &[]);
        assert_eq!(found(&ran), [expected], "{source}{ran:?}");
    }
    for source in [
        terraform("\"orders.zip\"", "  lifecycle {\n    ignore_changes = [filename]\n  }\n"),
        terraform("var.archive", ""),
        terraform("\"${path.module}/${var.name}.zip\"", ""),
        archive("source_dir = \"src\"\n  excludes = [\"x\"]"),
        archive("source_dir = var.folder"),
    ] {
        let zip = "x".repeat(200);
        let ran = check(&[("main.tf", &source), ("src/app.py", PYTHON), ("orders.zip", &zip)], "main.tf", &[]);
        assert_eq!(found(&ran), [] as [&str; 0], "{source}{ran:?}");
    }
}

#[test]
fn scripts_and_programs() {
    let zip = "x".repeat(200);
    let call = |zip_file: &str| {
        format!(
            "aws lambda create-function --function-name x --runtime python3.14 --handler app.handler \\\n  --role \
             arn:aws:iam::123456789012:role/x --zip-file {zip_file}\n"
        )
    };
    let made = format!("zip x.zip app.py\n{}", call("fileb://x.zip"));
    let boto3 = "import boto3\nboto3.client('lambda').create_function(\n    FunctionName='x', Role='arn:aws:iam::123456789012:role/x',\n    \
                 Runtime='python3.14', Handler='app.handler',\n    Code={'ZipFile': open('x.zip', 'rb').read()})\n";
    for (name, text, expected) in [
        ("deploy.sh", call("fileb://x.zip"), vec!["2:not-a-zip-archive"]),
        ("deploy.sh", call("fileb://$ZIP"), vec![]),
        ("deploy.sh", made, vec![]),
        ("deploy.py", boto3.to_owned(), vec!["5:not-a-zip-archive"]),
    ] {
        let ran = check(&[(name, &text), ("x.zip", &zip)], name, &[]);
        assert_eq!(found(&ran), expected, "{text}{ran:?}");
    }
}

#[test]
fn serverless_names_an_artifact() {
    let service = "service: orders\nprovider:\n  name: aws\n  runtime: python3.14\npackage:\n  artifact: build/x.zip\n\
                   functions:\n  orders:\n    handler: app.handler\n";
    let ran = check(&[("serverless.yml", service), ("build/x.zip", &"x".repeat(200))], "serverless.yml", &[]);
    assert_eq!(found(&ran), ["6:not-a-zip-archive"], "{ran:?}");
    assert_eq!(found(&check(&[("serverless.yml", service)], "serverless.yml", &[])), [] as [&str; 0]);
}
