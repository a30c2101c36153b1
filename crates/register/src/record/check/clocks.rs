//! Clocks that cannot be counted, and pauses that their clock does not allow.

use crate::clock::{ClockError, reading};
use crate::definition::{Clock, Definition};
use crate::record::{Around, FindingCode, Pause, Record, RecordFinding};

pub(super) fn check(definition: &Definition, record: &Record, around: Around<'_>, findings: &mut Vec<RecordFinding>) {
    for clock in &definition.clocks {
        match reading(definition, clock, record, around.today, around.calendar) {
            Ok(_) => {}
            Err(error @ ClockError::EndsBeforeStart { .. }) => {
                findings.push(RecordFinding::error(FindingCode::EndBeforeStart, error.to_string()));
            }
            Err(error @ ClockError::BadPause { .. }) => {
                findings.push(RecordFinding::error(FindingCode::BadPause, error.to_string()));
            }
            Err(error) => findings.push(RecordFinding::doubt(FindingCode::ClockUncounted, error.to_string())),
        }
    }
    for pause in &record.pauses {
        let clock = definition.clock(&pause.clock);
        if !clock.is_some_and(|clock| allows(clock, pause)) {
            let message = format!("The clock {} does not stand still for the reason {}.", pause.clock, pause.reason);
            findings.push(RecordFinding::error(FindingCode::BadPause, message));
        }
    }
}

fn allows(clock: &Clock, pause: &Pause) -> bool {
    clock.pauses.iter().any(|reason| reason.code == pause.reason)
}
