//! What the ledger gives away, as what leaves takes it.

use std::io;

use bigplan_ledger::registers::Exported;
use bigplan_outward::{Outgoing, RecordOut};
use bigplan_register::Registers;
use bigplan_site::sheets::person;
use jiff::civil::Date;

/// Today, as the clock of this machine shows it.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

/// Gives what was exported to `take`, as it leaves.
pub fn with(
    registers: &Registers,
    one: &Exported,
    take: impl FnOnce(Outgoing<'_>) -> io::Result<()>,
) -> io::Result<()> {
    match one {
        Exported::Record(given) => {
            let Some(definition) = registers.find(&given.register) else { return Ok(()) };
            let (who, team) = (given.person.as_ref().map(person), given.team.map(|team| team.to_string()));
            let out = RecordOut { definition, record: &given.record, person: who.as_ref(), team: team.as_deref() };
            take(Outgoing::Record(&out))
        }
        Exported::Person(given) => take(Outgoing::Person(&person(given))),
        Exported::Worker { id, name } => take(Outgoing::Worker { id: &id.to_string(), name }),
        Exported::Team { id, name } => take(Outgoing::Team { id: &id.to_string(), name }),
    }
}
