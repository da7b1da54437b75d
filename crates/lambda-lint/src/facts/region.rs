//! Regions and partitions, and where features of Lambda are missing.

use super::region_data::{PARTITIONS, REGIONS};

/// A partition: a part of AWS with its own accounts, names and domains.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partition {
    /// The name in ARNs, such as `aws-us-gov`.
    pub name: &'static str,
    /// The domain of its endpoints.
    pub dns_suffix: &'static str,
    /// The domain of its endpoints that also support IPv6.
    pub dual_stack_suffix: &'static str,
    /// The prefix of its region names; a word and a number follow.
    pub prefixes: &'static [&'static str],
}

/// A known region.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Region {
    /// The name, such as `eu-central-1`.
    pub name: &'static str,
    /// The partition it belongs to.
    pub partition: &'static Partition,
    /// Whether Lambda has an endpoint there.
    pub lambda: bool,
}

/// Regions that lack a Lambda feature, according to the developer guide. These lists only get shorter.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// These regions.
    pub regions: &'static [&'static str],
    /// These partitions as a whole.
    pub partitions: &'static [&'static str],
}

impl Gap {
    /// Whether the feature is missing in this region, which need not be known.
    ///
    /// ```
    /// use lambda_lint::facts::WITHOUT_TENANT_ISOLATION as GAP;
    ///
    /// assert!(GAP.contains("ap-southeast-6") && GAP.contains("us-gov-west-1") && !GAP.contains("eu-west-1"));
    /// ```
    pub fn contains(&self, region: &str) -> bool {
        let within = |partition: &Partition| self.partitions.contains(&partition.name);
        self.regions.contains(&region) || partition_of_region(region).is_some_and(within)
    }
}

/// The partition of this name.
///
/// ```
/// assert_eq!(lambda_lint::facts::partition("aws-cn").unwrap().dns_suffix, "amazonaws.com.cn");
/// ```
pub fn partition(name: &str) -> Option<&'static Partition> {
    PARTITIONS.iter().find(|partition| partition.name == name)
}

/// The region of this name, if it is known.
///
/// ```
/// assert!(lambda_lint::facts::region("us-east-1").unwrap().lambda);
/// ```
pub fn region(name: &str) -> Option<&'static Region> {
    let at = REGIONS.binary_search_by(|region| region.name.cmp(name)).ok()?;
    Some(&REGIONS[at])
}

/// Whether this is a known region with Lambda.
pub(crate) fn has_lambda(name: &str) -> bool {
    region(name).is_some_and(|region| region.lambda)
}

/// Whether this is a known region.
pub fn is_known_region(name: &str) -> bool {
    region(name).is_some()
}

/// The partition of a region, by the form of its name. The region need not be known.
///
/// ```
/// use lambda_lint::facts::partition_of_region;
///
/// assert_eq!(partition_of_region("us-gov-west-1").unwrap().name, "aws-us-gov");
/// assert_eq!(partition_of_region("eu-atlantis-7").unwrap().name, "aws");
/// assert!(partition_of_region("frankfurt").is_none());
/// ```
pub fn partition_of_region(name: &str) -> Option<&'static Partition> {
    let (rest, number) = name.rsplit_once('-')?;
    let (prefix, word) = rest.rsplit_once('-')?;
    let number_fits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let word_fits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let mut partitions = PARTITIONS.iter().filter(|_| number_fits && word_fits);
    partitions.find(|partition| partition.prefixes.contains(&prefix))
}

/// The names of all known regions.
///
/// ```
/// assert!(lambda_lint::facts::regions().any(|region| region == "eu-central-1"));
/// ```
pub fn regions() -> impl Iterator<Item = &'static str> {
    REGIONS.iter().map(|region| region.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_the_form_of_its_partition() {
        for known in &REGIONS {
            assert_eq!(region(known.name), Some(known));
            assert_eq!(partition_of_region(known.name), Some(known.partition), "{}", known.name);
        }
        for stranger in ["", "-", "--1", "us-east-", "us--1", "us-east-1a", "xx-east-1", "eusc-xx-east-1"] {
            assert_eq!(partition_of_region(stranger), None, "{stranger}");
        }
    }
}
