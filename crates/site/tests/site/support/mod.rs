//! What the tests of pages are given: a site with the demonstration or without, and a
//! client that inspects every page it fetches.
#![allow(dead_code)]

mod client;
mod given;
mod inspect;
mod page;
pub mod schema;

pub use client::{Client, Upload};
pub use given::{Given, SETUP};
pub use page::Page;
