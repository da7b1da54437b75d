//! Publishers of layers.

use super::layer_data::{LAYER_NAMINGS, LAYER_PUBLISHERS};

/// Whether AWS publishes layers from this account.
///
/// ```
/// assert!(lambda_lint::facts::is_layer_publisher("580247275435"));
/// assert!(!lambda_lint::facts::is_layer_publisher("123456789012"));
/// ```
pub fn is_layer_publisher(account: &str) -> bool {
    LAYER_PUBLISHERS.binary_search(&account).is_ok()
}

/// A publisher's naming scheme: layers without the `arm64` marker are for `x86_64`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LayerNaming {
    /// The accounts that the layers belong to.
    pub accounts: &'static [&'static str],
    /// How the names of the layers begin.
    pub layers: &'static [&'static str],
    /// The marker in the names of `arm64` layers.
    pub arm64: &'static str,
}

/// How the publisher of a layer marks layers for `arm64`, if the name of its layers gives their architecture.
///
/// ```
/// use lambda_lint::facts::layer_naming;
///
/// assert_eq!(layer_naming("464622532012", "Datadog-Extension").unwrap().arm64, "-ARM");
/// assert_eq!(layer_naming("464622532012", "Datadog-Node22-x"), None);
/// ```
pub fn layer_naming(account: &str, name: &str) -> Option<&'static LayerNaming> {
    LAYER_NAMINGS
        .iter()
        .find(|naming| naming.accounts.contains(&account) && naming.layers.iter().any(|layer| name.starts_with(layer)))
}
