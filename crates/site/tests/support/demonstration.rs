//! The demonstration's files, loaded for a test.

use bigplan_ledger::{Ledger, NewPartnership, PartnershipId, PostStanding};
use bigplan_plan::Plan;
use serde::Deserialize;

use super::SETUP;

macro_rules! demo {
    ($file:literal) => {
        include_str!(concat!("../../../../demo/", $file))
    };
}

type PlanFiles = &'static [&'static str];

const PARTNERSHIPS: [(&str, &[PlanFiles]); 3] = [
    (
        demo!("cambridgeshire/partnership.toml"),
        &[
            &[demo!("cambridgeshire/plan-2006.toml"), demo!("cambridgeshire/needs-2006.toml")],
            &[demo!("cambridgeshire/review-2007.toml")],
            &[demo!("cambridgeshire/action-plans-2009.toml")],
        ],
    ),
    (demo!("peterborough/partnership.toml"), &[&[demo!("peterborough/plan-2009.toml")]]),
    (demo!("surrey/partnership.toml"), &[&[demo!("surrey/plan-2009.toml")]]),
];

#[derive(Deserialize)]
struct About {
    slug: String,
    name: String,
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
    short: String,
}

#[derive(Deserialize)]
struct Post {
    title: String,
    #[serde(default)]
    vacant: bool,
}

/// Loads the three partnerships with their posts and published plans.
pub async fn load(ledger: &Ledger) {
    for (about, plans) in PARTNERSHIPS {
        let about: About = toml::from_str(about).unwrap();
        let id = partnership(ledger, &about.slug, &about.name, &about.about).await;
        for organisation in &about.organisations {
            ledger.add_organisation(&SETUP, id, &organisation.name, &organisation.short).await.unwrap();
        }
        for post in &about.posts {
            let standing = if post.vacant { PostStanding::Vacant } else { PostStanding::Held(None) };
            ledger.add_post(&SETUP, id, None, &post.title, standing).await.unwrap();
        }
        for files in plans {
            let plan = ledger.commit_plan(&SETUP, id, laid_together(files), None).await.unwrap();
            ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        }
    }
}

/// Makes a partnership.
pub async fn partnership(ledger: &Ledger, slug: &str, name: &str, about: &str) -> PartnershipId {
    let new = NewPartnership { slug: slug.into(), name: name.into(), about: about.into() };
    ledger.make_partnership(&SETUP, new).await.unwrap()
}

/// A plan whose needs and glossary may stand in a file of their own.
fn laid_together(files: PlanFiles) -> Plan {
    let mut plans = files.iter().map(|file| toml::from_str::<Plan>(file).unwrap());
    let mut plan = plans.next().unwrap();
    for more in plans {
        plan.needs.extend(more.needs);
        plan.glossary.extend(more.glossary);
    }
    plan
}
