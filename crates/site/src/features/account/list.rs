//! All accounts, for administrators.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::Account;

use crate::parts::words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/account/list.html")]
struct ListPage {
    frame: Frame,
    accounts: Vec<Account>,
}

impl ListPage {
    fn role(&self, account: &Account) -> &'static str {
        words::role(account.role)
    }
}

/// Lists the accounts that this administrator looks after.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    let accounts = site.ledger().accounts(&visit.actor()).await?;
    page(&ListPage { frame: Frame::new(&visit, "Accounts").under("Home", "/"), accounts })
}
