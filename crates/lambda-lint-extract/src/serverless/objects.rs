//! Properties of a function that are objects or lists of the request.

use super::Service;
use crate::rules::incomplete_vpc;
use crate::template::{Builder, field_of};
use lambda_lint_syntax::{NodeId, NodeKind};

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

    /// The lists of the function, and those of the provider that it does not have. The framework ignores one without the other.
    pub(super) fn add_network(&self, builder: &mut Builder<'_>) {
        const LISTS: [(&str, &str); 2] = [("securityGroupIds", "SecurityGroupIds"), ("subnetIds", "SubnetIds")];
        let (own, shared) = (self.own("vpc"), self.shared("vpc"));
        let Some((name, value)) = own.or(shared) else { return };
        let is_unknown = |(_, value): (NodeId, NodeId)| {
            matches!(self.tree.kind(value), NodeKind::Unknown | NodeKind::Text) || self.tree.is_open(value)
        };
        if own.is_some_and(is_unknown) || shared.is_some_and(is_unknown) {
            return builder.supplied("VpcConfig", name);
        }
        // `vpc: ~` takes a function out of the network of the others
        if !builder.is_object(value) {
            return;
        }
        let is_meant = |property: &str| self.meant.iter().find(|(meant, _)| *meant == property).map(|(_, name)| *name);
        let of = |property| {
            let list = |(_, network)| self.tree.member(network, property);
            own.and_then(list).or_else(|| shared.and_then(list))
        };
        let is_missing = |(property, _): &(&'static str, _)| of(property).is_none() && is_meant(property).is_none();
        if let Some((list, _)) = LISTS.into_iter().find(is_missing) {
            if LISTS.into_iter().any(|list| !is_missing(&list)) {
                builder.drafts.push(incomplete_vpc::missing(list, name));
            }
            return;
        }
        builder.copier.name("VpcConfig".into(), name);
        let object = builder.copier.open(NodeKind::Object, value);
        for (property, member) in LISTS.into_iter().chain([("ipv6AllowedForDualStack", "Ipv6AllowedForDualStack")]) {
            if let Some((name, value)) = of(property) {
                builder.member(member, name, value.into(), field_of("VpcConfig", member));
            } else if let Some(name) = is_meant(property) {
                builder.copier.name(member.into(), name);
                builder.copier.optional(name);
            }
        }
        builder.copier.close(object);
    }

    /// One file system, where the API has a list.
    pub(super) fn add_file_system(&self, builder: &mut Builder<'_>) {
        let Some((name, config)) = self.own("fileSystemConfig") else { return };
        builder.copier.name("FileSystemConfigs".into(), name);
        let list = builder.copier.open(NodeKind::List, config);
        match builder.is_object(config) {
            true => self.add_entries(builder, config, &[("arn", "Arn"), ("localMountPath", "LocalMountPath")]),
            false => builder.copier.unknown(config),
        }
        builder.copier.close(list);
    }

    pub(super) fn add_durable_config(&self, builder: &mut Builder<'_>) {
        let Some((name, config)) = self.own("durableConfig").filter(|(_, config)| builder.is_object(*config)) else {
            return;
        };
        builder.copier.name("DurableConfig".into(), name);
        let names = [("executionTimeout", "ExecutionTimeout"), ("retentionPeriodInDays", "RetentionPeriodInDays")];
        self.add_entries(builder, config, &names);
    }

    pub(super) fn add_image_config(&self, builder: &mut Builder<'_>) {
        const NAMES: [(&str, &str); 3] =
            [("command", "Command"), ("entryPoint", "EntryPoint"), ("workingDirectory", "WorkingDirectory")];
        let Some((name, image)) = self.own("image").filter(|(_, image)| builder.is_object(*image)) else { return };
        if NAMES.iter().any(|(property, _)| self.tree.member(image, property).is_some()) {
            builder.copier.name("ImageConfig".into(), name);
            self.add_entries(builder, image, &NAMES);
        }
    }

    /// An object of these properties, with the API's member names.
    fn add_entries(&self, builder: &mut Builder<'_>, object: NodeId, names: &[(&str, &'static str)]) {
        let copied = builder.copier.open(NodeKind::Object, object);
        for &(property, member) in names {
            if let Some((name, value)) = self.tree.member(object, property) {
                builder.member(member, name, value.into(), None);
            }
        }
        builder.copier.close(copied);
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
