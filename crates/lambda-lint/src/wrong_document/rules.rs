//! The rules that speak for documents as a whole.

use crate::meta::number_rules;
use crate::rule::declare_rule;

number_rules! {
    first: crate::schema::rules::END;
    pub ANSWER_FOR_REQUEST = AnswerForRequest;
    pub(crate) NOT_A_REQUEST = NotARequest;
    pub(crate) UNFILLED_SKELETON = UnfilledSkeleton;
}

declare_rule! {
    /// The document is an answer of the service, not a request.
    ///
    /// What `aws lambda get-function` and `get-function-configuration` print has most members of a request, and others that no request
    /// has: `FunctionArn`, `CodeSha256`, `State` and more. Layers are objects there, and there is no `Code` to send. The fix keeps
    /// what a request can have; the code is still to be added. In a file that nobody calls a request, this is a warning.
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
    /// The document is no request at all.
    ///
    /// It was said to be one, or came on stdin or as a line of a stream, but it has no member of a request, or just those of the input
    /// of another call. Every member of it would be a finding, and every one that a request needs, where the fault is a single one:
    /// this is the wrong document.
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
    /// Members are still as a skeleton of the AWS CLI has them.
    ///
    /// `--generate-cli-skeleton` writes every member, with `""`, `0` and `KeyName` to be filled in. What a function does not need is to
    /// be removed: the service takes an empty text for a value, and refuses most. The fix removes what is still empty and not required.
    UnfilledSkeleton = "unfilled-skeleton", Error document,
    aws: VALIDATION,
    evidence: [
        Model "2026-11-17" "empty texts and zeros break the constraints of most members" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Documentation "2026-11-22" "a skeleton is to be filled in, and members that are not needed to be removed" "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
    ],
    pass: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "Description": ""}"#,
    ],
    fail: [
        r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": ""}, "Timeout": 0, "MemorySize": 0, "VpcConfig": {"SubnetIds": [""], "SecurityGroupIds": [""]}, "Tags": {"KeyName": ""}, "KMSKeyArn": "", "EphemeralStorage": {"Size": 0}}"# => "/Code/ImageUri",
    ],
}
