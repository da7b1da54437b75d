//! Rules about `Layers`.

mod duplicate_layer;
mod foreign_layer_with_code_signing;
mod internal_layer;
mod layer_for_other_architecture;
mod layer_for_other_runtime;
mod layer_in_other_region;
mod layer_of_other_account;
mod too_many_layers;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &duplicate_layer::DuplicateLayer,
    &foreign_layer_with_code_signing::ForeignLayerWithCodeSigning,
    &internal_layer::InternalLayer,
    &layer_for_other_architecture::LayerForOtherArchitecture,
    &layer_for_other_runtime::LayerForOtherRuntime,
    &layer_in_other_region::LayerInOtherRegion,
    &layer_of_other_account::LayerOfOtherAccount,
    &too_many_layers::TooManyLayers,
];
