//! The quarter: who is asked, what they answer, exceptions, challenges, the sign-off and the edition.

mod action_form;
mod ask;
mod ask_chart;
mod calendar_form;
mod challenge_form;
mod edition;
mod exceptions;
mod figures;
mod lines;
mod list;
mod open_form;
mod page;
mod place;
mod report;
mod save;
mod sign_off;
mod steps;
mod ties;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/quarters", Access::Anyone, list::page_of)
        .get("/partnerships/{slug}/quarters/calendar", Access::Editor, calendar_form::form)
        .post("/partnerships/{slug}/quarters/calendar", Access::Editor, calendar_form::set)
        .get("/partnerships/{slug}/quarters/open", Access::Editor, open_form::form)
        .post("/partnerships/{slug}/quarters/open", Access::Editor, open_form::open)
        .get("/partnerships/{slug}/quarters/{quarter}", Access::Anyone, page::page_of)
        .get("/partnerships/{slug}/quarters/{quarter}/extend", Access::Editor, steps::extend_form)
        .post("/partnerships/{slug}/quarters/{quarter}/extend", Access::Editor, steps::extend)
        .get("/partnerships/{slug}/quarters/{quarter}/remind", Access::Editor, steps::remind_form)
        .post("/partnerships/{slug}/quarters/{quarter}/remind", Access::Editor, steps::remind)
        .get("/partnerships/{slug}/quarters/{quarter}/exceptions", Access::Anyone, exceptions::page_of)
        .get("/partnerships/{slug}/quarters/{quarter}/sign-off", Access::Related, sign_off::page_of)
        .post("/partnerships/{slug}/quarters/{quarter}/sign-off", Access::Related, sign_off::sign)
        .get("/partnerships/{slug}/quarters/{quarter}/edition.json", Access::SignedIn, edition::file_of)
        .merge(asks())
}

fn asks() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/quarters/{quarter}/asks/{ask}", Access::SignedIn, ask::page_of)
        .post("/partnerships/{slug}/quarters/{quarter}/asks/{ask}", Access::Related, save::save)
        .post("/partnerships/{slug}/quarters/{quarter}/asks/{ask}/ties", Access::Related, ties::save)
        .get("/partnerships/{slug}/quarters/{quarter}/asks/{ask}/action", Access::Related, action_form::form)
        .post("/partnerships/{slug}/quarters/{quarter}/asks/{ask}/action", Access::Related, action_form::add)
        .get(
            "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/actions/{action}",
            Access::Related,
            action_form::done_form,
        )
        .post(
            "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/actions/{action}",
            Access::Related,
            action_form::finish,
        )
        .get("/partnerships/{slug}/quarters/{quarter}/asks/{ask}/challenge", Access::SignedIn, challenge_form::form)
        .post("/partnerships/{slug}/quarters/{quarter}/asks/{ask}/challenge", Access::SignedIn, challenge_form::ask)
        .get(
            "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/challenges/{challenge}",
            Access::Related,
            challenge_form::answer_form,
        )
        .post(
            "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/challenges/{challenge}",
            Access::Related,
            challenge_form::answer,
        )
}
