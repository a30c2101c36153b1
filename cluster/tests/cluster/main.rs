//! bigplan-cluster held against the main program, here and on a cluster, whole and when an executor is lost.
//!
//! `BIGPLAN` names the main program; `script/test --cluster` builds it and says where.

// A test may stop where it stands; clippy knows that only of functions marked as tests.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod attendance;
mod equal;
mod loss;
mod nodes;
mod place;
