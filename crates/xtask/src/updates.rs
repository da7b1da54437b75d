//! The operations that update a function: `schema/update-operations.json` is the committed form of [`Updates`].

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::model::{Kind, Model, ROOT};

/// The committed file.
pub(crate) const FILE: &str = "update-operations.json";

const COMMENT: &str = "Written by `cargo xtask sync` from the published service model; do not edit. `members` are those of \
                       CreateFunction, `own` are others, which no rule reads. Those of `Code` are at the top of UpdateFunctionCode.";

const OPERATIONS: &[&str] = &["UpdateFunctionConfiguration", "UpdateFunctionCode"];

/// The operations, and the model that they are from.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Updates {
    #[serde(rename = "$comment")]
    comment: String,
    #[serde(rename = "x-source")]
    source: Source,
    pub(crate) operations: Vec<Update>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    botocore: String,
    date: String,
}

/// One operation, with the names of its members, sorted.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Update {
    pub(crate) name: String,
    /// The members of CreateFunction that the operation has.
    pub(crate) members: Vec<String>,
    /// The other members of the operation.
    pub(crate) own: Vec<String>,
}

impl Updates {
    /// Reads the operations in a service model (`service-2.json`), from which `create` was read.
    pub(crate) fn from_service(service: &Value, create: &Model) -> Result<Self> {
        let operation = |name: &&str| {
            let shape = format!("{name}Request");
            let members = service["shapes"][&shape]["members"].as_object();
            let members = members.with_context(|| format!("the model has no structure `{shape}`"))?;
            Ok(Update::new(name, members, create))
        };
        Ok(Updates {
            comment: COMMENT.to_owned(),
            source: Source { botocore: create.source.botocore.clone(), date: create.source.date.clone() },
            operations: OPERATIONS.iter().map(operation).collect::<Result<_>>()?,
        })
    }

    /// The text of the committed file.
    pub(crate) fn text(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// A line for each member that only one of the two has.
    pub(crate) fn changes(&self, new: &Updates) -> Vec<String> {
        let pairs = self.operations.iter().zip(&new.operations);
        let differ = pairs.flat_map(|(old, new)| {
            let added = new.names().filter(|name| !old.names().any(|other| other == *name));
            let gone = old.names().filter(|name| !new.names().any(|other| other == *name));
            let added = added.map(|name| format!("new member {}.{name}", new.name));
            added.chain(gone.map(|name| format!("member {}.{name} is gone", old.name))).collect::<Vec<_>>()
        });
        differ.collect()
    }
}

impl Update {
    fn new(name: &str, members: &Map<String, Value>, create: &Model) -> Self {
        let is_of_create = |member: &&String| {
            let structures = [Some(ROOT), (name == "UpdateFunctionCode").then_some("FunctionCode")];
            structures.into_iter().flatten().any(|structure| match create.shapes.get(structure) {
                Some(shape) => matches!(&shape.kind, Kind::Structure { members, .. } if members.contains_key(*member)),
                None => false,
            })
        };
        let (mut members, mut own): (Vec<_>, Vec<_>) = members.keys().partition(is_of_create);
        members.sort();
        own.sort();
        let cloned = |names: Vec<&String>| names.into_iter().cloned().collect();
        Update { name: name.to_owned(), members: cloned(members), own: cloned(own) }
    }

    fn names(&self) -> impl Iterator<Item = &String> {
        self.members.iter().chain(&self.own)
    }
}

/// The committed operations.
pub(crate) fn committed() -> Result<Updates> {
    serde_json::from_str(&crate::read_schema_file(FILE)?).with_context(|| format!("schema/{FILE}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn updates(code: Value) -> Updates {
        let service = json!({
            "metadata": { "endpointPrefix": "lambda", "apiVersion": "2015-03-31" },
            "shapes": {
                "CreateFunctionRequest": { "type": "structure", "members": {
                    "FunctionName": { "shape": "Name" }, "Code": { "shape": "FunctionCode" },
                } },
                "FunctionCode": { "type": "structure", "members": { "S3Key": { "shape": "Name" } } },
                "Name": { "type": "string" },
                "UpdateFunctionConfigurationRequest": { "type": "structure", "members": {
                    "RevisionId": { "shape": "Name" }, "FunctionName": { "shape": "Name" }, "S3Key": { "shape": "Name" },
                } },
                "UpdateFunctionCodeRequest": { "type": "structure", "members": code },
            },
        });
        let create = Model::from_service(&service, "1.2.3", "2026-01-02").unwrap();
        Updates::from_service(&service, &create).unwrap()
    }

    #[test]
    fn members_are_those_of_create_function_or_own() {
        let found = updates(json!({ "S3Key": { "shape": "Name" }, "DryRun": { "shape": "Name" } }));
        let names = |update: &Update| (update.members.join(" "), update.own.join(" "));
        assert_eq!(names(&found.operations[0]), ("FunctionName".into(), "RevisionId S3Key".into()));
        assert_eq!(names(&found.operations[1]), ("S3Key".into(), "DryRun".into()));
        let read: Updates = serde_json::from_str(&found.text().unwrap()).unwrap();
        assert_eq!(read, found);
    }

    #[test]
    fn changes_name_each_member() {
        let (old, new) = (updates(json!({ "A": {} })), updates(json!({ "B": {} })));
        let expected = ["new member UpdateFunctionCode.B", "member UpdateFunctionCode.A is gone"];
        assert_eq!(old.changes(&new), expected);
        assert!(old.changes(&old).is_empty());
    }
}
