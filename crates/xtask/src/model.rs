//! The shapes under the request: the facts of the published service model, and nothing else of it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};

/// The shape that everything else hangs on.
pub(crate) const ROOT: &str = "CreateFunctionRequest";

/// The facts of all shapes under [`ROOT`], by the model's name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Model {
    pub(crate) source: Source,
    pub(crate) shapes: BTreeMap<String, Shape>,
}

/// The source of the facts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Source {
    /// The service, such as `lambda`.
    pub(crate) service: String,
    /// The version of its API, such as `2015-03-31`.
    pub(crate) api_version: String,
    /// The release of botocore that carried the model.
    pub(crate) botocore: String,
    /// The day of that release, `YYYY-MM-DD`.
    pub(crate) date: String,
}

/// What the model says of one shape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shape {
    pub(crate) sensitive: bool,
    pub(crate) kind: Kind,
}

/// What a value may be. `None` where the model has no bound.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Structure { members: BTreeMap<String, String>, required: BTreeSet<String> },
    List { entry: String, min: Option<u32>, max: Option<u32> },
    Map { key: String, value: String, min: Option<u32>, max: Option<u32> },
    Text { min: Option<u32>, max: Option<u32>, pattern: Option<String>, values: Vec<String> },
    Integer { min: Option<i64>, max: Option<i64> },
    Double { min: Option<f64>, max: Option<f64> },
    Boolean,
    Blob,
}

impl Kind {
    /// The names of the shapes that this one is made of.
    pub(crate) fn parts(&self) -> Vec<&str> {
        match self {
            Self::Structure { members, .. } => members.values().map(String::as_str).collect(),
            Self::List { entry, .. } => vec![entry],
            Self::Map { key, value, .. } => vec![key, value],
            _ => Vec::new(),
        }
    }
}

impl Model {
    /// The facts of a service model (`service-2.json`). What this cannot represent is an error, never left out.
    pub(crate) fn from_service(service: &Value, botocore: &str, date: &str) -> Result<Self> {
        let metadata = &service["metadata"];
        let said = |key: &str| Ok::<_, anyhow::Error>(text(metadata, key).context("metadata")?.to_owned());
        let source = Source {
            service: said("endpointPrefix")?,
            api_version: said("apiVersion")?,
            botocore: botocore.to_owned(),
            date: date.to_owned(),
        };
        let all = service["shapes"].as_object().context("no `shapes` in the model")?;
        let mut shapes = BTreeMap::new();
        let mut open = vec![ROOT.to_owned()];
        while let Some(name) = open.pop() {
            if shapes.contains_key(&name) {
                continue;
            }
            let found = all.get(&name).and_then(Value::as_object);
            let raw = found.with_context(|| format!("the model has no shape `{name}`"))?;
            let shape = shape(raw).with_context(|| format!("shape `{name}`"))?;
            open.extend(shape.kind.parts().into_iter().map(str::to_owned));
            shapes.insert(name, shape);
        }
        Ok(Self { source, shapes })
    }
}

fn shape(raw: &Map<String, Value>) -> Result<Shape> {
    let whole = Value::Object(raw.clone());
    let kind = text(&whole, "type")?;
    // `box` is about Java's null, `deprecated` about prose; neither limits a value.
    let common = ["type", "documentation", "box", "sensitive", "deprecated", "deprecatedMessage", "deprecatedSince"];
    let own: &[&str] = match kind {
        "structure" => &["members", "required"],
        "list" => &["member", "min", "max"],
        "map" => &["key", "value", "min", "max"],
        "string" => &["min", "max", "pattern", "enum"],
        "integer" | "double" | "float" => &["min", "max"],
        "boolean" | "blob" => &[],
        other => bail!("type `{other}` is new: the tables have no form for it"),
    };
    for key in raw.keys() {
        ensure!(common.contains(&key.as_str()) || own.contains(&key.as_str()), "`{key}` of a {kind} is new");
    }
    let size = |key: &str| whole.get(key).map(|v| u32::try_from(number(v)?).context("size")).transpose();
    let integer = |key: &str| whole.get(key).map(number).transpose();
    let double = |key: &str| whole.get(key).map(|v| v.as_f64().context("not a number")).transpose();
    let part = |key: &str| Ok::<_, anyhow::Error>(text(&whole[key], "shape")?.to_owned());
    let kind = match kind {
        "structure" => {
            let raw = whole["members"].as_object().context("no `members`")?;
            let members = raw.iter().map(|(name, member)| {
                let known = ["shape", "documentation", "deprecated", "deprecatedMessage", "deprecatedSince"];
                let keys = member.as_object().context("a member that is not an object")?.keys();
                for key in keys {
                    ensure!(known.contains(&key.as_str()), "`{key}` of member `{name}` is new");
                }
                Ok((name.clone(), text(member, "shape")?.to_owned()))
            });
            let members = members.collect::<Result<_>>()?;
            Kind::Structure { members, required: strings(whole.get("required"))?.into_iter().collect() }
        }
        "list" => Kind::List { entry: part("member")?, min: size("min")?, max: size("max")? },
        "map" => Kind::Map { key: part("key")?, value: part("value")?, min: size("min")?, max: size("max")? },
        "string" => Kind::Text {
            min: size("min")?,
            max: size("max")?,
            pattern: whole.get("pattern").map(|p| p.as_str().map(str::to_owned).context("pattern")).transpose()?,
            values: strings(whole.get("enum"))?,
        },
        "integer" => Kind::Integer { min: integer("min")?, max: integer("max")? },
        "double" | "float" => Kind::Double { min: double("min")?, max: double("max")? },
        "boolean" => Kind::Boolean,
        _ => Kind::Blob,
    };
    Ok(Shape { sensitive: whole["sensitive"].as_bool().unwrap_or(false), kind })
}

fn text<'v>(value: &'v Value, key: &str) -> Result<&'v str> {
    value.get(key).and_then(Value::as_str).with_context(|| format!("no text in `{key}`"))
}

fn number(value: &Value) -> Result<i64> {
    value.as_i64().context("not an integer")
}

fn strings(value: Option<&Value>) -> Result<Vec<String>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let entries = value.as_array().context("not a list")?;
    entries.iter().map(|entry| entry.as_str().map(str::to_owned).context("not a list of strings")).collect()
}
