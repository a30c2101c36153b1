//! One folder a noun. A feature never uses another feature; what two need sinks into
//! a crate or into [`crate::parts`].

pub mod account;
pub mod api;
pub mod catalogue;
pub mod check;
pub mod consultation;
pub mod counted;
pub mod duty;
pub mod edit;
pub mod exchange;
pub mod family;
pub mod figures;
pub mod glossary;
pub mod group;
pub mod home;
pub mod inspection;
pub mod intake;
pub mod item;
pub mod life;
pub mod measure;
pub mod need;
pub mod onepage;
pub mod partnership;
pub mod plan;
pub mod post;
pub mod quality;
pub mod quarter;
pub mod record;
pub mod retention;
pub mod returns;
pub mod scorecard;
pub mod search;
pub mod sign_up;
pub mod timetable;
pub mod token;
pub mod work;

use crate::shell::access::Access;
use crate::shell::routes::Routes;
use crate::shell::{assets, health};

/// Every route of the site, each with who may use it.
pub fn routes() -> Routes {
    Routes::default()
        .get("/healthz", Access::Anyone, health::alive)
        .get("/readyz", Access::Anyone, health::ready)
        .get("/assets/{file}", Access::Anyone, assets::asset)
        .get("/favicon.ico", Access::Anyone, assets::icon)
        .merge(home::routes())
        .merge(account::routes())
        .merge(api::routes())
        .merge(catalogue::routes())
        .merge(check::routes())
        .merge(edit::routes())
        .merge(consultation::routes())
        .merge(duty::routes())
        .merge(family::routes())
        .merge(exchange::routes())
        .merge(figures::routes())
        .merge(glossary::routes())
        .merge(retention::routes())
        .merge(counted::routes())
        .merge(returns::routes())
        .merge(group::routes())
        .merge(inspection::routes())
        .merge(intake::routes())
        .merge(item::routes())
        .merge(life::routes())
        .merge(measure::routes())
        .merge(need::routes())
        .merge(onepage::routes())
        .merge(partnership::routes())
        .merge(plan::routes())
        .merge(post::routes())
        .merge(quality::routes())
        .merge(quarter::routes())
        .merge(record::routes())
        .merge(scorecard::routes())
        .merge(search::routes())
        .merge(sign_up::routes())
        .merge(timetable::routes())
        .merge(work::routes())
        .merge(token::routes())
}
