//! The vCPUs of an execution environment on managed instances: its memory, divided by the memory per vCPU.

use crate::facts::limits;
use crate::model::table::Member;
use crate::request::Request;

/// MB in a GiB, as Lambda counts: its MB are MiB.
const MB_PER_GIB: f64 = 1024.0;

/// The settings that determine the number of vCPUs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Vcpus {
    pub(crate) memory_mb: i64,
    /// GiB per vCPU.
    pub(crate) ratio: f64,
}

impl Vcpus {
    /// From a request that says both memory and ratio; memory below the least of managed instances is another fault.
    pub(crate) fn of(request: &Request<'_>) -> Option<Self> {
        Vcpus::new(request, request.number(Member::ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu)?)
    }

    /// The most that a request may come to: a ratio that is not said is the lowest, since the default is not documented.
    pub(crate) fn of_most(request: &Request<'_>) -> Option<Self> {
        let lowest = limits::MANAGED_MEMORY_RATIOS.iter().copied().reduce(f64::min)?;
        match request.is_absent(Member::ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu) {
            true => Vcpus::new(request, lowest),
            false => Vcpus::of(request),
        }
    }

    fn new(request: &Request<'_>, ratio: f64) -> Option<Self> {
        let memory_mb = request.integer(Member::MemorySize)?;
        (memory_mb >= limits::MEMORY_MIN_MANAGED && ratio > 0.0).then_some(Vcpus { memory_mb, ratio })
    }

    /// How many vCPUs that makes.
    pub(crate) fn count(self) -> f64 {
        self.memory_mb as f64 / (self.ratio * MB_PER_GIB)
    }

    /// The memory of one vCPU in MB.
    pub(crate) fn memory_per_vcpu(self) -> i64 {
        (self.ratio * MB_PER_GIB).ceil() as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let vcpus = |memory_mb, ratio| Vcpus { memory_mb, ratio };
        assert_eq!(vcpus(4096, 2.0).count(), 2.0);
        assert_eq!(vcpus(2048, 8.0).count(), 0.25);
        assert_eq!(vcpus(2048, 8.0).memory_per_vcpu(), 8192);
        assert_eq!(vcpus(2048, 2.1).memory_per_vcpu(), 2151);
    }
}
