//! How somebody stands to one record today, duty by duty. A role reaches a record only as the duty that gives it does:
//! who manages one team and reads for another does not manage the other.

use std::collections::BTreeMap;

use bigplan_register::access::{self, Standing};
use bigplan_register::definition::{Relation, Right};
use bigplan_register::{Definition, Field, FieldCode, RoleCode};

use super::head::Head;
use crate::clock::Day;
use crate::error::damaged;
use crate::store::Link;
use crate::{AccountId, Actor, LedgerError, PersonId, RecordId};

/// Who works with records: somebody signed in, or the program itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Account(AccountId),
    System,
}

impl Who {
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors, and for tokens that were not made for records.
    pub(super) fn of(actor: &Actor) -> Result<Self, LedgerError> {
        match actor {
            Actor::Account(account) => Ok(Self::Account(account.id)),
            Actor::System(_) => Ok(Self::System),
            Actor::Token(token) if token.records => Ok(Self::Account(token.account.id)),
            Actor::Token(_) => Err(LedgerError::Forbidden("see records: this token was not made for them")),
            Actor::Visitor => Err(LedgerError::Forbidden("see records: sign in")),
        }
    }

    pub(super) fn account(self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(account),
            Self::System => None,
        }
    }

    /// Who did it, as records keep it: an account's id, or the system with its reason.
    pub(super) fn named(self, actor: &Actor) -> String {
        self.account().map_or_else(|| actor.journal_text(), |account| account.to_string())
    }
}

/// How somebody stands to one record: a standing a duty.
#[derive(Debug)]
pub(super) struct Standings {
    /// The program itself may do everything.
    system: bool,
    duties: Vec<Standing>,
}

impl Standings {
    pub(super) fn may(&self, definition: &Definition, right: Right) -> bool {
        self.system || self.duties.iter().any(|duty| access::may(definition, duty, right))
    }

    /// The roles that somebody holds today, whether or not they reach the record.
    pub(super) fn held(&self) -> Vec<RoleCode> {
        self.duties.iter().flat_map(|duty| duty.roles.clone()).collect()
    }

    /// The fields that somebody sees, in the definition's order.
    pub(super) fn seen<'a>(&self, definition: &'a Definition) -> Vec<&'a Field> {
        self.fields(definition, |duty, code| access::seen(definition, duty).iter().any(|field| field.code == *code))
    }

    /// The fields that somebody may change.
    pub(super) fn changed<'a>(&self, definition: &'a Definition) -> Vec<&'a Field> {
        self.fields(definition, |duty, code| access::changed(definition, duty).iter().any(|field| field.code == *code))
    }

    /// The fields that somebody may fill in who begins a record.
    pub(super) fn added<'a>(&self, definition: &'a Definition) -> Vec<&'a Field> {
        self.fields(definition, |duty, code| {
            let kept = definition.field(code).map(|field| field.change.as_slice()).unwrap_or_default();
            access::may(definition, duty, Right::Add)
                && (kept.is_empty() || duty.roles.iter().any(|role| kept.contains(role)))
        })
    }

    fn fields<'a>(&self, definition: &'a Definition, open: impl Fn(&Standing, &FieldCode) -> bool) -> Vec<&'a Field> {
        let reached = |field: &&Field| self.system || self.duties.iter().any(|duty| open(duty, &field.code));
        definition.fields.iter().filter(reached).collect()
    }

    /// The roles that reach the record, for moves and sign-offs. The program itself holds all that are named.
    pub(super) fn roles(&self, definition: &Definition) -> Vec<RoleCode> {
        if self.system {
            let moves = definition.moves.iter().flat_map(|step| &step.who);
            return moves.chain(definition.sign_offs.iter().flat_map(|sign_off| &sign_off.who)).cloned().collect();
        }
        let reaching = self.duties.iter().filter(|duty| access::may(definition, duty, Right::See));
        reaching.flat_map(|duty| duty.roles.clone()).collect()
    }
}

/// How an account (`$2`) stands to records on a day (`$3`), a row a duty; `$4` says whether their register is reached
/// through the child.
macro_rules! standings {
    ($which:literal) => {
        concat!(
            "SELECT r.id, d.role,
          COALESCE(r.worker_id = $2, FALSE) OR ($4 AND EXISTS (
              SELECT 1 FROM records o WHERE o.person_id = r.person_id AND o.is_open AND o.worker_id = $2)),
          COALESCE(d.team_id = r.team_id, FALSE) OR COALESCE(d.organisation_id = r.about_id, FALSE) OR ($4 AND EXISTS (
              SELECT 1 FROM records o WHERE o.person_id = r.person_id AND o.is_open AND o.team_id = d.team_id)),
          COALESCE(r.referred_by = $2, FALSE) OR COALESCE(d.organisation_id = r.referred_for, FALSE),
          EXISTS (SELECT 1 FROM record_shares s WHERE s.record_id = r.id AND s.account_id = $2
              AND s.accepted_at IS NOT NULL AND s.from_on <= $3 AND (s.until_on IS NULL OR s.until_on >= $3))
        FROM records r JOIN duties d ON d.partnership_id = r.partnership_id AND d.account_id = $2
          AND (d.from_on IS NULL OR d.from_on <= $3) AND (d.until_on IS NULL OR d.until_on >= $3) ",
            $which
        )
    };
}

/// How somebody stands to a record on a day.
///
/// Where a register's work is given to nobody, a child's workers and their teams reach it through the child: whoever has
/// an open record of the child.
pub(super) async fn of(
    link: &mut Link<'_>,
    who: Who,
    definition: &Definition,
    head: &Head,
    today: Day,
) -> Result<Standings, LedgerError> {
    let Who::Account(account) = who else { return Ok(Standings { system: true, duties: Vec::new() }) };
    let through_child = definition.allocation.is_none();
    let sql = standings!("WHERE r.id = $1");
    let rows = rows!(link, Row, sql, head.id, account, today, through_child)?;
    let duties = rows.into_iter().map(|row| Ok(standing(row)?.1)).collect::<Result<_, LedgerError>>()?;
    Ok(Standings { system: false, duties })
}

/// As [`of`], for a person's records of registers whose work is given to nobody. `registers` has their codes, each between
/// commas.
pub(super) async fn of_facts(
    link: &mut Link<'_>,
    who: Who,
    person: PersonId,
    registers: &str,
    today: Day,
) -> Result<BTreeMap<RecordId, Standings>, LedgerError> {
    let mut all: BTreeMap<RecordId, Standings> = BTreeMap::new();
    let Who::Account(account) = who else {
        let sql = "SELECT r.id FROM records r WHERE r.person_id = $1 AND $2 LIKE '%,' || r.register || ',%'";
        let rows = rows!(link, (RecordId,), sql, person, registers)?;
        let every = rows.into_iter().map(|(id,)| (id, Standings { system: true, duties: Vec::new() }));
        return Ok(every.collect());
    };
    let sql = standings!("WHERE r.person_id = $1 AND $5 LIKE '%,' || r.register || ',%'");
    for row in rows!(link, Row, sql, person, account, today, true, registers)? {
        let (id, duty) = standing(row)?;
        all.entry(id).or_insert_with(|| Standings { system: false, duties: Vec::new() }).duties.push(duty);
    }
    Ok(all)
}

type Row = (RecordId, String, bool, bool, bool, bool);

fn standing((id, role, allocated, team, referred, shared): Row) -> Result<(RecordId, Standing), LedgerError> {
    let relations = [
        (allocated, Relation::Allocated),
        (team, Relation::Team),
        (referred, Relation::Referred),
        (shared, Relation::Shared),
    ];
    let relations = relations.into_iter().filter(|(so, _)| *so).map(|(_, relation)| relation).collect();
    let roles = vec![role.parse::<RoleCode>().map_err(damaged("a duty"))?];
    Ok((id, Standing { roles, relations }))
}
