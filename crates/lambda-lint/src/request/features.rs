//! The features that a request uses and the runtimes that support them.

use crate::date::Date;
use crate::facts::{self, Family, Life, RUNTIMES, Runtime, Support};
use crate::message::{ListArg, Message};
use crate::model::table::Member;
use crate::msg;
use crate::request::{PackageType, Request};

/// Whether the function runs on managed instances. `missing-member` reports an empty object.
pub(crate) fn on_managed_instances(request: &Request<'_>) -> bool {
    request.is_filled(Member::CapacityProviderConfig)
}

/// Whether the package type is `Image`, but the code is an archive. Then the package type is wrong, and the members for an
/// archive are right.
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

/// The runtime that decides which features are available. There is none for an image, nor if the service rejects the
/// runtime, which another rule reports.
pub(crate) fn deciding_runtime(request: &Request<'_>) -> Option<&'static Runtime> {
    if request.package_type() != Some(PackageType::Zip) {
        return None;
    }
    request.runtime().filter(|runtime| !matches!(request.life(runtime), Life::Blocked(_)))
}

/// The runtime to use instead: the nearest one in support, and the newest.
pub(crate) fn replacement(runtime: &Runtime, newest: &'static str, on: Date) -> Message {
    let nearest = facts::nearest_supported(runtime, on).map(|nearest| nearest.identifier);
    let help = match nearest.filter(|nearest| *nearest != newest) {
        Some(nearest) => msg!(
            "use {nearest}, the nearest supported version, or {successor}, the newest",
            nearest = Name(nearest),
            successor = Name(newest)
        ),
        None => msg!("use {successor}", successor = Name(newest)),
    };
    match runtime.identifier {
        "nodejs" => msg!("add the version, because `nodejs` means Node.js 0.10: {help}", help = Then(help)),
        _ => help,
    }
}

/// The deciding runtime, if it is known to lack a feature, and the runtimes of its language that have it.
pub(crate) fn runtime_without(
    request: &Request<'_>,
    ability: impl Fn(&Runtime) -> Support,
) -> Option<(&'static str, Option<ListArg>)> {
    let runtime = deciding_runtime(request).filter(|runtime| ability(runtime) == Support::No)?;
    Some((runtime.identifier, runtimes_with(request, runtime.family, ability)))
}

/// The supported runtimes of a language that have a feature; `None` if there are none.
fn runtimes_with(request: &Request<'_>, family: Family, ability: impl Fn(&Runtime) -> Support) -> Option<ListArg> {
    let in_support = |runtime: &Runtime| matches!(request.life(runtime), Life::Supported | Life::Deprecating(_));
    let able = RUNTIMES.iter().filter(|runtime| runtime.family == family && ability(runtime) == Support::Yes);
    let names: Vec<_> = able.filter(|runtime| in_support(runtime)).map(|runtime| runtime.identifier.into()).collect();
    (!names.is_empty()).then_some(ListArg { names, word: "or", more: 0 })
}
