//! A record's state is what its moves make of it, and nobody signed off their own work.

use crate::definition::Definition;
use crate::record::{FindingCode, Record, RecordFinding};

pub(super) fn check(definition: &Definition, record: &Record, findings: &mut Vec<RecordFinding>) {
    moves(definition, record, findings);
    signed(definition, record, findings);
    let Some(allocation) = &definition.allocation else { return };
    let known = record.worker.as_ref().and_then(|worker| worker.qualified);
    if allocation.qualified && known == Some(false) {
        let message = "This work must be given to a qualified worker: allocate it again.";
        findings.push(RecordFinding::hole(FindingCode::NotQualified, message));
    }
}

fn moves(definition: &Definition, record: &Record, findings: &mut Vec<RecordFinding>) {
    if definition.state(&record.state).is_none() {
        let message = format!("The register has no state {}.", record.state);
        findings.push(RecordFinding::error(FindingCode::UnknownState, message));
        return;
    }
    let mut state = definition.first_state().map(|state| &state.code);
    for moved in &record.moves {
        let Some(step) = definition.find_move(&moved.step) else {
            let message = format!("The register has no move {}.", moved.step);
            findings.push(RecordFinding::error(FindingCode::UnknownMove, message));
            return;
        };
        if !state.is_some_and(|state| step.from.contains(state)) {
            let message = format!("\"{}\" was made on {} from a state that does not allow it.", step.title, moved.on);
            findings.push(RecordFinding::error(FindingCode::ForbiddenMove, message));
            return;
        }
        if step.reason && moved.reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
            let message = format!("\"{}\" was made on {} without a reason.", step.title, moved.on);
            findings.push(RecordFinding::hole(FindingCode::NoReason, message));
        }
        state = Some(&step.to);
    }
    if state != Some(&record.state) {
        let message = format!("The record is said to be {}, which its moves do not lead to.", record.state);
        findings.push(RecordFinding::error(FindingCode::ForbiddenMove, message));
    }
}

fn signed(definition: &Definition, record: &Record, findings: &mut Vec<RecordFinding>) {
    for signed in &record.signed {
        let Some(wanted) = definition.sign_off(&signed.sign_off) else {
            let message = format!("The register has no sign-off {}.", signed.sign_off);
            findings.push(RecordFinding::error(FindingCode::UnknownSignOff, message));
            continue;
        };
        if record.worker.as_ref().is_some_and(|worker| worker.person == signed.by) {
            let message = format!("\"{}\" was signed by whoever did the work: somebody else has to.", wanted.title);
            findings.push(RecordFinding::error(FindingCode::SignedByWorker, message));
        }
    }
}
