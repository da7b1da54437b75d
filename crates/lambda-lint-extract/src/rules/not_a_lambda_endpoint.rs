use crate::endpoint::{self, Address, AwsName};
use lambda_lint::declare_rule;
use lambda_lint::facts;
use lambda_lint::message_args::Text;
use lambda_lint::{Reporter, Request, msg};

declare_rule! {
    /// The host belongs to AWS but is not a Lambda endpoint.
    ///
    /// Endpoints are named `lambda.REGION.SUFFIX`, with the suffix of the partition of the region, such as `amazonaws.com.cn` in
    /// China. Hosts that do not belong to AWS, such as emulators and proxies, are not reported.
    NotALambdaEndpoint = "not-a-lambda-endpoint", Error call,
    covers: ["http-host"],
    aws: UNKNOWN_OPERATION,
    evidence: [
        Model "2026-11-17" "the endpoint rules of the service" "https://docs.aws.amazon.com/general/latest/gr/lambda-service.html",
        Documentation "2026-11-22" "the endpoints by region" "https://docs.aws.amazon.com/general/latest/gr/lambda-service.html",
    ],
    pass: [
        r#"{"url": "https://lambda-fips.us-east-1.amazonaws.com/2015-03-31/functions"}"#,
        r#"{"url": "https://lambda.eu-west-1.api.aws/2015-03-31/functions"}"#,
        r#"{"url": "http://localhost:4566/2015-03-31/functions"}"#,
    ],
    fail: [
        r#"{"url": "https://lambda.amazonaws.com/2015-03-31/functions"}"# => "",
        r#"{"url": "https://lambda.cn-north-1.amazonaws.com/2015-03-31/functions"}"# => "",
        r#"{"url": "https://s3.eu-west-1.amazonaws.com/2015-03-31/functions"}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    let Some(host) = address.host.filter(|_| address.endpoint().is_none()) else { return };
    let Some(AwsName { service, region }) = endpoint::aws_name(host) else { return };
    let shown = Text(host);
    let partition = region.and_then(facts::partition_of_region);
    let (message, region) = match (region, partition) {
        (None, _) => (msg!("the host {host} has no region", host = shown), "REGION"),
        (Some(region), Some(_)) if !service.starts_with("lambda") => {
            (msg!("the host {host} belongs to another service", host = shown), region)
        }
        (Some(region), Some(partition)) => (
            msg!(
                "the host {host} must end with {suffix} in {region}",
                host = shown,
                suffix = Name(partition.dns_suffix),
                region = Text(region)
            ),
            region,
        ),
        (Some(region), None) => {
            (msg!("unknown region {region} in the host {host}", host = shown, region = Text(region)), "REGION")
        }
    };
    let suffix = partition.map_or("amazonaws.com", |partition| partition.dns_suffix);
    out.report(call.url.place(), message)
        .help(msg!("use {expected}", expected = Text(&format!("lambda.{region}.{suffix}"))));
}
