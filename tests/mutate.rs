//! Random damage to requests, for properties that hold for every request.

use crate::schema::Definition;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

/// So many cases, or as many as `PROPTEST_CASES` says.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, ..usual }
}

/// One change of a request, at a place that is chosen when the request is known.
#[derive(Debug, Clone)]
enum Mutation {
    Replace(Index, Value),
    Remove(Index),
    Add(Index, String, Value),
    Rename(Index, Case),
    Wrap(Index, bool),
    Copy(Index, Index),
    Edit(Index, Index, String),
    Repeat(Index, usize),
}

#[derive(Debug, Clone, Copy)]
enum Case {
    Lower,
    Upper,
    Camel,
}

/// A request that was valid once.
pub(crate) fn mutated() -> impl Strategy<Value = Value> {
    let bases = prop_oneof![3 => Just(Definition::request().valid()), 1 => Just(small()), 1 => Just(json!({}))];
    (bases, prop::collection::vec(mutation(), 1..=6)).prop_map(|(mut request, mutations)| {
        for mutation in &mutations {
            mutation.apply(&mut request);
        }
        request
    })
}

fn small() -> Value {
    json!({
        "FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders",
        "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"},
        "Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:a:1", "arn:aws:lambda:eu-west-1:123456789012:layer:b:2"],
        "Tags": {"a": "b", "c/d": ""}, "Environment": {"Variables": {"AB": "x", "C_1": ""}},
    })
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    prop_oneof![
        3 => (at(), value()).prop_map(|(at, value)| Mutation::Replace(at, value)),
        1 => at().prop_map(Mutation::Remove),
        1 => (at(), text(), value()).prop_map(|(at, name, value)| Mutation::Add(at, name, value)),
        1 => (at(), prop_oneof![Just(Case::Lower), Just(Case::Upper), Just(Case::Camel)])
            .prop_map(|(at, case)| Mutation::Rename(at, case)),
        1 => (at(), any::<bool>()).prop_map(|(at, list)| Mutation::Wrap(at, list)),
        1 => (at(), at()).prop_map(|(at, from)| Mutation::Copy(at, from)),
        3 => (at(), at(), piece()).prop_map(|(at, place, piece)| Mutation::Edit(at, place, piece)),
        1 => (at(), prop_oneof![2_usize..20, Just(300), Just(1600)]).prop_map(|(at, times)| Mutation::Repeat(at, times)),
    ]
}

/// Pieces that forms are made of, or break at.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "a",
        "Z",
        "0",
        "123456789012",
        ":",
        "::",
        "/",
        "-",
        "_",
        ".",
        "$",
        "$LATEST",
        "@",
        "=",
        "+",
        "#",
        "arn:aws:",
        "arn:aws-us-gov:lambda:",
        "us-gov-west-1:",
        "eusc-de-east-1:",
        "function:",
        "layer:",
        ":1",
        "sg-",
        "subnet-",
        "/mnt/",
        " ",
        "\t",
        "\n",
        "\r",
        "\0",
        "\u{85}",
        "\u{a0}",
        "\u{2028}",
        "\u{3000}",
        "\u{e9}",
        "\u{301}",
        "\u{df}",
        "\u{660}",
        "\u{1d4b3}",
        "\u{1f600}",
        "\u{200d}",
        "\u{ad}",
        "\u{feff}",
        "\u{e000}",
        "\u{10ffff}",
        "\"",
        "\\",
        "~",
        "~1",
        "{",
        "%",
    ];
    prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,3}", 1 => "[a-z0-9:/-]{1,40}"]
}

fn text() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] =
        &["FunctionName", "Arn", "Size", "size", "Mode", "S3Bucket", "imageUri", "", "/", "~", "Role ", "KmsKeyArn"];
    let length = prop_oneof![0_usize..6, Just(63), Just(64), Just(128), Just(129), Just(256), Just(257)];
    prop_oneof![
        2 => prop::sample::select(KNOWN).prop_map(str::to_owned),
        2 => prop::collection::vec(piece(), 0..5).prop_map(|pieces| pieces.concat()),
        1 => (any::<char>(), length).prop_map(|(char, length)| char.to_string().repeat(length)),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    let edges = [
        json!(0),
        json!(-0.0),
        json!(1),
        json!(128.0),
        json!(512),
        json!(900.5),
        json!(3.5),
        json!(10240),
        json!(1e300),
        json!(-1e300),
        json!(1e-300),
        json!(9_007_199_254_740_993_i64),
        json!(9.3e18),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(2147483647),
        json!(2147483648_u64),
        json!(-2147483648_i64),
        json!(-2147483649_i64),
    ];
    prop_oneof![
        prop::sample::select(edges.to_vec()),
        any::<i16>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => number(),
        3 => text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text(), inner), 0..4)
                .prop_map(|pairs| pairs.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// All places of a value.
fn pointers(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, member)| pointers(member, &format!("{pointer}/{}", crate::schema::escaped(name)), found)),
        // a long list is looked into at its beginning only
        Value::Array(entries) => entries.iter().take(8).enumerate().for_each(|(index, entry)| {
            pointers(entry, &format!("{pointer}/{index}"), found);
        }),
        _ => {}
    }
}

impl Mutation {
    fn apply(&self, request: &mut Value) {
        let mut all = Vec::new();
        pointers(request, "", &mut all);
        let (Self::Replace(at, _)
        | Self::Remove(at)
        | Self::Add(at, ..)
        | Self::Rename(at, _)
        | Self::Wrap(at, _)
        | Self::Copy(at, _)
        | Self::Edit(at, ..)
        | Self::Repeat(at, _)) = self;
        let pointer: &String = at.get(&all);
        match self {
            Mutation::Remove(_) | Mutation::Rename(..) => self.apply_to_member(request, pointer),
            Mutation::Copy(_, from) => {
                let copied = request.pointer(from.get::<String>(&all)).unwrap().clone();
                *request.pointer_mut(pointer).unwrap() = copied;
            }
            _ => self.apply_to_value(request.pointer_mut(pointer).unwrap()),
        }
    }

    fn apply_to_value(&self, target: &mut Value) {
        match (self, target) {
            (Mutation::Replace(_, value), target) => *target = value.clone(),
            (Mutation::Add(_, name, value), Value::Object(members)) => {
                drop(members.insert(name.clone(), value.clone()))
            }
            (Mutation::Add(_, _, value), Value::Array(entries)) => entries.push(value.clone()),
            (Mutation::Wrap(_, true), target) => *target = json!([target.take()]),
            (Mutation::Wrap(_, false), target) => *target = json!({"Value": target.take()}),
            (Mutation::Edit(_, place, piece), Value::String(text)) => {
                let ends: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                text.insert_str(*place.get(&ends), piece);
            }
            (Mutation::Repeat(_, times), Value::Array(entries)) if !entries.is_empty() && entries.len() < 10 => {
                *entries = entries.iter().cycle().take(*times).cloned().collect();
            }
            (Mutation::Repeat(_, times), Value::String(text)) if text.len() < 100 => *text = text.repeat(*times),
            _ => {}
        }
    }

    fn apply_to_member(&self, request: &mut Value, pointer: &str) {
        let Some((parent, name)) = pointer.rsplit_once('/') else { return };
        let name = name.replace("~1", "/").replace("~0", "~");
        match (self, request.pointer_mut(parent).unwrap()) {
            (Mutation::Remove(_), Value::Object(members)) => drop(members.remove(&name)),
            (Mutation::Remove(_), Value::Array(entries)) => drop(entries.remove(name.parse().unwrap())),
            (Mutation::Rename(_, case), Value::Object(members)) => {
                let value = members.remove(&name).unwrap();
                members.insert(case.of(&name), value);
            }
            _ => {}
        }
    }
}

impl Case {
    fn of(self, name: &str) -> String {
        let mut rest = name.chars();
        match self {
            Case::Lower => name.to_lowercase(),
            Case::Upper => name.to_uppercase(),
            Case::Camel => rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect()),
        }
    }
}
