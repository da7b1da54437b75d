//! `schema/create-function.schema.json` as the tests read it, without the engine's tables: every place of a request with
//! its constraint, and a valid value for each.

use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// Strings that match the pattern of a definition: a repeatable character, with its prefix and suffix.
/// A definition without a line here has no pattern. `boundary.rs` proves all of them with the `regex` crate.
const SAMPLES: &[(&str, &str, char, &str)] = &[
    ("CapacityProviderArn", "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:", 'c', ""),
    (
        "CodeSigningConfigArn",
        "arn:aws-",
        'a',
        ":lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0",
    ),
    ("EnvironmentVariableName", "A", 'B', ""),
    ("FileSystemArn", "arn:aws-", 'a', ":elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0"),
    ("FunctionRuntimeArn", "arn:a:lambda:a:123456789012:runtime/", 'r', ""),
    ("KMSKeyArn", "arn:aws:kms:eu-west-1:123456789012:key/", 'k', ""),
    ("LayerVersionArn", "arn:aws:lambda:eu-west-1:123456789012:layer:", 'l', ":1"),
    ("LocalMountPath", "/mnt/", 'm', ""),
    ("ResourceArn", "arn:aws:sqs:eu-west-1:123456789012:", 'q', ""),
    ("RoleArn", "arn:aws:iam::123456789012:role/", 'r', ""),
    ("SecurityGroupId", "sg-", '0', ""),
    ("SubnetId", "subnet-", '0', ""),
];

/// How often the character of a sample is repeated where the length does not matter.
const USUAL: usize = 16;

pub(crate) static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let file = lambda_lint_tests::folder().join("../schema/create-function.schema.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
});

/// A constraint: a definition of the schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Definition {
    pub(crate) name: &'static str,
    pub(crate) body: &'static Value,
}

impl Definition {
    pub(crate) fn request() -> Self {
        Self::referred(&SCHEMA)
    }

    fn referred(reference: &'static Value) -> Self {
        let name = reference["$ref"].as_str().unwrap().trim_start_matches("#/$defs/");
        Definition { name, body: &SCHEMA["$defs"][name] }
    }

    pub(crate) fn kind(self) -> &'static str {
        self.body["type"].as_str().unwrap()
    }

    pub(crate) fn limit(self, keyword: &str) -> Option<usize> {
        self.body[keyword].as_u64().map(|limit| limit as usize)
    }

    pub(crate) fn values(self) -> Option<&'static [Value]> {
        self.body["enum"].as_array().map(Vec::as_slice)
    }

    /// The members of an object, with whether they are required.
    pub(crate) fn members(self) -> Vec<(&'static str, Definition, bool)> {
        let properties = self.body["properties"].as_object().into_iter().flatten();
        let required = |name| self.body["required"].as_array().into_iter().flatten().any(|other| other == name);
        properties.map(|(name, reference)| (name.as_str(), Self::referred(reference), required(name))).collect()
    }

    /// What the entries of a list or the values of a map are.
    pub(crate) fn entry(self) -> Option<Definition> {
        let reference = ["items", "additionalProperties"].into_iter().map(|keyword| &self.body[keyword]);
        reference.filter(|reference| reference.is_object()).map(Self::referred).next()
    }

    pub(crate) fn key(self) -> Option<Definition> {
        self.body.get("propertyNames").map(Self::referred)
    }

    /// A string with as many repetitions as asked.
    pub(crate) fn sample(self, repeated: usize) -> String {
        let (_, before, filler, behind) =
            SAMPLES.iter().find(|sample| sample.0 == self.name).copied().unwrap_or(("", "", 'w', ""));
        format!("{before}{}{behind}", filler.to_string().repeat(repeated))
    }

    /// A string of this length; `None` where the fixed parts alone are longer.
    pub(crate) fn sample_of_length(self, length: usize) -> Option<String> {
        Some(self.sample(length.checked_sub(self.sample(0).len())?))
    }

    /// A maximal valid value.
    pub(crate) fn valid(self) -> Value {
        match self.kind() {
            "object" => {
                let members = self.members().into_iter().map(|(name, member, _)| (name.to_owned(), member.valid()));
                let entry = self.key().zip(self.entry()).map(|(key, value)| (key.sample(USUAL), value.valid()));
                Value::Object(members.chain(entry).collect::<Map<_, _>>())
            }
            "array" => json!([self.entry().unwrap().valid()]),
            "integer" | "number" => self.body["minimum"].clone(),
            "boolean" => json!(true),
            _ if self.body["contentEncoding"] == "base64" => json!("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="),
            _ => self.values().map_or_else(|| json!(self.sample(USUAL)), |values| values[0].clone()),
        }
    }
}

/// The position of a place in its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Whole,
    Required,
    Optional,
    Entry,
}

/// A place of the request that [`Definition::valid`] makes.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) pointer: String,
    pub(crate) definition: Definition,
    pub(crate) role: Role,
}

/// Every place of a request.
pub(crate) fn places() -> Vec<Place> {
    let mut found = Vec::new();
    walk(Definition::request(), String::new(), Role::Whole, &mut found);
    found
}

fn walk(definition: Definition, pointer: String, role: Role, found: &mut Vec<Place>) {
    for (name, member, required) in definition.members() {
        let role = if required { Role::Required } else { Role::Optional };
        walk(member, format!("{pointer}/{name}"), role, found);
    }
    if let Some(entry) = definition.entry() {
        let step = definition.key().map_or("0".to_owned(), |key| key.sample(USUAL));
        walk(entry, format!("{pointer}/{step}"), Role::Entry, found);
    }
    found.push(Place { pointer, definition, role });
}

/// One step of a JSON Pointer.
pub(crate) fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// The request with another value at a place.
pub(crate) fn with(request: &Value, pointer: &str, value: Value) -> Value {
    let mut request = request.clone();
    *request.pointer_mut(pointer).unwrap() = value;
    request
}
