//! Addresses of S3 in the place of a bucket's name.

use crate::bytes;

/// The name of the bucket in an address: a URL, an ARN or a host name; `None` for a name, and for an address without a
/// bucket.
pub(crate) fn name_in(address: &str) -> Option<&str> {
    let (scheme, rest) = bytes::split_around(address, "://").unwrap_or(("", address));
    let name = if scheme == "s3" {
        first_step(rest)
    } else if let Some(resource) = address.strip_prefix("arn:").and_then(|arn| bytes::split_around(arn, ":s3:::")) {
        first_step(resource.1)
    } else {
        let (bucket, path) = host(rest)?;
        if bucket.is_empty() { first_step(path) } else { bucket }
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    ((3..=63).contains(&name.len()) && name.chars().all(is_name)).then_some(name)
}

/// Whether a text is a host name of S3, such as `builds.s3.eu-west-1.amazonaws.com`.
pub(crate) fn is_host(text: &str) -> bool {
    host(text).is_some()
}

/// The bucket and the path in an address without its scheme: `builds.s3.amazonaws.com/key`, or `s3.amazonaws.com/builds/key`.
fn host(address: &str) -> Option<(&str, &str)> {
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.strip_suffix(".cn").unwrap_or(host).strip_suffix(".amazonaws.com")?;
    let is_service = |rest: &str| {
        let rest = rest.strip_prefix("s3");
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    };
    if is_service(host) {
        return Some(("", path));
    }
    let dots = host.match_indices('.').map(|(dot, _)| (&host[..dot], &host[dot + 1..]));
    dots.filter(|(_, rest)| is_service(rest)).map(|(bucket, _)| (bucket, path)).next_back()
}

fn first_step(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_addresses() {
        for (address, name) in [
            ("s3://builds/orders.zip", Some("builds")),
            ("arn:aws:s3:::builds/orders.zip", Some("builds")),
            ("https://builds.s3.eu-central-1.amazonaws.com", Some("builds")),
            ("https://my.builds.s3.amazonaws.com/orders.zip", Some("my.builds")),
            ("builds.s3-eu-west-1.amazonaws.com", Some("builds")),
            ("builds.s3.cn-north-1.amazonaws.com.cn", Some("builds")),
            ("https://s3.eu-west-1.amazonaws.com/builds/orders.zip", Some("builds")),
            ("s3.amazonaws.com", None),
            ("builds", None),
            ("builds/orders.zip", None),
            ("https://example.com/builds", None),
            ("s3://", None),
        ] {
            assert_eq!(name_in(address), name, "{address}");
        }
        assert!(is_host("builds.s3.amazonaws.com") && !is_host("builds.s3.example.com") && !is_host("builds"));
    }
}
