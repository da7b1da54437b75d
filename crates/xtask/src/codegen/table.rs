//! `model/table.rs`: the shapes, and every place in the request.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result, bail, ensure};

use super::annotations::{self, Annotations};
use super::{dfa, facts};
use crate::model::{Kind, ROOT, Shape};
use crate::schema::Schema;

/// A name that would be too long to read, and its replacement.
const ALIAS: (&str, &str) = ("CapacityProviderConfigLambdaManagedInstancesCapacityProviderConfig", "ManagedInstances");

/// The places must fit a set of 128 bits.
const MAX_PLACES: usize = 128;

/// A member at its place in the request.
struct Place {
    /// The variant of `Member`.
    variant: String,
    /// The JSON Pointer, `-` standing for any entry of a list.
    pointer: String,
    name: String,
    parent: Option<String>,
    shape: String,
    required: bool,
}

struct Tables<'s> {
    schema: &'s Schema,
    annotations: &'s Annotations,
    places: Vec<Place>,
    /// The statics by name. Shapes that hold members have one for each place, the others one for all.
    statics: BTreeMap<String, String>,
    byte_sets: dfa::ByteSets,
}

/// The text of the file.
pub(crate) fn text(schema: &Schema) -> Result<String> {
    let annotations = &annotations::committed(schema)?;
    let mut tables = Tables {
        schema,
        annotations,
        places: Vec::new(),
        statics: BTreeMap::new(),
        byte_sets: dfa::ByteSets::default(),
    };
    tables.shape(ROOT, "", "", None)?;
    let Tables { places, statics, byte_sets, .. } = tables;
    ensure!(places.len() < MAX_PLACES, "{} places do not fit a set of 128", places.len());

    let source = &schema.model.source;
    let mut out = String::new();
    writeln!(out, "//! The facts of the service model: every member of the request, its shape and its place.\n")?;
    writeln!(
        out,
        "use super::annotation::Annotation;\nuse super::{{Field, Kind, Shape, Structure, Text, annotations}};"
    )?;
    writeln!(
        out,
        "use super::pattern::{{Automaton, ByteSet, Pattern, Set, Shortcut, Table}};\nuse crate::date::Date;\n"
    )?;
    writeln!(out, "/// The service model that the tables were made from.")?;
    let model = format!("{}-{} botocore-{}", source.service, source.api_version, source.botocore);
    writeln!(out, "pub const MODEL: &str = {model:?};\n")?;
    writeln!(out, "/// The day of that model.")?;
    writeln!(out, "pub const MODEL_DATE: Date = {};\n", facts::date(&source.date)?)?;

    writeln!(out, "/// A member of the request at its place, named by the path to it.")?;
    writeln!(
        out,
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\n#[repr(u8)]\npub enum Member {{"
    )?;
    for place in &places {
        writeln!(out, "/// `{}`\n{},", place.pointer, place.variant)?;
    }
    writeln!(out, "}}\n")?;
    out.push_str(METHODS);
    writeln!(out, "impl Member {{\n/// Every pointer, for checks by the compiler.")?;
    writeln!(out, "pub(crate) const POINTERS: &'static [&'static str] = &[")?;
    for place in &places {
        writeln!(out, "{:?},", place.pointer)?;
    }
    writeln!(out, "];\n}}\n")?;

    writeln!(
        out,
        "struct Place {{ pointer: &'static str, name: &'static str, parent: Option<Member>, shape: &'static Shape, required: bool }}\n"
    )?;
    writeln!(out, "static PLACES: [Place; {}] = [", places.len())?;
    for Place { pointer, name, parent, shape, required, .. } in &places {
        let parent = parent.as_ref().map_or("None".to_owned(), |parent| format!("Some(Member::{parent})"));
        writeln!(
            out,
            "Place {{ pointer: {pointer:?}, name: {name:?}, parent: {parent}, shape: &{shape}, required: {required} }},"
        )?;
    }
    writeln!(out, "];\n")?;
    writeln!(out, "static ALL: [Member; {}] = [", places.len())?;
    for place in &places {
        writeln!(out, "Member::{},", place.variant)?;
    }
    writeln!(out, "];\n")?;
    for (name, value) in statics {
        match name.as_str() {
            "CREATE_FUNCTION_REQUEST" => {
                writeln!(out, "/// The request of CreateFunction.\npub static CREATE_FUNCTION_REQUEST: {value};\n")?;
            }
            _ => writeln!(out, "static {name}: {value};\n")?,
        }
    }
    writeln!(out, "/// For each byte the sets of bytes that it is in, as bits.")?;
    writeln!(out, "pub(super) static BYTE_SETS: {};\n", byte_sets.table()?)?;
    Ok(out)
}

const METHODS: &str = "\
impl Member {
    /// Every member, in the order of the variants.
    pub const ALL: &'static [Self] = &ALL;

    /// The JSON Pointer of the member. `-` stands for any entry of a list: `/FileSystemConfigs/-/Arn`.
    pub fn pointer(self) -> &'static str { self.place().pointer }

    /// The name as the API spells it, the last part of the pointer.
    pub fn name(self) -> &'static str { self.place().name }

    /// The member that this one is inside of, lists being passed over.
    pub fn parent(self) -> Option<Self> { self.place().parent }

    /// What its value may be.
    pub fn shape(self) -> &'static Shape { self.place().shape }

    /// Whether the model requires it where its parent is present.
    pub fn required(self) -> bool { self.place().required }

    fn place(self) -> &'static Place { &PLACES[self as usize] }
}
";

impl Tables<'_> {
    /// The name of the static of this shape at this place, which is written first if there is none yet.
    fn shape(&mut self, name: &str, pointer: &str, path: &str, parent: Option<&str>) -> Result<String> {
        let schema = self.schema;
        let shape = schema.model.shapes.get(name).with_context(|| format!("no shape `{name}`"))?;
        let constant = match (path, self.holds_members(shape)) {
            ("", _) => "CREATE_FUNCTION_REQUEST".to_owned(),
            (path, true) if pointer.ends_with("/-") => format!("AT_{}_ENTRY", screaming(path)),
            (path, true) => format!("AT_{}", screaming(path)),
            (_, false) => screaming(name),
        };
        if self.statics.contains_key(&constant) {
            ensure!(!self.holds_members(shape), "two places are called {constant}");
            return Ok(constant);
        }
        // Taken now: a structure may not hold itself.
        self.statics.insert(constant.clone(), String::new());
        let kind = self.kind(name, shape, pointer, path, parent)?;
        let sensitive = shape.sensitive;
        let annotation = self.annotations.reference(name);
        let value = format!(
            "Shape = Shape {{ name: {name:?}, kind: {kind}, sensitive: {sensitive}, annotation: &{annotation} }}"
        );
        self.statics.insert(constant.clone(), value);
        Ok(constant)
    }

    fn kind(&mut self, name: &str, shape: &Shape, pointer: &str, path: &str, parent: Option<&str>) -> Result<String> {
        let (least, most) = (
            |min: Option<u32>| min.unwrap_or(0),
            |max: Option<u32>| max.map_or("u32::MAX".into(), |max| max.to_string()),
        );
        Ok(match &shape.kind {
            Kind::Structure { members, required } => {
                let mut fields = Vec::new();
                for (name, shape) in members {
                    let variant = match format!("{path}{name}") {
                        long if long == ALIAS.0 => ALIAS.1.to_owned(),
                        variant => variant,
                    };
                    let pointer = format!("{pointer}/{name}");
                    let required = required.contains(name);
                    let at = self.places.len();
                    self.places.push(Place {
                        variant: variant.clone(),
                        pointer: pointer.clone(),
                        name: name.clone(),
                        parent: parent.map(str::to_owned),
                        shape: String::new(),
                        required,
                    });
                    let shape = self.shape(shape, &pointer, &variant, Some(&variant))?;
                    self.places[at].shape.clone_from(&shape);
                    fields.push((name.clone(), variant, shape, required));
                }
                fields.sort_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));
                let longest = fields.last().map_or(0, |field| field.0.len());
                let by_length: Vec<usize> =
                    (0..=longest).map(|length| fields.partition_point(|field| field.0.len() < length)).collect();
                ensure!(fields.len() <= 32, "too many members for a set in 32 bits");
                let required = fields.iter().rev().fold(0_u32, |bits, field| bits << 1 | u32::from(field.3));
                let mut out = "Kind::Structure(&Structure { fields: &[".to_owned();
                for (name, member, shape, required) in fields {
                    write!(
                        out,
                        "Field {{ name: {name:?}, member: Member::{member}, shape: &{shape}, required: {required} }},"
                    )?;
                }
                write!(out, "], required: {required:#b}, by_length: &{by_length:?} }})")?;
                out
            }
            Kind::List { entry, min, max } => {
                let entry = self.shape(entry, &format!("{pointer}/-"), path, parent)?;
                format!("Kind::List {{ entry: &{entry}, min: {}, max: {} }}", least(*min), most(*max))
            }
            Kind::Map { key, value, min, max } => {
                ensure!(!self.holds_members(self.named(value)?), "a map of structures has no place for its members");
                let key = self.shape(key, pointer, path, parent)?;
                let value = self.shape(value, pointer, path, parent)?;
                format!("Kind::Map {{ key: &{key}, value: &{value}, min: {}, max: {} }}", least(*min), most(*max))
            }
            Kind::Text { min, max, values, .. } => {
                let pattern = match self.schema.patterns.get(name) {
                    Some(portable) => format!("Some(&{})", self.pattern(portable, name)?),
                    None => "None".to_owned(),
                };
                let (min, max) = (least(*min), most(*max));
                format!("Kind::Text(&Text {{ min: {min}, max: {max}, pattern: {pattern}, values: &{values:?} }})")
            }
            Kind::Integer { min, max } => {
                let (min, max) = (min.unwrap_or(i32::MIN.into()), max.unwrap_or(i32::MAX.into()));
                format!("Kind::Integer {{ min: {min}, max: {max} }}")
            }
            Kind::Double { min, max } => {
                let whole = |limit: Option<f64>, none: &str| match limit {
                    Some(limit) if limit.fract() == 0.0 => Ok(format!("{limit:.0}")),
                    Some(limit) => {
                        bail!("shape `{name}`: the limit {limit} has a fraction, which the engine's table cannot hold")
                    }
                    None => Ok(none.to_owned()),
                };
                format!("Kind::Double {{ min: {}, max: {} }}", whole(*min, "i64::MIN")?, whole(*max, "i64::MAX")?)
            }
            Kind::Boolean => "Kind::Boolean".to_owned(),
            Kind::Blob => "Kind::Blob".to_owned(),
        })
    }

    /// The static of a pattern; shapes with equal patterns share it.
    fn pattern(&mut self, portable: &str, shape: &str) -> Result<String> {
        let value = format!(
            "Pattern = {}",
            dfa::initializer(portable, &mut self.byte_sets).with_context(|| format!("shape `{shape}`"))?
        );
        if let Some((name, _)) = self.statics.iter().find(|(_, other)| **other == value) {
            return Ok(name.clone());
        }
        let name = format!("{}_PATTERN", screaming(shape));
        self.statics.insert(name.clone(), value);
        Ok(name)
    }

    /// Whether members are inside: such a shape is different at each place.
    fn holds_members(&self, shape: &Shape) -> bool {
        match &shape.kind {
            Kind::Structure { .. } => true,
            Kind::List { entry, .. } => self.named(entry).is_ok_and(|shape| self.holds_members(shape)),
            _ => false,
        }
    }

    fn named(&self, name: &str) -> Result<&Shape> {
        self.schema.model.shapes.get(name).with_context(|| format!("no shape `{name}`"))
    }
}

/// `VpcConfig` to `VPC_CONFIG`, `KMSKeyArn` to `KMS_KEY_ARN`, `S3Key` to `S3_KEY`.
pub(super) fn screaming(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, char) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| chars[before]);
        let after = chars.get(index + 1);
        let starts = char.is_uppercase()
            && before.is_some_and(|before| !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase()));
        if starts {
            out.push('_');
        }
        out.extend(char.to_uppercase());
    }
    out
}
