//! References of a definition to other resources: what they give, and what a member takes.

mod attributes;

pub(crate) use attributes::{Attributes, CLOUDFORMATION, TERRAFORM};

/// What a reference gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Given {
    /// The ARN of an EFS access point.
    AccessPointArn,
    /// The name of a bucket.
    Bucket,
    /// The ARN of a KMS key.
    KeyArn,
    /// The ARN of a layer version.
    LayerArn,
    /// The name of a log group.
    LogGroup,
    /// The ARN of a role.
    RoleArn,
    /// The ID of a security group.
    SecurityGroup,
    /// The ARN of a code signing configuration.
    SigningArn,
    /// The ID of a subnet.
    Subnet,
    /// The ARN of a queue or topic.
    TargetArn,
    /// A value that no member takes.
    Other(&'static str),
}

impl Given {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Given::AccessPointArn => "the ARN of an access point",
            Given::Bucket => "the name of a bucket",
            Given::KeyArn => "the ARN of a key",
            Given::LayerArn => "the ARN of a layer version",
            Given::LogGroup => "the name of a log group",
            Given::RoleArn => "the ARN of a role",
            Given::SecurityGroup => "the ID of a security group",
            Given::SigningArn => "the ARN of a code signing configuration",
            Given::Subnet => "the ID of a subnet",
            Given::TargetArn => "the ARN of a queue or topic",
            Given::Other(what) => what,
        }
    }
}

/// The URI of an image, which no reference gives.
pub(crate) const IMAGE: Given = Given::Other("the URI of an image with a tag");

/// What a member of this shape takes.
pub(crate) fn needed(shape: &str) -> Option<Given> {
    Some(match shape {
        "CodeSigningConfigArn" => Given::SigningArn,
        "FileSystemArn" => Given::AccessPointArn,
        "KMSKeyArn" => Given::KeyArn,
        "LayerVersionArn" => Given::LayerArn,
        "LogGroup" => Given::LogGroup,
        "ResourceArn" => Given::TargetArn,
        "RoleArn" => Given::RoleArn,
        "S3Bucket" => Given::Bucket,
        "SecurityGroupId" => Given::SecurityGroup,
        "SubnetId" => Given::Subnet,
        _ => return None,
    })
}

/// The attributes of a type of resources, if its attributes are known.
pub(crate) fn attributes_of(table: Attributes, kind: &str) -> Option<&'static [(&'static str, Given)]> {
    table.iter().find(|(known, _)| *known == kind).map(|(_, attributes)| *attributes)
}

/// A reference to an attribute of a resource.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reference<'r> {
    /// As it is written.
    pub(crate) written: &'r str,
    /// The attribute; `Ref` in CloudFormation for none.
    pub(crate) attribute: &'r str,
    /// The attributes of the resource.
    pub(crate) attributes: &'static [(&'static str, Given)],
}

impl Reference<'_> {
    /// What it gives, if that is known.
    pub(crate) fn given(&self) -> Option<Given> {
        self.attributes.iter().find(|(name, _)| *name == self.attribute).map(|(_, given)| *given)
    }
}
