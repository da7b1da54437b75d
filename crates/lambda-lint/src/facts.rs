//! Facts about Lambda that the service model does not have: runtimes, regions, limits, reserved names.
//!
//! The data is in generated files, made from `schema/`, where each datum has its source. The other files give it form.

pub mod environment;
mod layer;
mod layer_data;
pub mod limits;
pub mod operations;
#[cfg(feature = "package")]
mod package_data;
#[cfg(feature = "package")]
pub mod packages;
mod region;
mod region_data;
mod runtime;
mod runtime_data;
mod variable;

pub use layer::{LayerNaming, is_layer_publisher, layer_naming};
pub use layer_data::{LAYER_NAMINGS, LAYER_PUBLISHERS};
pub(crate) use region::has_lambda;
pub use region::{Gap, Partition, Region, is_known_region, partition, partition_of_region, region, regions};
pub use region_data::{PARTITIONS, REGIONS, WITHOUT_SNAP_START, WITHOUT_TENANT_ISOLATION};
pub use runtime::{Family, Life, Runtime, Support, is_newer_than_data, nearest_supported, newest, runtime};
pub use runtime_data::{AS_OF, CONTAINER_ONLY, RUNTIMES};
pub use variable::{Reserved, is_setting, reserved};
