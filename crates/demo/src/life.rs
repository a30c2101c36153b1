//! Loads what stands beside the plans: timetable, family, and the plan that follows, in
//! consultation or before bodies to sign. What is invented says so in its own words.

use std::collections::HashMap;

use bigplan_ledger::{
    Answer, CommentStanding, Fate, Ledger, Level, NewComment, NewConsultation, NewPlanLink, NewTimetableEntry, Outcome,
    PartnershipId, PlanId, PlanLinkSort, PlanSummary, PostId, Sender, SignUpDecision, SignUpStanding, TimetableSort,
};
use bigplan_plan::{Item, Plan, PlanPeriod, When};
use jiff::{Span, Zoned};
use serde::Deserialize;

use crate::{ACTOR, LoadDemonstrationError};

/// What stands beside a partnership's first plan.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Life {
    level: Option<String>,
    leans_on: Vec<String>,
    under: Option<Under>,
    timetable: Vec<Entry>,
    next: Option<Next>,
}

#[derive(Deserialize)]
struct Under {
    plan: usize,
    level: String,
    answers: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Entry {
    sort: String,
    name: String,
    #[serde(default)]
    about: String,
    starts: When,
    #[serde(default)]
    ends: Option<When>,
}

#[derive(Deserialize)]
struct Next {
    title: String,
    from: String,
    to: String,
    #[serde(default)]
    dropped: Vec<Dropped>,
    #[serde(default)]
    consultation: Option<Consultation>,
    #[serde(default)]
    sign_up: Option<SignUp>,
}

#[derive(Deserialize)]
struct Dropped {
    #[serde(rename = "ref")]
    reference: String,
    reason: String,
}

#[derive(Deserialize)]
struct Consultation {
    asks: String,
    open_days: i64,
    comments: Vec<Comment>,
}

#[derive(Deserialize)]
struct Comment {
    #[serde(default)]
    item: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    organisation: Option<String>,
    body: String,
    #[serde(default)]
    waiting: bool,
    #[serde(default)]
    outcome: Option<String>,
    #[serde(default)]
    answer: Option<String>,
}

#[derive(Deserialize)]
struct SignUp {
    open_days: i64,
    bodies: Vec<String>,
    answers: Vec<SignUpAnswer>,
}

#[derive(Deserialize)]
struct SignUpAnswer {
    body: String,
    decision: String,
    #[serde(default)]
    words: String,
}

/// Stores it beside the partnership's plans, given in the order of its files.
///
/// # Errors
/// When the database does not answer or a word of the file is none of its list.
pub async fn load(
    ledger: &Ledger,
    partnership: PartnershipId,
    plans: &[PlanId],
    life: &Life,
) -> Result<(), LoadDemonstrationError> {
    let Some(first) = plans.first().copied() else { return Ok(()) };
    let there = ledger.timetable(&ACTOR, first).await?;
    for entry in life.timetable.iter().filter(|entry| !there.iter().any(|one| one.entry.name == entry.name)) {
        let sort = entry.sort.parse().unwrap_or(TimetableSort::Date);
        let (name, about) = (entry.name.clone(), entry.about.clone());
        let new =
            NewTimetableEntry { sort, name, about, starts: entry.starts, ends: entry.ends.unwrap_or(entry.starts) };
        ledger.put_in_timetable(&ACTOR, first, None, &new).await?;
    }
    family(ledger, plans, first, life).await?;
    if let Some(next) = &life.next {
        follow(ledger, partnership, first, next).await?;
    }
    Ok(())
}

async fn family(ledger: &Ledger, plans: &[PlanId], first: PlanId, life: &Life) -> Result<(), LoadDemonstrationError> {
    let empty = String::new;
    let level = |word: &str| word.parse::<Level>().ok();
    if let Some(word) = &life.level {
        ledger.set_level(&ACTOR, first, level(word)).await?;
    }
    let there = ledger.family(&ACTOR, first).await?;
    for title in life.leans_on.iter().filter(|title| !there.leans_on.iter().any(|one| one.link.title == **title)) {
        let new =
            NewPlanLink { sort: PlanLinkSort::LeansOn, to: None, title: title.clone(), theme: empty(), owner: empty() };
        ledger.link_plan(&ACTOR, first, &new).await?;
    }
    let Some((under, lower)) = life.under.as_ref().and_then(|under| Some((under, plans.get(under.plan).copied()?)))
    else {
        return Ok(());
    };
    ledger.set_level(&ACTOR, lower, level(&under.level)).await?;
    let new =
        NewPlanLink { sort: PlanLinkSort::Under, to: Some(first), title: empty(), theme: empty(), owner: empty() };
    ledger.link_plan(&ACTOR, lower, &new).await?;
    let (above, below) = (items(ledger, first).await?, items(ledger, lower).await?);
    for (from, to) in &under.answers {
        if let (Some(item), Some(to_item)) = (named(&below, from), named(&above, to)) {
            let answer = Answer { plan: lower, item, to_plan: first, to_item };
            ledger.link_item(&ACTOR, &answer).await?;
        }
    }
    Ok(())
}

/// The plan that follows, as far as its life has come.
async fn follow(
    ledger: &Ledger,
    partnership: PartnershipId,
    first: PlanId,
    next: &Next,
) -> Result<(), LoadDemonstrationError> {
    let id = match started(&ledger.plans(&ACTOR, partnership).await?, next) {
        Some(id) => id,
        None => {
            let period = Some(PlanPeriod { from: next.from.clone(), to: next.to.clone() });
            ledger.start_next_plan(&ACTOR, first, &next.title, period).await?
        }
    };
    let old = items(ledger, first).await?;
    for dropped in &next.dropped {
        if let Some(item) = named(&old, &dropped.reference) {
            ledger.decide_carried(&ACTOR, id, item, Fate::Dropped, &dropped.reason).await?;
        }
    }
    if ledger.life_counts(&ACTOR, id).await?.undecided > 0 {
        ledger.carry_the_rest(&ACTOR, id).await?;
    }
    if let Some(consultation) = &next.consultation {
        consult(ledger, id, consultation).await?;
    }
    if let Some(sign_up) = &next.sign_up {
        sign(ledger, partnership, id, sign_up).await?;
    }
    Ok(())
}

async fn consult(ledger: &Ledger, id: PlanId, consultation: &Consultation) -> Result<(), LoadDemonstrationError> {
    if ledger.consultations(&ACTOR, id).await?.is_empty() {
        let revision = ledger.plan_revision(&ACTOR, id).await?.unwrap_or_default();
        let asks = consultation.asks.clone();
        let new = NewConsultation { asks, open_to_public: true, closes_on: in_days(consultation.open_days) };
        ledger.open_consultation(&ACTOR, id, revision, &new).await?;
    }
    let (items, there) = (items(ledger, id).await?, ledger.comments(&ACTOR, id).await?);
    for comment in consultation.comments.iter().filter(|comment| !there.iter().any(|one| one.body == comment.body)) {
        say(ledger, id, &items, comment).await?;
    }
    Ok(())
}

fn started(plans: &[PlanSummary], next: &Next) -> Option<PlanId> {
    plans.iter().find(|plan| plan.head.title == next.title).map(|plan| plan.id)
}

/// Whether the plan that follows has been put before people or bodies as far as the file says.
///
/// # Errors
/// When the database does not answer.
pub async fn is_loaded(ledger: &Ledger, plans: &[PlanSummary], life: &Life) -> Result<bool, LoadDemonstrationError> {
    let Some(next) = &life.next else { return Ok(true) };
    let Some(id) = started(plans, next) else { return Ok(false) };
    let comments = next.consultation.as_ref().map_or(0, |one| one.comments.len());
    let bodies = next.sign_up.as_ref().map_or(0, |one| one.bodies.len());
    Ok(ledger.comments(&ACTOR, id).await?.len() >= comments && ledger.sign_ups(&ACTOR, id).await?.len() >= bodies)
}

async fn say(ledger: &Ledger, plan: PlanId, items: &[Item], comment: &Comment) -> Result<(), LoadDemonstrationError> {
    let (name, organisation) = (comment.name.clone(), comment.organisation.clone());
    // Each comes from a browser of its own, or the second would have to wait for the first.
    let sender = Sender::Public { name, organisation, browser: comment.body.clone() };
    let item = comment.item.as_deref().and_then(|reference| named(items, reference));
    let id = ledger.comment(&ACTOR, plan, &NewComment { item, body: comment.body.clone(), sender }).await?;
    if comment.waiting {
        return Ok(());
    }
    ledger.moderate_comment(&ACTOR, plan, id, CommentStanding::Shown).await?;
    if let (Some(outcome), Some(answer)) = (&comment.outcome, &comment.answer) {
        let outcome = outcome.parse().unwrap_or(Outcome::PassedOn);
        ledger.answer_comment(&ACTOR, plan, id, outcome, answer).await?;
    }
    Ok(())
}

async fn sign(
    ledger: &Ledger,
    partnership: PartnershipId,
    plan: PlanId,
    sign_up: &SignUp,
) -> Result<(), LoadDemonstrationError> {
    let organisations = ledger.organisations(&ACTOR, partnership).await?;
    let by_short: HashMap<&str, _> = organisations.iter().map(|one| (one.about.as_str(), one.id)).collect();
    let bodies: Vec<_> = sign_up.bodies.iter().filter_map(|short| by_short.get(short.as_str()).copied()).collect();
    if ledger.sign_ups(&ACTOR, plan).await?.is_empty() {
        let revision = ledger.plan_revision(&ACTOR, plan).await?.unwrap_or_default();
        ledger.ask_sign_up(&ACTOR, plan, revision, &bodies, Some(in_days(sign_up.open_days))).await?;
    }
    let asked = ledger.sign_ups(&ACTOR, plan).await?;
    let waits = |body| asked.iter().any(|one| one.organisation == body && one.standing == SignUpStanding::Asked);
    let posts = ledger.posts(&ACTOR, partnership).await?;
    for answer in &sign_up.answers {
        let Some(body) = by_short.get(answer.body.as_str()).copied().filter(|body| waits(*body)) else { continue };
        let post: Option<PostId> = posts.iter().find(|post| post.organisation == Some(body)).map(|post| post.id);
        let decision = match answer.decision.as_str() {
            "sign" => SignUpDecision::Sign,
            "conditions" => SignUpDecision::SignWithConditions(answer.words.clone()),
            _ => SignUpDecision::Decline(answer.words.clone()),
        };
        ledger.decide_sign_up(&ACTOR, plan, body, post, &decision).await?;
    }
    Ok(())
}

async fn items(ledger: &Ledger, plan: PlanId) -> Result<Vec<Item>, LoadDemonstrationError> {
    let stored = ledger.plan(&ACTOR, plan).await?.map(|stored| stored.plan);
    Ok(stored.map_or_else(|| Plan::default().items, |plan| plan.items))
}

/// The id of the first item with this reference.
fn named<T: std::str::FromStr>(items: &[Item], reference: &str) -> Option<T> {
    items.iter().find(|item| item.reference.as_deref() == Some(reference))?.id.parse().ok()
}

fn in_days(days: i64) -> jiff::civil::Date {
    let today = Zoned::now().date();
    today.checked_add(Span::new().days(days)).unwrap_or(today)
}
