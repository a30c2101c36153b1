//! PostgreSQL for tests: one cluster a run, one database a test.
//!
//! [`postgres`] gives the cluster that the run shares: the one that
//! `BIGPLAN_TEST_POSTGRES` names, or else one of its own, made on a free loopback
//! port in a temporary folder. A cluster of its own is stopped and swept away when the
//! process ends, however it ends. It trusts everybody on this machine and does not
//! wait for its disk: it is for tests alone.

mod certificate;
mod cluster;
mod database;
mod home;
mod programs;

use std::sync::OnceLock;

pub use cluster::{Cluster, StartClusterError};
pub use database::{Database, PrepareDatabaseError};
pub use home::{Engine, Home};

/// The address of a cluster that is running already, for all test processes of a run.
pub const ADDRESS_VARIABLE: &str = "BIGPLAN_TEST_POSTGRES";

/// The cluster of this run; `None` where PostgreSQL's programs are not installed.
///
/// # Panics
/// Where they are installed and the cluster does not start: a test that was to run
/// on PostgreSQL must not pass without it.
pub fn postgres() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    let start = || match std::env::var(ADDRESS_VARIABLE) {
        Ok(address) if !address.is_empty() => Some(Cluster::at(&address)),
        _ => match Cluster::start() {
            Ok(cluster) => Some(cluster),
            Err(StartClusterError::NotInstalled) => None,
            Err(error) => panic!("{error}"),
        },
    };
    CLUSTER.get_or_init(start).as_ref()
}
