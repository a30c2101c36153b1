//! Accounts: who may sign in, what they may do and where.

use jiff::Timestamp;
use serde_json::json;

use crate::clock::Moment;
use crate::transaction::Change;
use crate::{AccountActor, AccountId, Actor, Ledger, LedgerError, PartnershipId, Right, Role, Scope, Subject};

/// An account. Personal: name and address of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The email address, as it was typed.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// Since when it may no longer sign in, if so.
    pub disabled_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What is given for a new account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The email address; upper and lower case are the same.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// From [`crate::password::hash`].
    pub password_hash: String,
    /// What it may do.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// What may be changed of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountChange {
    /// The person's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// Whether it may sign in.
    pub standing: Standing,
}

/// Whether an account may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may.
    Active,
    /// It may not, and all its sessions are ended.
    Disabled,
}

pub(crate) type Row = (AccountId, String, String, Role, Option<PartnershipId>, Option<Moment>, Moment);

pub(crate) fn account((id, email, name, role, partnership, disabled_at, created_at): Row) -> Account {
    let scope = Scope::from_column(partnership);
    Account { id, email, name, role, scope, disabled_at: disabled_at.map(|at| at.0), created_at: created_at.0 }
}

/// The form in which two spellings of one address are the same.
pub(crate) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

impl Account {
    /// The account as an actor.
    pub fn actor(&self) -> Actor {
        Actor::Account(AccountActor { id: self.id, role: self.role, scope: self.scope })
    }
}

impl NewAccount {
    fn check(&self) -> Result<(), LedgerError> {
        let email = self.email.trim();
        let sound = email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
        if !sound || email.len() > 254 || email.contains(char::is_whitespace) {
            let message = "Enter an email address, for example name@example.org.";
            return Err(LedgerError::Field { field: "email", message });
        }
        if self.name.trim().is_empty() {
            return Err(LedgerError::Field { field: "name", message: "Enter the person's name." });
        }
        Ok(())
    }
}

impl Ledger {
    /// How many accounts there are; 0 means that the first administrator is yet to be made.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Database`].
    pub async fn account_count(&self, actor: &Actor) -> Result<i64, LedgerError> {
        actor.require(Right::Administer, None)?;
        let mut read = self.store.read().await?;
        Ok(row!(read, (i64,), "SELECT COUNT(*) FROM accounts")?.0)
    }

    /// The accounts that the actor looks after, by name.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but administrators.
    pub async fn accounts(&self, actor: &Actor) -> Result<Vec<Account>, LedgerError> {
        let own = match actor {
            Actor::Account(account) => account.scope.partnership(),
            Actor::Visitor | Actor::Token(_) | Actor::System(_) => None,
        };
        actor.require(Right::Administer, own)?;
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT id, email, name, role, partnership_id, disabled_at, created_at FROM accounts
             WHERE CAST($1 AS TEXT) IS NULL OR partnership_id = $1 ORDER BY name, id",
            own
        )?;
        Ok(rows.into_iter().map(account).collect())
    }

    /// One account: one's own, or one that the actor looks after.
    ///
    /// # Errors
    /// [`LedgerError::Database`]. What may not be seen is `None`.
    pub async fn account(&self, actor: &Actor, id: AccountId) -> Result<Option<Account>, LedgerError> {
        let mut read = self.store.read().await?;
        let sql = "SELECT id, email, name, role, partnership_id, disabled_at, created_at FROM accounts WHERE id = $1";
        let found = optional_row!(read, Row, sql, id)?.map(account);
        Ok(found.filter(|found| actor.account() == Some(id) || actor.may(Right::Administer, found.scope.partnership())))
    }

    /// Makes an account.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `email` or `name`, [`LedgerError::Forbidden`].
    pub async fn make_account(&self, actor: &Actor, new: NewAccount) -> Result<AccountId, LedgerError> {
        actor.require(Right::Administer, new.scope.partnership())?;
        new.check()?;
        let id = AccountId::random()?;
        let mut change = self.change(actor).await?;
        execute!(
            change.work,
            "INSERT INTO accounts (id, email, email_key, name, password_hash, role, partnership_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            new.email.trim(),
            email_key(&new.email),
            new.name.trim(),
            &new.password_hash,
            new.role,
            new.scope.partnership(),
            change.at
        )?;
        let place = new.scope.partnership();
        let body = json!({"email": new.email.trim(), "name": new.name.trim(), "role": new.role, "partnership": place});
        change.record("account-made", place, Subject::Account(id), body);
        change.commit().await?;
        Ok(id)
    }

    /// Changes an account. One that is disabled or has its rights changed is signed out everywhere.
    ///
    /// # Errors
    /// [`LedgerError::State`] where no administrator of the whole house would be left;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn change_account(&self, actor: &Actor, id: AccountId, new: AccountChange) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let before = administered(&mut change, id).await?;
        actor.require(Right::Administer, new.scope.partnership())?;
        let disabled = match new.standing {
            Standing::Active => None,
            Standing::Disabled => Some(before.disabled_at.map_or(change.at, Moment)),
        };
        let sql = "UPDATE accounts SET name = $1, role = $2, partnership_id = $3, disabled_at = $4 WHERE id = $5";
        execute!(change.work, sql, new.name.trim(), new.role, new.scope.partnership(), disabled, id)?;
        keep_an_administrator(&mut change).await?;
        execute!(change.work, "DELETE FROM sessions WHERE account_id = $1", id)?;
        let body = json!({
            "before": {"name": before.name, "role": before.role, "partnership": before.scope.partnership(),
                       "disabled_at": before.disabled_at},
            "after": {"name": new.name.trim(), "role": new.role, "partnership": new.scope.partnership(),
                      "disabled_at": disabled.map(|at| at.0)},
        });
        change.record("account-changed", new.scope.partnership(), Subject::Account(id), body);
        change.commit().await
    }

    /// Sets a new password, of one's own account or of one that the actor looks
    /// after, and ends all of the account's sessions.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn set_password(&self, actor: &Actor, id: AccountId, password_hash: &str) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        // A token may not, not even for its own account: `administered` refuses it.
        if !matches!(actor, Actor::Account(own) if own.id == id) {
            administered(&mut change, id).await?;
        }
        execute!(change.work, "UPDATE accounts SET password_hash = $1 WHERE id = $2", password_hash, id)?;
        execute!(change.work, "DELETE FROM sessions WHERE account_id = $1", id)?;
        change.record("password-set", None, Subject::Account(id), json!({}));
        change.commit().await
    }
}

/// The account, where the actor looks after it.
async fn administered(change: &mut Change<'_>, id: AccountId) -> Result<Account, LedgerError> {
    let sql = "SELECT id, email, name, role, partnership_id, disabled_at, created_at FROM accounts WHERE id = $1";
    let found = optional_row!(change.work, Row, sql, id)?.map(account);
    match found {
        Some(found) if change.actor.may(Right::Administer, found.scope.partnership()) => Ok(found),
        _ => Err(LedgerError::NotFound("account")),
    }
}

async fn keep_an_administrator(change: &mut Change<'_>) -> Result<(), LedgerError> {
    let sql = "SELECT COUNT(*) FROM accounts
               WHERE role = 'administrator' AND partnership_id IS NULL AND disabled_at IS NULL";
    let (left,) = row!(change.work, (i64,), sql)?;
    let message = "this is the last administrator of the whole house; make another one first";
    if left > 0 { Ok(()) } else { Err(LedgerError::State(message)) }
}
