//! The inputs of a call of `terraform-aws-modules/lambda/aws`: only what the module surely passes on to the function.

use super::collect::{Group, Member, Value};
use super::locals;
use super::names::{MODULE, MODULE_ADDRESS, MODULE_REPOSITORY};
use super::text_of;
use crate::Candidate;
use lambda_lint::CREATE_FUNCTION;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Collects the members that the inputs of a module call set. `None` if it is another module, or one that makes no function.
pub(super) fn collect(candidate: &Candidate<'_, '_>) -> Option<Group> {
    let inputs = Inputs { tree: candidate.tree, call: candidate.object };
    if !is_module(inputs.text("source")?) || inputs.makes_no_function() {
        return None;
    }
    let mut group = Group::new(candidate.object);
    for (name, value) in candidate.tree.members(candidate.object) {
        let input = candidate.tree.text(name);
        let member = MODULE.iter().find(|(known, _)| *known == input).map(|(_, member)| *member);
        if let Some(member) = member.filter(|_| inputs.passes_on(input)) {
            group.set(member, name, Value::Node(locals::follow(candidate.tables, value)));
        }
    }
    inputs.drop_incomplete(&mut group);
    inputs.drop_unsent(&mut group);
    inputs.leave_open(&mut group);
    Some(group)
}

/// Whether this is the address of the module itself, not of one of those that it brings along.
fn is_module(source: &str) -> bool {
    let from_registry = source.strip_prefix("registry.terraform.io/").unwrap_or(source) == MODULE_ADDRESS;
    let path = source.split(['?', '#']).next().unwrap_or_default();
    let from_git = path.trim_end_matches(".git").ends_with(MODULE_REPOSITORY);
    from_registry || from_git
}

struct Inputs<'i> {
    tree: &'i Tree<'i>,
    call: NodeId,
}

impl<'i> Inputs<'i> {
    fn get(&self, name: &str) -> Option<NodeId> {
        let (_, value) = self.tree.member(self.call, name)?;
        (self.tree.kind(value) != NodeKind::Null).then_some(value)
    }

    fn text(&self, name: &str) -> Option<&'i str> {
        text_of(self.tree, self.get(name)?)
    }

    fn is(&self, name: &str, kind: NodeKind) -> bool {
        self.get(name).is_some_and(|value| self.tree.kind(value) == kind)
    }

    /// Whether the call surely makes no function, or may make a layer in its place.
    fn makes_no_function(&self) -> bool {
        let is_layer = self.get("create_layer").is_some() && !self.is("create_layer", NodeKind::False);
        self.is("create", NodeKind::False) || self.is("create_function", NodeKind::False) || is_layer
    }

    /// Whether the module passes an input on as it is.
    fn passes_on(&self, input: &str) -> bool {
        match input {
            // the module makes a role unless it is told not to
            "lambda_role" => self.is("create_role", NodeKind::False),
            // at the edge, the module lowers it
            "timeout" => self.get("lambda_at_edge").is_none() || self.is("lambda_at_edge", NodeKind::False),
            "logging_application_log_level" | "logging_system_log_level" => {
                self.text("logging_log_format") == Some("JSON")
            }
            _ => true,
        }
    }

    /// The module makes some blocks only where two inputs are set.
    fn drop_incomplete(&self, group: &mut Group) {
        for (name, needed) in [
            ("VpcConfig", ["vpc_subnet_ids", "vpc_security_group_ids"]),
            ("FileSystemConfigs", ["file_system_arn", "file_system_local_mount_path"]),
            ("DurableConfig", ["durable_config_execution_timeout", "durable_config_execution_timeout"]),
        ] {
            let kinds = needed.map(|input| self.get(input).map(|value| self.tree.kind(value)));
            if kinds.contains(&None) {
                group.remove(name);
            } else if kinds.contains(&Some(NodeKind::Unknown)) {
                group.make_optional(name);
            }
        }
    }

    /// The module has defaults, and sets more than it is told. Only capacity providers are surely not used without their inputs.
    fn leave_open(&self, group: &mut Group) {
        const CAPACITY: &str = "CapacityProviderConfig";
        let is_capacity = |(name, _)| self.tree.text(name).contains("capacity_provider");
        let has_capacity = self.tree.members(self.call).any(is_capacity);
        for field in CREATE_FUNCTION.structure().fields {
            if !group.members.iter().any(|member| member.name == field.name) && (field.name != CAPACITY || has_capacity)
            {
                group.members.push(Member { name: field.name, origin: self.call, value: Value::Optional });
            }
        }
    }

    /// The module sends neither a handler nor a runtime with an image.
    fn drop_unsent(&self, group: &mut Group) {
        let Some(package_type) = self.get("package_type") else { return };
        for name in ["Handler", "Runtime"] {
            match text_of(self.tree, package_type) {
                Some("Zip") => {}
                Some(_) => group.remove(name),
                None => group.make_optional(name),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_module;

    #[test]
    fn the_module_is_told_by_its_address() {
        for source in [
            "terraform-aws-modules/lambda/aws",
            "registry.terraform.io/terraform-aws-modules/lambda/aws",
            "git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v8.0.1",
            "github.com/terraform-aws-modules/terraform-aws-lambda",
        ] {
            assert!(is_module(source), "{source}");
        }
        for source in [
            "terraform-aws-modules/lambda/aws//modules/alias",
            "git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git//modules/deploy?ref=v8",
            "terraform-aws-modules/vpc/aws",
            "../../",
            "cloudposse/lambda-function/aws",
        ] {
            assert!(!is_module(source), "{source}");
        }
    }
}
