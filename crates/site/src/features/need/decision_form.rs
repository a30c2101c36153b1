//! Noting what was decided on a need, and taking back what was noted by mistake.

use axum::extract::{Path, State};
use bigplan_ledger::needs::{DecidedBy, NeedDecision, NewNeedDecision};

use super::choices;
use super::on_need::OnNeed;
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors, kept};
use crate::shell::answer::Answer;
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;

async fn page(site: &Site, need: &OnNeed) -> Result<FormPage, PageError> {
    let (actor, of) = (need.visit.actor(), need.on.shown.stored.partnership);
    let groups = site.ledger().standing_groups(&actor, of).await?;
    let groups = groups.into_iter().map(|group| Choice::new(group.id.to_string(), group.name));
    let posts = site.ledger().posts(&actor, of).await?;
    let posts = posts.into_iter().map(|post| Choice::new(post.id.to_string(), post.title));
    let first = |words| [Choice::new("", words)].into_iter();
    let outcome = [Choice::new("yes", "It became a priority"), Choice::new("no", "It became no priority")];
    Ok(need
        .form("Note what was decided")
        .says("Earlier decisions stay in the log; the one of the latest day counts.")
        .field(Field::radios("decided", "What was decided?", outcome.into()))
        .field(
            Field::select("item", "What it became in the plan", choices::items(&need.on))
                .hint("Only where it became a priority"),
        )
        .field(Field::select("group", "The group that decided", first("No group").chain(groups).collect()))
        .field(Field::select("post", "Or the post that decided", first("No post").chain(posts).collect()))
        .field(Field::line("by", "Or another body that decided"))
        .field(Field::day("on", "When it was decided"))
        .field(Field::area("why", "Why, or why not", "4")))
}

/// The form.
pub async fn form(State(site): State<Site>, need: OnNeed) -> Answer {
    page(&site, &need).await?.show(&Sent::default(), FieldErrors::default())
}

/// Notes the decision.
pub async fn note(State(site): State<Site>, need: OnNeed, Checked(sent): Checked<Sent>) -> Answer {
    let (actor, key) = (need.visit.actor(), need.key());
    let noting = read(&sent)?.map(|new| site.ledger().note_need_decision(&actor, need.plan(), &key, new));
    match kept(noting, "decided").await? {
        None => Ok(need.back()),
        Some(errors) => page(&site, &need).await?.show(&sent, errors),
    }
}

fn read(sent: &Sent) -> Result<Result<NewNeedDecision, FieldErrors>, PageError> {
    let mut errors = FieldErrors::default();
    let item = match (sent.of("decided"), sent.chosen("item")?) {
        ("yes", Some(item)) => Some(item),
        ("yes", None) => {
            errors.add("item", "Choose what it became in the plan.");
            None
        }
        ("no", None) => None,
        ("no", Some(_)) => {
            errors.add("item", "Take this choice away, or say that it became a priority.");
            None
        }
        _ => {
            errors.add("decided", "Say whether it became a priority.");
            None
        }
    };
    let named = Some(sent.of("by").to_owned()).filter(|name| !name.is_empty());
    let group = sent.chosen("group")?.map(DecidedBy::Group);
    let mut by: Vec<DecidedBy> = group.into_iter().collect();
    by.extend(sent.chosen("post")?.map(DecidedBy::Post));
    by.extend(named.map(DecidedBy::Named));
    if by.len() != 1 {
        errors.add("group", "Say who decided: one group, post or other body.");
    }
    let on = sent.day("on", &mut errors);
    if on.is_none() {
        errors.add("on", "Enter the day on which it was decided.");
    }
    match (by.pop(), on) {
        (Some(by), Some(on)) if errors.is_empty() => {
            Ok(Ok(NewNeedDecision { item, by, on, why: sent.of("why").to_owned(), line: None }))
        }
        _ => Ok(Err(errors)),
    }
}

fn noted<'p>(need: &'p OnNeed, id: &str) -> Result<&'p NeedDecision, PageError> {
    let key = need.key();
    let found = need.on.beside.decisions.iter().find(|one| one.need == key && one.id.to_string() == id);
    found.ok_or_else(PageError::not_found)
}

fn take_back_page(need: &OnNeed, one: &NeedDecision) -> FormPage {
    need.form("Take this decision back?")
        .says(format!("{}, {}: {}", one.by, dates::day(one.on), one.why))
        .says("Only where it was noted by mistake. Where something else was decided later, note that as well.")
        .field(Field::area("why", "Why it is taken back", "3"))
        .button("Take it back")
}

/// Asks whether a decision was noted by mistake.
pub async fn take_back_form(need: OnNeed, Path((_, _, id)): Path<(String, String, String)>) -> Answer {
    take_back_page(&need, noted(&need, &id)?).show(&Sent::default(), FieldErrors::default())
}

/// Takes it back.
pub async fn take_back(
    State(site): State<Site>,
    need: OnNeed,
    Path((_, _, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let one = noted(&need, &id)?;
    match site.ledger().take_back_need_decision(&need.visit.actor(), need.plan(), one.id, sent.of("why")).await {
        Ok(()) => Ok(need.back()),
        Err(why) => take_back_page(&need, one).show(&sent, field_errors(why, "why")?),
    }
}
