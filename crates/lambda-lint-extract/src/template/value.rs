//! What a value of a template comes to before anything is deployed: a literal, or something that only a later step knows.

use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// What a value of a template comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A literal.
    Literal,
    /// It is this text, written as an intrinsic function.
    Text(String),
    /// A later step knows it.
    Unknown,
    /// A later step knows whether it is there.
    Optional,
    /// It counts as not written.
    Absent,
    /// `null`
    Null,
}

/// How values are written in a template.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Language {
    /// Whether a text is literal; otherwise a later step replaces it.
    pub(crate) is_known: fn(&str) -> bool,
    /// Whether `null` is refused; otherwise it counts as not written.
    pub(crate) refuses_null: bool,
    /// A condition that is taken for true or for false.
    pub(crate) assumed: Option<Assumed>,
}

/// A condition that is taken for true or for false.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Assumed {
    /// A value that names it.
    condition: NodeId,
    /// The branch of each `Fn::If` that counts: the first or the second.
    branch: usize,
}

/// How many conditions of a function are looked at, each for itself.
const MAX_CONDITIONS: usize = 4;

impl Assumed {
    /// Each condition in a value as true and as false.
    pub(crate) fn all(tree: &Tree<'_>, values: impl IntoIterator<Item = NodeId>) -> Vec<Assumed> {
        let mut conditions: Vec<NodeId> = Vec::new();
        for node in values.into_iter().flat_map(|value| value..tree.node(value).next) {
            let Some(("If", argument)) = function(tree, node) else { continue };
            let condition = tree.entries(argument).next().filter(|&condition| tree.kind(condition) == NodeKind::Text);
            let is_new = |one: &NodeId| conditions.iter().all(|other| tree.text(*other) != tree.text(*one));
            conditions.extend(condition.filter(is_new));
            if conditions.len() == MAX_CONDITIONS {
                break;
            }
        }
        conditions.into_iter().flat_map(|condition| [0, 1].map(|branch| Assumed { condition, branch })).collect()
    }
}

impl Language {
    /// A template as CloudFormation reads it.
    pub(crate) const CLOUDFORMATION: Language =
        Language { is_known: |text| !text.contains("{{resolve:"), refuses_null: true, assumed: None };

    /// The same where texts hold variables: in a loop, or in the template of another tool.
    pub(crate) const WITH_VARIABLES: Language = Language {
        is_known: |text| !text.contains("{{resolve:") && !text.contains("${") && !text.contains("&{"),
        refuses_null: false,
        assumed: None,
    };

    /// The branch that counts of an `Fn::If` whose condition is assumed; any other value is itself.
    pub(crate) fn resolve(&self, tree: &Tree<'_>, node: NodeId) -> NodeId {
        let Some(Assumed { condition, branch }) = self.assumed else { return node };
        let mut at = node;
        while let Some(("If", argument)) = function(tree, at) {
            let mut entries = tree.entries(argument);
            let is_assumed =
                |own: &NodeId| tree.kind(*own) == NodeKind::Text && tree.text(*own) == tree.text(condition);
            let Some(inner) = entries.next().filter(is_assumed).and_then(|_| entries.nth(branch)) else { break };
            at = inner;
        }
        at
    }

    /// What a value comes to.
    pub(crate) fn value(&self, tree: &Tree<'_>, node: NodeId) -> Value {
        match tree.kind(node) {
            NodeKind::Null => Value::Null,
            NodeKind::Text if !(self.is_known)(tree.text(node)) => Value::Unknown,
            _ => match function(tree, node) {
                Some((name, argument)) => self.function(tree, name, argument),
                None if tree.kind(node) == NodeKind::Unknown => Value::Unknown,
                None => Value::Literal,
            },
        }
    }

    fn function(&self, tree: &Tree<'_>, name: &str, argument: NodeId) -> Value {
        let text = |node| (tree.kind(node) == NodeKind::Text).then(|| tree.text(node));
        match name {
            "Ref" if text(argument) == Some("AWS::NoValue") => Value::Absent,
            "Sub" => {
                let template = text(argument).or_else(|| tree.entries(argument).next().and_then(text));
                // `${!Literal}` is left to the service, too
                match template.filter(|template| !template.contains("${") && (self.is_known)(template)) {
                    Some(literal) => Value::Text(literal.to_owned()),
                    None => Value::Unknown,
                }
            }
            "If" => {
                let mut branches = tree.entries(argument).skip(1).map(|branch| self.value(tree, branch));
                let is_absent = |value: &Value| matches!(value, Value::Absent | Value::Optional);
                match (branches.next(), branches.next()) {
                    (Some(Value::Absent), Some(Value::Absent)) => Value::Absent,
                    (Some(one), Some(other)) if is_absent(&one) || is_absent(&other) => Value::Optional,
                    _ => Value::Unknown,
                }
            }
            _ => Value::Unknown,
        }
    }
}

/// The intrinsic function that a value is, in its short or its long form, with its argument: `!Sub`, `{"Fn::Sub": …}`.
pub(crate) fn function<'t>(tree: &'t Tree<'_>, node: NodeId) -> Option<(&'t str, NodeId)> {
    if let Some(tagged) = tree.tagged(node) {
        return Some(tagged);
    }
    let mut members = tree.members(node);
    let (name, argument) = members.next().filter(|_| members.next().is_none())?;
    let name = tree.text(name);
    match name.strip_prefix("Fn::") {
        Some(function) => Some((function, argument)),
        None => (name == "Ref").then_some((name, argument)),
    }
}

/// Whether the name of a member is replaced by other members at deployment.
pub(crate) fn is_macro(name: &str) -> bool {
    name == "Fn::Transform" || name.starts_with("Fn::ForEach")
}
