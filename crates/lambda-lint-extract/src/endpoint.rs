//! Addresses: what of them is known, and which are endpoints of Lambda.

use lambda_lint::facts::{self, Partition};
use lambda_lint::internals::HttpCall;
use std::net::Ipv4Addr;

/// The path of the call, the only one that makes functions.
pub(crate) const PATH: &str = "/2015-03-31/functions";

/// An address in its parts, as far as they are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Address<'t> {
    pub(crate) scheme: Option<&'t str>,
    /// Without the port. `None` if it is not there or is yet to be known.
    pub(crate) host: Option<&'t str>,
    /// What is known of the path: all of it, or its end.
    pub(crate) path: &'t str,
    /// Whether that is the whole path.
    pub(crate) is_whole_path: bool,
    pub(crate) query: &'t str,
}

impl<'t> Address<'t> {
    /// The address of a call.
    pub(crate) fn of(call: &HttpCall<'t>) -> Self {
        Address::parse(call.tree.text(call.url.node), call.is_known)
    }

    /// Takes an address apart. `is_known` tells text from expressions, which end in a brace.
    pub(crate) fn parse(text: &'t str, is_known: fn(&str) -> bool) -> Self {
        let text = text.trim();
        let text = text.split('#').next().unwrap_or_default();
        let (front, query) = text.split_once('?').unwrap_or((text, ""));
        let (scheme, behind) = match front.split_once("://") {
            Some((scheme, behind)) => (Some(scheme).filter(|scheme| is_known(scheme)), behind),
            None => (None, front),
        };
        // an expression may contain a slash, so the text before its end cannot be split
        let known_from = if is_known(behind) { 0 } else { behind.rfind('}').map_or(behind.len(), |end| end + 1) };
        let host_end = behind.find('/').unwrap_or(behind.len());
        if host_end >= known_from {
            let (authority, path) = behind.split_at(host_end);
            let host = authority.rsplit('@').next().unwrap_or_default();
            let host = host.split(':').next().filter(|host| !host.is_empty() && known_from == 0);
            let is_whole_path = known_from == 0 || scheme.is_some() && !path.is_empty();
            return Address { scheme, host, path, is_whole_path, query };
        }
        let host = behind.get(..host_end).filter(|host| is_known(host) && !host.is_empty());
        Address { scheme, host, path: behind.get(known_from..).unwrap_or_default(), is_whole_path: false, query }
    }

    /// Whether it ends in the path of the call.
    pub(crate) fn is_create_function(&self) -> bool {
        let path = self.path.trim_end_matches('/');
        match self.endpoint() {
            Some(_) if self.is_whole_path => path == PATH,
            _ => path.ends_with(PATH),
        }
    }

    /// Whether nothing is known of the path.
    pub(crate) fn is_unknown(&self) -> bool {
        !self.is_whole_path && self.path.is_empty()
    }

    /// The endpoint of Lambda that it goes to, if it goes to one.
    pub(crate) fn endpoint(&self) -> Option<Endpoint<'t>> {
        Endpoint::parse(self.host?)
    }
}

/// An endpoint of Lambda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Endpoint<'t> {
    pub(crate) region: &'t str,
    pub(crate) partition: &'static Partition,
    pub(crate) is_fips: bool,
}

impl<'t> Endpoint<'t> {
    /// `lambda.{region}.{suffix}`, with the suffix of the region's partition; `lambda-fips` for FIPS.
    fn parse(host: &'t str) -> Option<Self> {
        let (service, rest) = host.split_once('.')?;
        let (region, suffix) = rest.split_once('.')?;
        let is_fips = service.eq_ignore_ascii_case("lambda-fips");
        if !is_fips && !service.eq_ignore_ascii_case("lambda") {
            return None;
        }
        let partition = facts::partition_of_region(region)?;
        let suffixes = [partition.dns_suffix, partition.dual_stack_suffix];
        suffixes.iter().any(|own| suffix.eq_ignore_ascii_case(own)).then_some(Endpoint { region, partition, is_fips })
    }
}

/// Names of AWS hosts that are as short as a service endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AwsName<'t> {
    pub(crate) service: &'t str,
    /// The part of the host in place of the region.
    pub(crate) region: Option<&'t str>,
}

/// Parses an endpoint name, even an invalid one: `lambda.eu-west-1`, `lambda`, `s3.eu-west-1`. `None` for other
/// hosts, also those of AWS: virtual machines, load balancers and private endpoints answer as their owners like.
pub(crate) fn aws_name(host: &str) -> Option<AwsName<'_>> {
    let suffixes = facts::PARTITIONS.iter().flat_map(|partition| [partition.dns_suffix, partition.dual_stack_suffix]);
    let fronts = suffixes.filter_map(|suffix| {
        let (front, end) = host.split_at_checked(host.len().checked_sub(suffix.len())?)?;
        front.strip_suffix('.').filter(|_| end.eq_ignore_ascii_case(suffix))
    });
    // the shortest front belongs to the longest suffix: `amazonaws.com` is a part of no other
    let front = fronts.min_by_key(|front| front.len())?;
    let (service, region) = front.split_once('.').map_or((front, None), |(service, rest)| (service, Some(rest)));
    let is_lambda = service.eq_ignore_ascii_case("lambda") || service.eq_ignore_ascii_case("lambda-fips");
    let is_endpoint = match region {
        Some(region) => !region.contains('.') && (is_lambda || facts::partition_of_region(region).is_some()),
        None => is_lambda,
    };
    is_endpoint.then_some(AwsName { service, region })
}

/// Whether a host is on the own machine or in the own network, as emulators are: `localhost`, a service of a composition of
/// containers, a private address.
pub(crate) fn is_local(host: &str) -> bool {
    let ends = |end: &str| {
        let front = host.len().checked_sub(end.len()).and_then(|at| host.split_at_checked(at));
        front.is_some_and(|(_, own)| own.eq_ignore_ascii_case(end))
    };
    let is_private = || match host.parse::<Ipv4Addr>() {
        Ok(address) => address.is_loopback() || address.is_private() || address.is_unspecified(),
        Err(_) => false,
    };
    !host.contains('.')
        || [".localhost", ".local", ".internal", ".localstack.cloud"].into_iter().any(ends)
        || is_private()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Address<'_> {
        Address::parse(text, |text| !text.contains("${"))
    }

    #[test]
    fn takes_addresses_apart() {
        let address = parse("https://lambda.eu-west-1.amazonaws.com:443/2015-03-31/functions?x=1#y");
        assert_eq!((address.scheme, address.host), (Some("https"), Some("lambda.eu-west-1.amazonaws.com")));
        assert_eq!((address.path, address.query), (PATH, "x=1"));
        let address = parse("${workflow.input.base}/2015-03-31/functions");
        assert_eq!((address.host, address.is_whole_path, address.is_create_function()), (None, false, true));
        let address = parse("https://lambda.${region}.amazonaws.com/2015-03-31/functions");
        assert_eq!((address.host, address.is_create_function()), (None, true));
        let address = parse("lambda.us-east-1.amazonaws.com/2015-03-31/functions/");
        assert!(address.endpoint().is_some() && address.is_create_function());
        assert!(parse("${x}").is_unknown() && parse("https://${a/b}").is_unknown());
        assert!(!parse("").is_unknown() && !parse("http://localhost:4566").is_unknown());
        assert!(parse("http://localhost:4566/2015-03-31/functions").is_create_function());
        assert!(parse("https://gateway.example.org/aws/2015-03-31/functions").is_create_function());
        assert!(!parse("https://lambda.us-east-1.amazonaws.com/x/2015-03-31/functions").is_create_function());
    }

    #[test]
    fn emulators_are_on_the_own_machine() {
        let hosts = [
            "localhost",
            "localstack",
            "[",
            "127.0.0.1",
            "192.168.1.7",
            "host.docker.internal",
            "a.localhost",
            "localhost.localstack.cloud",
        ];
        assert!(hosts.into_iter().all(is_local));
        assert!(!["lambda.eu-west-1.amazonaws.com", "8.8.8.8", "gateway.example.org"].into_iter().any(is_local));
    }

    #[test]
    fn knows_the_endpoints_of_all_partitions() {
        for (host, region, is_fips) in [
            ("lambda.eu-west-1.amazonaws.com", "eu-west-1", false),
            ("lambda-fips.us-east-1.amazonaws.com", "us-east-1", true),
            ("lambda.eu-west-1.api.aws", "eu-west-1", false),
            ("lambda.cn-north-1.amazonaws.com.cn", "cn-north-1", false),
            ("Lambda.us-iso-east-1.c2s.ic.gov", "us-iso-east-1", false),
        ] {
            let endpoint = Endpoint::parse(host).expect(host);
            assert_eq!((endpoint.region, endpoint.is_fips), (region, is_fips), "{host}");
        }
        for host in [
            "lambda.amazonaws.com",
            "lambda.cn-north-1.amazonaws.com",
            "lambda.eu-west-1.amazonaws.com.cn",
            "ec2.eu-west-1.amazonaws.com",
            "localhost",
            "",
        ] {
            assert_eq!(Endpoint::parse(host), None, "{host}");
        }
        let name = |host| aws_name(host).map(|name| (name.service, name.region));
        assert_eq!(name("s3.eu-west-1.amazonaws.com"), Some(("s3", Some("eu-west-1"))));
        assert_eq!(name("lambda.amazonaws.com"), Some(("lambda", None)));
        assert_eq!(name("lambda.eu-west-1.amazonaws.com.cn"), Some(("lambda", Some("eu-west-1"))));
        for host in [
            "amazonaws.com.example.org",
            "ec2-1-2-3-4.compute-1.amazonaws.com",
            "vpce-0a1b.lambda.eu-west-1.vpce.amazonaws.com",
            "a1b2.execute-api.eu-west-1.amazonaws.com",
            "amazonaws.com",
        ] {
            assert_eq!(name(host), None, "{host}");
        }
    }
}
