//! What an account may do, and by what: its role, its posts, its seats on groups.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::roles::Held;
use bigplan_ledger::{AccountId, HeldRole, RoleSource};

use crate::parts::words;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/account/roles.html")]
struct RolesPage {
    frame: Frame,
    name: String,
    held: Vec<HeldRole>,
    place: String,
}

/// Shows what the visitor's own account may do.
pub async fn own(State(site): State<Site>, visit: Visit) -> Answer {
    let account = visit.account().ok_or_else(PageError::signed_out)?.id;
    let frame = Frame::new(&visit, "What I may do").under("Home", "/").under("Your account", "/account");
    shown(&site, &visit, account, frame).await
}

/// Shows what another account may do, to an administrator who looks after it.
pub async fn of_account(State(site): State<Site>, visit: Visit, Path(account): Path<String>) -> Answer {
    let account: AccountId = account.parse().map_err(|_| PageError::not_found())?;
    let frame = Frame::new(&visit, "What this account may do").under("Home", "/").under("Accounts", "/accounts");
    shown(&site, &visit, account, frame).await
}

async fn shown(site: &Site, visit: &Visit, id: AccountId, frame: Frame) -> Answer {
    let (ledger, actor) = (site.ledger(), visit.actor());
    let account = ledger.account(&actor, id).await?.ok_or_else(PageError::not_found)?;
    let place = match account.scope.partnership() {
        None => "every partnership".to_owned(),
        Some(own) => {
            let partnership = ledger.partnership_by_id(&actor, own).await?.ok_or_else(PageError::not_found)?;
            format!("the {}", partnership.name)
        }
    };
    let held = ledger.roles_held(&actor, id).await?;
    page(&RolesPage { frame, name: account.name, held, place })
}

impl RolesPage {
    /// What the role may do, in the order in which rights are explained everywhere.
    fn rights(&self, held: &HeldRole) -> Vec<&'static str> {
        words::RIGHTS.iter().filter(|(right, _)| held.role.rights.contains(right)).map(|(_, words)| *words).collect()
    }

    /// How far the role reaches.
    fn reach(&self, held: &HeldRole) -> String {
        match held.role.held {
            Held::Account => format!("in {}", self.place),
            Held::Post => "for the items that the post leads, and what stands under them".to_owned(),
            Held::Chair => "for the group, and the items that it answers for".to_owned(),
            Held::Member => "in the group, and for the body for which one sits there".to_owned(),
        }
    }

    /// What it comes from: words, and the page where that is changed.
    fn source(&self, source: &RoleSource) -> (String, String) {
        match source {
            RoleSource::Account => ("An administrator gave it to the account".to_owned(), String::new()),
            RoleSource::Post { id, title, partnership } => {
                (format!("In the post {title}"), format!("/partnerships/{partnership}/posts/{id}"))
            }
            RoleSource::Group { name, partnership, .. } => {
                (format!("On the {name}"), format!("/partnerships/{partnership}/groups"))
            }
        }
    }
}
