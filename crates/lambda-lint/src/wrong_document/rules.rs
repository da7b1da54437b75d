//! The rules about documents that are not requests.

use crate::meta::number_rules;
use crate::rule::declare_rule;

number_rules! {
    first: crate::schema::rules::END;
    pub ANSWER_FOR_REQUEST = AnswerForRequest;
    pub(crate) NOT_A_REQUEST = NotARequest;
    pub(crate) UNFILLED_SKELETON = UnfilledSkeleton;
}

declare_rule! {
    /// The document is a response from the service, not a request.
    ///
    /// The output of `aws lambda get-function` and `get-function-configuration` contains most members of a request and some
    /// others: `FunctionArn`, `CodeSha256`, `State` and more. In it, layers are objects, and `Code` is missing. The fix keeps the
    /// members of a request; add the code yourself. In a file that is not passed as a request, this is only a warning.
    AnswerForRequest = "answer-for-request", Error document,
    aws: VALIDATION,
    evidence: [
        Model "2026-11-17" "the output of GetFunctionConfiguration and the input of CreateFunction" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html",
    ],
    pass: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"#,
    ],
    fail: [
        r#"{"FunctionName": "orders", "FunctionArn": "arn:aws:lambda:eu-west-1:123456789012:function:orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "CodeSize": 304, "CodeSha256": "Jk8x", "Version": "$LATEST", "Layers": [{"Arn": "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3", "CodeSize": 169}]}"# => "/FunctionArn",
    ],
}

declare_rule! {
    /// The document is not a request.
    ///
    /// The document was passed as a request, on stdin or as a line of a stream, but it contains no request members, or only
    /// those of another operation. This is a single finding, instead of one for each unknown and missing member.
    NotARequest = "not-a-request", Error document,
    aws: VALIDATION,
    evidence: [
        Model "2026-11-17" "`FunctionName`, `Role` and `Code` are required" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"#,
    ],
    fail: [
        r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}"# => "/Statement",
        r#"{"FunctionName": "orders", "InvocationType": "Event"}"# => "/InvocationType",
    ],
}

declare_rule! {
    /// Members still have the values of an AWS CLI skeleton.
    ///
    /// `--generate-cli-skeleton` writes every member with an empty value: `""`, `0` or `KeyName`. Fill in the members that the
    /// function needs, and remove the others: the service rejects most empty values. The fix removes empty members that are not
    /// required.
    UnfilledSkeleton = "unfilled-skeleton", Error document,
    aws: VALIDATION,
    evidence: [
        Model "2026-11-17" "empty strings and zeros violate the constraints of most members" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Documentation "2026-11-22" "fill in the skeleton, and remove unused members" "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
    ],
    pass: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "Description": ""}"#,
    ],
    fail: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": ""}, "Timeout": 0, "MemorySize": 0, "VpcConfig": {"SubnetIds": [""], "SecurityGroupIds": [""]}, "Tags": {"KeyName": ""}, "KMSKeyArn": "", "EphemeralStorage": {"Size": 0}}"# => "/Code/ImageUri",
    ],
}
