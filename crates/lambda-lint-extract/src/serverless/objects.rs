//! Properties of a function that are objects or lists of the request.

use super::Service;
use crate::template::{Builder, field_of};
use lambda_lint_syntax::NodeKind;

impl Service<'_, '_> {
    pub(super) fn add_architecture(&self, builder: &mut Builder<'_>) {
        let Some((name, value)) = self.either("architecture") else { return };
        builder.copier.name("Architectures".into(), name);
        let list = builder.copier.open(NodeKind::List, value);
        match builder.text(value) {
            Some(text) => builder.copier.scalar(NodeKind::Text, text.into(), value),
            None => builder.copier.unknown(value),
        }
        builder.copier.close(list);
    }

    pub(super) fn add_network(&self, builder: &mut Builder<'_>) {
        let Some((name, value)) = self.either("vpc") else { return };
        if !builder.is_object(value) {
            // `vpc: ~` takes a function out of the network of the others
            if self.tree.kind(value) == NodeKind::Unknown || self.tree.kind(value) == NodeKind::Text {
                builder.supplied("VpcConfig", name);
            }
            return;
        }
        builder.copier.name("VpcConfig".into(), name);
        let object = builder.copier.open(NodeKind::Object, value);
        for (property, member) in [
            ("ipv6AllowedForDualStack", "Ipv6AllowedForDualStack"),
            ("securityGroupIds", "SecurityGroupIds"),
            ("subnetIds", "SubnetIds"),
        ] {
            if let Some((name, value)) = self.tree.member(value, property) {
                builder.member(member, name, value.into(), field_of("VpcConfig", member));
            } else if let Some(&(_, name)) = self.meant.iter().find(|(meant, _)| *meant == property) {
                builder.copier.name(member.into(), name);
                builder.copier.optional(name);
            }
        }
        builder.copier.close(object);
    }

    pub(super) fn add_tracing(&self, builder: &mut Builder<'_>) {
        let shared = || {
            let (_, tracing) = self.shared("tracing")?;
            self.tree.member(tracing, "lambda")
        };
        let Some((name, value)) = self.own("tracing").or_else(shared) else { return };
        let mode = match self.tree.kind(value) {
            NodeKind::True => Some("Active".to_owned()),
            NodeKind::False | NodeKind::Null => return,
            _ => builder.text(value),
        };
        builder.copier.name("TracingConfig".into(), name);
        let object = builder.copier.open(NodeKind::Object, value);
        builder.copier.name("Mode".into(), name);
        match mode {
            Some(mode) => builder.copier.scalar(NodeKind::Text, mode.into(), value),
            None => builder.copier.unknown(value),
        }
        builder.copier.close(object);
    }

    pub(super) fn add_snap_start(&self, builder: &mut Builder<'_>) {
        let Some((name, value)) = self.own("snapStart").filter(|(_, value)| self.tree.kind(*value) != NodeKind::False)
        else {
            return;
        };
        builder.copier.name("SnapStart".into(), name);
        let object = builder.copier.open(NodeKind::Object, value);
        builder.copier.name("ApplyOn".into(), name);
        match self.tree.kind(value) {
            NodeKind::True => builder.copier.scalar(NodeKind::Text, "PublishedVersions".into(), value),
            _ => builder.copier.unknown(value),
        }
        builder.copier.close(object);
    }
}
