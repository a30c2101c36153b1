//! Adding and changing an account, for administrators.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::accounts::Standing;
use bigplan_ledger::{Account, AccountChange, AccountId, LedgerError, NewAccount, Role, Scope, password};
use serde::Deserialize;

use super::passwords::hashed;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/account/edit.html")]
struct EditPage {
    frame: Frame,
    action: String,
    is_new: bool,
    given: Given,
    errors: FieldErrors,
}

impl EditPage {
    fn roles(&self) -> [Choice; 3] {
        [
            Choice::explained("reader", "Read", "See drafts, imports and who is in which post"),
            Choice::explained("editor", "Performance officer", "Import, correct and publish plans"),
            Choice::explained("administrator", "Administrator", "Also look after accounts"),
        ]
    }

    fn standings(&self) -> [Choice; 2] {
        [
            Choice::explained("open", "Yes", "The account is open"),
            Choice::explained("closed", "No", "The account is closed; what they did stays in the journal"),
        ]
    }
}

/// What the form sends.
#[derive(Clone, Deserialize)]
pub struct Given {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    standing: String,
}

/// The form for a new account.
pub async fn new_form(visit: Visit) -> Answer {
    let given = Given {
        name: String::new(),
        email: String::new(),
        role: "reader".to_owned(),
        password: String::new(),
        standing: "open".to_owned(),
    };
    page(&edit_page(&visit, None, given, FieldErrors::default()))
}

/// Makes the account.
pub async fn make(State(site): State<Site>, visit: Visit, Checked(given): Checked<Given>) -> Answer {
    match make_account(&site, &visit, &given).await {
        Ok(()) => Ok(see_other("/accounts")),
        Err(why) => again(&visit, None, given, why),
    }
}

/// The form for an account that is there.
pub async fn form(State(site): State<Site>, visit: Visit, Path(id): Path<String>) -> Answer {
    let account = found(&site, &visit, &id).await?;
    let given = Given {
        role: role_word(account.role).to_owned(),
        standing: if account.disabled_at.is_some() { "closed" } else { "open" }.to_owned(),
        name: account.name,
        email: account.email,
        password: String::new(),
    };
    page(&edit_page(&visit, Some(account.id), given, FieldErrors::default()))
}

/// Changes the account; it is signed out everywhere.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let account = found(&site, &visit, &id).await?;
    let standing = if given.standing == "closed" { Standing::Disabled } else { Standing::Active };
    let change = AccountChange { name: given.name.clone(), role: role(&given.role), scope: account.scope, standing };
    match site.ledger().change_account(&visit.actor(), account.id, change).await {
        Ok(()) => Ok(see_other("/accounts")),
        Err(why) => again(&visit, Some(account.id), Given { email: account.email, ..given }, why),
    }
}

async fn make_account(site: &Site, visit: &Visit, given: &Given) -> Result<(), LedgerError> {
    password::check_new(&given.password)?;
    let password_hash = hashed(given.password.clone()).await.ok_or(LedgerError::Password)??;
    let new = NewAccount {
        email: given.email.clone(),
        name: given.name.clone(),
        password_hash,
        role: role(&given.role),
        scope: Scope::All,
    };
    site.ledger().make_account(&visit.actor(), new).await.map(|_| ())
}

async fn found(site: &Site, visit: &Visit, id: &str) -> Result<Account, PageError> {
    let id: AccountId = id.parse().map_err(|_| PageError::not_found())?;
    site.ledger().account(&visit.actor(), id).await?.ok_or_else(PageError::not_found)
}

/// The form again with what is wrong beside the field; any other failure is an error page.
fn again(visit: &Visit, id: Option<AccountId>, given: Given, why: LedgerError) -> Answer {
    let errors = match why {
        LedgerError::Field { field, message } => FieldErrors::one(field, format!("{message} Nothing was saved.")),
        LedgerError::State(message) => FieldErrors::one("role", format!("{message}. Nothing was saved.")),
        other => return Err(other.into()),
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &edit_page(visit, id, given, errors))
}

fn edit_page(visit: &Visit, id: Option<AccountId>, given: Given, errors: FieldErrors) -> EditPage {
    let title = if id.is_some() { "Change an account" } else { "Add an account" };
    EditPage {
        frame: Frame::new(visit, errors.title(title)).under("Home", "/").under("Accounts", "/accounts"),
        action: id.map_or_else(|| "/accounts/new".to_owned(), |id| format!("/accounts/{id}")),
        is_new: id.is_none(),
        given: Given { password: String::new(), ..given },
        errors,
    }
}

/// An unknown word gives the role that may least.
fn role(word: &str) -> Role {
    match word {
        "administrator" => Role::Administrator,
        "editor" => Role::Editor,
        _ => Role::Reader,
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Reader => "reader",
        Role::Editor => "editor",
        Role::Administrator => "administrator",
    }
}
