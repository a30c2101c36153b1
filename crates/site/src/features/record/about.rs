//! What a register holds and by which rules: its definition as a page. It names nobody, so everybody signed in may read it.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_register::Definition;
use bigplan_register::described::{self, Section};

use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/about.html")]
struct AboutPage<'a> {
    frame: Frame,
    definition: &'a Definition,
    about: &'static str,
    confirmed: &'static str,
    sections: Vec<Section>,
    lists: Vec<&'a bigplan_register::CodeList>,
}

/// Shows it.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(register): Path<String>) -> Answer {
    let casework = site.casework().await?;
    let registers = casework.registers();
    let definition = registers.named(&register).ok_or_else(PageError::not_found)?;
    let mut lists: Vec<&bigplan_register::CodeList> = Vec::new();
    let used = definition.fields.iter().filter_map(|field| field.list.as_ref());
    for list in used.filter_map(|list| registers.list(definition, list)) {
        if !lists.iter().any(|known| known.code == list.code) {
            lists.push(list);
        }
    }
    page(&AboutPage {
        frame: Frame::new(&visit, format!("About the register: {}", definition.title))
            .under("Home", "/")
            .under("Registers", "/registers")
            .under(&definition.title, format!("/registers/{}", definition.code)),
        about: described::about(definition),
        confirmed: described::confirmed(definition.confirmed),
        sections: described::described(registers, definition),
        definition,
        lists,
    })
}
