//! What every page stands in: routes and who may use them, visits, forms, headers,
//! errors and the frame.

pub mod access;
pub mod address;
pub mod answer;
pub mod assets;
pub mod documents;
pub mod errors;
pub mod form;
pub mod frame;
pub mod headers;
pub mod health;
pub mod kept;
pub mod loading;
pub mod measures;
pub mod outlines;
pub mod patience;
pub mod plans;
pub mod program;
pub mod query;
pub mod routes;
pub mod site;
pub mod visit;

use std::pin::Pin;

/// What is awaited by many pages. That it can move between threads is proved where it is made, and not again for each page
/// with all that is awaited below it: the compiler took minutes over that.
pub type Awaited<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
