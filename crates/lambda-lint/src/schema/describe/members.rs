//! Members that are missing, and members that the API does not have.

use super::{Words, shorten};
use crate::facts::limits;
use crate::model::table::Member;
use crate::model::{Field, Kind, Shape, Structure};
use crate::operation::CREATE_FUNCTION;
use crate::source::{NodeId, NodeKind, Tree};
use crate::suggest;
use std::borrow::Cow;

/// What to do about a required member that is missing.
pub(in crate::schema) fn missing(field: &Field) -> Cow<'static, str> {
    let help = match field.member {
        Member::FunctionName => {
            let most = limits::FUNCTION_NAME_LENGTH;
            return format!("add the name of the function: at most {most} letters, digits, `-` and `_`").into();
        }
        Member::Role => "add the ARN of the function's execution role, `arn:aws:iam::ACCOUNT:role/NAME`",
        Member::Code => {
            "add `Code` with `S3Bucket` and `S3Key`, with `ImageUri`, or with the archive in `ZipFile`; \
             if a command line option or a tool adds it, lint with that"
        }
        _ => "add it, or remove the object that it belongs to",
    };
    help.into()
}

/// What is known of a member that the API does not have.
pub(in crate::schema) struct Unknown {
    pub(in crate::schema) name: String,
    pub(in crate::schema) message: String,
    pub(in crate::schema) help: String,
    /// Whether the member that was meant is there, too.
    pub(in crate::schema) is_taken: bool,
}

/// Members of other calls and formats, and what does that in this API. Only looked for in the request itself.
static ELSEWHERE: &[(&str, &str)] = &[
    ("ReservedConcurrentExecutions", "set it with PutFunctionConcurrency after the function exists"),
    ("ProvisionedConcurrencyConfig", "set it with PutProvisionedConcurrencyConfig after a version is published"),
    ("RecursiveLoop", "set it with PutFunctionRecursionConfig after the function exists"),
    ("RuntimeManagementConfig", "set it with PutRuntimeManagementConfig after the function exists"),
    ("FunctionScalingConfig", "set it with PutFunctionScalingConfig after a version is published"),
    ("FunctionUrlConfig", "create it with CreateFunctionUrlConfig after the function exists"),
    ("EventInvokeConfig", "set it with PutFunctionEventInvokeConfig after the function exists"),
    ("DestinationConfig", "set it with PutFunctionEventInvokeConfig after the function exists"),
    ("EnvironmentVariables", "put the pairs into `Variables` in `Environment`"),
    ("Events", "this is a member of SAM; triggers are created with CreateEventSourceMapping or AddPermission"),
    ("Policies", "this is a member of SAM; permissions belong to the role in `Role`"),
    ("CodeUri", "this is a member of SAM; the code belongs in `Code`"),
    ("InlineCode", "this is a member of SAM; the code belongs in `Code`, as an archive"),
    ("AutoPublishAlias", "this is a member of SAM; use `Publish`, and CreateAlias after the function exists"),
    ("Tracing", "this is a member of SAM; the API has `TracingConfig` with `Mode`"),
    ("DeadLetterQueue", "this is a member of SAM; the API has `DeadLetterConfig` with `TargetArn`"),
    ("Properties", "this looks like a CloudFormation resource; a request holds the properties themselves"),
    ("Type", "this looks like a CloudFormation resource; a request holds the properties themselves"),
    ("Region", "the region is not part of the request; it determines where the request is sent"),
];

/// Members of answers, such as that of GetFunction.
static ANSWERED: &[&str] = &[
    "FunctionArn",
    "CodeSha256",
    "CodeSize",
    "ConfigSha256",
    "LastModified",
    "LastUpdateStatus",
    "MasterArn",
    "RevisionId",
    "RuntimeVersionConfig",
    "SigningJobArn",
    "SigningProfileVersionArn",
    "State",
    "StateReason",
    "StateReasonCode",
    "Version",
    "VpcId",
    "RepositoryType",
    "Location",
];

/// Names that mean a member, though their letters are far from it.
static ALIASES: &[(&str, &str)] = &[
    ("Name", "FunctionName"),
    ("RoleArn", "Role"),
    ("ExecutionRole", "Role"),
    ("IAMRole", "Role"),
    ("Memory", "MemorySize"),
    ("KmsKeyId", "KMSKeyArn"),
    ("Bucket", "S3Bucket"),
    ("Key", "S3Key"),
    ("ObjectVersion", "S3ObjectVersion"),
    ("LogLevel", "ApplicationLogLevel"),
];

/// Looks for what an unknown member may have been meant to be. `seen` are the known members of its object,
/// `spelt` those of them that are there under another name.
pub(in crate::schema) fn unknown_member(
    tree: &Tree<'_>,
    structure: &'static Structure,
    name: NodeId,
    seen: u128,
    spelt: &[(Member, NodeId)],
) -> (Unknown, Option<&'static Field>) {
    let text = tree.text(name);
    let is_top = tree.trail(name).len() <= 1;
    let elsewhere = elsewhere(text, is_top);
    let value = name + 1;
    let fits = |name: &str| structure.field(name).is_some_and(|field| may_be(tree, value, field.shape));
    let meant = structure.field(meant(text, structure, elsewhere.is_some(), &fits).unwrap_or_default());
    let other = if meant.is_none() { other_place(tree, text, value, is_top) } else { None };
    let is_taken = meant.is_some_and(|meant| seen >> meant.member as u8 & 1 == 1);
    let shown = shorten(text);
    let message = match (meant, other) {
        (Some(meant), _) => format!("unknown member `{shown}`; did you mean `{}`?", meant.name),
        (None, Some(other)) => {
            format!("unknown member `{shown}`{}; did you mean `{}`?", parent(tree, name), dotted(other))
        }
        (None, None) => format!("unknown member `{shown}`{}", parent(tree, name)),
    };
    let help = match (meant, elsewhere) {
        (Some(meant), _) if is_taken => {
            let other = spelt.iter().find(|(member, _)| *member == meant.member);
            let other = other.map_or(meant.name.to_owned(), |&(_, name)| shorten(tree.text(name)));
            format!("`{other}` is also set; remove one of the two")
        }
        (Some(meant), _) => format!("rename `{shown}` to `{}`", meant.name),
        (None, Some(help)) => help.to_owned(),
        (None, None) if ["S3Uri", "S3Url", "S3Location"].iter().any(|known| suggest::same_letters(known, text)) => {
            "write `S3Bucket` and `S3Key` in `Code`".to_owned()
        }
        (None, None) => match other {
            Some(other) => match other.parent() {
                Some(parent) => format!("move it into `{}`, as `{}`", dotted(parent), other.name()),
                None => format!("move it to the top level of the request, as `{}`", other.name()),
            },
            None => "remove it".to_owned(),
        },
    };
    (Unknown { name: text.to_owned(), message, help, is_taken }, meant)
}

/// Whether an object without any of its members holds the pairs that belong into its one member.
pub(in crate::schema) fn is_unwrapped(tree: &Tree<'_>, structure: &'static Structure, object: NodeId) -> bool {
    let mut names = tree.members(object).map(|(name, _)| tree.text(name));
    structure.field("Variables").is_some() && names.all(|name| meant(name, structure, false, &|_| true).is_none())
}

/// Environment variables that stand in `Environment` itself, by the first.
pub(in crate::schema) fn unwrapped(first: &str, others: usize) -> Words {
    let first = shorten(first);
    let message = match others {
        0 => format!("unknown member `{first}` in `Environment`"),
        1 => format!("unknown members `{first}` and 1 other in `Environment`"),
        _ => format!("unknown members `{first}` and {others} others in `Environment`"),
    };
    Words::new(message, "move the variables into `Variables`")
}

/// What does in this API what a member of another one says.
fn elsewhere(text: &str, is_top: bool) -> Option<&'static str> {
    if ANSWERED.contains(&text) {
        return Some("this is a member of API responses, not of requests; remove it");
    }
    ELSEWHERE.iter().find(|(known, _)| is_top && *known == text).map(|(_, help)| *help)
}

/// Whether a name is that of a member of a request, or probably meant for one.
pub(crate) fn is_like_member(name: &str) -> bool {
    let structure = CREATE_FUNCTION.structure();
    meant(name, structure, false, &|_| true).is_some()
}

/// The member of this object that was probably meant. A name that is known elsewhere is only a matter of case here. Unless only the
/// case differs, the value must fit, too.
fn meant(
    text: &str,
    structure: &'static Structure,
    is_elsewhere: bool,
    fits: &dyn Fn(&str) -> bool,
) -> Option<&'static str> {
    let mut names = structure.fields.iter().map(|field| field.name);
    if let Some(same) = names.clone().find(|known| suggest::same_letters(known, text)) {
        return Some(same);
    }
    let alias = alias(text).filter(|name| structure.field(name).is_some() && fits(name));
    alias.or_else(|| {
        if is_elsewhere { None } else { suggest::nearest(text, &mut names.by_ref().filter(|name| fits(name))) }
    })
}

fn alias(text: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(alias, _)| suggest::same_letters(alias, text)).map(|(_, name)| *name)
}

/// Whether a text is a number, perhaps with a sign and a fraction. `str::parse` would bring 13 kB of tables and code into browsers.
fn is_numeric(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole)
        && is_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.parse::<i32>().is_ok()
}

/// Whether a value may be meant for a member of this shape: its JSON type fits, or does so once quotes or brackets are mended.
fn may_be(tree: &Tree<'_>, value: NodeId, shape: &'static Shape) -> bool {
    let text = (tree.kind(value) == NodeKind::Text).then(|| tree.text(value));
    match (&shape.kind, tree.kind(value)) {
        (_, NodeKind::Null | NodeKind::Unknown) => true,
        (Kind::List { .. }, NodeKind::List) => true,
        (Kind::List { entry, .. }, _) => may_be(tree, value, entry),
        (Kind::Structure(_) | Kind::Map { .. }, kind) => kind == NodeKind::Object,
        (Kind::Integer { .. } | Kind::Double { .. }, kind) => {
            kind == NodeKind::Number || text.is_some_and(|text| is_numeric(text) || is_open(text))
        }
        (Kind::Boolean, kind) => {
            let is_word = |text: &str| ["true", "false"].iter().any(|word| word.eq_ignore_ascii_case(text));
            matches!(kind, NodeKind::True | NodeKind::False) || text.is_some_and(|text| is_word(text) || is_open(text))
        }
        (Kind::Text(_) | Kind::Blob, kind) => !matches!(kind, NodeKind::Object | NodeKind::List),
    }
}

/// Whether a text is to be filled in.
fn is_open(text: &str) -> bool {
    text.contains(['{', '<', '$'])
}

/// The member of another object that has this name, or was probably meant by it.
fn other_place(tree: &Tree<'_>, text: &str, value: NodeId, is_top: bool) -> Option<Member> {
    let candidates = || {
        let is_single = |member: &Member| !member.pointer().contains("/-/");
        let is_elsewhere = move |member: &Member| member.parent().is_some() || !is_top;
        Member::ALL.iter().copied().filter(is_single).filter(is_elsewhere)
    };
    let fits = |member: &Member| may_be(tree, value, member.shape()) && is_choice(tree, value, member.shape());
    let same = |wanted: &str| candidates().filter(fits).find(|member| suggest::same_letters(member.name(), wanted));
    same(text).or_else(|| same(alias(text)?))
}

/// Whether a value is one of those that a member allows, where they are few.
fn is_choice(tree: &Tree<'_>, value: NodeId, shape: &'static Shape) -> bool {
    match &shape.kind {
        Kind::Text(text) if !text.values.is_empty() && tree.kind(value) == NodeKind::Text => {
            text.values.iter().any(|known| suggest::same_letters(known, tree.text(value)))
        }
        _ => true,
    }
}

/// A member as people write it: `Code.S3Bucket`.
fn dotted(member: Member) -> String {
    member.pointer().trim_start_matches('/').replace('/', ".")
}

/// The object that a name is in, as a part of a sentence; nothing for the request itself.
fn parent(tree: &Tree<'_>, name: NodeId) -> String {
    match tree.trail(name).len() {
        0..=1 => String::new(),
        _ => match tree.holder(name).checked_sub(1).filter(|&above| above > 0 && tree.kind(above) == NodeKind::Text) {
            Some(above) => format!(" in `{}`", shorten(tree.text(above))),
            None => String::new(),
        },
    }
}
