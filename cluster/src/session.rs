//! Where work is done: in this process, or on a cluster.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ballista::extension::SessionContextExt;
use ballista_core::extension::SessionConfigExt;
use bigplan_cluster_functions as functions;
use datafusion::error::Result;
use datafusion::execution::memory_pool::GreedyMemoryPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::execution::{SessionState, SessionStateBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};

use crate::cli::Where;
use crate::output::Failure;

/// How often work on a cluster is begun, and how long it waits before it is begun anew.
const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_secs(3);
/// How long work that is begun anew may take beside four times what the first try took.
const LATER: Duration = Duration::from_secs(20);

/// Runs work to its end.
pub fn block_on<T>(work: impl Future<Output = std::result::Result<T, Failure>>) -> std::result::Result<T, Failure> {
    // Plans over many registers are deep.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(16 << 20).build();
    let runtime = runtime.map_err(|why| Failure::new("not-started", format!("The work could not be begun: {why}.")))?;
    runtime.block_on(work)
}

/// The path of what is there, from the root: executors stand in folders of their own.
///
/// # Errors
/// Where nothing is there.
pub fn whole(place: &Path) -> std::result::Result<PathBuf, Failure> {
    place.canonicalize().map_err(|why| {
        let message =
            format!("{} is no export for counting and no Parquet ({why}). Nothing was counted.", place.display());
        Failure::new("not-there", message)
    })
}

/// Does work where it is to be done. What is lost with an executor may be fetched from nowhere: the whole of it is begun anew
/// then, some times. Nothing of a part that failed is kept, so that no figure is told that is not whole.
///
/// # Errors
/// Where it could not be done to its end.
pub async fn work<T>(at: &Where, work: impl AsyncFn(SessionContext) -> Result<T>) -> std::result::Result<T, Failure> {
    if at.cluster.is_none() {
        return Ok(work(open(at).await?).await?);
    }
    let (mut tries, mut patience, begun) = (TRIES, Duration::from_secs(at.patience), Instant::now());
    loop {
        tries -= 1;
        let done = tokio::time::timeout(patience, work(open(at).await?)).await;
        match done {
            Ok(Ok(done)) => return Ok(done),
            Ok(Err(why)) if tries == 0 => return Err(why.into()),
            Ok(Err(why)) => {
                eprintln!("The cluster could not do the work to its end ({why}). It is begun anew.");
                tokio::time::sleep(PAUSE).await;
                // Where nobody is left to work, a scheduler lets work wait without an end.
                patience = patience.min(begun.elapsed() * 4 + LATER);
            }
            Err(_) => {
                let message = format!(
                    "The cluster did not answer within {} seconds: is any executor left? No figure was told.",
                    patience.as_secs()
                );
                return Err(Failure::new("no-answer", message));
            }
        }
    }
}

/// A session where the work is to be done.
///
/// # Errors
/// Where the cluster's address is none.
async fn open(at: &Where) -> std::result::Result<SessionContext, Failure> {
    let Some(address) = &at.cluster else {
        let memory = Arc::new(GreedyMemoryPool::new(at.memory << 20));
        let runtime = RuntimeEnvBuilder::new().with_memory_pool(memory).build_arc()?;
        let state = SessionStateBuilder::new().with_default_features().with_runtime_env(runtime);
        return Ok(SessionContext::new_with_state(with_functions(
            state.with_config(plain(SessionConfig::new())).build(),
        )));
    };
    if !address.starts_with("df://") {
        let message = format!("\"{address}\" is no address of a scheduler: write df://HOST:PORT. Nothing was counted.");
        return Err(Failure::new("bad-address", message));
    }
    let state = cluster_state(plain(SessionConfig::new_with_ballista()))?;
    let session = SessionContext::remote_with_state(address, state).await?;
    // A session of a cluster forgets what functions it had, and plans are made here.
    functions::all().into_iter().for_each(|own| session.register_udf((*own).clone()));
    Ok(session)
}

/// What a session of a cluster knows: DataFusion's own functions and those of this program.
///
/// # Errors
/// Where no session can be made.
pub fn cluster_state(config: SessionConfig) -> Result<SessionState> {
    Ok(with_functions(ballista_core::utils::default_session_builder(config)?))
}

/// What holds on all machines: texts are read as they are written in the files.
pub fn plain(config: SessionConfig) -> SessionConfig {
    let mut config = config;
    config.options_mut().execution.parquet.schema_force_view_types = false;
    // Pupils and children have a few rows each: to gather them before they are sent to where they meet saves little, and holds
    // all of them twice.
    config.options_mut().execution.skip_partial_aggregation_probe_ratio_threshold = 0.0;
    config
}

fn with_functions(state: SessionState) -> SessionState {
    let own = functions::all();
    let known = state.scalar_functions().values().cloned().chain(own).collect();
    SessionStateBuilder::new_from_existing(state).with_scalar_functions(known).build()
}
