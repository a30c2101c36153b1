//! The measure that an address asks for.

use std::sync::Arc;

use bigplan_ledger::Actor;
use bigplan_measure::{Definition, MeasureCode};

use crate::shell::errors::PageError;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;

/// A partnership's measures and the code of one that the catalogue has.
///
/// # Errors
/// Not found, or the database does not answer.
pub async fn asked(
    site: &Site,
    actor: &Actor,
    slug: &str,
    code: &str,
) -> Result<(Arc<ShownMeasures>, Definition), PageError> {
    let measures = site.measures_at(actor, slug).await?;
    let code: MeasureCode = code.parse().map_err(|_| PageError::not_found())?;
    let definition = measures.definition(&code).ok_or_else(PageError::not_found)?.clone();
    Ok((measures, definition))
}
