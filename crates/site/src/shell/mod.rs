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
