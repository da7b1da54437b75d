//! Misspelled keywords and members of a policy. JSON Schema ignores a keyword that it does not know, so a policy with a
//! misspelled one would allow everything.

use super::findings::below;
use crate::error::Error;
use crate::json_scan;
use crate::toml_source::Source;
use lambda_lint::Member;
use lambda_lint::internals::nearest;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashSet};

/// The keywords of drafts 4 to 2020-12 whose values are not schemas.
const PLAIN: &[&str] = &[
    "$anchor",
    "$comment",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$ref",
    "$schema",
    "$vocabulary",
    "const",
    "contentEncoding",
    "contentMediaType",
    "default",
    "dependentRequired",
    "deprecated",
    "description",
    "enum",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "id",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
];
/// Keywords of editors, which validate nothing.
const OF_EDITORS: &[&str] = &[
    "allowComments",
    "allowTrailingCommas",
    "defaultSnippets",
    "deprecationMessage",
    "doNotSuggest",
    "enumDescriptions",
    "errorMessage",
    "markdownDescription",
    "markdownEnumDescriptions",
    "patternErrorMessage",
    "suggestSortText",
];
/// Keywords with schemas for the same value.
const SAME: &[&str] = &["allOf", "anyOf", "else", "if", "not", "oneOf", "then"];
/// Keywords with schemas for the entries of a list.
const ENTRIES: &[&str] = &["additionalItems", "contains", "items", "prefixItems", "unevaluatedItems"];
/// Keywords with schemas for values whose names are not known.
const OTHER: &[&str] = &["additionalProperties", "contentSchema", "propertyNames", "unevaluatedProperties"];
/// Keywords with named schemas.
const NAMED: &[&str] = &["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"];

/// The prefix of custom keywords.
const OWN: &str = "x-";

/// Looks for keywords that do not exist, and for members that no request has.
///
/// # Errors
///
/// The first one.
pub(super) fn check(schema: &Value, source: &Source) -> Result<(), Error> {
    let mut walk = Walk { root: schema, source, seen: HashSet::new() };
    walk.schema(schema, "", Some(""))
}

struct Walk<'a> {
    root: &'a Value,
    source: &'a Source,
    /// The schemas that were looked at, each with the member that it is for.
    seen: HashSet<(String, Option<String>)>,
}

impl<'a> Walk<'a> {
    /// Looks at a schema. `at` is its place in the policy, `member` the place in a request that it is for, where it is known.
    fn schema(&mut self, schema: &'a Value, at: &str, member: Option<&str>) -> Result<(), Error> {
        let Some(keywords) = schema.as_object() else { return Ok(()) };
        if !self.seen.insert((at.to_owned(), member.map(str::to_owned))) {
            return Ok(());
        }
        for (keyword, value) in keywords {
            let at = below(at, keyword);
            match keyword.as_str() {
                "$ref" => self.reference(value, member)?,
                "required" => self.names(value, &at, member)?,
                "dependentRequired" => self.dependent(value, &at, member)?,
                keyword if SAME.contains(&keyword) => self.schemas(value, &at, member)?,
                keyword if ENTRIES.contains(&keyword) => {
                    let entry = member.and_then(|member| place_of_member(member, "-"));
                    self.schemas(value, &at, entry.as_deref())?;
                }
                keyword if OTHER.contains(&keyword) => self.schemas(value, &at, None)?,
                keyword if NAMED.contains(&keyword) => self.named(keyword, value, &at, member)?,
                keyword if PLAIN.contains(&keyword) || OF_EDITORS.contains(&keyword) || keyword.starts_with(OWN) => {}
                unknown => return Err(self.unknown_keyword(unknown, &at)),
            }
        }
        Ok(())
    }

    /// One schema, or a list of them.
    fn schemas(&mut self, value: &'a Value, at: &str, member: Option<&str>) -> Result<(), Error> {
        match value {
            Value::Array(schemas) => {
                let mut schemas = schemas.iter().enumerate();
                schemas.try_for_each(|(index, schema)| self.schema(schema, &format!("{at}/{index}"), member))
            }
            schema => self.schema(schema, at, member),
        }
    }

    /// Schemas by name.
    fn named(&mut self, keyword: &str, value: &'a Value, at: &str, member: Option<&str>) -> Result<(), Error> {
        let Some(schemas) = value.as_object() else { return Ok(()) };
        for (name, schema) in schemas {
            let at = below(at, name);
            match keyword {
                "properties" => {
                    self.name(name, &at, member)?;
                    let inside = member.and_then(|member| place_of_member(member, name));
                    self.schema(schema, &at, inside.as_deref())?;
                }
                "dependencies" | "dependentSchemas" => {
                    self.name(name, &at, member)?;
                    self.names(schema, &at, member)?;
                    self.schema(schema, &at, member)?;
                }
                _ => self.schema(schema, &at, None)?,
            }
        }
        Ok(())
    }

    /// The schema that a reference within the policy leads to is for the same member.
    fn reference(&mut self, target: &'a Value, member: Option<&str>) -> Result<(), Error> {
        let Some(pointer) = target.as_str().and_then(|target| target.strip_prefix('#')) else { return Ok(()) };
        match self.root.pointer(pointer) {
            Some(schema) => self.schema(schema, pointer, member),
            None => Ok(()),
        }
    }

    fn dependent(&self, value: &Value, at: &str, member: Option<&str>) -> Result<(), Error> {
        let empty = Map::new();
        for (name, names) in value.as_object().unwrap_or(&empty) {
            let at = below(at, name);
            self.name(name, &at, member)?;
            self.names(names, &at, member)?;
        }
        Ok(())
    }

    /// A list of names of members.
    fn names(&self, names: &Value, at: &str, member: Option<&str>) -> Result<(), Error> {
        let names = names.as_array().into_iter().flatten().enumerate();
        names
            .filter_map(|(index, name)| Some((index, name.as_str()?)))
            .try_for_each(|(index, name)| self.name(name, &format!("{at}/{index}"), member))
    }

    /// A name of a member. Where names are free, as those of tags, any will do.
    fn name(&self, name: &str, at: &str, member: Option<&str>) -> Result<(), Error> {
        let known = member.map(members_in).unwrap_or_default();
        if known.is_empty() || known.contains(name) {
            return Ok(());
        }
        let place = member.filter(|member| !member.is_empty()).map_or("a request", |member| member);
        let message = match nearest(name, &mut known.into_iter()) {
            Some(nearest) => format!("unknown member `{name}`; did you mean `{nearest}`?"),
            None if place == "a request" => format!("unknown member `{name}`; a request does not have it"),
            None => format!("unknown member `{name}`; `{place}` does not have it"),
        };
        Err(self.error(at, message))
    }

    fn unknown_keyword(&self, keyword: &str, at: &str) -> Error {
        let known = [PLAIN, SAME, ENTRIES, OTHER, NAMED].concat();
        let message = match nearest(keyword, &mut known.into_iter()) {
            Some(nearest) => format!("unknown keyword `{keyword}`; did you mean `{nearest}`?"),
            None => format!("unknown keyword `{keyword}`; your own keywords must start with `{OWN}`"),
        };
        self.error(at, message)
    }

    fn error(&self, at: &str, message: String) -> Error {
        let text = &self.source.text;
        let place = json_scan::find_name(text, at).or_else(|| json_scan::find(text, at));
        self.source.error(place.unwrap_or_default(), message)
    }
}

/// The place of a member or an entry, if a request has it. A schema that refers to itself would be for ever deeper ones.
fn place_of_member(outer: &str, name: &str) -> Option<String> {
    let place = below(outer, name);
    let is_or_holds = |rest: &str| rest.is_empty() || rest.starts_with('/');
    let mut rests = Member::ALL.iter().filter_map(|member| member.pointer().strip_prefix(place.as_str()));
    rests.any(is_or_holds).then_some(place)
}

/// The names that an object in a request may have; none where they are free or where there is no object.
fn members_in(place: &str) -> BTreeSet<&'static str> {
    let inside = |member: &Member| member.pointer().strip_prefix(place)?.strip_prefix('/');
    let names = Member::ALL.iter().filter_map(inside);
    names.filter(|name| !name.contains('/') && *name != "-").collect()
}
