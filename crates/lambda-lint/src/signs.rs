//! What few requests show, and rules speak of: one look finds it out, so that the rules which would find nothing are not
//! called at all.
//!
//! A sign is a hint, never a judgement. It may be seen where no rule speaks, but wherever a rule with `when:` speaks, one
//! of its signs is seen. In all tests (feature `check-signs`, debug builds) the linter holds every rule to
//! that.

use crate::facts::Family;
use crate::facts::limits::ROLE_NAME_LENGTH;
use crate::request::{PackageType, Request};
use crate::rule::MemberSet;
use crate::shape::table::Member;
use crate::values::arn::Arn;
use crate::values::{dead_letter, environment, handler, regional};
use crate::{bytes, facts};

/// Something that few requests show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Sign {
    /// The package is a container image.
    Image,
    /// An ARN or an option names another region, account or partition than the others do, or a region that is not known. An
    /// image is always taken for it, because its address is not looked at here, and so is what is no ARN.
    Elsewhere,
    /// What stands for an ARN is not of the form that nearly everybody gives there: the alias of a key, a version of a
    /// function, a service-linked role, an empty text.
    UnusualArn,
    /// There is a digit in the name of a layer, which may be a version.
    NumberedLayer,
    /// Two layers may have one name.
    TwinLayer,
    /// The runtime is out of support, or not yet in it.
    UnsupportedRuntime,
    /// The runtime is not one for both architectures, or one of the customer's own.
    UnusualRuntime,
    /// Something may be wrong with the form of the handler.
    UnusualHandler,
    /// The name of an environment variable is one that Lambda, a language or a logger may know.
    KnownVariable,
    /// The value of an environment variable is as long as the id of an access key.
    KeyLikeVariable,
    /// The reader of YAML noticed something.
    #[cfg(feature = "yaml")]
    Remark,
}

/// A set of [`Sign`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignSet(pub u16);

impl SignSet {
    /// How many signs there may be.
    pub const SIZE: usize = 16;

    pub const fn of(signs: &[Sign]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < signs.len() {
            bits |= 1 << signs[index] as u8;
            index += 1;
        }
        SignSet(bits)
    }

    fn add(&mut self, sign: Sign, is_seen: bool) {
        self.0 |= u16::from(is_seen) << sign as u8;
    }
}

/// The signs of a request.
pub fn of(request: &Request<'_>) -> SignSet {
    let mut signs = SignSet::default();
    signs.add(Sign::Image, request.package_type() == Some(PackageType::Image));
    if let Some(runtime) = request.runtime() {
        let is_over = |day: Option<crate::date::Date>| day.is_some_and(|day| day <= request.as_of());
        let is_unsupported = runtime.preview || is_over(runtime.deprecation) || is_over(runtime.block_create);
        signs.add(Sign::UnsupportedRuntime, is_unsupported);
        signs.add(Sign::UnusualRuntime, runtime.architectures.len() < 2 || runtime.family == Family::Custom);
        signs.add(Sign::UnusualHandler, handler::unusual(request).is_some());
    }
    variables(request, &mut signs);
    arns(request, &mut signs);
    #[cfg(feature = "yaml")]
    signs.add(Sign::Remark, !request.tree().remarks().is_empty());
    signs
}

fn variables(request: &Request<'_>, signs: &mut SignSet) {
    for entry in request.entries(Member::EnvironmentVariables) {
        signs.add(Sign::KnownVariable, entry.key().is_some_and(environment::may_be_known));
        signs.add(Sign::KeyLikeVariable, entry.text().is_some_and(|text| text.len() == 20));
    }
}

/// Members that hold ARNs.
const ARNS: MemberSet = MemberSet::of(&[
    Member::FunctionName,
    Member::Role,
    Member::KMSKeyArn,
    Member::CodeSourceKMSKeyArn,
    Member::DurableConfigKMSKeyArn,
    Member::DeadLetterConfigTargetArn,
    Member::CodeSigningConfigArn,
    Member::Layers,
    Member::FileSystemConfigs,
    Member::ManagedInstancesCapacityProviderArn,
    Member::RuntimeConfigRuntimeArn,
]);

/// Where the ARNs of a request are, as long as they agree.
struct Place<'r> {
    partition: &'r str,
    region: &'r str,
    account: &'r str,
    is_elsewhere: bool,
    /// The ARN before this one, and its text in front of the resource.
    before: Option<(Arn<'r>, &'r str)>,
    /// The names of layers, see [`bytes::is_new`].
    layers: [u64; 8],
}

impl<'r> Place<'r> {
    /// Reads an ARN and takes note of where it is. Layers mostly differ from the one before in their resource only.
    fn read(&mut self, member: Member, text: &'r str) -> Option<Arn<'r>> {
        if member == Member::Layers
            && let Some((before, start)) = self.before
            && let Some((this, resource)) = text.split_at_checked(start.len())
            && bytes::same(this, start)
        {
            return Some(Arn { resource, ..before });
        }
        let arn = Arn::parse(text)?;
        self.add(member, &arn);
        self.before = text.get(..text.len() - arn.resource.len()).map(|start| (arn, start));
        Some(arn)
    }

    fn add(&mut self, member: Member, arn: &Arn<'r>) {
        // layers, keys and queues may well belong to somebody else
        let is_own = matches!(
            member,
            Member::FunctionName
                | Member::Role
                | Member::CodeSigningConfigArn
                | Member::ManagedInstancesCapacityProviderArn
                | Member::RuntimeConfigRuntimeArn
        );
        let account = if is_own { arn.account } else { "" };
        self.is_elsewhere |= arn.partition.is_empty();
        for (all, this) in
            [(&mut self.partition, arn.partition), (&mut self.region, arn.region), (&mut self.account, account)]
        {
            if all.is_empty() {
                *all = this;
            }
            self.is_elsewhere |= !this.is_empty() && !bytes::same(all, this);
        }
    }

    /// Whether all is in one place, which is known, and which the name of the bucket does not gainsay.
    fn is_one(&self, bucket: Option<&str>) -> bool {
        let is_known = || {
            let region = facts::region(self.region).filter(|region| region.lambda);
            region.is_some_and(|region| self.partition.is_empty() || self.partition == region.partition.name)
        };
        let fits = || bucket.is_none_or(|bucket| !regional::may_name_other(bucket, self.region));
        !self.is_elsewhere && (self.region.is_empty() || is_known() && fits())
    }
}

fn arns(request: &Request<'_>, signs: &mut SignSet) {
    let options = request.options();
    let mut place = Place {
        partition: "",
        region: options.region().unwrap_or_default(),
        account: options.account().unwrap_or_default(),
        // an image says in its address where it is
        is_elsewhere: request.has(Member::CodeImageUri),
        before: None,
        layers: [0; 8],
    };
    for member in request.present(ARNS).iter() {
        match member {
            Member::Layers | Member::FileSystemConfigs => {
                for entry in request.entries(member) {
                    let entry =
                        if member == Member::Layers { Some(entry) } else { entry.member(Member::FileSystemConfigsArn) };
                    look(request, entry.and_then(|entry| entry.text()), member, signs, &mut place);
                }
            }
            _ => look(request, request.text(member), member, signs, &mut place),
        }
    }
    signs.add(Sign::Elsewhere, !place.is_one(request.text(Member::CodeS3Bucket)));
}

fn look<'r>(request: &Request<'r>, text: Option<&'r str>, member: Member, signs: &mut SignSet, place: &mut Place<'r>) {
    let Some(text) = text else { return };
    if text.is_empty() {
        return signs.add(Sign::UnusualArn, true);
    }
    let Some(arn) = place.read(member, text) else {
        let is_bare_name = member == Member::FunctionName && !bytes::has(text, b':');
        signs.add(Sign::UnusualArn, !is_bare_name);
        place.is_elsewhere |= !is_bare_name;
        return;
    };
    let is_usual = match member {
        Member::FunctionName => {
            request.function_name().is_some_and(|name| name.has_function && name.qualifier.is_none())
        }
        Member::Role => !arn.partition.is_empty() && is_usual_role(arn.resource),
        Member::KMSKeyArn | Member::CodeSourceKMSKeyArn | Member::DurableConfigKMSKeyArn => {
            arn.service == "kms" && arn.resource.starts_with("key/")
        }
        Member::DeadLetterConfigTargetArn => dead_letter::is_usual(&arn),
        Member::Layers => {
            let name = arn.resource.strip_prefix("layer:").and_then(|rest| bytes::split_once(rest, b':'));
            if let Some((name, _)) = name {
                signs.add(Sign::NumberedLayer, name.bytes().any(|byte| byte.is_ascii_digit()));
                signs.add(Sign::TwinLayer, !bytes::is_new(&mut place.layers, name));
            }
            name.is_some()
        }
        _ => true,
    };
    signs.add(Sign::UnusualArn, !is_usual);
}

/// A path that is nobody else's, and a name that a role can have.
fn is_usual_role(resource: &str) -> bool {
    resource.strip_prefix("role/").is_some_and(|path| {
        let name = path.bytes().rev().take_while(|&byte| byte != b'/').count();
        (1..=ROLE_NAME_LENGTH).contains(&name) && !path.starts_with("aws-service-role/")
    })
}
