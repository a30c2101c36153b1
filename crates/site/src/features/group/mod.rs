//! A partnership's standing groups at work: members, contracts, workplans, meetings,
//! actions and challenges.

mod action_form;
mod agenda_form;
mod agenda_order;
mod challenge;
mod challenge_form;
mod choices;
mod contract;
mod contract_form;
mod group_form;
mod lines;
mod list;
mod meeting;
mod meeting_form;
mod member_form;
mod page;
mod place;
mod request_form;
mod workplan;
mod workplan_page;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/boards", Access::Anyone, list::page_of)
        .get("/partnerships/{slug}/boards/new", Access::Editor, group_form::new_form)
        .post("/partnerships/{slug}/boards/new", Access::Editor, group_form::make)
        .get("/partnerships/{slug}/boards/{group}", Access::Anyone, page::page_of)
        .get("/partnerships/{slug}/boards/{group}/change", Access::Editor, group_form::form)
        .post("/partnerships/{slug}/boards/{group}/change", Access::Editor, group_form::change)
        .get("/partnerships/{slug}/boards/{group}/members/new", Access::Editor, member_form::form)
        .post("/partnerships/{slug}/boards/{group}/members/new", Access::Editor, member_form::add)
        .get("/partnerships/{slug}/boards/{group}/members/{member}/end", Access::Editor, member_form::end_form)
        .post("/partnerships/{slug}/boards/{group}/members/{member}/end", Access::Editor, member_form::end)
        .get("/partnerships/{slug}/boards/{group}/workplan", Access::Anyone, workplan_page::page_of)
        .get("/partnerships/{slug}/boards/{group}/workplan.csv", Access::Anyone, workplan_page::file_of)
        .merge(contracts())
        .merge(meetings())
        .merge(follow_up())
}

fn contracts() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/boards/{group}/contract", Access::Anyone, contract::page_of)
        .get("/partnerships/{slug}/boards/{group}/contract/new", Access::SignedIn, contract_form::form)
        .post("/partnerships/{slug}/boards/{group}/contract/new", Access::SignedIn, contract_form::write)
        .get(
            "/partnerships/{slug}/boards/{group}/contract/{contract}/agree",
            Access::SignedIn,
            contract_form::agree_form,
        )
        .post("/partnerships/{slug}/boards/{group}/contract/{contract}/agree", Access::SignedIn, contract_form::agree)
}

fn meetings() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/boards/{group}/meetings/new", Access::SignedIn, meeting_form::new_form)
        .post("/partnerships/{slug}/boards/{group}/meetings/new", Access::SignedIn, meeting_form::make)
        .get("/partnerships/{slug}/boards/{group}/meetings/{meeting}", Access::Anyone, meeting::page_of)
        .get("/partnerships/{slug}/boards/{group}/meetings/{meeting}/change", Access::SignedIn, meeting_form::form)
        .post("/partnerships/{slug}/boards/{group}/meetings/{meeting}/change", Access::SignedIn, meeting_form::change)
        .get(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/new",
            Access::SignedIn,
            agenda_form::new_form,
        )
        .post("/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/new", Access::SignedIn, agenda_form::make)
        .get(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/{point}",
            Access::SignedIn,
            agenda_form::form,
        )
        .post(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/{point}",
            Access::SignedIn,
            agenda_form::change,
        )
        .get(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/{point}/about",
            Access::SignedIn,
            agenda_form::about_form,
        )
        .post(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/{point}/about",
            Access::SignedIn,
            agenda_form::tie,
        )
        .get(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/{point}/paper",
            Access::SignedIn,
            agenda_form::paper_form,
        )
        .post(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/{point}/paper",
            Access::SignedIn,
            agenda_form::add_paper,
        )
        .post(
            "/partnerships/{slug}/boards/{group}/meetings/{meeting}/points/{point}/move",
            Access::SignedIn,
            agenda_order::take,
        )
}

fn follow_up() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/requests/new", Access::SignedIn, request_form::form)
        .post("/partnerships/{slug}/requests/new", Access::SignedIn, request_form::ask)
        .get("/partnerships/{slug}/boards/{group}/requests/{request}", Access::SignedIn, request_form::answer_form)
        .post("/partnerships/{slug}/boards/{group}/requests/{request}", Access::SignedIn, request_form::answer)
        .get("/partnerships/{slug}/boards/{group}/actions/new", Access::SignedIn, action_form::new_form)
        .post("/partnerships/{slug}/boards/{group}/actions/new", Access::SignedIn, action_form::give)
        .get("/partnerships/{slug}/boards/{group}/actions/{action}/done", Access::SignedIn, action_form::done_form)
        .post("/partnerships/{slug}/boards/{group}/actions/{action}/done", Access::SignedIn, action_form::finish)
        .get("/partnerships/{slug}/boards/{group}/challenges/new", Access::SignedIn, challenge_form::new_form)
        .post("/partnerships/{slug}/boards/{group}/challenges/new", Access::SignedIn, challenge_form::raise)
        .get("/partnerships/{slug}/boards/{group}/challenges/{challenge}", Access::Anyone, challenge::page_of)
        .get(
            "/partnerships/{slug}/boards/{group}/challenges/{challenge}/answer",
            Access::SignedIn,
            challenge_form::answer_form,
        )
        .post(
            "/partnerships/{slug}/boards/{group}/challenges/{challenge}/answer",
            Access::SignedIn,
            challenge_form::answer,
        )
        .get(
            "/partnerships/{slug}/boards/{group}/challenges/{challenge}/about",
            Access::SignedIn,
            challenge_form::about_form,
        )
        .post("/partnerships/{slug}/boards/{group}/challenges/{challenge}/about", Access::SignedIn, challenge_form::tie)
}
