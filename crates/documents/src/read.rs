//! From the bytes of a file to a draft plan: both stages, one after the other.

use bigplan_plan::draft::JSON_VERSION;
use bigplan_plan::{Draft, Plan, Source};
use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::error::ReadPlanError;
use crate::formats::pdf::PdfLayout;
use crate::formats::read_document;
use crate::understand::understand;

/// Reads a plan out of a file of any format.
///
/// # Errors
/// When the file is no document, is harmful or broken, or holds nothing of a plan.
/// Nothing is ever stored.
pub fn read_plan(file_name: &str, bytes: &[u8], pdf: &dyn PdfLayout) -> Result<Draft, ReadPlanError> {
    read_plan_and_document(file_name, bytes, pdf).map(|(draft, _)| draft)
}

/// As [`read_plan`], with the document itself, to show beside the draft.
///
/// # Errors
/// As [`read_plan`].
pub fn read_plan_and_document(
    file_name: &str,
    bytes: &[u8],
    pdf: &dyn PdfLayout,
) -> Result<(Draft, Document), ReadPlanError> {
    let (document, mut findings) = read_document(file_name, bytes, pdf)?;
    let (plan, understood) = understand(&document);
    if holds_nothing(&plan) {
        return Err(ReadPlanError::NoPlan(file_name.to_owned()));
    }
    findings.extend(understood);
    let source = Source { file: file_name.to_owned(), sha256: sha256(bytes), format: document.format };
    Ok((Draft { version: JSON_VERSION, source, plan, findings }, document))
}

fn holds_nothing(plan: &Plan) -> bool {
    plan.items.is_empty()
        && plan.measures.is_empty()
        && plan.needs.is_empty()
        && plan.recommendations.is_empty()
        && plan.judgements.is_empty()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
