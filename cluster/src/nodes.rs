//! The processes of a cluster: a scheduler, and executors that work for it.

use std::sync::Arc;

use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::extension::SessionConfigExt;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::prelude::SessionConfig;

use crate::cli;
use crate::output::Failure;
use crate::session::{cluster_state, plain};

/// How often an executor says that it is there, in seconds.
const HEARTBEAT: u64 = 2;

/// Executors ask for work. Were it sent to them, what was sent to one that is lost at that moment could wait without an end.
const POLICY: TaskSchedulingPolicy = TaskSchedulingPolicy::PullStaged;

/// Runs a scheduler until it is interrupted.
///
/// # Errors
/// Where it cannot listen.
pub async fn scheduler(asked: &cli::Scheduler) -> Result<(), Failure> {
    let config = SchedulerConfig {
        external_host: asked.listen.ip().to_string(),
        bind_host: asked.listen.ip().to_string(),
        bind_port: asked.listen.port(),
        scheduling_policy: POLICY,
        executor_timeout_seconds: asked.patience,
        expire_dead_executor_interval_seconds: HEARTBEAT,
        no_executors_grace_period_seconds: asked.patience,
        override_session_builder: Some(Arc::new(cluster_state)),
        override_config_producer: Some(Arc::new(config)),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await.map_err(not_run)?;
    eprintln!("A scheduler listens at df://{}.", asked.listen);
    tokio::select! {
        ended = start_server(cluster, asked.listen, Arc::new(config)) => ended.map_err(not_run),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

/// Runs an executor until it is interrupted.
///
/// # Errors
/// Where it cannot listen, or the scheduler does not answer.
pub async fn executor(asked: &cli::Executor) -> Result<(), Failure> {
    let known = cluster_state(config())?;
    let (host, port) = asked
        .scheduler
        .rsplit_once(':')
        .and_then(|(host, port)| Some((host.to_owned(), port.parse().ok()?)))
        .ok_or_else(|| {
            let message = format!("\"{}\" is no address of a scheduler: write HOST:PORT.", asked.scheduler);
            Failure::new("bad-address", message)
        })?;
    let config = ExecutorProcessConfig {
        bind_host: asked.listen.ip().to_string(),
        external_host: Some(asked.listen.ip().to_string()),
        port: asked.listen.port(),
        grpc_port: asked.listen.port() + 1,
        scheduler_host: host,
        scheduler_port: port,
        scheduler_connect_timeout_seconds: 10,
        vcores: asked.tasks,
        work_dir: asked.work.as_ref().map(|folder| folder.display().to_string()),
        task_scheduling_policy: POLICY,
        executor_heartbeat_interval_seconds: HEARTBEAT,
        memory_pool_size: Some(asked.memory << 20),
        override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&known))),
        override_config_producer: Some(Arc::new(config)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await.map_err(not_run)
}

fn config() -> SessionConfig {
    plain(SessionConfig::new_with_ballista())
}

fn not_run(why: ballista_core::error::BallistaError) -> Failure {
    Failure::new("not-run", format!("The process could not go on: {why}."))
}
