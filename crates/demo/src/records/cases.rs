//! What happened to each invented child.

use bigplan_ledger::registers::{About, CaseworkError, Given, NewRecord, Saved};
use bigplan_ledger::{AccountId, PersonId};
use bigplan_register::Value;
use jiff::civil::{Date, date};

use super::House;
use crate::{ACTOR, LoadDemonstrationError};

/// The last day on which a referral led to an initial assessment: the register of referrals says so.
const LAST_INITIAL: Date = date(2013, 4, 14);

/// One child, and the records that are made of them.
struct Case<'a> {
    house: &'a House<'a>,
    child: PersonId,
    made: usize,
}

/// The records of the child of that number.
pub(super) async fn of_child(
    house: &House<'_>,
    number: usize,
    child: PersonId,
) -> Result<usize, LoadDemonstrationError> {
    let mut case = Case { house, child, made: 0 };
    case.happened(number).await.map_err(LoadDemonstrationError::Casework)?;
    case.around(number).await.map_err(LoadDemonstrationError::Casework)?;
    Ok(case.made)
}

fn text(words: &str) -> Value {
    Value::Text(format!("Invented for the demonstration. {words}"))
}

fn code(code: &str) -> Value {
    Value::Code(code.to_owned())
}

impl Case<'_> {
    async fn happened(&mut self, number: usize) -> Result<(), CaseworkError> {
        let (social_worker, family_worker) = (self.house.workers.social_worker, self.house.workers.family_worker);
        match number {
            // Came in these days; every third waits for a worker.
            0..=8 => {
                let worker = (number % 3 != 2).then_some(social_worker);
                self.referral(self.house.ago(number), worker).await.map(drop)
            }
            // Decided, and the referrer has not been told.
            9..=14 => self.assessed(self.house.ago(number * 4 - 33), social_worker).await.map(drop),
            // Done by a worker who is not qualified: waits to be read.
            15..=18 => {
                let (record, register) = self.assessed(self.house.ago(number * 2), family_worker).await?;
                self.written(register, record).await.map(drop)
            }
            19..=22 => self.before(number, social_worker).await,
            23..=25 => self.conference(self.house.ago(number - 15), social_worker).await,
            _ => self.in_care(self.house.ago((number - 25) * 12), social_worker).await,
        }
    }

    async fn referral(&mut self, received: Date, worker: Option<AccountId>) -> Result<Saved, CaseworkError> {
        let values = [
            ("received", Value::Day(received)),
            ("source", code("2A")),
            ("referrer-contact", Value::Text("The post of head teacher of an invented school".to_owned())),
            ("reason", text("The school is worried: the child is often tired and comes without a coat.")),
            ("need", code("N5")),
            ("consent", Value::YesNo(true)),
            ("acknowledged", Value::Day(received)),
        ];
        self.add("referral", &values, worker).await
    }

    /// A referral that was decided, and the assessment that follows it, by the law of its day.
    async fn assessed(&mut self, received: Date, worker: AccountId) -> Result<(Saved, &'static str), CaseworkError> {
        let referral = self.referral(received, Some(worker)).await?;
        let decided = [("decision", code("assess")), ("decided", Value::Day(received))];
        let version = self.fill(&referral, &decided).await?;
        let moved = self.step(&referral, version, "decide").await?;
        self.made += moved.begun.len();
        let register = if received <= LAST_INITIAL { "initial-assessment" } else { "single-assessment" };
        let begun = moved.begun.first().ok_or(bigplan_ledger::LedgerError::NotFound("assessment"))?;
        Ok((Saved { id: *begun, version: 1, ..moved.clone() }, register))
    }

    async fn written(&mut self, register: &str, record: Saved) -> Result<Saved, CaseworkError> {
        let mut values = vec![
            ("seen", Value::Day(self.house.ago(1))),
            ("finished", Value::Day(self.house.ago(1))),
            ("analysis", text("The family has help from a grandparent; mornings are hard.")),
            ("child-said", text("“I like it when we eat together.”")),
        ];
        if register == "single-assessment" {
            values.extend([("outcome", code("plan")), ("factors", Value::Codes(vec!["3B".to_owned()]))]);
        } else {
            values.push(("outcome", code("services")));
        }
        let version = self.fill(&record, &values).await?;
        self.step(&record, version, "write").await
    }

    /// Where the child lives, and who is the mother: of every second child, so that pages show both.
    async fn around(&mut self, number: usize) -> Result<(), CaseworkError> {
        if number % 2 == 1 {
            return Ok(());
        }
        let since = Value::Day(self.house.ago(800));
        let place = Value::Link(format!("An invented street, number {number}"));
        let home = [("from", since.clone()), ("place", place), ("kind", code("family"))];
        self.add("address", &home, None).await?;
        let mother = Value::Link(self.house.grown_up().await?.to_string());
        let tie = [
            ("person", mother),
            ("kind", code("mother")),
            ("responsible", Value::YesNo(true)),
            ("lives-with", Value::YesNo(true)),
        ];
        self.add("family-tie", &tie, None).await.map(drop)
    }

    /// Assessments of 2009, finished and signed: one in time, the others late.
    async fn before(&mut self, number: usize, worker: AccountId) -> Result<(), CaseworkError> {
        let referred = date(2009, 3, 2);
        let later = |days: usize| referred.checked_add(jiff::Span::new().days(i64::try_from(days).unwrap_or_default()));
        let (Ok(ended), Ok(whole)) = (later((number - 18) * 4), later((number - 18) * 20)) else { return Ok(()) };
        let began = [("referred", Value::Day(referred)), ("seen", Value::Day(referred))];
        let first = self.add("initial-assessment", &began, Some(worker)).await?;
        let finished =
            [("finished", Value::Day(ended)), ("outcome", code("services")), ("analysis", text("Help is wanted."))];
        self.finished(&first, &finished).await?;
        let began = [
            ("began", Value::Day(ended)),
            ("why", code("initial")),
            ("initial-assessment", Value::Link(first.id.to_string())),
        ];
        let core = self.add("core-assessment", &began, Some(worker)).await?;
        let finished = [
            ("finished", Value::Day(whole.max(ended))),
            ("outcome", code("plan")),
            ("analysis", text("A plan is made.")),
        ];
        self.finished(&core, &finished).await
    }

    async fn finished(&mut self, record: &Saved, values: &[(&str, Value)]) -> Result<(), CaseworkError> {
        let version = self.fill(record, values).await?;
        let written = self.step(record, version, "write").await?;
        let Ok(sign) = "manager".parse() else { return Ok(()) };
        let signed = self.house.casework.sign_record(&ACTOR, record.id, written.version, &sign).await?;
        let moved = self.step(record, signed.version, "finish").await?;
        self.made += moved.begun.len();
        Ok(())
    }

    async fn conference(&mut self, from: Date, worker: AccountId) -> Result<(), CaseworkError> {
        let values = [("kind", code("initial")), ("counted-from", Value::Day(from))];
        self.add("conference", &values, Some(worker)).await.map(drop)
    }

    async fn in_care(&mut self, began: Date, worker: AccountId) -> Result<(), CaseworkError> {
        let values = [
            ("began", Value::Day(began)),
            ("care-began", Value::Day(began)),
            ("reason", code("S")),
            ("legal-status", code("V2")),
            ("need", code("N8")),
        ];
        let record = self.add("looked-after-episode", &values, Some(worker)).await?;
        let moved = self.step(&record, record.version, "begin").await?;
        self.made += moved.begun.len();
        Ok(())
    }

    async fn add(
        &mut self,
        register: &str,
        values: &[(&str, Value)],
        worker: Option<AccountId>,
    ) -> Result<Saved, CaseworkError> {
        let new = NewRecord {
            partnership: self.house.of,
            register: register.parse().map_err(|_| bigplan_ledger::LedgerError::NotFound("register"))?,
            about: About::Person(self.child),
            values: given(values),
            worker,
            team: Some(self.house.team),
            referred_by: None,
            referred_for: None,
        };
        let saved = self.house.casework.add_record(&ACTOR, new).await?;
        self.made += 1;
        Ok(saved)
    }

    async fn fill(&self, record: &Saved, values: &[(&str, Value)]) -> Result<i64, CaseworkError> {
        let saved = self.house.casework.change_record(&ACTOR, record.id, record.version, given(values)).await?;
        Ok(saved.version)
    }

    async fn step(&self, record: &Saved, version: i64, step: &str) -> Result<Saved, CaseworkError> {
        let step = step.parse().map_err(|_| bigplan_ledger::LedgerError::NotFound("move"))?;
        self.house.casework.move_record(&ACTOR, record.id, version, &step, "").await
    }
}

fn given(values: &[(&str, Value)]) -> Given {
    values.iter().filter_map(|(field, value)| Some((field.parse().ok()?, Some(value.clone())))).collect()
}
