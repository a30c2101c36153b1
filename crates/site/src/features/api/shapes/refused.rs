//! What a change may be refused with, for the description of the API: the same wherever something is changed.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::{Ref, RefOr, Response, ResponseBuilder};

/// What beginning something may be refused with.
pub enum NewRefused {}

/// What changing something may be refused with: as [`NewRefused`], and where its revision is another or was left out.
pub enum ChangeRefused {}

impl IntoResponses for NewRefused {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        failures(["400", "401", "403", "404", "409", "422"])
    }
}

impl IntoResponses for ChangeRefused {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut all = NewRefused::responses();
        all.extend(failures(["412", "428"]));
        all
    }
}

fn failures<const N: usize>(statuses: [&str; N]) -> BTreeMap<String, RefOr<Response>> {
    let failed = || {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Failed"))).build();
        ResponseBuilder::new().content("application/json", content).build()
    };
    statuses.into_iter().map(|status| (status.to_owned(), RefOr::T(failed()))).collect()
}
