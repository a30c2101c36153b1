//! `bigplan account`: makes an account from the command line.

use bigplan_ledger::{Actor, Ledger, NewAccount, Role, Scope, password};

use crate::cli::Account;
use crate::commands::database::{block_on, failure, open};
use crate::commands::passwords;
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;

/// Makes the account and prints its password once. `BIGPLAN_PASSWORD` gives one of one's own.
///
/// # Errors
/// When the role is none, the address is taken, or the database cannot be opened.
pub fn run(account: &Account) -> Result<Outcome, Failure> {
    let role = role(&account.role)?;
    block_on(async {
        let ledger = open(&account.database, Purpose::Own).await?;
        let chosen = std::env::var("BIGPLAN_PASSWORD").ok().filter(|password| !password.is_empty());
        let password = match chosen {
            Some(password) => password,
            None => passwords::suggest()?,
        };
        make(&ledger, &account.email, &account.name, role, &password).await?;
        ledger.close().await;
        println!("Made an account for {}.\nPassword: {password}\nIt is not shown again.", account.email);
        Ok(Outcome::Done)
    })
}

/// Makes an account that may act in every partnership.
///
/// # Errors
/// When the address is taken or the database does not answer.
pub async fn make(ledger: &Ledger, email: &str, name: &str, role: Role, password: &str) -> Result<(), Failure> {
    let password_hash = password::hash(password).map_err(failure)?;
    let new = NewAccount { email: email.to_owned(), name: name.to_owned(), password_hash, role, scope: Scope::All };
    ledger.make_account(&Actor::System("made at the command line"), new).await.map_err(failure)?;
    Ok(())
}

fn role(word: &str) -> Result<Role, Failure> {
    match word {
        "reader" => Ok(Role::Reader),
        "editor" => Ok(Role::Editor),
        "administrator" => Ok(Role::Administrator),
        _ => Err(Failure::new(
            "no-such-role",
            format!("There is no role \"{word}\". Choose reader, editor or administrator. Nothing was saved."),
        )),
    }
}
