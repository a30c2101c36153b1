//! Every test of the pages, on both databases where they store.

// A test may stop where it stands; clippy knows that only of functions marked as tests.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod api;
mod boards;
mod counted;
mod edit;
mod edit_more;
mod exchange;
mod family;
mod figures;
mod inspection;
mod intake;
mod intake_bad;
mod intake_parts;
mod kept;
mod life;
mod life_people;
mod needs;
mod onepage;
mod own_words;
mod pages;
mod partnership;
mod patience;
mod pictures;
mod plan;
mod plan_pages;
mod posts;
mod progress;
mod quality;
mod quarter;
mod records;
mod records_api;
mod records_more;
mod register_guide;
mod relations;
mod retention;
mod returned;
mod returns;
mod routes;
mod scorecard;
mod search;
mod source;
mod support;
