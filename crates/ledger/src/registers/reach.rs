//! Which records a list may show to somebody: the same rule as [`super::standing`], as one condition of a query.

use bigplan_register::definition::{Relation, Right};
use bigplan_register::{Registers, RoleCode};

use super::Casework;
use super::duties::{day_of, roles_today};
use super::standing::Who;
use crate::clock::Day;
use crate::error::damaged;
use crate::store::Link;
use crate::{AccountId, Actor, LedgerError, PartnershipId, PersonId};

/// What somebody reaches in a partnership today. Each list holds pairs of role and register between commas.
#[derive(Debug)]
pub(super) struct Reach {
    pub(super) of: PartnershipId,
    pub(super) me: Option<AccountId>,
    pub(super) today: Day,
    /// `*` for the program itself.
    pub(super) all: String,
    pub(super) allocated: String,
    pub(super) team: String,
    pub(super) childs_worker: String,
    pub(super) childs_team: String,
    pub(super) referred: String,
    pub(super) shared: String,
}

/// Runs a statement over records `r`, with the condition that the reader may see them. The statement begins before its
/// WHERE and goes on after it; places from `$11` on are its own.
macro_rules! reached {
    ($fetch:ident, $on:expr, $row:ty, $reach:expr, $head:expr, $tail:expr $(, $bind:expr)* $(,)?) => {
        rows_by!(
            $fetch,
            $on,
            $row,
            concat!(
                $head,
                " WHERE r.partnership_id = $1 AND ($4 = '*' OR EXISTS (
                    SELECT 1 FROM duties d WHERE d.account_id = $2 AND d.partnership_id = $1
                      AND (d.from_on IS NULL OR d.from_on <= $3) AND (d.until_on IS NULL OR d.until_on >= $3)
                      AND ($4 LIKE '%,' || d.role || '/' || r.register || ',%'
                        OR ($5 LIKE '%,' || d.role || '/' || r.register || ',%' AND r.worker_id = $2)
                        OR ($6 LIKE '%,' || d.role || '/' || r.register || ',%'
                            AND (d.team_id = r.team_id OR d.organisation_id = r.about_id))
                        OR ($7 LIKE '%,' || d.role || '/' || r.register || ',%' AND EXISTS (
                            SELECT 1 FROM records o WHERE o.person_id = r.person_id AND o.is_open AND o.worker_id = $2))
                        OR ($8 LIKE '%,' || d.role || '/' || r.register || ',%' AND EXISTS (
                            SELECT 1 FROM records o WHERE o.person_id = r.person_id AND o.is_open AND o.team_id = d.team_id))
                        OR ($9 LIKE '%,' || d.role || '/' || r.register || ',%'
                            AND (r.referred_by = $2 OR d.organisation_id = r.referred_for))
                        OR ($10 LIKE '%,' || d.role || '/' || r.register || ',%' AND EXISTS (
                            SELECT 1 FROM record_shares s WHERE s.record_id = r.id AND s.account_id = $2
                              AND s.accepted_at IS NOT NULL AND s.from_on <= $3
                              AND (s.until_on IS NULL OR s.until_on >= $3)))))) ",
                $tail
            ),
            $reach.of,
            $reach.me,
            $reach.today,
            $reach.all.as_str(),
            $reach.allocated.as_str(),
            $reach.team.as_str(),
            $reach.childs_worker.as_str(),
            $reach.childs_team.as_str(),
            $reach.referred.as_str(),
            $reach.shared.as_str()
            $(, $bind)*
        )
    };
}
pub(super) use reached;

/// What an actor reaches in a partnership today.
///
/// # Errors
/// [`LedgerError::Forbidden`] for visitors, and for programs that act for somebody.
pub(super) async fn of(
    casework: &Casework,
    link: &mut Link<'_>,
    actor: &Actor,
    of: PartnershipId,
) -> Result<Reach, LedgerError> {
    let (who, today) = (Who::of(actor)?, day_of(casework));
    let roles = match who {
        Who::Account(account) => roles_today(link, account, of, today).await?,
        Who::System => Vec::new(),
    };
    let roles: Vec<RoleCode> =
        roles.iter().map(|role| role.parse()).collect::<Result<_, _>>().map_err(damaged("a duty"))?;
    Ok(with(casework, who, of, today, &roles))
}

/// As [`of`], where it was read already which roles somebody holds.
pub(super) fn with(casework: &Casework, who: Who, of: PartnershipId, today: Day, roles: &[RoleCode]) -> Reach {
    let listed = |meant: &dyn Fn(Relation, bool) -> bool| pairs(&casework.registers, roles, meant);
    let all = if who == Who::System { "*".to_owned() } else { listed(&|with, _| with == Relation::All) };
    Reach {
        of,
        me: who.account(),
        today,
        all,
        allocated: listed(&|with, _| with == Relation::Allocated),
        team: listed(&|with, _| with == Relation::Team),
        childs_worker: listed(&|with, through_child| with == Relation::Allocated && through_child),
        childs_team: listed(&|with, through_child| with == Relation::Team && through_child),
        referred: listed(&|with, _| with == Relation::Referred),
        shared: listed(&|with, _| with == Relation::Shared),
    }
}

/// The pairs of role and register whose records a role may see in a way that is meant. `,` where there is none.
fn pairs(registers: &Registers, roles: &[RoleCode], meant: &dyn Fn(Relation, bool) -> bool) -> String {
    let mut pairs = String::from(",");
    for definition in registers.iter() {
        for entry in definition.access.iter().filter(|entry| entry.may.contains(&Right::See)) {
            if roles.contains(&entry.role) && meant(entry.with, definition.allocation.is_none()) {
                pairs.push_str(&format!("{}/{},", entry.role, definition.code));
            }
        }
    }
    pairs
}

impl Reach {
    /// Whether any record of a person may be seen.
    pub(super) async fn any_of_person(&self, link: &mut Link<'_>, person: PersonId) -> Result<bool, LedgerError> {
        let sql = reached!(
            fetch_optional,
            link,
            (crate::RecordId,),
            self,
            "SELECT r.id FROM records r",
            "AND r.person_id = $11 LIMIT 1",
            person
        )?;
        Ok(sql.is_some())
    }
}
