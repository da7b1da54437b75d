//! Addresses of container images, in parts.

use crate::bytes;
use crate::facts::PARTITIONS;
use crate::model::table::Member;
use crate::request::{PackageType, Request};

/// The address of an image in a private repository of Amazon ECR:
/// `ACCOUNT.dkr.ecr.REGION.SUFFIX/REPOSITORY[:TAG][@DIGEST]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ImageUri<'a> {
    /// The account, which should be 12 digits.
    pub(crate) account: &'a str,
    /// Whether the host is a FIPS endpoint.
    pub(crate) fips: bool,
    pub(crate) region: &'a str,
    /// What follows the region in the host, such as `amazonaws.com`.
    pub(crate) suffix: &'a str,
    pub(crate) repository: &'a str,
    pub(crate) tag: Option<&'a str>,
    /// With its algorithm: `sha256:…`.
    pub(crate) digest: Option<&'a str>,
}

/// An address without `https://`, which people copy with it.
pub(crate) fn without_scheme(uri: &str) -> &str {
    ["https://", "http://"].iter().find_map(|scheme| uri.strip_prefix(scheme)).unwrap_or(uri)
}

impl<'a> ImageUri<'a> {
    /// Parses an image URI; `None` if its host has not the form of a private repository.
    pub(crate) fn parse(uri: &'a str) -> Option<Self> {
        let (host, rest) = uri.split_once('/').unwrap_or((uri, ""));
        let (account, behind) = bytes::split_around(host, ".dkr.")?;
        let (fips, behind) = match behind.strip_prefix("ecr.") {
            Some(behind) => (false, behind),
            None => (true, behind.strip_prefix("ecr-fips.")?),
        };
        let (region, suffix) = behind.split_once('.')?;
        let (name, digest) = match rest.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (rest, None),
        };
        let (repository, tag) = match name.split_once(':') {
            Some((repository, tag)) => (repository, Some(tag)),
            None => (name, None),
        };
        Some(ImageUri { account, fips, region, suffix, repository, tag, digest })
    }

    /// Whether the host is of a domain of AWS.
    pub(crate) fn is_in_ecr(&self) -> bool {
        PARTITIONS.iter().any(|partition| partition.dns_suffix == self.suffix)
    }
}

/// The address of the function's image, unless the rest of the request says that the function is a zip archive: then
/// there is one address too many.
pub(crate) fn uri<'r>(request: &Request<'r>) -> Option<&'r str> {
    let uri = request.text(Member::CodeImageUri)?;
    let of_zip = [Member::PackageType, Member::CodeZipFile, Member::CodeS3Bucket, Member::CodeS3Key];
    let says_zip = of_zip.into_iter().any(|member| request.has(member));
    let is_zip = says_zip && request.package_type() == Some(PackageType::Zip);
    (!is_zip).then_some(uri)
}

/// Whether nothing in `ImageConfig` would override anything of the image. What is not known, or is wrong, may.
pub(crate) fn config_says_nothing(request: &Request<'_>) -> bool {
    let is_unset = |list| request.is_absent(list) || request.len(list) == Some(0);
    let directory = Member::ImageConfigWorkingDirectory;
    let has_directory = !request.is_absent(directory) && request.text(directory) != Some("");
    const NAMES: [&str; 3] = ["EntryPoint", "Command", "WorkingDirectory"];
    let is_unknown = |name: Option<&str>| name.is_some_and(|name| !NAMES.contains(&name));
    if request.entries(Member::ImageConfig).any(|entry| is_unknown(entry.key())) {
        return false;
    }
    let has_members = request.is_filled(Member::ImageConfig);
    !has_members || is_unset(Member::ImageConfigEntryPoint) && is_unset(Member::ImageConfigCommand) && !has_directory
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_address() {
        let uri = ImageUri::parse("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/team/orders:7@sha256:ab").unwrap();
        assert_eq!((uri.account, uri.region, uri.suffix), ("123456789012", "cn-north-1", "amazonaws.com.cn"));
        assert_eq!((uri.repository, uri.tag, uri.digest), ("team/orders", Some("7"), Some("sha256:ab")));
        assert!(ImageUri::parse("123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/orders").unwrap().fips);
        let uri = ImageUri::parse("123456789012.dkr.ecr.eu-west-1.amazonaws.com").unwrap();
        assert_eq!((uri.repository, uri.tag, uri.digest), ("", None, None));
    }

    #[test]
    fn other_registries() {
        for uri in [
            "",
            "orders:7",
            "public.ecr.aws/lambda/python:3.14",
            "ghcr.io/team/orders:7",
            "123456789012.dkr-ecr.eu-west-1.on.aws/a:1",
        ] {
            assert_eq!(ImageUri::parse(uri), None, "{uri}");
        }
    }
}
