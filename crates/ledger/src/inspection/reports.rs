//! Inspection reports and the grades in them.

use bigplan_plan::Judgement;
use jiff::civil::Date;
use serde_json::json;

use crate::clock::Day;
use crate::given;
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PartnershipId, PlanId, ReportId, Right, Subject};

/// A report of inspectors about a partnership.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// Whom it is about.
    pub partnership: PartnershipId,
    /// The plan whose document holds it, where it was read from one.
    pub plan: Option<PlanId>,
    /// Goes up by one with every change.
    pub revision: i64,
    /// What it says of itself.
    pub says: NewReport,
}

/// What is given for a report, new or changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewReport {
    /// Its title.
    pub title: String,
    /// Who inspected; empty where it is not known.
    pub inspectorate: String,
    /// The day of the report, from which due days are counted; `None` where it is not known.
    pub dated: Option<Date>,
    /// A sentence or two about it; may be empty.
    pub about: String,
    /// The grades, in its order.
    pub grades: Vec<Judgement>,
}

type Row = (ReportId, PartnershipId, Option<PlanId>, i64, String, String, Option<Day>, String);
type GradeRow = (ReportId, String, Option<String>, i64);

impl NewReport {
    fn checked(self) -> Result<Self, LedgerError> {
        if self.grades.iter().any(|one| !(1..=4).contains(&one.grade) || one.aspect.trim().is_empty()) {
            let message = "Give each grade a name and a number from 1 to 4; 4 is the best.";
            return Err(LedgerError::Field { field: "grades", message });
        }
        Ok(Self {
            title: given::words("title", &self.title, "Enter the report’s title.")?,
            inspectorate: given::any_words("inspectorate", &self.inspectorate)?,
            about: given::any_words("about", &self.about)?,
            ..self
        })
    }
}

impl Ledger {
    /// The reports about a partnership, the newest first. Everybody may see them, except
    /// those that stand in a plan which is still a draft.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn reports(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Report>, LedgerError> {
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.snapshot().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT r.id, r.partnership_id, r.plan_id, r.revision, r.title, r.inspectorate, r.dated_on, r.about
             FROM reports r LEFT JOIN plans p ON p.id = r.plan_id
             WHERE r.partnership_id = $1 AND (p.id IS NULL OR p.state IN ('published', 'replaced') OR p.shown_version_id IS NOT NULL OR $2)
             ORDER BY COALESCE(r.dated_on, '') DESC, r.created_at DESC, r.id",
            of,
            drafts
        )?;
        let sql = "SELECT g.report_id, g.aspect, g.judged, g.grade FROM report_grades g
                   JOIN reports r ON r.id = g.report_id WHERE r.partnership_id = $1 ORDER BY g.report_id, g.position";
        let grades = rows!(read, GradeRow, sql, of)?;
        Ok(rows.into_iter().map(|row| report(row, &grades)).collect())
    }

    /// One report; `None` where there is none or the actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn report(&self, actor: &Actor, id: ReportId) -> Result<Option<Report>, LedgerError> {
        let of = {
            let mut read = self.store.read().await?;
            optional_row!(read, (PartnershipId,), "SELECT partnership_id FROM reports WHERE id = $1", id)?
        };
        let Some((of,)) = of else { return Ok(None) };
        Ok(self.reports(actor, of).await?.into_iter().find(|report| report.id == id))
    }

    /// Adds a report about a partnership.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `title` and `grades`, [`LedgerError::Forbidden`].
    pub async fn add_report(&self, actor: &Actor, of: PartnershipId, new: NewReport) -> Result<ReportId, LedgerError> {
        actor.require(Right::EditPlans, Some(of))?;
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let id = insert(&mut change, of, None, &new).await?;
        change.commit().await?;
        Ok(id)
    }

    /// Puts a new value in a report's place.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the report is no longer at `expected`; else as [`Ledger::add_report`].
    pub async fn change_report(
        &self,
        actor: &Actor,
        id: ReportId,
        expected: i64,
        new: NewReport,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let (of, current) = known(&mut change.link(), id).await?;
        actor.require(Right::EditPlans, Some(of))?;
        let sql = "UPDATE reports SET title = $1, inspectorate = $2, dated_on = $3, about = $4, revision = revision + 1
                   WHERE id = $5 AND revision = $6";
        let (title, by, about) = (new.title.as_str(), new.inspectorate.as_str(), new.about.as_str());
        if execute!(change.work, sql, title, by, new.dated.map(Day), about, id, expected)? == 0 {
            return Err(LedgerError::Conflict { what: "report", current });
        }
        execute!(change.work, "DELETE FROM report_grades WHERE report_id = $1", id)?;
        insert_grades(&mut change, id, &new.grades).await?;
        change.record("report-changed", Some(of), Subject::Report(id), body(&new));
        change.commit().await
    }
}

fn body(new: &NewReport) -> serde_json::Value {
    json!({"title": new.title, "inspectorate": new.inspectorate, "dated": new.dated, "about": new.about, "grades": new.grades})
}

fn report((id, partnership, plan, revision, title, inspectorate, dated, about): Row, grades: &[GradeRow]) -> Report {
    let own = grades.iter().filter(|(report, ..)| *report == id);
    let grades = own.map(|(_, aspect, of, grade)| Judgement {
        aspect: aspect.clone(),
        of: of.clone(),
        grade: u8::try_from(*grade).unwrap_or_default(),
        at: None,
    });
    let says = NewReport { title, inspectorate, dated: dated.map(|day| day.0), about, grades: grades.collect() };
    Report { id, partnership, plan, revision, says }
}

/// Whose report it is, and its revision.
pub(super) async fn known(link: &mut Link<'_>, id: ReportId) -> Result<(PartnershipId, i64), LedgerError> {
    let sql = "SELECT partnership_id, revision FROM reports WHERE id = $1";
    optional_row!(link, (PartnershipId, i64), sql, id)?.ok_or(LedgerError::NotFound("report"))
}

pub(super) async fn insert(
    change: &mut Change<'_>,
    of: PartnershipId,
    plan: Option<PlanId>,
    new: &NewReport,
) -> Result<ReportId, LedgerError> {
    let id = ReportId::random()?;
    execute!(
        change.work,
        "INSERT INTO reports (id, partnership_id, title, inspectorate, dated_on, about, plan_id, revision, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)",
        id,
        of,
        new.title.as_str(),
        new.inspectorate.as_str(),
        new.dated.map(Day),
        new.about.as_str(),
        plan,
        change.at
    )?;
    insert_grades(change, id, &new.grades).await?;
    change.record("report-added", Some(of), Subject::Report(id), body(new));
    Ok(id)
}

async fn insert_grades(change: &mut Change<'_>, report: ReportId, grades: &[Judgement]) -> Result<(), LedgerError> {
    for (position, one) in (0_i64..).zip(grades) {
        let sql = "INSERT INTO report_grades (report_id, position, aspect, judged, grade) VALUES ($1, $2, $3, $4, $5)";
        execute!(change.work, sql, report, position, one.aspect.trim(), one.of.as_deref(), i64::from(one.grade))?;
    }
    Ok(())
}
