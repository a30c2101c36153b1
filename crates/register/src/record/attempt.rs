//! What stands in the way of a move or a sign-off that somebody wants to make.

use jiff::civil::Date;

use super::check::missing;
use super::{FindingCode, Record, RecordFinding, Signed};
use crate::codes::{MoveCode, RoleCode, SignOffCode};
use crate::definition::{Definition, Move, SignOff, Wanted};

/// Somebody who wants to do something to a record.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// Their id.
    pub by: &'a str,
    /// The roles that they hold towards the record.
    pub roles: &'a [RoleCode],
    /// The day.
    pub on: Date,
    /// Why, where they said so.
    pub reason: Option<&'a str>,
}

/// What stands in the way of a move. Nothing does where the answer is empty.
pub fn check_move(
    definition: &Definition,
    record: &Record,
    wanted: &MoveCode,
    attempt: Attempt<'_>,
) -> Vec<RecordFinding> {
    let Some(step) = definition.find_move(wanted) else {
        let message = format!("The register has no move {wanted}.");
        return vec![RecordFinding::error(FindingCode::UnknownMove, message)];
    };
    let mut findings = Vec::new();
    if !step.from.contains(&record.state) {
        let title = definition.state(&record.state).map_or(record.state.as_str(), |state| state.title.as_str());
        let message =
            format!("\"{}\" is not possible while the record is \"{title}\". Nothing was changed.", step.title);
        findings.push(RecordFinding::error(FindingCode::ForbiddenMove, message));
    }
    if !attempt.roles.iter().any(|role| step.who.contains(role)) {
        let message = format!("\"{}\" is not yours to do. Nothing was changed.", step.title);
        findings.push(RecordFinding::error(FindingCode::NotAllowed, message));
    }
    if step.reason && attempt.reason.is_none_or(|reason| reason.trim().is_empty()) {
        let message = format!("\"{}\" needs a reason.", step.title);
        findings.push(RecordFinding::error(FindingCode::NoReason, message));
    }
    let empty = step.fills.iter().filter(|field| record.value(*field).is_none());
    findings.extend(empty.filter_map(|field| definition.field(field)).map(missing));
    for sign_off in missing_sign_offs(definition, record).filter(|sign_off| waits(step, sign_off)) {
        let message = format!("\"{}\" is wanted first: a manager has to read and sign.", sign_off.title);
        findings.push(RecordFinding::error(FindingCode::NotSignedOff, message));
    }
    findings
}

fn waits(step: &Move, sign_off: &SignOff) -> bool {
    sign_off.before.contains(&step.code)
}

/// The sign-offs that a record wants and has not had. One given by the worker does not count. What passed once and came
/// back has to be read again.
pub fn missing_sign_offs<'a>(definition: &'a Definition, record: &'a Record) -> impl Iterator<Item = &'a SignOff> {
    let worker = record.worker.as_ref();
    let qualified = worker.and_then(|worker| worker.qualified) == Some(true);
    let wanted = definition.sign_offs.iter().filter(move |sign| sign.wanted == Wanted::Always || !qualified);
    wanted.filter(move |sign_off| {
        let from = moves_to_follow(definition, record, sign_off);
        let counts = |signed: &Signed| {
            signed.sign_off == sign_off.code
                && worker.is_none_or(|worker| worker.person != signed.by)
                && signed.after_moves >= from
        };
        !record.signed.iter().any(counts)
    })
}

/// Of [`missing_sign_offs`] those whose work is there to be read: the record stands before a move that waits for the
/// sign-off, or it has ended without one.
pub fn due_sign_offs<'a>(definition: &'a Definition, record: &'a Record) -> impl Iterator<Item = &'a SignOff> {
    let ended = definition.state(&record.state).is_some_and(|state| state.ends);
    missing_sign_offs(definition, record).filter(move |sign_off| {
        let mut waiting = sign_off.before.iter().filter_map(|step| definition.find_move(step));
        ended || sign_off.before.is_empty() || waiting.any(|step| step.from.contains(&record.state))
    })
}

/// How many moves must have been made when a sign-off is given, so that it counts: all up to the last passing, where
/// the record is again in a state from which it would pass.
fn moves_to_follow(definition: &Definition, record: &Record, sign_off: &SignOff) -> usize {
    let waiting = sign_off.before.iter().filter_map(|step| definition.find_move(step));
    let again = waiting.into_iter().any(|step| step.from.contains(&record.state));
    let passed = record.moves.iter().rposition(|moved| sign_off.before.contains(&moved.step));
    passed.filter(|_| again).map_or(0, |index| index + 1)
}

/// What stands in the way of a sign-off.
pub fn check_sign_off(
    definition: &Definition,
    record: &Record,
    wanted: &SignOffCode,
    attempt: Attempt<'_>,
) -> Vec<RecordFinding> {
    let Some(sign_off) = definition.sign_off(wanted) else {
        let message = format!("The register has no sign-off {wanted}.");
        return vec![RecordFinding::error(FindingCode::UnknownSignOff, message)];
    };
    let mut findings = Vec::new();
    // Before the role: a manager who did the work themself must hear the reason, not that they are no manager.
    if record.worker.as_ref().is_some_and(|worker| worker.person == attempt.by) {
        let message =
            format!("\"{}\": you did this work, so somebody else has to sign it. Nothing was changed.", sign_off.title);
        findings.push(RecordFinding::error(FindingCode::SignedByWorker, message));
    } else if !attempt.roles.iter().any(|role| sign_off.who.contains(role)) {
        let message = format!("\"{}\" is not yours to give. Nothing was changed.", sign_off.title);
        findings.push(RecordFinding::error(FindingCode::NotAllowed, message));
    }
    findings
}
