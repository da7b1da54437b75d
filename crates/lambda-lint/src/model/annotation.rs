//! What messages say about the values of a shape. The data is in `schema/annotations.json`.

/// What messages say about the values of a shape.
#[derive(Debug)]
pub(crate) struct Annotation {
    /// The unit of the numbers.
    pub(crate) unit: Option<&'static str>,
    /// The maximum of most functions, where the service model has the widest range.
    pub(crate) usual_max: Option<UsualMax>,
    /// A description of the values, to follow "use".
    pub(crate) description: Option<&'static str>,
    /// The description of the value that replaces a placeholder, to follow "fill in". The default is the description.
    pub(crate) placeholder: Option<&'static str>,
    /// The common prefix of all values.
    pub(crate) prefix: Option<&'static str>,
    /// Whether the values are entries of a list.
    pub(crate) in_list: bool,
    /// The help for a string that is too long.
    pub(crate) too_long: Option<&'static str>,
    /// The help for a list with too many entries.
    pub(crate) too_many: Option<&'static str>,
    /// The form of the values if they are ARNs.
    pub(crate) arn: Option<&'static ArnForm>,
}

impl Annotation {
    /// For shapes without an annotation.
    pub(crate) const NONE: Annotation = Annotation {
        unit: None,
        usual_max: None,
        description: None,
        placeholder: None,
        prefix: None,
        in_list: false,
        too_long: None,
        too_many: None,
        arn: None,
    };
}

/// The maximum of most functions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UsualMax {
    /// The maximum.
    pub(crate) max: i64,
    /// The feature that raises it, with its article.
    pub(crate) raised_by: &'static str,
}

/// The form of the ARNs of one kind.
#[derive(Debug)]
pub(crate) struct ArnForm {
    /// The kind of resource, with an article.
    pub(crate) names: &'static str,
    /// The allowed services; empty for any.
    pub(crate) services: &'static [&'static str],
    /// Whether it has a region.
    pub(crate) regional: bool,
    /// The prefix of the resource part; empty for any.
    pub(crate) prefixes: &'static [&'static str],
    /// The form of the resource.
    pub(crate) resource: &'static str,
    /// A complete ARN.
    pub(crate) example: &'static str,
}
