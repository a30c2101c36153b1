//! Loads one partnership of the demonstration.

use std::collections::HashMap;

use bigplan_ledger::{Ledger, NewPartnership, OrganisationId, PartnershipId, PlanId, PlanState, PostStanding};
use bigplan_plan::Plan;
use serde::Deserialize;

use crate::files::Files;
use crate::life::{self, Life};
use crate::place::Place;
use crate::updates::{self, Updates};
use crate::{ACTOR, LoadDemonstrationError, boards, figures, inspections, needs};

#[derive(Deserialize)]
struct About {
    name: String,
    slug: String,
    about: String,
    #[serde(default)]
    organisations: Vec<Organisation>,
    #[serde(default)]
    posts: Vec<Post>,
}

#[derive(Deserialize)]
struct Organisation {
    name: String,
    #[serde(default)]
    short: Option<String>,
}

#[derive(Deserialize)]
struct Posts {
    posts: Vec<Post>,
}

#[derive(Deserialize)]
struct Post {
    title: String,
    #[serde(default)]
    organisation: Option<String>,
    #[serde(default)]
    vacant: bool,
}

/// Makes the partnership with its organisations, posts and published plans; what a loading that
/// was broken off has left is kept, and what it had not come to is added.
///
/// # Errors
/// When a file is wrong or the database does not answer.
pub async fn load(ledger: &Ledger, files: &Files) -> Result<(), LoadDemonstrationError> {
    let wrong = |source| LoadDemonstrationError::File { partnership: files.slug, source };
    let about = about(files).map_err(wrong)?;
    let mut plans =
        files.plans.iter().map(|parts| laid_together(parts)).collect::<Result<Vec<_>, _>>().map_err(wrong)?;
    let inspections = inspections::read(files.inspections).map_err(wrong)?;
    let said: Option<Updates> = files.updates.map(toml::from_str).transpose().map_err(wrong)?;
    let boards = boards::read(files.boards).map_err(wrong)?;
    let life: Life = toml::from_str(files.life).map_err(wrong)?;
    let needs = needs::read(files.needs).map_err(wrong)?;
    if let Some(plan) = plans.first_mut() {
        needs.name_in(plan);
    }
    let first = plans.first().cloned().unwrap_or_default();
    let partnership = match ledger.partnership(&ACTOR, files.slug).await? {
        Some(begun) => begun.id,
        None => {
            let new = NewPartnership { slug: about.slug.clone(), name: about.name.clone(), about: about.about.clone() };
            ledger.make_partnership(&ACTOR, new).await?
        }
    };
    load_posts(ledger, partnership, &about).await?;
    let mut published = Vec::new();
    for (plan, file) in plans.into_iter().zip(files.plan_files) {
        let written = plan.clone();
        let id = load_plan(ledger, partnership, plan).await?;
        figures::tie(ledger, files.measure_codes, file, &written, id).await?;
        published.push(id);
    }
    if let Some(said) = said {
        updates::load(ledger, partnership, said).await?;
    }
    inspections::load(ledger, partnership, inspections).await?;
    boards::load(ledger, partnership, boards).await?;
    if let Some(plan) = published.first() {
        needs::load(&Place::of(ledger, partnership).await?, *plan, &first, &needs).await?;
    }
    life::load(ledger, partnership, &published, &life).await
}

async fn load_plan(ledger: &Ledger, partnership: PartnershipId, plan: Plan) -> Result<PlanId, LoadDemonstrationError> {
    let stored = ledger.plans(&ACTOR, partnership).await?.into_iter().find(|one| one.head.title == plan.head.title);
    let (id, state) = match stored {
        Some(stored) => (stored.id, stored.state),
        None => (ledger.commit_plan(&ACTOR, partnership, plan, None).await?, PlanState::Draft),
    };
    if state == PlanState::Draft {
        let revision = ledger.plan_revision(&ACTOR, id).await?.unwrap_or_default();
        ledger.publish_plan(&ACTOR, id, revision, None).await?;
    }
    Ok(id)
}

/// Whether everything of a partnership is there and published, and its life has begun.
///
/// # Errors
/// When the database does not answer.
pub async fn is_loaded(ledger: &Ledger, files: &Files) -> Result<bool, LoadDemonstrationError> {
    let Some(partnership) = ledger.partnership(&ACTOR, files.slug).await? else { return Ok(false) };
    let plans = ledger.plans(&ACTOR, partnership.id).await?;
    let published = plans.iter().filter(|plan| plan.state != PlanState::Draft).count() >= files.plans.len();
    let life: Life = toml::from_str(files.life)
        .map_err(|source| LoadDemonstrationError::File { partnership: files.slug, source })?;
    Ok(published && life::is_loaded(ledger, &plans, &life).await?)
}

/// What the partnership is, with the posts of all its files.
fn about(files: &Files) -> Result<About, toml::de::Error> {
    let mut about: About = toml::from_str(files.partnership)?;
    for more in files.posts {
        about.posts.extend(toml::from_str::<Posts>(more)?.posts);
    }
    Ok(about)
}

async fn load_posts(ledger: &Ledger, partnership: PartnershipId, about: &About) -> Result<(), LoadDemonstrationError> {
    let mut ids: HashMap<&str, OrganisationId> = HashMap::new();
    let there = ledger.organisations(&ACTOR, partnership).await?;
    for organisation in &about.organisations {
        let short = organisation.short.as_deref().unwrap_or_default();
        let id = match there.iter().find(|one| one.name == organisation.name) {
            Some(one) => one.id,
            None => ledger.add_organisation(&ACTOR, partnership, &organisation.name, short).await?,
        };
        ids.insert(&organisation.name, id);
        ids.insert(short, id);
    }
    let there = ledger.posts(&ACTOR, partnership).await?;
    for post in &about.posts {
        let organisation = post.organisation.as_deref().and_then(|name| ids.get(name)).copied();
        if there.iter().any(|one| one.title == post.title && one.organisation == organisation) {
            continue;
        }
        let standing = if post.vacant { PostStanding::Vacant } else { PostStanding::Held(None) };
        ledger.add_post(&ACTOR, partnership, organisation, &post.title, standing).await?;
    }
    Ok(())
}

/// A plan whose needs and glossary may stand in a file of their own.
fn laid_together(parts: &[&str]) -> Result<Plan, toml::de::Error> {
    let mut plan = Plan::default();
    for part in parts {
        let part: Plan = toml::from_str(part)?;
        if !part.head.title.is_empty() {
            plan.head = part.head;
        }
        plan.items.extend(part.items);
        plan.measures.extend(part.measures);
        plan.needs.extend(part.needs);
        plan.groups.extend(part.groups);
        plan.recommendations.extend(part.recommendations);
        plan.judgements.extend(part.judgements);
        plan.glossary.extend(part.glossary);
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::PARTNERSHIPS;

    #[test]
    fn every_file_is_read_and_every_id_resolves() {
        for files in PARTNERSHIPS {
            let about = about(files).unwrap();
            assert_eq!(about.slug, files.slug);
            for parts in files.plans {
                let plan = laid_together(parts).unwrap();
                let known = |id: &String| plan.items.iter().any(|item| item.id == *id);
                let measured = |id: &String| plan.measures.iter().any(|measure| measure.id == *id);
                for item in &plan.items {
                    assert!(item.parent.iter().all(known), "{} {}", plan.head.title, item.id);
                    assert!(item.measures.iter().all(measured), "{} {}", plan.head.title, item.id);
                    assert!(item.leads.iter().all(|lead| lead.person.is_none()), "posts, not people: {}", item.id);
                }
            }
        }
    }
}
