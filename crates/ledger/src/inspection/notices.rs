//! Improvement notices: what a minister or a body requires of a partnership, and by when.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::requirements::{self, Requirement};
use crate::clock::Day;
use crate::given;
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, NoticeId, PartnershipId, Right, Subject};

/// An improvement notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Whom it is about.
    pub partnership: PartnershipId,
    /// Goes up by one with every change of the notice itself.
    pub revision: i64,
    /// What it says.
    pub says: NewNotice,
    /// What it requires, in its order.
    pub requirements: Vec<Requirement>,
}

/// What is given for a notice, new or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub issued_by: String,
    /// When.
    pub issued: Date,
    /// When it was lifted; `None` while it holds.
    pub lifted: Option<Date>,
    /// A sentence or two about it; may be empty.
    pub about: String,
}

impl NewNotice {
    fn checked(self) -> Result<Self, LedgerError> {
        if self.lifted.is_some_and(|lifted| lifted < self.issued) {
            let message = "The day on which it was lifted must not be before the day on which it was issued.";
            return Err(LedgerError::Field { field: "lifted", message });
        }
        Ok(Self {
            title: given::words("title", &self.title, "Enter the notice’s title.")?,
            issued_by: given::words("issued-by", &self.issued_by, "Enter who issued the notice.")?,
            about: given::any_words("about", &self.about)?,
            ..self
        })
    }

    fn body(&self) -> Value {
        json!({"title": self.title, "by": self.issued_by, "issued": self.issued, "lifted": self.lifted, "about": self.about})
    }
}

type Row = (NoticeId, PartnershipId, i64, String, String, Day, Option<Day>, String);

impl Ledger {
    /// The notices to a partnership with what they require, the newest first. Everybody may see them.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn notices(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Notice>, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.snapshot().await?;
        let sql = "SELECT id, partnership_id, revision, title, issued_by, issued_on, lifted_on, about FROM notices
                   WHERE partnership_id = $1 ORDER BY issued_on DESC, id";
        let rows = rows!(read, Row, sql, of)?;
        let mut all = requirements::of_partnership(&mut read.link(), of).await?;
        let mut notices = Vec::with_capacity(rows.len());
        for (id, partnership, revision, title, issued_by, Day(issued), lifted, about) in rows {
            let (requirements, others) = all.into_iter().partition(|one| one.notice == id);
            all = others;
            let says = NewNotice { title, issued_by, issued, lifted: lifted.map(|day| day.0), about };
            notices.push(Notice { id, partnership, revision, says, requirements });
        }
        Ok(notices)
    }

    /// Adds a notice to a partnership.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `title`, `issued-by` and `lifted`; [`LedgerError::Forbidden`].
    pub async fn add_notice(&self, actor: &Actor, to: PartnershipId, new: NewNotice) -> Result<NoticeId, LedgerError> {
        actor.require(Right::EditPlans, Some(to))?;
        let new = new.checked()?;
        let id = NoticeId::random()?;
        let mut change = self.change(actor).await?;
        execute!(
            change.work,
            "INSERT INTO notices (id, partnership_id, title, issued_by, issued_on, lifted_on, about, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
            id,
            to,
            new.title.as_str(),
            new.issued_by.as_str(),
            Day(new.issued),
            new.lifted.map(Day),
            new.about.as_str()
        )?;
        change.record("notice-added", Some(to), Subject::Notice(id), new.body());
        change.commit().await?;
        Ok(id)
    }

    /// Puts a new value in a notice's place.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where it is no longer at `expected`; else as [`Ledger::add_notice`].
    pub async fn change_notice(
        &self,
        actor: &Actor,
        id: NoticeId,
        expected: i64,
        new: NewNotice,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let (of, current) = known(&mut change.link(), id).await?;
        actor.require(Right::EditPlans, Some(of))?;
        let sql = "UPDATE notices SET title = $1, issued_by = $2, issued_on = $3, lifted_on = $4, about = $5,
                          revision = revision + 1 WHERE id = $6 AND revision = $7";
        let (title, by, about) = (new.title.as_str(), new.issued_by.as_str(), new.about.as_str());
        if execute!(change.work, sql, title, by, Day(new.issued), new.lifted.map(Day), about, id, expected)? == 0 {
            return Err(LedgerError::Conflict { what: "notice", current });
        }
        change.record("notice-changed", Some(of), Subject::Notice(id), new.body());
        change.commit().await
    }
}

/// Whose notice it is, and its revision.
pub(super) async fn known(link: &mut Link<'_>, id: NoticeId) -> Result<(PartnershipId, i64), LedgerError> {
    let sql = "SELECT partnership_id, revision FROM notices WHERE id = $1";
    optional_row!(link, (PartnershipId, i64), sql, id)?.ok_or(LedgerError::NotFound("notice"))
}
