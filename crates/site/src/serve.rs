//! Puts the site together and serves it.

use std::future::Future;
use std::net::SocketAddr;

use axum::Router;
use axum::middleware;
use axum::response::{IntoResponse, Response};
use thiserror::Error;
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::features;
use crate::shell::errors::PageError;
use crate::shell::patience::{self, Uploads};
use crate::shell::site::Site;
use crate::shell::visit;

/// How hard answers are packed. The page of a large plan is packed for each reader anew; the hardest packing saves
/// little of it over the quickest and takes several times as long.
const PACKING: CompressionLevel = CompressionLevel::Fastest;

/// The site could not be served.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {why}. Choose another address with --listen")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        why: std::io::Error,
    },
    /// Serving stopped.
    #[error("serving stopped: {0}")]
    Stopped(std::io::Error),
}

/// The whole site as a router: what tests drive and [`listen`] serves.
pub fn application(site: Site) -> Router {
    let routes = features::routes();
    let waiting = (site.clone(), Uploads::of(&routes));
    routes
        .into_router()
        .fallback(|| async { PageError::not_found() })
        .method_not_allowed_fallback(|| async { PageError::not_found() })
        .layer(CatchPanicLayer::custom(|_| panicked()))
        .layer(middleware::from_fn_with_state(site.clone(), visit::recognise))
        .layer(CompressionLayer::new().quality(PACKING))
        .layer(middleware::from_fn_with_state(waiting, patience::within))
        .with_state(site)
}

fn panicked() -> Response {
    PageError::fault(&"a handler panicked").into_response()
}

/// Serves until `stop` is done, then lets open requests finish.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn listen(
    site: Site,
    address: SocketAddr,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let listener = TcpListener::bind(address).await.map_err(|why| ServeError::Listen { address, why })?;
    tracing::info!(address = %listener.local_addr().unwrap_or(address), "serving");
    axum::serve(listener, application(site)).with_graceful_shutdown(stop).await.map_err(ServeError::Stopped)
}
