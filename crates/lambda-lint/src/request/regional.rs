//! Resources that have to be where the function is: one check for all their ARNs.

use crate::aws::arn::Arn;
use crate::facts;
use crate::msg;
use crate::place::Place;
use crate::reporter::Reporter;
use crate::request::Request;

/// Reports an ARN that names another region than the function's, or another partition. An ARN without a region is
/// only judged by its partition. `what` is the resource in words, such as `the layer`.
pub(crate) fn check(request: &Request<'_>, out: &mut Reporter<'_>, place: Place, arn: &str, what: &'static str) {
    let Some(arn) = Arn::parse(arn) else { return };
    let target = request.target();
    let other = target.region.filter(|region| !arn.region.is_empty() && arn.region != *region);
    let Some(region) = other else {
        return check_partition(request, out, place, &arn, what);
    };
    let found = out.report(
        place,
        msg!(
            "{what} is in {actual}, but the function is in {region}",
            what = Word(what),
            actual = Text(arn.region),
            region = Text(region)
        ),
    );
    found.help(msg!("use a resource in {region}", region = Text(region)));
    target.explain(found, region);
}

/// Reports an ARN whose partition is not that of the function.
fn check_partition(request: &Request<'_>, out: &mut Reporter<'_>, place: Place, arn: &Arn<'_>, what: &'static str) {
    let target = request.target();
    // what nearly every ARN is: in the function's own region, and its own partition
    if target.region == Some(arn.region) && target.partition.is_some_and(|own| own.name == arn.partition) {
        return;
    }
    // the region of the ARN itself says what its partition should be, also where the function's is not known
    let own = facts::partition_of_region(arn.region);
    let Some(expected) = own.or(target.partition) else { return };
    if arn.partition.is_empty() || arn.partition == expected.name {
        return;
    }
    let message = match own {
        Some(_) => msg!(
            "the partition of {region} is {partition}, but the ARN of {what} has {actual}",
            region = Text(arn.region),
            partition = Name(expected.name),
            what = Word(what),
            actual = Text(arn.partition)
        ),
        None => msg!(
            "{what} is in the partition {actual}, but the function is in {partition}",
            what = Word(what),
            actual = Text(arn.partition),
            partition = Name(expected.name)
        ),
    };
    let found = out.report(place, message);
    found.help(msg!("use a resource in the partition {partition}", partition = Name(expected.name)));
    if let (None, Some(from)) = (own, target.partition_from) {
        found.related(from, msg!("this places the function in {partition}", partition = Name(expected.name)));
    }
}

/// The region in a name, delimited by hyphens, dots or the ends, if there is exactly one.
pub(crate) fn region_in(name: &str) -> Option<&'static str> {
    let bytes = name.as_bytes();
    let mut regions = ends(name).filter_map(|end| {
        let starts = (0..end).rev().filter(|&start| start == 0 || !bytes[start - 1].is_ascii_alphanumeric());
        // a region has three or four words; the number is the first on the way back
        let mut candidates = starts.skip(2).take(2).filter_map(|start| name.get(start..end));
        candidates.find_map(facts::region).map(|region| region.name)
    });
    regions.next().filter(|_| regions.next().is_none())
}

/// Where a region may end: after a hyphen and a number, at the end of a word.
fn ends(name: &str) -> impl Iterator<Item = usize> {
    let bytes = name.as_bytes();
    let is_end = |end: &usize| {
        bytes[end - 1].is_ascii_digit()
            && bytes[end - 2] == b'-'
            && !bytes.get(*end).is_some_and(u8::is_ascii_alphanumeric)
    };
    (2..=bytes.len()).filter(is_end)
}
