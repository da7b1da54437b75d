//! What a request asks for, and which runtimes can do it: questions that several rules ask.

use crate::date::Date;
use crate::facts::{self, Family, Life, RUNTIMES, Runtime, Support};
use crate::message::Listing;
use crate::model::table::Member;
use crate::request::{PackageType, Request};

/// Whether the function is to run on managed instances. An object without anything in it lacks what it must have, and
/// that says enough.
pub(crate) fn on_managed_instances(request: &Request<'_>) -> bool {
    request.is_filled(Member::CapacityProviderConfig)
}

/// Whether the package type is an image, while the code is an archive and nothing else: then the package type is the
/// fault, and all that belongs to an archive is right.
pub(crate) fn is_archive_called_image(request: &Request<'_>) -> bool {
    let archive = [Member::CodeZipFile, Member::CodeS3Bucket, Member::CodeS3Key];
    request.package_type() == Some(PackageType::Image)
        && request.is_absent(Member::CodeImageUri)
        && archive.into_iter().any(|member| request.has(member))
}

/// Whether SnapStart is on.
pub(crate) fn uses_snap_start(request: &Request<'_>) -> bool {
    request.text(Member::SnapStartApplyOn) == Some("PublishedVersions")
}

/// Whether the request certainly publishes no version.
pub(crate) fn is_unpublished(request: &Request<'_>) -> bool {
    request.is_absent(Member::Publish) || request.boolean(Member::Publish) == Some(false)
}

/// The runtime on whose abilities the rest of the request depends. There is none for an image, and none if the runtime
/// itself is refused, of which another rule speaks.
pub(crate) fn deciding_runtime(request: &Request<'_>) -> Option<&'static Runtime> {
    if request.package_type() != Some(PackageType::Zip) {
        return None;
    }
    request.runtime().filter(|runtime| !matches!(request.life(runtime), Life::Blocked(_)))
}

/// What to use in place of a runtime: the nearest in support, and the newest.
pub(crate) fn replacement(runtime: &Runtime, newest: &str, on: Date) -> String {
    let missing =
        if runtime.identifier == "nodejs" { "`nodejs` means Node.js 0.10, so write the version: " } else { "" };
    match facts::nearest_supported(runtime, on).map(|nearest| nearest.identifier) {
        Some(nearest) if nearest != newest => {
            format!("{missing}use `{nearest}`, the nearest in support, or `{newest}`, the newest")
        }
        _ => format!("{missing}use `{newest}`"),
    }
}

/// The runtime that decides, if it is known to lack an ability, and those of its language that have it, for a message.
pub(crate) fn runtime_without(
    request: &Request<'_>,
    ability: impl Fn(&Runtime) -> Support,
) -> Option<(&'static str, Option<String>)> {
    let runtime = deciding_runtime(request).filter(|runtime| ability(runtime) == Support::No)?;
    Some((runtime.identifier, runtimes_with(request, runtime.family, ability)))
}

/// The runtimes of a language that have an ability and are in support, for a message; `None` if there are none.
fn runtimes_with(request: &Request<'_>, family: Family, ability: impl Fn(&Runtime) -> Support) -> Option<String> {
    let in_support = |runtime: &Runtime| matches!(request.life(runtime), Life::Supported | Life::Deprecating(_));
    let mut able = Listing::default();
    RUNTIMES
        .iter()
        .filter(|runtime| runtime.family == family && ability(runtime) == Support::Yes && in_support(runtime))
        .for_each(|runtime| able.name(runtime.identifier));
    Some(able.with("or")).filter(|able| !able.is_empty())
}
