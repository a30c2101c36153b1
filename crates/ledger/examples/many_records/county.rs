//! Who and what there is in the invented county. The same every time, but for the ids.

use bigplan_ledger::registers::{Casework, columns_of};
use bigplan_ledger::{AccountId, PartnershipId, PersonId, TeamId};
use bigplan_register::{Calendar, Definition, Registers};
use jiff::civil::Date;

use crate::{Failed, LISTED};

/// How many open records of the listed register the first team has.
const MEASURED: usize = 2_000;
/// Each register with how many of a hundred records are its own.
const SHARES: [(&str, usize); 5] =
    [("referral", 40), (LISTED, 30), ("enquiry", 10), ("core-group", 10), ("placement-visit", 10)];

/// A team with who works in it.
pub struct Team {
    pub id: TeamId,
    /// The address with which its manager signs in.
    pub manager: String,
    pub workers: Vec<AccountId>,
}

/// A register with its table.
pub struct Register<'a> {
    pub definition: &'a Definition,
    pub table: String,
    /// The columns of the key and of the fields, in the definition's order.
    pub columns: Vec<String>,
    open: usize,
    closed: usize,
}

/// Everything that rows are made of.
pub struct County<'a> {
    pub of: PartnershipId,
    pub registers: &'a Registers,
    pub calendar: &'a Calendar,
    pub today: Date,
    pub teams: &'a [Team],
    /// The children; one after the other belongs to the next team.
    pub children: Vec<PersonId>,
    pub used: Vec<Register<'a>>,
}

/// Where a record stands: the child it is about by number, the team by number, whether it is open, and which of its kind.
#[derive(Clone, Copy)]
pub struct Spot {
    pub child: usize,
    pub team: usize,
    pub open: bool,
    pub number: usize,
}

impl<'a> County<'a> {
    pub fn new(casework: &'a Casework, of: PartnershipId, teams: &'a [Team], records: usize) -> Result<Self, Failed> {
        let registers = casework.registers();
        let children = (0..(records * 2 / 7).max(teams.len())).map(|_| PersonId::random()).collect::<Result<_, _>>()?;
        let mut used = Vec::new();
        for (code, share) in SHARES {
            let definition = registers.named(code).ok_or("a register is not there")?;
            let (table, columns) = table_of(registers, definition).ok_or("a register has no table")?;
            let all = records * share / 100;
            // The first team's open records are a part of the tenth.
            let open = (all / 10).max(if code == LISTED { MEASURED } else { 0 });
            used.push(Register { definition, table, columns, open, closed: all.saturating_sub(open) });
        }
        let today = jiff::Zoned::now().date();
        Ok(Self { of, registers, calendar: casework.calendar(), today, teams, children, used })
    }

    /// Where the records of a register stand: the first team's listed ones first.
    pub fn spots(&self, register: &Register<'_>) -> impl Iterator<Item = Spot> {
        let measured = if register.definition.code.as_str() == LISTED { MEASURED } else { 0 };
        let (open, all) = (register.open, register.open + register.closed);
        let (teams, children) = (self.teams.len(), self.children.len());
        (0..all).map(move |number| {
            let first = number < measured;
            // Others than the measured ones go round the teams; the first has enough of the listed register.
            let team = match (first, measured > 0 && number < open) {
                (true, _) => 0,
                (false, true) => 1 + number % (teams - 1),
                (false, false) => number % teams,
            };
            let child = (number * 31 / teams * teams + team) % (children - children % teams);
            Spot { child, team, open: number < open, number }
        })
    }
}

/// The table of a register and its columns, from what the ledger says of them.
fn table_of(registers: &Registers, definition: &Definition) -> Option<(String, Vec<String>)> {
    let all = columns_of(registers);
    let mut before = 0;
    for other in registers.iter() {
        let end = before + 1 + other.fields.len() + 5 * other.clocks.len();
        if other.code == definition.code {
            let columns = all.get(before..=before + other.fields.len())?;
            let names = columns.iter().map(|(_, column, _)| column.clone()).collect();
            return Some((columns.first()?.0.clone(), names));
        }
        before = end;
    }
    None
}
