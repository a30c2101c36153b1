//! Reminding organisations that have not answered: a letter to whoever answers for them and asked for e-mail, at most one a
//! week, through the outbox. A letter names the register and the organisation, never a person.

use bigplan_register::{RegisterCode, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::save::journal;
use super::worklist::due;
use super::{Casework, CaseworkError, chase, reach};
use crate::clock::Day;
use crate::people::day;
use crate::transaction::Change;
use crate::{AccountId, Actor, Ledger, LedgerError, OrganisationId, PartnershipId, RecordId, Waiting, WaitingKind};

/// How the outbox names a reminder of an answer, where it names a week otherwise.
const ANSWER: &str = "answer";

/// What reminding did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemindedOf {
    /// How many organisations were reminded.
    pub reminded: usize,
    /// How many had been reminded within the week.
    pub lately: usize,
    /// The names of those that nobody answers for who asked for e-mail: they want to be rung.
    pub unreached: Vec<String>,
}

/// The register that a letter of the outbox reminds of; `None` for other letters.
pub(crate) fn answer_of(week: &str) -> Option<RegisterCode> {
    let (register, _) = week.strip_prefix(ANSWER)?.strip_prefix(':')?.split_once(':')?;
    register.parse().ok()
}

impl Casework {
    /// Reminds those who have not answered for a day, each organisation at most once a week.
    ///
    /// # Errors
    /// As [`Casework::ask_organisations`].
    pub async fn remind_organisations(
        &self,
        actor: &Actor,
        of: PartnershipId,
        register: &RegisterCode,
        asked_for: Date,
    ) -> Result<RemindedOf, CaseworkError> {
        let (definition, told) = self.chased(register)?;
        let mut change = self.ledger.change(actor).await?;
        self.require_chaser(&mut change.link(), actor, of, definition).await?;
        let reach = reach::of(self, &mut change.link(), actor, of).await?;
        let all = chase::all(&mut change.link(), &reach, definition, told).await?;
        let today = day(change.at).0;
        let lately = today.checked_sub(7.days()).unwrap_or(today);
        let mut done = RemindedOf::default();
        for one in all.into_iter().filter(|one| one.asked_for == asked_for && one.waits()) {
            if one.reminded.is_some_and(|reminded| reminded > lately) {
                done.lately += 1;
                continue;
            }
            let who = definition.find_move(&told.answer).map(|step| step.who.as_slice()).unwrap_or_default();
            let accounts = answerers(&mut change, of, one.organisation.0, Day(today)).await?;
            let accounts: Vec<AccountId> = accounts
                .into_iter()
                .filter(|(_, role)| who.iter().any(|who| who.as_str() == role))
                .map(|one| one.0)
                .collect();
            if accounts.is_empty() {
                done.unreached.push(one.organisation.1);
                continue;
            }
            write_letters(&mut change, &accounts, &format!("{ANSWER}:{register}:{today}")).await?;
            self.note_reminder(&mut change, actor, one.record, (&told.reminded, today), accounts.len()).await?;
            done.reminded += 1;
        }
        if done.reminded > 0 {
            change.commit().await?;
        }
        Ok(done)
    }

    async fn note_reminder(
        &self,
        change: &mut Change<'_>,
        actor: &Actor,
        record: RecordId,
        (field, today): (&bigplan_register::FieldCode, Date),
        letters: usize,
    ) -> Result<(), CaseworkError> {
        let mut open = self.known_in(change, actor, record).await?;
        let before = open.record.values.clone();
        open.record.values.insert(field.clone(), Value::Day(today));
        let saved = self.save(change, open.definition, &open.head, &open.record, &before).await?;
        journal(change, "answer-chased", &open.head, saved.version, json!({"fields": [field], "letters": letters}));
        Ok(())
    }
}

/// Whoever holds a duty for an organisation today and asked for e-mail about questions, with the role of the duty.
async fn answerers(
    change: &mut Change<'_>,
    of: PartnershipId,
    organisation: OrganisationId,
    today: Day,
) -> Result<Vec<(AccountId, String)>, LedgerError> {
    let sql =
        "SELECT DISTINCT a.id, d.role FROM duties d JOIN accounts a ON a.id = d.account_id AND a.disabled_at IS NULL
               JOIN mail_wishes w ON w.account_id = a.id AND (w.kinds = '' OR ' ' || w.kinds || ' ' LIKE '% ask %')
               WHERE d.partnership_id = $1 AND d.organisation_id = $2
                 AND (d.from_on IS NULL OR d.from_on <= $3) AND (d.until_on IS NULL OR d.until_on >= $3)
               ORDER BY a.id, d.role";
    rows!(change.work, (AccountId, String), sql, of, organisation, today)
}

async fn write_letters(change: &mut Change<'_>, accounts: &[AccountId], week: &str) -> Result<(), LedgerError> {
    for account in accounts {
        let sql = "INSERT INTO outbox (account_id, week, state, attempts, next_at, changed_at)
                   VALUES ($1, $2, 'waiting', 0, $3, $3) ON CONFLICT DO NOTHING";
        execute!(change.work, sql, *account, week, change.at)?;
    }
    Ok(())
}

impl Ledger {
    /// The answers that a register waits for from the organisations for which the actor holds a duty today. Organisations
    /// and days only, no person.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn answers_waited_for(
        &self,
        actor: &Actor,
        register: &RegisterCode,
    ) -> Result<Vec<Waiting>, LedgerError> {
        let Some(account) = actor.account() else { return Ok(Vec::new()) };
        let mut read = self.store.read().await?;
        let sql = "SELECT DISTINCT o.name, r.due_on, r.id FROM records r JOIN organisations o ON o.id = r.about_id
                   JOIN duties d ON d.organisation_id = o.id AND d.account_id = $1 AND d.partnership_id = r.partnership_id
                     AND (d.from_on IS NULL OR d.from_on <= $2) AND (d.until_on IS NULL OR d.until_on >= $2)
                   WHERE r.register = $3 AND r.is_open ORDER BY r.due_on, o.name, r.id";
        let today = day(crate::clock::Moment(self.now()));
        let rows = rows!(read, (String, Day, RecordId), sql, account, today, register.as_str())?;
        let waiting = |(name, due_on, _): (String, Day, RecordId)| Waiting {
            kind: WaitingKind::Ask,
            title: name,
            note: String::new(),
            plan: None,
            item: None,
            since: None,
            due: due(due_on),
            address: format!("/registers/{register}/answer"),
        };
        Ok(rows.into_iter().map(waiting).collect())
    }
}
