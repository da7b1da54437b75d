//! Evaluates a template value before deployment: a literal, or something that only a later step knows.

use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// What a value of a template comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// It is what is written.
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
    /// Whether a text is what it says; otherwise a later step replaces it.
    pub(crate) is_known: fn(&str) -> bool,
    /// Whether `null` is refused; otherwise it counts as not written.
    pub(crate) refuses_null: bool,
    /// Conditions that are taken for true or for false.
    pub(crate) assumed: Option<Assumed>,
}

/// Conditions that are taken for true or for false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Assumed {
    /// For each condition a value that names it, and the branch of each `Fn::If` that counts: the first or the second.
    conditions: [(NodeId, usize); MAX_NESTED],
    count: usize,
}

/// How many conditions in each other are followed.
const MAX_NESTED: usize = 3;

/// How many combinations of conditions of a function are looked at.
const MAX_ASSUMED: usize = 8;

impl Assumed {
    const NOTHING: Assumed = Assumed { conditions: [(0, 0); MAX_NESTED], count: 0 };

    /// Each condition in a value as true and as false, together with the conditions that it is in.
    pub(crate) fn all(tree: &Tree<'_>, values: impl IntoIterator<Item = NodeId>) -> Vec<Assumed> {
        let mut found: Vec<Assumed> = Vec::new();
        let mut ranges: Vec<_> =
            values.into_iter().map(|value| (value, tree.node(value).next, Self::NOTHING)).collect();
        ranges.reverse();
        while let Some((mut at, end, around)) = ranges.pop() {
            let mut is_innermost = true;
            while at < end && found.len() < MAX_ASSUMED {
                let Some((argument, condition)) = condition(tree, at) else {
                    at += 1;
                    continue;
                };
                let next = tree.node(at).next;
                is_innermost = false;
                if next < end {
                    ranges.push((next, end, around));
                }
                for (branch, value) in
                    tree.entries(argument).skip(1).take(2).enumerate().collect::<Vec<_>>().into_iter().rev()
                {
                    if let Some(inner) = around.and(tree, condition, branch) {
                        ranges.push((value, tree.node(value).next, inner));
                    }
                }
                break;
            }
            let is_new = |one: &Assumed| found.iter().all(|other| !other.is_same(tree, one));
            if is_innermost && at >= end && around.count > 0 && found.len() < MAX_ASSUMED && is_new(&around) {
                found.push(around);
            }
        }
        found
    }

    /// The same with another condition. `None` if that contradicts it, or there are too many.
    fn and(mut self, tree: &Tree<'_>, condition: NodeId, branch: usize) -> Option<Assumed> {
        match self.branch(tree, condition) {
            Some(known) => (known == branch).then_some(self),
            None => {
                *self.conditions.get_mut(self.count)? = (condition, branch);
                self.count += 1;
                Some(self)
            }
        }
    }

    /// The branch that counts for a condition.
    fn branch(&self, tree: &Tree<'_>, condition: NodeId) -> Option<usize> {
        let assumed = self.conditions.iter().take(self.count);
        assumed.clone().find(|(other, _)| tree.text(*other) == tree.text(condition)).map(|(_, branch)| *branch)
    }

    fn is_same(&self, tree: &Tree<'_>, other: &Assumed) -> bool {
        let mut all = other.conditions.iter().take(other.count);
        self.count == other.count && all.all(|(condition, branch)| self.branch(tree, *condition) == Some(*branch))
    }
}

/// The argument of an `Fn::If`, and its condition.
fn condition(tree: &Tree<'_>, node: NodeId) -> Option<(NodeId, NodeId)> {
    let (_, argument) = function(tree, node).filter(|(name, _)| *name == "If")?;
    let condition = tree.entries(argument).next().filter(|&condition| tree.kind(condition) == NodeKind::Text)?;
    Some((argument, condition))
}

/// How a variable begins that only CloudFormation replaces, in `Fn::Sub`.
pub(crate) const PSEUDO_PARAMETER: &str = "${AWS::";

impl Language {
    /// A template as CloudFormation reads it.
    pub(crate) const CLOUDFORMATION: Language = Language {
        is_known: |text| !text.contains("{{resolve:") && !text.contains(PSEUDO_PARAMETER),
        refuses_null: true,
        assumed: None,
    };

    /// Like the above, for strings with variables: in a loop, or in the template of another tool.
    pub(crate) const WITH_VARIABLES: Language = Language {
        is_known: |text| !text.contains("{{resolve:") && !text.contains("${") && !text.contains("&{"),
        refuses_null: false,
        assumed: None,
    };

    /// The branch that counts of an `Fn::If` whose condition is assumed; any other value is itself.
    pub(crate) fn resolve(&self, tree: &Tree<'_>, node: NodeId) -> NodeId {
        let Some(assumed) = self.assumed else { return node };
        let mut at = node;
        while let Some((argument, condition)) = condition(tree, at) {
            let Some(branch) = assumed.branch(tree, condition) else { break };
            let Some(inner) = tree.entries(argument).nth(branch + 1) else { break };
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
