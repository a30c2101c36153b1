//! Who is asked about what when a quarter opens: the top measures, and the plan's actions that fall due in it.

use std::collections::{HashMap, HashSet};

use bigplan_measure::{Catalogue, MeasureCode, Period};
use bigplan_plan::progress::is_updated;
use bigplan_plan::{Item, Plan, Tree};
use serde::{Deserialize, Serialize};

use super::quarters::begins;
use crate::figures::code_of;
use crate::{Actor, GroupId, ItemId, Ledger, LedgerError, MeasureId, PartnershipId, PlanId, PlanState, PostId};

/// The most measures that are asked for where nobody chose them.
const MOST: usize = 30;

/// What somebody is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedAbout {
    /// A measure of the catalogue.
    Measure(MeasureCode),
    /// An item of a plan.
    Item(PlanId, ItemId),
}

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Whoever holds a post.
    Post(PostId),
    /// A group, for which its chair answers.
    Group(GroupId),
}

/// A question that is to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) about: AskedAbout,
    pub(super) title: String,
    pub(super) owner: Option<Owner>,
}

/// A published plan with what ties its words to posts, groups and the catalogue.
struct Source {
    id: PlanId,
    plan: Plan,
    ties: HashMap<MeasureId, Option<MeasureCode>>,
    posts: HashMap<ItemId, PostId>,
    groups: HashMap<ItemId, GroupId>,
    named: HashMap<String, GroupId>,
    expected: HashSet<ItemId>,
}

impl Ledger {
    /// What is to be asked for a quarter.
    pub(super) async fn questions(
        &self,
        actor: &Actor,
        of: PartnershipId,
        period: Period,
        catalogue: &Catalogue,
    ) -> Result<Vec<Question>, LedgerError> {
        let chosen = self.measure_choices(actor, of).await?.measures;
        let mut sources = Vec::new();
        for summary in self.plans(actor, of).await? {
            if summary.state == PlanState::Published {
                sources.extend(self.source(actor, of, summary.id, period).await?);
            }
        }
        let codes = if chosen.is_empty() { in_plans(&sources, catalogue) } else { chosen };
        let mut questions: Vec<Question> =
            codes.iter().filter_map(|code| of_measure(code, &sources, catalogue)).collect();
        questions.extend(sources.iter().flat_map(|source| source.actions(period)));
        Ok(questions)
    }

    async fn source(
        &self,
        actor: &Actor,
        of: PartnershipId,
        plan: PlanId,
        period: Period,
    ) -> Result<Option<Source>, LedgerError> {
        let Some(stored) = self.plan(actor, plan).await? else { return Ok(None) };
        let ties = self.measure_ties(actor, plan).await?;
        let said = self.standings(actor, plan).await?;
        let promised = |when: &bigplan_plan::When| falls_in(*when, period);
        let expected = said.into_iter().filter(|(_, update)| update.said.expected.as_ref().is_some_and(promised));
        let expected = expected.map(|(item, _)| item).collect();
        let mut read = self.store.snapshot().await?;
        let sql = "SELECT l.item_id, l.post_id FROM leads l JOIN items i ON i.id = l.item_id
                   WHERE i.plan_id = $1 AND l.state = 'named' AND l.post_id IS NOT NULL ORDER BY l.item_id, l.position DESC";
        let posts = rows!(read, (ItemId, PostId), sql, plan)?.into_iter().collect();
        let sql = "SELECT g.item_id, g.group_id FROM item_groups g JOIN items i ON i.id = g.item_id
                   WHERE i.plan_id = $1 AND g.certain ORDER BY g.item_id, g.group_id";
        let groups = rows!(read, (ItemId, GroupId), sql, plan)?.into_iter().collect();
        let sql = "SELECT name, id FROM standing_groups WHERE partnership_id = $1";
        let named = rows!(read, (String, GroupId), sql, of)?.into_iter().collect();
        Ok(Some(Source { id: plan, plan: stored.plan, ties, posts, groups, named, expected }))
    }
}

fn falls_in(when: bigplan_plan::When, period: Period) -> bool {
    let day = when.last_day();
    day.zip(begins(period)).is_some_and(|(day, first)| first <= day && day <= period.ends())
}

/// The measures of the catalogue that the plans use as a whole, in their order.
fn in_plans(sources: &[Source], catalogue: &Catalogue) -> Vec<MeasureCode> {
    let mut seen = HashSet::new();
    let used = sources.iter().flat_map(|source| source.plan.measures.iter().map(move |measure| (source, measure)));
    let whole = used.filter(|(_, measure)| measure.area.is_none() && measure.group.is_none());
    let codes = whole.filter_map(|(source, measure)| source.code(measure, catalogue));
    codes.filter(|code| seen.insert(code.clone())).take(MOST).collect()
}

fn of_measure(code: &MeasureCode, sources: &[Source], catalogue: &Catalogue) -> Option<Question> {
    let title = catalogue.find(code)?.title.clone();
    let owner = sources.iter().find_map(|source| source.owner_of_measure(code, catalogue));
    Some(Question { about: AskedAbout::Measure(code.clone()), title, owner })
}

impl Source {
    fn code(&self, measure: &bigplan_plan::MeasureUse, catalogue: &Catalogue) -> Option<MeasureCode> {
        let said = measure.id.parse().ok().and_then(|id: MeasureId| self.ties.get(&id));
        code_of(said, measure, catalogue)
    }

    /// Whoever leads an item that uses the measure, or one above it; else the group that answers for one of them.
    fn owner_of_measure(&self, code: &MeasureCode, catalogue: &Catalogue) -> Option<Owner> {
        let measures = self.plan.measures.iter().filter(|one| self.code(one, catalogue).as_ref() == Some(code));
        let ids: HashSet<&str> = measures.map(|one| one.id.as_str()).collect();
        if ids.is_empty() {
            return None;
        }
        let tree = Tree::of(&self.plan);
        let users = || self.plan.items.iter().filter(|item| item.measures.iter().any(|id| ids.contains(id.as_str())));
        let post = users().find_map(|item| self.nearest(&tree, item, &self.posts)).map(Owner::Post);
        let group = || users().find_map(|item| self.nearest(&tree, item, &self.groups));
        let named = || {
            let answers =
                self.plan.groups.iter().filter(|group| group.answers_for.iter().any(|id| ids.contains(id.as_str())));
            answers.into_iter().find_map(|group| self.named.get(&group.name).copied())
        };
        post.or_else(|| group().or_else(named).map(Owner::Group))
    }

    fn nearest<T: Copy>(&self, tree: &Tree<'_>, item: &Item, of: &HashMap<ItemId, T>) -> Option<T> {
        let own = |item: &Item| item.id.parse().ok().and_then(|id: ItemId| of.get(&id).copied());
        own(item).or_else(|| tree.ancestors(&item.id).find_map(own))
    }

    /// Items that are due in the quarter, or that were promised for it.
    fn actions(&self, period: Period) -> Vec<Question> {
        let tree = Tree::of(&self.plan);
        let mut questions = Vec::new();
        for item in self.plan.items.iter().filter(|item| is_updated(item.kind)) {
            let Ok(id) = item.id.parse::<ItemId>() else { continue };
            if !item.due.is_some_and(|due| falls_in(due, period)) && !self.expected.contains(&id) {
                continue;
            }
            let post = self.nearest(&tree, item, &self.posts).map(Owner::Post);
            let owner = post.or_else(|| self.nearest(&tree, item, &self.groups).map(Owner::Group));
            let title = item.reference.iter().cloned().chain([item.title.clone()]).collect::<Vec<_>>().join(" ");
            questions.push(Question { about: AskedAbout::Item(self.id, id), title, owner });
        }
        questions
    }
}
