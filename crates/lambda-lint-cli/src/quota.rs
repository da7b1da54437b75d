//! Quotas that an account may have other values of, by the names of the command line.

use lambda_lint::Quotas;

/// A quota that an account may have another value of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quota {
    Memory,
    Timeout,
    Storage,
    Layers,
    Tags,
    Environment,
}

/// What the quotas are called on the command line.
const NAMES: &[(&str, Quota)] = &[
    ("memory", Quota::Memory),
    ("timeout", Quota::Timeout),
    ("storage", Quota::Storage),
    ("layers", Quota::Layers),
    ("tags", Quota::Tags),
    ("environment", Quota::Environment),
];

/// Reads `NAME=MAX`.
pub(crate) fn parse_quota(text: &str) -> Result<(Quota, u32), String> {
    let (name, max) = text.split_once('=').ok_or("expected NAME=MAX, such as memory=3008")?;
    let Some((_, quota)) = NAMES.iter().find(|(known, _)| *known == name) else {
        let names: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
        return Err(format!("unknown quota `{name}`; expected one of {}", names.join(", ")));
    };
    let max = max.parse().map_err(|_| format!("expected an integer, found `{max}`"))?;
    Ok((*quota, max))
}

/// The quotas of the service, but for those that are given, and without a limit for a package that is not an archive yet.
pub(crate) fn quotas(given: &[(Quota, u32)], is_unpacked: bool) -> Quotas {
    let mut quotas = Quotas::default();
    if is_unpacked {
        quotas.archive_bytes = u64::MAX;
    }
    for &(quota, max) in given {
        match quota {
            Quota::Memory => quotas.memory_mb = max.into(),
            Quota::Timeout => quotas.timeout_seconds = max.into(),
            Quota::Storage => quotas.ephemeral_storage_mb = max.into(),
            Quota::Layers => quotas.layers = max as usize,
            Quota::Tags => quotas.tags = max as usize,
            Quota::Environment => quotas.environment_bytes = max as usize,
        }
    }
    quotas
}

/// The quotas as `name = max`, separated by commas.
pub(crate) fn described(quotas: &Quotas) -> String {
    let max = |quota| match quota {
        Quota::Memory => quotas.memory_mb.to_string(),
        Quota::Timeout => quotas.timeout_seconds.to_string(),
        Quota::Storage => quotas.ephemeral_storage_mb.to_string(),
        Quota::Layers => quotas.layers.to_string(),
        Quota::Tags => quotas.tags.to_string(),
        Quota::Environment => quotas.environment_bytes.to_string(),
    };
    NAMES.iter().map(|(name, quota)| format!("{name} = {}", max(*quota))).collect::<Vec<_>>().join(", ")
}
