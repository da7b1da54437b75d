//! Where a request has values that nothing may show.

use crate::shape::table::Member;
use crate::source::yaml::SecretPlaces;

/// Members whose values are never shown, in any spelling: the document may hold a request under other names.
pub const PLACES: SecretPlaces = SecretPlaces {
    members: &["Environment", "Variables", "ZipFile", "InlineCode"],
    is_public_name: |name| Member::ALL.iter().any(|member| member.name() == name),
};
