//! Rules about Lambda Managed Instances.

mod accelerator_on_arm64;
mod accelerator_on_zip;
mod accelerator_without_managed_instances;
mod capacity_provider_in_other_account;
mod capacity_provider_in_other_region;
mod concurrency_above_vcpus;
mod file_system_on_managed_instances;
mod fractional_vcpus;
mod less_than_one_vcpu;
mod managed_instances_without_memory;
mod memory_too_small_for_managed_instances;
mod publish_to_without_managed_instances;
mod publish_to_without_publish;
mod runtime_without_managed_instances;
mod snap_start_on_managed_instances;
mod text_log_on_managed_instances;
mod unknown_accelerator_memory;
mod unknown_memory_ratio;
mod unpublished_managed_instances;
mod vpc_on_managed_instances;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &accelerator_on_arm64::AcceleratorOnArm64,
    &accelerator_on_zip::AcceleratorOnZip,
    &accelerator_without_managed_instances::AcceleratorWithoutManagedInstances,
    &capacity_provider_in_other_account::CapacityProviderInOtherAccount,
    &capacity_provider_in_other_region::CapacityProviderInOtherRegion,
    &concurrency_above_vcpus::ConcurrencyAboveVcpus,
    &file_system_on_managed_instances::FileSystemOnManagedInstances,
    &fractional_vcpus::FractionalVcpus,
    &less_than_one_vcpu::LessThanOneVcpu,
    &managed_instances_without_memory::ManagedInstancesWithoutMemory,
    &memory_too_small_for_managed_instances::MemoryTooSmallForManagedInstances,
    &publish_to_without_managed_instances::PublishToWithoutManagedInstances,
    &publish_to_without_publish::PublishToWithoutPublish,
    &runtime_without_managed_instances::RuntimeWithoutManagedInstances,
    &snap_start_on_managed_instances::SnapStartOnManagedInstances,
    &text_log_on_managed_instances::TextLogOnManagedInstances,
    &unknown_accelerator_memory::UnknownAcceleratorMemory,
    &unknown_memory_ratio::UnknownMemoryRatio,
    &unpublished_managed_instances::UnpublishedManagedInstances,
    &vpc_on_managed_instances::VpcOnManagedInstances,
];
