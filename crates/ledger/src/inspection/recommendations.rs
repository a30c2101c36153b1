//! Reading the recommendations of a partnership's reports.

use bigplan_plan::Timescale;
use jiff::civil::Date;

use super::{RecommendationState, due};
use crate::clock::Day;
use crate::error::damaged;
use crate::plans::visible;
use crate::store::Link;
use crate::{
    Actor, GroupId, ItemId, Ledger, LedgerError, PartnershipId, PlanId, PostId, RecommendationId, ReportId, Right,
};

/// A recommendation, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecommendation {
    /// Its id.
    pub id: RecommendationId,
    /// The report that makes it.
    pub report: ReportId,
    /// That report's title.
    pub report_title: String,
    /// Who must act, as the report says; may be empty.
    pub addressed_to: String,
    /// How soon.
    pub timescale: Timescale,
    /// What is to be done.
    pub text: String,
    /// By when: the day that was agreed, else the one that follows from the report's day and the timescale.
    pub due: Option<Date>,
    /// The day that was agreed, where one was.
    pub agreed_due: Option<Date>,
    /// The post that owns it, and its title.
    pub owner: Option<(PostId, String)>,
    /// The group that answers for it, and its name.
    pub group: Option<(GroupId, String)>,
    /// How far it has come.
    pub state: RecommendationState,
    /// Goes up by one with every change.
    pub revision: i64,
}

impl StoredRecommendation {
    /// Whether its day has passed and it is not closed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state != RecommendationState::Closed && self.due.is_some_and(|due| due < today)
    }
}

type Row = (
    RecommendationId,
    ReportId,
    String,
    Option<Day>,
    String,
    String,
    String,
    Option<Day>,
    Option<PostId>,
    Option<String>,
    Option<GroupId>,
    Option<String>,
    RecommendationState,
    i64,
);

impl Ledger {
    /// Every recommendation to a partnership, report by report as [`Ledger::reports`] has
    /// them, each report in its order. Everybody may see those of reports that they may see.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn recommendations(
        &self,
        actor: &Actor,
        of: PartnershipId,
    ) -> Result<Vec<StoredRecommendation>, LedgerError> {
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.read().await?;
        read_all(&mut read.link(), of, drafts).await
    }
}

impl Ledger {
    /// The recommendations that an item of a plan answers; those that the actor may see.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan; [`LedgerError::Damaged`].
    pub async fn item_recommendations(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
    ) -> Result<Vec<StoredRecommendation>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let sql = "SELECT recommendation_id FROM recommendation_items WHERE item_id = $1";
        let own = rows!(read, (RecommendationId,), sql, item)?;
        if own.is_empty() {
            return Ok(Vec::new());
        }
        let drafts = actor.may(Right::ReadDrafts, Some(head.partnership));
        let mut found = read_all(&mut read.link(), head.partnership, drafts).await?;
        found.retain(|one| own.contains(&(one.id,)));
        Ok(found)
    }
}

pub(super) async fn read_all(
    link: &mut Link<'_>,
    of: PartnershipId,
    drafts: bool,
) -> Result<Vec<StoredRecommendation>, LedgerError> {
    let rows = rows!(
        link,
        Row,
        "SELECT n.id, r.id, r.title, r.dated_on, n.addressed_to, n.timescale, n.body, n.due_on, n.post_id, o.title,
                n.group_id, g.name, n.state, n.revision
         FROM report_recommendations n JOIN reports r ON r.id = n.report_id
         LEFT JOIN plans p ON p.id = r.plan_id LEFT JOIN posts o ON o.id = n.post_id
         LEFT JOIN standing_groups g ON g.id = n.group_id
         WHERE r.partnership_id = $1 AND (p.id IS NULL OR p.state IN ('published', 'replaced') OR p.shown_version_id IS NOT NULL OR $2)
         ORDER BY COALESCE(r.dated_on, '') DESC, r.created_at DESC, r.id, n.position",
        of,
        drafts
    )?;
    rows.into_iter().map(recommendation).collect()
}

fn recommendation(row: Row) -> Result<StoredRecommendation, LedgerError> {
    let (
        id,
        report,
        report_title,
        dated,
        addressed_to,
        timescale,
        text,
        agreed,
        post,
        title,
        group,
        name,
        state,
        revision,
    ) = row;
    let timescale = timescale_of(&timescale)?;
    let agreed_due = agreed.map(|day| day.0);
    Ok(StoredRecommendation {
        id,
        report,
        report_title,
        addressed_to,
        timescale,
        text,
        due: agreed_due.or_else(|| due(dated.map(|day| day.0), timescale)),
        agreed_due,
        owner: post.zip(title),
        group: group.zip(name),
        state,
        revision,
    })
}

fn timescale_of(word: &str) -> Result<Timescale, LedgerError> {
    serde_json::from_value(word.into()).map_err(damaged("a recommendation"))
}

/// The word that the database has for a timescale.
pub(super) fn timescale_word(timescale: Timescale) -> &'static str {
    match timescale {
        Timescale::Immediate => "immediate",
        Timescale::SixMonths => "six months",
        Timescale::LongerTerm => "longer term",
    }
}
