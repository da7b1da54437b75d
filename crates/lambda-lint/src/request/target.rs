//! Where a function goes: region, account and partition, and the places in the request that name them.

use super::image::{self, ImageUri};
use crate::aws::arn::Arn;
use crate::aws::dead_letter;
use crate::facts::{self, Partition};
use crate::message::shorten;
use crate::model::MemberSet;
use crate::model::table::Member;
use crate::msg;
use crate::options::Options;
use crate::place::Place;
use crate::reporter::DiagnosticBuilder;
use crate::request::{PackageType, Request};

/// Where a function goes, from the options, or else the ARN of its name, or else the most frequent region of the request.
#[derive(Debug)]
pub(crate) struct Target<'r> {
    pub(crate) region: Option<&'r str>,
    /// The unknown region, if something in the request is in another one: nothing is compared with it.
    pub(crate) doubtful: Option<Doubtful<'r>>,
    /// The place that names it; `None` for the options.
    pub(crate) region_from: Option<Place>,
    pub(crate) account: Option<&'r str>,
    /// The place that names it; `None` for the options.
    pub(crate) account_from: Option<Place>,
    pub(crate) partition: Option<&'static Partition>,
    /// The place that names it; `None` for the options.
    pub(crate) partition_from: Option<Place>,
}

/// An unknown region, while something in the request is in another one: its name may be misspelled, or it may be new.
/// Then what is in another region is not a fault of its own.
#[derive(Debug)]
pub(crate) struct Doubtful<'r> {
    pub(crate) region: &'r str,
    pub(crate) other: &'r str,
    /// The place of the other one.
    pub(crate) other_from: Option<Place>,
}

impl<'r> Target<'r> {
    pub(crate) fn of(request: &Request<'r>, options: &'r Options) -> Self {
        let name = request.function_name();
        let name_place = Some(Place::from(Member::FunctionName));
        let role = request.role();

        let (region, region_from) = if let Some(region) = options.region() {
            (Some(region), options.region_from)
        } else if let Some(region) = name.and_then(|name| name.region) {
            (Some(region), name_place)
        } else {
            most_frequent(&regions(request))
        };
        let doubtful = region.filter(|region| !facts::has_lambda(region)).and_then(|region| {
            let mut others = regions(request);
            let named = name.and_then(|name| name.region);
            others
                .extend(named.filter(|_| options.region().is_some()).map(|named| (named, Member::FunctionName.into())));
            // a region that occurs twice is hardly misspelled
            let is_repeated = || others.iter().any(|(other, at)| *other == region && Some(*at) != region_from);
            let (other, other_from) = most_frequent(&others);
            let other = other.filter(|other| *other != region && !is_repeated())?;
            Some(Doubtful { region, other, other_from })
        });
        let region = region.filter(|_| doubtful.is_none());
        let (account, account_from) = if let Some(account) = options.account() {
            (Some(account), None)
        } else if let Some(account) = name.and_then(|name| name.account) {
            (Some(account), name_place)
        } else {
            (role.map(|role| role.account), role.map(|_| Member::Role.into()))
        };
        let (partition, partition_from) = if let Some(region) = region {
            (facts::partition_of_region(region), region_from)
        } else {
            (role.and_then(|role| facts::partition(role.partition)), role.map(|_| Member::Role.into()))
        };
        let target = Target { region, doubtful, region_from, account, account_from, partition, partition_from };
        target.without_conflicts(options)
    }

    /// Adds the region of the function to a diagnostic, and the place that sets it.
    pub(crate) fn explain(&self, finding: &mut DiagnosticBuilder<'_>, region: &str) {
        finding.param("region", shorten(region));
        if let Some(from) = self.region_from {
            finding.related(from, msg!("this places the function in {region}", region = Text(region)));
        }
    }

    /// Without the target, if members of a recorded request contradict each other: the call was accepted, so it is unknown which
    /// of them was changed.
    fn without_conflicts(mut self, options: &Options) -> Self {
        if options.conflicts.region && options.region().is_none() {
            (self.region, self.region_from, self.partition, self.partition_from) = (None, None, None, None);
            self.doubtful = None;
        }
        if options.conflicts.account && options.account().is_none() {
            (self.account, self.account_from) = (None, None);
        }
        self
    }
}

/// The members whose ARN says where the function is.
const ARNS: [Member; 6] = [
    Member::ManagedInstancesCapacityProviderArn,
    Member::CodeSigningConfigArn,
    Member::KMSKeyArn,
    Member::CodeSourceKMSKeyArn,
    Member::DurableConfigKMSKeyArn,
    Member::DeadLetterConfigTargetArn,
];

/// All members that can say where the function is.
const REGIONAL: MemberSet =
    MemberSet::of(&[Member::Layers, Member::FileSystemConfigs, Member::CodeImageUri]).or(MemberSet::of(&ARNS));

/// The regions that ARNs and images in the request name: resources that have to be where the function is.
fn regions<'r>(request: &Request<'r>) -> Vec<(&'r str, Place)> {
    // most requests name none
    if !request.has_any(REGIONAL) {
        return Vec::new();
    }
    // what the request should not have at all says nothing of where its function is
    let is_image = request.package_type() == Some(PackageType::Image);
    let is_too_many =
        move |member| is_image && matches!(member, Member::CodeSigningConfigArn | Member::CodeSourceKMSKeyArn);
    let single = ARNS.into_iter().filter(move |&member| !is_too_many(member)).filter_map(|member| {
        Some((request.text(member).filter(|text| is_of_service(member, text))?, Place::from(member)))
    });
    let layers = request.entries(Member::Layers).filter(move |_| !is_image);
    let layers = layers.filter_map(|entry| Some((entry.text()?, entry.place())));
    let mounts = request
        .entries(Member::FileSystemConfigs)
        .filter_map(|entry| entry.member(Member::FileSystemConfigsArn))
        .filter_map(|entry| Some((entry.text()?, entry.place())));
    let arns = single.chain(layers).chain(mounts);
    let image = image::uri(request).and_then(ImageUri::parse);
    let image = image.map(|image| (image.region, Member::CodeImageUri.into()));
    arns.filter_map(|(text, place)| Some((Arn::parse(text)?.region, place)))
        .chain(image)
        .filter(|(region, _)| facts::partition_of_region(region).is_some())
        .collect()
}

/// Whether an ARN is of a service that the member is for.
fn is_of_service(member: Member, arn: &str) -> bool {
    let service = Arn::parse(arn).map_or("", |arn| arn.service);
    match member {
        Member::KMSKeyArn | Member::CodeSourceKMSKeyArn | Member::DurableConfigKMSKeyArn => service == "kms",
        Member::DeadLetterConfigTargetArn => dead_letter::SERVICES.contains(&service),
        _ => true,
    }
}

/// How many places are compared, because each pair is compared.
const MAX_COMPARED: usize = 64;

/// The most frequent region; of several, a known one, and the first.
fn most_frequent<'r>(named: &[(&'r str, Place)]) -> (Option<&'r str>, Option<Place>) {
    let named = &named[..named.len().min(MAX_COMPARED)];
    let votes = |region: &str| {
        (named.iter().filter(|(other, _)| *other == region).count(), named.len() > 1 && facts::has_lambda(region))
    };
    let most = named.iter().map(|(region, _)| votes(region)).max();
    match named.iter().find(|(region, _)| Some(votes(region)) == most) {
        Some((region, place)) => (Some(region), Some(*place)),
        None => (None, None),
    }
}
