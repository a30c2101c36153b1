//! What inspectors and boards said of the item: recommendations that it answers, challenges, decisions.

use bigplan_ledger::groups::{Challenge, ItemDecision};
use bigplan_ledger::inspection::{RecommendationState, StoredRecommendation};
use bigplan_ledger::{Actor, ItemId};
use bigplan_plan::Item;
use jiff::civil::Date;

use crate::parts::dates;
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;

/// What stands beside an item: lists with their headings, none of them empty.
pub struct Boards {
    /// Recommendations of inspectors that the item answers, challenges about it, decisions of meetings.
    pub lists: Vec<(&'static str, Vec<Line>)>,
}

/// One line with its page.
pub struct Line {
    /// Its page.
    pub address: String,
    /// What it says.
    pub text: String,
    /// How it stands, whose it is, by when.
    pub facts: String,
    /// Whether its day has passed.
    pub overdue: bool,
}

impl Boards {
    /// Everything about an item that the actor may see.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn of(site: &Site, actor: &Actor, shown: &ShownPlan, item: &Item) -> Result<Self, PageError> {
        let (plan, id): (_, ItemId) = (shown.stored.id, item.id.parse().map_err(|_| PageError::not_found())?);
        let (home, today) = (format!("/partnerships/{}", shown.partnership.slug), site.today());
        let ledger = site.ledger();
        let recommendations = ledger.item_recommendations(actor, plan, id).await?;
        let challenges = ledger.item_challenges(actor, plan, id).await?;
        let decisions = ledger.item_decisions(actor, plan, id).await?;
        let mut lists = vec![
            (
                "Recommendations that it answers",
                recommendations.iter().map(|one| recommendation(&home, one, today)).collect(),
            ),
            ("Challenges", challenges.iter().map(|one| challenge(&home, one, today)).collect()),
            ("Decisions", decisions.iter().map(|one| decision(&home, one)).collect::<Vec<_>>()),
        ];
        lists.retain(|(_, lines)| !lines.is_empty());
        Ok(Self { lists })
    }
}

fn recommendation(home: &str, one: &StoredRecommendation, today: Date) -> Line {
    let state = match one.state {
        RecommendationState::Open => "Open",
        RecommendationState::BeingDone => "Being done",
        RecommendationState::SaidDone => "Said to be met; a second person has yet to agree",
        RecommendationState::Closed => "Closed: a second person agreed that it is met",
    };
    let due = one.due.map(|due| format!("due {}", dates::day(due)));
    Line {
        address: format!("{home}/recommendations/{}", one.id),
        text: one.text.clone(),
        facts: joined([Some(state.to_owned()), Some(one.report_title.clone()), due]),
        overdue: one.is_overdue(today),
    }
}

fn challenge(home: &str, one: &Challenge, today: Date) -> Line {
    let asks = format!("{} asks {}", one.group.1, one.to.1);
    let how = match (&one.answer, one.answer_by) {
        (Some((_, at)), _) => Some(format!("answered on {}", dates::day_of(*at))),
        (None, Some(by)) => Some(format!("answer wanted by {}", dates::day(by))),
        (None, None) => Some("no answer yet".to_owned()),
    };
    Line {
        address: format!("{home}/boards/{}/challenges/{}", one.group.0, one.id),
        text: one.text.clone(),
        facts: joined([Some(asks), how, None]),
        overdue: one.is_overdue(today),
    }
}

fn decision(home: &str, one: &ItemDecision) -> Line {
    Line {
        address: format!("{home}/boards/{}/meetings/{}", one.group.0, one.meeting),
        text: one.decision.clone(),
        facts: joined([Some(one.group.1.clone()), Some(dates::day(one.on)), None]),
        overdue: false,
    }
}

fn joined(parts: [Option<String>; 3]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
