//! References of a function to names that its template does not define.

use super::reference::{NameReference, text_of, type_of};
use super::value::{function, is_macro};
use crate::reference::{CLOUDFORMATION, attributes_of};
use crate::rules::circular_reference::to_itself;
use crate::rules::malformed_intrinsic;
use crate::rules::unresolved_reference::{attribute_in_other_case, undefined, without_attribute};
use crate::tables::Tables;
use lambda_lint::DiagnosticBuilder;
use lambda_lint::internals::nearest;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// The sections of a template.
pub(crate) const SECTIONS: [&str; 10] = [
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Globals",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Transform",
];

/// How many findings a function may have about its references.
const MAX_FOUND: usize = 20;

/// The names that a template defines.
pub(crate) struct Names<'n, 't> {
    tables: &'n Tables<'t>,
    template: NodeId,
    /// Whether all of the names are in the template.
    is_complete: bool,
    /// Whether it is surely not a part of another template.
    is_declared: bool,
    /// AWS SAM adds resources whose names begin with those of its own.
    is_of_sam: bool,
    /// The function itself.
    own: Option<&'t str>,
    found: Vec<DiagnosticBuilder<'static>>,
}

impl<'n, 't> Names<'n, 't> {
    /// The names of a template. `is_generated` means that a tool wrote it as a whole.
    pub(crate) fn new(
        tables: &'n Tables<'t>,
        template: NodeId,
        (is_of_sam, is_generated): (bool, bool),
        own: Option<&'t str>,
    ) -> Self {
        let has = |name| tables.tree().member(template, name).is_some();
        // resources alone may be a part of another template
        let is_declared = is_generated || has("AWSTemplateFormatVersion") || has("Transform");
        let is_complete = is_complete(tables.tree(), template);
        Names { tables, template, is_complete, is_declared, is_of_sam, own, found: Vec::new() }
    }

    /// Checks all references in these values.
    pub(crate) fn check(mut self, values: impl IntoIterator<Item = NodeId>) -> Vec<DiagnosticBuilder<'static>> {
        let tree = self.tables.tree();
        for value in values {
            for node in value..tree.node(value).next {
                if self.found.len() >= MAX_FOUND {
                    return self.found;
                }
                if matches!(tree.kind(node), NodeKind::Object | NodeKind::List | NodeKind::Unknown | NodeKind::Text) {
                    self.node(node);
                }
            }
        }
        self.found
    }

    /// Checks what a resource depends on.
    pub(crate) fn depends_on(&mut self, value: NodeId) {
        let tree = self.tables.tree();
        let entries = tree.entries(value);
        let single = (tree.kind(value) == NodeKind::Text).then_some(value);
        for entry in entries.chain(single) {
            if let Some(name) = text_of(tree, entry).filter(|name| is_name(name)) {
                self.resource(name, entry, true);
            }
        }
    }

    fn node(&mut self, node: NodeId) {
        let tree = self.tables.tree();
        let Some((function, argument)) = function(tree, node) else { return };
        self.found.extend(malformed(tree, function, argument, node));
        let first = || tree.entries(argument).next();
        match function {
            "Sub" => self.sub(argument, node),
            "If" => {
                if let Some(condition) = first().and_then(|first| text_of(tree, first)) {
                    self.section("Conditions", "condition", condition, node);
                }
            }
            "FindInMap" if tree.entries(argument).count() == 3 => {
                if let Some(map) = first().and_then(|first| text_of(tree, first)) {
                    self.section("Mappings", "mapping", map, node);
                }
            }
            "Ref" | "GetAtt" => {
                if let Some(reference) = NameReference::new(tree, node) {
                    self.reference(reference, node);
                }
            }
            _ => {}
        }
    }

    /// Checks the variables of `Fn::Sub` that no map of its own defines.
    fn sub(&mut self, argument: NodeId, node: NodeId) {
        let tree = self.tables.tree();
        let mut entries = tree.entries(argument);
        let text = text_of(tree, argument).or_else(|| entries.next().and_then(|first| text_of(tree, first)));
        let own = entries.next();
        if own.is_some_and(|own| tree.kind(own) != NodeKind::Object || tree.is_open(own)) {
            return;
        }
        for part in text.unwrap_or_default().split("${").skip(1) {
            let Some((variable, _)) = part.split_once('}') else { continue };
            let is_plain = variable.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b':');
            let is_own = own.is_some_and(|own| tree.member(own, variable).is_some());
            let is_odd =
                |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'(' | b')' | b'[' | b'?' | b'+' | b'-');
            if !variable.starts_with('!') && variable.bytes().any(is_odd) {
                self.found.push(malformed_intrinsic::variable(&format!("${{{variable}}}"), node));
            }
            if is_plain && !variable.is_empty() && !is_own {
                self.reference(NameReference::of_variable(variable), node);
            }
        }
    }

    fn reference(&mut self, NameReference { name, attribute }: NameReference<'_>, node: NodeId) {
        if self.own == Some(name) {
            self.found.push(to_itself(name, node));
            return;
        }
        if attribute == Some("Ref")
            && let Some((resource, _)) = name.split_once('.')
            && type_of(self.tables, self.template, resource)
                .is_some_and(|kind| kind.starts_with("AWS::") && !kind.starts_with("AWS::Serverless"))
        {
            self.found.push(malformed_intrinsic::attribute_in_ref(name, node));
        }
        if !is_name(name) {
            return;
        }
        if !self.resource(name, node, attribute.is_some_and(|attribute| attribute != "Ref")) {
            return;
        }
        let kind = type_of(self.tables, self.template, name);
        let attributes = kind.and_then(|kind| attributes_of(CLOUDFORMATION, kind)).unwrap_or_default();
        let Some(attribute) = attribute else {
            let right = attributes.iter().map(|(name, _)| *name).find(|name| *name == "Arn");
            self.found.push(without_attribute(name, right, node));
            return;
        };
        let other_case = |(known, _): &&(&str, _)| *known != attribute && known.eq_ignore_ascii_case(attribute);
        if attribute != "Ref"
            && let Some((right, _)) = attributes.iter().find(other_case)
        {
            self.found.push(attribute_in_other_case(name, attribute, right, node));
        }
    }

    /// Checks that there is a resource of this name, or else a parameter. Returns whether there may be one.
    fn resource(&mut self, name: &str, node: NodeId, is_resource: bool) -> bool {
        let of = |section: &str| self.tables.member(self.template, section);
        let has = |section: &str| of(section).is_some_and(|section| self.tables.member(section, name).is_some());
        if !self.is_complete || has("Resources") || has("Parameters") || name.starts_with("AWS::") {
            return true;
        }
        if self.is_of_sam && self.is_added_by_sam(name) {
            return true;
        }
        let tree = self.tables.tree();
        let names = |section: &str| of(section).into_iter().flat_map(|section| tree.members(section));
        let known = names("Resources").chain(names("Parameters").filter(|_| !is_resource));
        let what = if is_resource { "resource" } else { "resource or parameter" };
        let known = known.map(|(name, _)| tree.text(name));
        self.add(name, undefined(name, what, known, !self.is_declared, node));
        false
    }

    /// Adds a finding about an undefined name, once for each name of a template.
    fn add(&mut self, name: &str, draft: Option<DiagnosticBuilder<'static>>) {
        if draft.is_some() && self.tables.is_first_report(name) {
            self.found.extend(draft);
        }
    }

    fn is_added_by_sam(&self, name: &str) -> bool {
        let tree = self.tables.tree();
        let resources = self.tables.member(self.template, "Resources");
        let mut resources = resources.into_iter().flat_map(|resources| tree.members(resources));
        name.starts_with("Serverless")
            || name.starts_with("CodeDeploy")
            || resources.any(|(own, resource)| {
                let is_of_sam =
                    || tree.text_member(resource, "Type").is_none_or(|kind| kind.starts_with("AWS::Serverless"));
                name.starts_with(tree.text(own)) && is_of_sam()
            })
    }

    /// Checks that a section has a member of this name.
    fn section(&mut self, section: &str, what: &'static str, name: &str, node: NodeId) {
        let tree = self.tables.tree();
        let members = self.tables.member(self.template, section);
        let is_known = match members {
            Some(members) => !is_plain_section(tree, members) || self.tables.member(members, name).is_some(),
            None => false,
        };
        if self.is_complete && is_name(name) && !is_known {
            let known = members.into_iter().flat_map(|members| tree.members(members));
            self.add(name, undefined(name, what, known.map(|(name, _)| tree.text(name)), !self.is_declared, node));
        }
    }
}

/// The functions of CloudFormation, and how many arguments those take that have a list of them.
const FUNCTIONS: [(&str, Option<usize>); 20] = [
    ("And", None),
    ("Base64", None),
    ("Cidr", None),
    ("Condition", None),
    ("Equals", Some(2)),
    ("FindInMap", None),
    ("ForEach", None),
    ("GetAZs", None),
    ("GetAtt", None),
    ("If", Some(3)),
    ("ImportValue", None),
    ("Join", Some(2)),
    ("Length", None),
    ("Not", Some(1)),
    ("Or", None),
    ("Ref", None),
    ("Select", Some(2)),
    ("Split", Some(2)),
    ("Sub", None),
    ("ToJsonString", None),
];

/// Reports a misspelled function, or one with another number of arguments.
fn malformed(tree: &Tree<'_>, name: &str, argument: NodeId, node: NodeId) -> Option<DiagnosticBuilder<'static>> {
    const MIN_LENGTH: usize = 5;
    if let Some((name, count)) = FUNCTIONS.iter().find(|(known, _)| *known == name) {
        let expected = count.filter(|_| tree.kind(argument) == NodeKind::List && !tree.is_open(argument))?;
        let found = tree.entries(argument).count();
        return (found != expected).then(|| malformed_intrinsic::wrong_count(name, found, expected, node));
    }
    let names = FUNCTIONS.iter().map(|(known, _)| *known);
    let in_other_case = names.clone().find(|known| known.eq_ignore_ascii_case(name));
    let is_long = name.len() >= MIN_LENGTH && name != "Transform";
    let right = in_other_case.or_else(|| nearest(name, &mut names.clone()).filter(|_| is_long))?;
    names.into_iter().find(|known| *known == right).map(|right| malformed_intrinsic::misspelled(name, right, node))
}

/// Whether a text is written like a logical name, or one of CloudFormation's own.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':')
}

/// Whether no macro and no other file adds members to a section.
fn is_plain_section(tree: &Tree<'_>, section: NodeId) -> bool {
    tree.kind(section) == NodeKind::Object
        && !tree.is_open(section)
        && function(tree, section).is_none()
        && !tree.members(section).any(|(name, _)| is_macro(tree.text(name)))
}

/// Whether a template has all of its names: it is a document of its own, in CloudFormation's own language.
fn is_complete(tree: &Tree<'_>, template: NodeId) -> bool {
    let is_whole = template == 0 && !tree.is_open(template);
    let has_other =
        || tree.members(template).any(|(name, _)| !SECTIONS.contains(&tree.text(name)) && tree.text(name) != "Rules");
    let are_plain = || {
        ["Parameters", "Resources"]
            .into_iter()
            .filter_map(|name| tree.member(template, name))
            .all(|(_, section)| is_plain_section(tree, section))
    };
    let adds_names = |(_, transform): (NodeId, NodeId)| {
        let mut names = (transform..tree.node(transform).next).filter(|&node| tree.kind(node) == NodeKind::Text);
        names.any(|node| {
            let name = tree.text(node);
            !name.starts_with("AWS::Serverless-") && name != "AWS::LanguageExtensions"
        })
    };
    let has_modules = || {
        let resources = tree.member(template, "Resources").into_iter().flat_map(|(_, section)| tree.members(section));
        resources.filter_map(|(_, resource)| tree.text_member(resource, "Type")).any(|kind| kind.ends_with("::MODULE"))
    };
    is_whole
        && !tree.member(template, "Transform").is_some_and(adds_names)
        && !has_other()
        && are_plain()
        && !has_modules()
}
