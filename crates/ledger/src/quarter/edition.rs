//! What was reported in a quarter: bytes that never change.

use std::collections::HashMap;

use bigplan_measure::where_we_stand::Against;
use bigplan_measure::{Definition, Period, Status};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::quarters::day_of;
use super::{Ask, AskedAbout, ExceptionAction, ExceptionKind, FigureKey, QuarterChallenge, Tie, Words, asks, quarters};
use crate::clock::Moment;
use crate::error::damaged;
use crate::figures::{Figure, Seen, Which};
use crate::transaction::Change;
use crate::{Actor, AskId, Ledger, LedgerError, PartnershipId, QuarterId, Right, journal};

/// What a measure's figures say, for the report. For an item nothing does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    /// The newest figure of the partnership's own area.
    pub figure: Option<ReportedFigure>,
    /// What it is held against.
    pub aim: Option<Aimed>,
    /// Where the measure stands.
    pub status: Option<Status>,
    /// Why it needs a word and an action.
    pub exception: Option<ExceptionKind>,
}

/// A figure as it is reported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportedFigure {
    /// Which figure.
    pub key: FigureKey,
    /// Its value.
    pub value: f64,
    /// Digits shown after the point.
    pub decimals: u8,
    /// The value as shown, with its unit.
    pub shown: String,
    /// Whether everybody may see it.
    pub public: bool,
}

impl ReportedFigure {
    /// A figure as it is written; `None` of one without a value.
    pub fn of(figure: &Figure, definition: &Definition, written: impl Fn(f64) -> String) -> Option<Self> {
        let value = figure.point.value?;
        let (key, public) = (FigureKey::of(figure), figure.seen == Seen::Public);
        Some(Self { key, value, decimals: definition.decimals, shown: written(value), public })
    }
}

/// What a figure is held against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aimed {
    /// The value.
    pub value: f64,
    /// The value as shown, with its unit.
    pub shown: String,
    /// The period of the target; `None` for a point on the way to one.
    pub period: Option<Period>,
}

impl Aimed {
    /// What a figure is held against, as it is written.
    pub fn of(against: Against, written: impl Fn(f64) -> String) -> Self {
        let period = match against {
            Against::Target(period, _) | Against::Past(period, _) | Against::Coming(period, _) => Some(period),
            Against::Trajectory(_) => None,
        };
        Self { value: against.value(), shown: written(against.value()), period }
    }
}

/// One question with all that was reported of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The question.
    pub ask: AskId,
    /// What it is about.
    pub about: AskedAbout,
    /// The title of that.
    pub title: String,
    /// Who was asked.
    pub owner: String,
    /// When it was first answered; `None` where nobody answered.
    pub answered_on: Option<Date>,
    /// What the figures say.
    pub reported: Reported,
    /// The answer.
    pub words: Option<Words>,
    /// The numbers in it that are figures.
    pub ties: Vec<Tie>,
    /// What is done about it.
    pub actions: Vec<ExceptionAction>,
    /// What readers asked of it.
    pub challenges: Vec<QuarterChallenge>,
}

impl Entry {
    /// A question as it stands, with what the figures say.
    pub fn of(ask: Ask, reported: Reported) -> Self {
        let owner = ask.owner_words().to_owned();
        let (words, ties) = ask.answer.map(|answer| (answer.words, answer.ties)).unzip();
        Self {
            ask: ask.id,
            about: ask.about,
            title: ask.title,
            owner,
            answered_on: ask.answered_at.map(day_of),
            reported,
            words,
            ties: ties.unwrap_or_default(),
            actions: ask.actions,
            challenges: ask.challenges,
        }
    }

    /// Whether everybody may see it: no figure in it is for the partnership alone.
    pub fn is_public(&self) -> bool {
        self.reported.figure.iter().all(|figure| figure.public) && self.ties.iter().all(|tie| tie.public)
    }

    /// Every figure that it leans on.
    pub fn figures(&self) -> impl Iterator<Item = &FigureKey> {
        let tied = self.ties.iter().filter(|tie| tie.tied).map(|tie| &tie.figure);
        self.reported.figure.iter().map(|figure| &figure.key).chain(tied)
    }
}

/// What was reported in a quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// The quarter.
    pub period: Period,
    /// The post or chair that signed.
    pub signed_as: String,
    /// When.
    pub signed_on: Date,
    /// Everything that was asked, in order.
    pub entries: Vec<Entry>,
}

/// An edition as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct FrozenEdition {
    /// What it says; for those who may not see drafts, only what everybody may see.
    pub edition: Edition,
    /// How many entries are left out for that reason.
    pub withheld: usize,
    /// The bytes, as JSON; `None` for those who may not see all of it.
    pub body: Option<String>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// When it was frozen.
    pub frozen_at: Timestamp,
}

impl Ledger {
    /// What was reported in a quarter; `None` where it was not signed off. Everybody may see it, but for entries that
    /// lean on figures for the partnership alone.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn edition(&self, actor: &Actor, quarter: QuarterId) -> Result<Option<FrozenEdition>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let found = quarters::found(&mut read.link(), actor, quarter).await?.ok_or(LedgerError::NotFound("quarter"))?;
        let sql = "SELECT body, sha256, frozen_at FROM editions WHERE quarter_id = $1";
        let Some((body, sha256, at)) = optional_row!(read, (String, String, Moment), sql, quarter)? else {
            return Ok(None);
        };
        let mut edition: Edition = serde_json::from_str(&body).map_err(damaged("an edition"))?;
        let all = edition.entries.len();
        let drafts = actor.may(Right::ReadDrafts, Some(found.partnership));
        if !drafts {
            edition.entries.retain(Entry::is_public);
            // Who challenged whom is for those who work together.
            edition.entries.iter_mut().for_each(|entry| entry.challenges.clear());
        }
        let withheld = all - edition.entries.len();
        Ok(Some(FrozenEdition { edition, withheld, body: Some(body).filter(|_| drafts), sha256, frozen_at: at.0 }))
    }

    /// What some figures are now, as far as the actor may see them. One that is no longer there is left out.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn figures_now(
        &self,
        actor: &Actor,
        of: PartnershipId,
        keys: impl IntoIterator<Item = &FigureKey>,
    ) -> Result<HashMap<FigureKey, Figure>, LedgerError> {
        let mut which = Which { every_group: true, ..Which::default() };
        for key in keys {
            which.measures.push(key.measure.clone());
            which.areas.push(key.area.clone());
        }
        which.measures.sort();
        which.measures.dedup();
        which.areas.sort();
        which.areas.dedup();
        if which.measures.is_empty() {
            return Ok(HashMap::new());
        }
        let figures = self.figures(actor, of, &which).await?;
        Ok(figures.into_iter().map(|figure| (FigureKey::of(&figure), figure)).collect())
    }
}

impl FigureKey {
    /// The key of a figure.
    pub fn of(figure: &Figure) -> Self {
        let Figure { measure, area, group, point, .. } = figure;
        Self { measure: measure.clone(), area: area.clone(), group: group.clone(), period: point.period }
    }
}

impl super::Candidate {
    /// A figure with a value, shown with so many digits after the point.
    pub fn of(figure: &Figure, decimals: u8) -> Option<Self> {
        let (figure, value, public) = (FigureKey::of(figure), figure.point.value?, figure.seen == Seen::Public);
        Some(Self { figure, value, decimals, public })
    }
}

/// Freezes what stands in a quarter, with what the figures say of each question.
pub(super) async fn freeze(
    change: &mut Change<'_>,
    quarter: QuarterId,
    head: (Period, &str, Date),
    mut reported: HashMap<AskId, Reported>,
    at: Moment,
) -> Result<String, LedgerError> {
    let (period, signed_as, signed_on) = head;
    let asks = asks::all(&mut change.link(), quarter).await?;
    let entry = |ask: Ask| {
        let reported = reported.remove(&ask.id).unwrap_or_default();
        Entry::of(ask, reported)
    };
    let entries = asks.into_iter().map(entry).collect();
    let edition = Edition { period, signed_as: signed_as.to_owned(), signed_on, entries };
    let body = serde_json::to_string_pretty(&edition).map_err(damaged("an edition"))?;
    let sha256 = journal::hex(&Sha256::digest(body.as_bytes()));
    let sql = "INSERT INTO editions (quarter_id, body, sha256, frozen_at) VALUES ($1, $2, $3, $4)";
    execute!(change.work, sql, quarter, body.as_str(), sha256.as_str(), at)?;
    Ok(sha256)
}
