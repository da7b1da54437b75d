use crate::endpoint::{self, Address, AwsName};
use lambda_lint::declare_rule;
use lambda_lint::facts;
use lambda_lint::internals::shorten;
use lambda_lint::{Diagnostics, Request};

declare_rule! {
    /// The host is AWS's, but no endpoint of Lambda.
    ///
    /// The host is called `lambda.REGION.SUFFIX`, with the suffix of the region's partition: `amazonaws.com.cn` in China. Without
    /// a region there is no host. Hosts that are not AWS's, such as emulators and proxies, are their owners' business.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    let Some(host) = address.host.filter(|_| address.endpoint().is_none()) else { return };
    let Some(AwsName { service, region }) = endpoint::aws_name(host) else { return };
    let shown = shorten(host);
    let named = region;
    let partition = region.and_then(facts::partition_of_region);
    let (message, region) = match (region, partition) {
        (None, _) => (format!("the host `{shown}` has no region"), "REGION"),
        (Some(_), Some(_)) if !service.starts_with("lambda") => {
            (format!("the host `{shown}` is that of another service"), region.unwrap_or("REGION"))
        }
        (Some(region), Some(partition)) => (
            format!("the host `{shown}` does not end in `{}`, as those in `{region}` do", partition.dns_suffix),
            region,
        ),
        (Some(region), None) => {
            (format!("the host `{shown}` names `{}`, which is no region", shorten(region)), "REGION")
        }
    };
    let suffix = partition.map_or("amazonaws.com", |partition| partition.dns_suffix);
    let draft = out.at(call.url.place(), message);
    draft.help(format!("write `lambda.{region}.{suffix}`")).word("host", host).param("expected", suffix);
    if let Some(region) = named {
        draft.word("region", region);
    }
}
