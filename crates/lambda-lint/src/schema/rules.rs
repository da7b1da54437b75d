//! The rules of the schema pass: one for each kind of constraint in the service model.

use crate::meta::number_rules;
use crate::rule::declare_rule;

number_rules! {
    first: crate::syntax_rules::END;
    pub(crate) MISSING_MEMBER = MissingMember;
    pub(crate) NULL_MEMBER = NullMember;
    pub(crate) WRONG_TYPE = WrongType;
    pub(crate) UNKNOWN_MEMBER = UnknownMember;
    pub(crate) DUPLICATE_MEMBER = DuplicateMember;
    pub(crate) STRING_TOO_SHORT = StringTooShort;
    pub(crate) STRING_TOO_LONG = StringTooLong;
    pub(crate) STRING_MAYBE_TOO_LONG = StringMaybeTooLong;
    pub(crate) MALFORMED_VALUE = MalformedValue;
    pub(crate) MALFORMED_KEY = MalformedKey;
    pub(crate) NUMBER_OUT_OF_RANGE = NumberOutOfRange;
    pub(crate) UNKNOWN_VALUE = UnknownValue;
    pub(crate) UNKNOWN_RUNTIME = UnknownRuntime;
    pub(crate) RUNTIME_ARN = RuntimeArn;
    pub(crate) RUNTIME_NEWER_THAN_DATA = RuntimeNewerThanData;
    pub(crate) LIST_TOO_SHORT = ListTooShort;
    pub(crate) LIST_TOO_LONG = ListTooLong;
    pub(crate) INVALID_BASE64 = InvalidBase64;
    pub(crate) PLACEHOLDER = Placeholder;
}

declare_rule! {
    /// A required member is missing.
    ///
    /// Every request requires `FunctionName`, `Role` and `Code`, and several objects have required members, too. A member that is
    /// `null` counts as missing.
    MissingMember = "missing-member", Error shape,
    covers: ["code-missing", "shape-cfn-style"],
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`required` of the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2016-01" "a request without Code: member must not be null" ""],
    pass: [
        r#"{"EphemeralStorage": {"Size": 512}}"#,
    ],
    fail: [
        r#"{"Role": null}"# => "/Role",
        r#"{"EphemeralStorage": {}}"# => "/EphemeralStorage/Size",
    ],
}

declare_rule! {
    /// A member is `null`.
    ///
    /// The service treats `null` as missing. The client libraries reject it, and it is rarely intended.
    NullMember = "null-member", Warning source,
    evidence: [Model "2026-11-17" "no member of the service model may be null" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "Description": ""}"#,
    ],
    fail: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "Description": null}"# => "/Description",
    ],
}

declare_rule! {
    /// A value has the wrong JSON type.
    ///
    /// Numbers must not be quoted, and a list needs brackets even if it has a single entry. Such values often come from
    /// CloudFormation and environment files, which are more lenient.
    WrongType = "wrong-type", Error shape,
    covers: ["shape-cfn-style", "shape-string-number"],
    aws: SERIALIZATION,
    evidence: [Model "2026-11-17" "the types of the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [
        r#"{"Timeout": 30, "Architectures": ["arm64"]}"#,
    ],
    fail: [
        r#"{"Timeout": "30"}"# => "/Timeout",
        r#"{"Architectures": "arm64"}"# => "/Architectures",
        r#"{"MemorySize": 512.5}"# => "/MemorySize",
    ],
}

declare_rule! {
    /// The API has no such member.
    ///
    /// The AWS CLI and the SDKs for Python, Java and other languages reject the request. In the body of an HTTP call it is only a
    /// warning: the service ignores the member, so the setting has no effect. Often the name is misspelled, belongs to
    /// another object, or comes from CloudFormation or another operation.
    UnknownMember = "unknown-member", Error shape,
    covers: ["shape-unknown-member", "shape-cfn-style"],
    evidence: [Model "2026-11-17" "the members of the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Tools "2026-11-30" "botocore, which the AWS CLI and boto3 use: `Parameter validation failed: Unknown parameter in input`" "https://github.com/boto/botocore/blob/develop/botocore/validate.py"],
    pass: [r#"{"KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001"}"#],
    fail: [r#"{"MemroySize": 512}"# => "/MemroySize",
        r#"{"memorySize": 512}"# => "/memorySize",
        r#"{"ReservedConcurrentExecutions": 5}"# => "/ReservedConcurrentExecutions"],
}

declare_rule! {
    /// An object contains the same member more than once.
    ///
    /// JSON parsers disagree on which of the two they use; most use the last one and silently drop the first.
    DuplicateMember = "duplicate-member", Warning source,
    evidence: [Documentation "2026-11-22" "the behavior is unpredictable (RFC 8259, section 4)" "https://www.rfc-editor.org/rfc/rfc8259#section-4"],
    pass: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "Timeout": 5}"#,
    ],
    fail: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "Timeout": 5, "Timeout": 50}"# => "/Timeout",
    ],
}

declare_rule! {
    /// A string is shorter than the API allows.
    StringTooShort = "string-too-short", Error shape,
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`min` of strings in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [
        r#"{"LoggingConfig": {"LogGroup": "x"}}"#,
    ],
    fail: [
        r#"{"LoggingConfig": {"LogGroup": ""}}"# => "/LoggingConfig/LogGroup",
    ],
}

declare_rule! {
    /// A string is longer than the API allows.
    ///
    /// The length is counted in Unicode code points: `ü` is one, and so are most emoji.
    StringTooLong = "string-too-long", Error shape,
    covers: ["name-arn-too-long"],
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`max` of strings in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2020-05" "a description of 257 characters is rejected" ""],
    pass: [
        r#"{
            "Description": "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
        }"#,
    ],
    fail: [
        r#"{
            "Description": "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
        }"# => "/Description",
    ],
}

declare_rule! {
    /// A string is too long if the service counts UTF-16 code units.
    ///
    /// The service model does not define what a character is. The string is within the limit in Unicode code points but
    /// exceeds it in UTF-16 code units, which Java counts; an emoji has two.
    StringMaybeTooLong = "string-maybe-too-long", Warning shape,
    evidence: [Judgement "2026-11-22" "which unit the service counts has not been measured" ""],
    pass: [
        r#"{
            "Description": "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
        }"#,
    ],
    fail: [
        r#"{
            "Description": "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
        }"# => "/Description",
    ],
}

declare_rule! {
    /// A string does not have the required format.
    ///
    /// Names allow only certain characters, and ARNs must be complete: partition, service, region, account and resource.
    /// `lambda-lint explain malformed-value MEMBER` shows the format of a member. The formats are:
    ///
    /// - `FunctionName`: letters, digits, `-` and `_`; or the ARN of the function.
    /// - `Role`: the ARN of a role, `arn:aws:iam::ACCOUNT:role/NAME`.
    /// - `Handler`: any characters except spaces.
    /// - `Layers`: ARNs with a version, `arn:aws:lambda:REGION:ACCOUNT:layer:NAME:VERSION`.
    /// - `Code.S3Bucket`: a bucket name (letters, digits, `.`, `-` and `_`), not a URL, an ARN or a host name.
    /// - `VpcConfig`: IDs that start with `subnet-` and `sg-`.
    /// - `FileSystemConfigs`: the ARN of an access point, and a path with one name under `/mnt/`.
    /// - `LoggingConfig.LogGroup`: letters, digits and `. - _ / #`.
    /// - `KMSKeyArn`, `CodeSigningConfigArn`, `CapacityProviderArn`, `DeadLetterConfig.TargetArn`: complete ARNs.
    /// - `Tags`: letters, digits, spaces and `_ . : / = + - @`.
    MalformedValue = "malformed-value", Error shape,
    covers: ["role-not-a-role", "fs-arn-whole", "s3-key-leading-slash"],
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`pattern` of strings in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2026-01-12" "a role that is not an ARN is rejected" "",
        Answer "2020-01" "a layer with the version `latest` is rejected" "https://github.com/mooyoul/serverless-latest-layer-version/issues/10",
        Answer "2017-11" "the ARN of a key in quotes is rejected" "https://github.com/highsource/bitcoin-a-day/issues/1"],
    pass: [
        r#"{"Role": "arn:aws-cn:iam::123456789012:role/service/orders"}"#,
        r#"{"FunctionName": "orders_v2-a"}"#,
    ],
    fail: [
        r#"{"Role": "orders"}"# => "/Role",
        r#"{"FunctionName": "orders.v2"}"# => "/FunctionName",
        r#"{"Code": {"S3Bucket": "s3://builds", "S3Key": "orders.zip"}}"# => "/Code/S3Bucket",
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:tools"]}"# => "/Layers/0",
        r#"{"Layers": ["arn:aws:lambda:EU-WEST-1:123456789012:layer:tools:3"]}"# => "/Layers/0",
    ],
}

declare_rule! {
    /// The name of an environment variable or the key of a tag does not have the required form.
    ///
    /// The name of an environment variable starts with a letter, continues with letters, digits and underscores, and has at least
    /// two characters. The key of a tag has 1 to 128 characters.
    MalformedKey = "malformed-key", Error shape,
    covers: ["env-reserved", "env-key-pattern"],
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "the shapes of map keys in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2024-12" "a variable with a hyphen in its name is rejected" ""],
    pass: [
        r#"{"Environment": {"Variables": {"DB": "x"}}, "Tags": {"kubernetes.io/name": "x"}}"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"db-name": "x"}}}"# => "/Environment/Variables/db-name",
        r#"{"Environment": {"Variables": {"A": "x"}}}"# => "/Environment/Variables/A",
        r#"{"Tags": {"": "x"}}"# => "/Tags/",
    ],
}

declare_rule! {
    /// A number is outside of the range that the API allows.
    ///
    /// Some limits depend on the rest of the request: without a capacity provider, `Timeout` is at most 900 seconds and
    /// `MemorySize` at most 10,240 MB. These are checked by other rules.
    NumberOutOfRange = "number-out-of-range", Error shape,
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`min` and `max` of numbers in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [
        r#"{"Timeout": 1, "MemorySize": 128}"#,
        r#"{"EphemeralStorage": {"Size": 512}}"#,
    ],
    fail: [
        r#"{"Timeout": 0}"# => "/Timeout",
        r#"{"MemorySize": 127}"# => "/MemorySize",
        r#"{"Timeout": 99999999999999999999}"# => "/Timeout",
    ],
}

declare_rule! {
    /// The API does not accept this value.
    ///
    /// Values are case-sensitive: `X86_64` is not `x86_64`.
    UnknownValue = "unknown-value", Error shape,
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`enum` of strings in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2026-01-12" "`X86_64` is rejected" ""],
    pass: [
        r#"{"Architectures": ["x86_64"], "PackageType": "Zip"}"#,
    ],
    fail: [
        r#"{"Architectures": ["X86_64"]}"# => "/Architectures/0",
        r#"{"TracingConfig": {"Mode": "active"}}"# => "/TracingConfig/Mode",
    ],
}

declare_rule! {
    /// `Runtime` is unknown.
    ///
    /// Identifiers are case-sensitive. Go and Rust have no managed runtime; use `provided.al2023`. Some versions exist only as
    /// container images.
    UnknownRuntime = "unknown-runtime", Error shape,
    covers: ["runtime-unknown"],
    aws: INVALID_PARAMETER,
    evidence: [Model "2026-11-17" "the values of `Runtime` in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2017-02" "`C#` is rejected" ""],
    pass: [
        r#"{"Runtime": "python3.14"}"#,
    ],
    fail: [
        r#"{"Runtime": "Python3.14"}"# => "/Runtime",
        r#"{"Runtime": "go"}"# => "/Runtime",
        r#"{"Runtime": "nodejs23.x"}"# => "/Runtime",
    ],
}

declare_rule! {
    /// `Runtime` is an ARN.
    ///
    /// The error message of the service for an unknown runtime says that an ARN is allowed, but the documentation does not. The ARN
    /// of a customer-managed runtime belongs in `RuntimeConfig`.
    RuntimeArn = "runtime-arn", Warning shape,
    covers: ["runtime-is-arn"],
    aws: INVALID_PARAMETER,
    evidence: [
        Judgement "2026-11-22" "the error message of the service and its model disagree" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"#,
    ],
    fail: [
        r#"{"Runtime": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84"}"# => "/Runtime",
    ],
}

declare_rule! {
    /// `Runtime` looks newer than this version of lambda-lint.
    ///
    /// The language is known, and the version may be one of the next after the latest known version. A newer lambda-lint may know
    /// it. If the version does not exist, the service rejects it. `unknown-runtime` reports a version that is far from all known
    /// versions, such as `python3.31`.
    RuntimeNewerThanData = "runtime-newer-than-data", Warning shape,
    covers: ["runtime-unknown"],
    evidence: [Judgement "2026-11-22" "new versions come several times a year" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"],
    pass: [
        r#"{}"#,
    ],
    fail: [
        r#"{"Runtime": "nodejs30.x"}"# => "/Runtime",
        r#"{"Runtime": "java29"}"# => "/Runtime",
    ],
}

declare_rule! {
    /// A list has fewer entries than the API allows.
    ListTooShort = "list-too-short", Error shape,
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`min` of lists in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [
        r#"{"Architectures": ["arm64"]}"#,
    ],
    fail: [
        r#"{"Architectures": []}"# => "/Architectures",
    ],
}

declare_rule! {
    /// A list has more entries than the API allows.
    ListTooLong = "list-too-long", Error shape,
    aws: VALIDATION,
    evidence: [Model "2026-11-17" "`max` of lists in the service model" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2023-06" "six security groups are rejected" "",
        Answer "2021-05" "five times the same two security groups are rejected" "https://github.com/aws-solutions/simple-file-manager-for-amazon-efs/issues/75"],
    pass: [
        r#"{
            "VpcConfig": {
                "SubnetIds": ["subnet-1"],
                "SecurityGroupIds": ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5"]
            }
        }"#,
    ],
    fail: [
        r#"{
            "VpcConfig": {
                "SubnetIds": ["subnet-1"],
                "SecurityGroupIds": ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"]
            }
        }"# => "/VpcConfig/SecurityGroupIds",
        r#"{"Architectures": ["x86_64", "arm64"]}"# => "/Architectures",
    ],
}

declare_rule! {
    /// `Code.ZipFile` is not base64.
    ///
    /// In JSON, the archive is a string: its bytes in base64, with the standard alphabet and padding. `fileb://` only works on the
    /// command line. Add source code to an archive first.
    InvalidBase64 = "invalid-base64", Error shape,
    covers: ["zip-base64", "shape-cfn-style"],
    aws: SERIALIZATION,
    evidence: [Model "2026-11-17" "`ZipFile` is a blob" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Documentation "2026-11-22" "base64-encoded contents of the deployment package" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html"],
    pass: [],
    fail: [
        r#"{"Code": {"ZipFile": "fileb://function.zip"}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": "UEsDB"}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": "data:application/zip;base64,UEsDBA=="}}"# => "/Code/ZipFile",
    ],
}

declare_rule! {
    /// A placeholder has not been filled in.
    ///
    /// Requests are often stored as templates: ``{{ must_env `ROLE` }}``, `${ROLE}`, `<ROLE>`, `YOUR_ACCOUNT_ID`. The
    /// service reads a placeholder as the value, and rejects most of them. Placeholders are usually intentional, so this is
    /// only a warning, and no other rule checks the value. Placeholders in free text, such as `Description` and environment
    /// variables, are ignored. `--placeholders error` makes it an error for requests that are ready to send;
    /// `--placeholders allow` turns it off.
    Placeholder = "placeholder", Warning shape,
    evidence: [
        Judgement "2026-11-22" "of 62 requests in public repositories, 24 contain placeholders on purpose" "",
        Documentation "2026-11-22" "bucket names must not start with `amzn-s3-demo-`" "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
    ],
    pass: [
        r#"{"Description": "<none>", "Environment": {"Variables": {"GREETING": "Hello {{ name }}"}}}"#,
        r#"{"Role": "arn:aws:iam::123456789012:role/MyHandlerRole", "FunctionName": "orders-your-way"}"#,
    ],
    fail: [
        r#"{"Role": "arn:aws:iam::YOUR_ACCOUNT_ID:role/orders"}"# => "/Role",
        r#"{"FunctionName": "{{ must_env `NAME` }}", "MemorySize": "{{ memory }}"}"# => "/FunctionName" | "/MemorySize",
        r#"{"Code": {"S3Bucket": "YOUR_BUCKET_NAME", "S3Key": "builds/${VERSION}.zip"}}"# => "/Code/S3Bucket" | "/Code/S3Key",
    ],
}
