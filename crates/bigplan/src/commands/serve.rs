//! `bigplan serve`: serves the pages.

use std::sync::Arc;

use bigplan_ledger::{Actor, Ledger, Role};
use bigplan_site::{Settings, Site, listen};

use crate::cli::Serve;
use crate::commands::account;
use crate::commands::counting;
use crate::commands::database::{block_on, failure, open};
use crate::commands::definitions;
use crate::commands::demonstration;
use crate::commands::mail;
use crate::commands::passwords;
use crate::commands::quarters;
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;

/// Opens the database, makes the first account, loads the demonstration where it is
/// asked for, and serves until it is told to stop.
///
/// # Errors
/// When the database cannot be opened or the address cannot be listened on.
pub fn run(serve: &Serve) -> Result<Outcome, Failure> {
    let purpose = if serve.demo { Purpose::Demonstration } else { Purpose::Own };
    block_on(async {
        let definitions = Arc::new(definitions::read()?);
        let outlines = Arc::new(definitions::outlines(&definitions)?);
        let post = mail::post(&serve.letters)?;
        let ledger = open(&serve.database, purpose).await?;
        let password = if serve.demo {
            demonstration::ready(&ledger).await?
        } else {
            first_administrator(&ledger).await?;
            None
        };
        let settings = Settings {
            https: serve.https,
            demonstration: serve.demo,
            sends_mail: post.is_some(),
            definitions: Some(Arc::clone(&definitions)),
            outlines: Some(outlines),
            registers: Some(Arc::new(definitions::registers()?)),
            ..Settings::default()
        };
        let site = Site::new(ledger.clone(), settings);
        let opened = site.open_registers().await;
        let casework = opened.map_err(|why| Failure::new("registers-not-opened", format!("{why}.")))?;
        definitions::dataset(casework.registers())?;
        definitions::daily(casework.registers())?;
        if serve.demo {
            demonstration::records(casework).await?;
            demonstration::county(casework, password.as_deref()).await?;
        }
        let counting = counting::rules(Arc::clone(&definitions), casework.registers())?;
        let counted = tokio::spawn(counting::keep_counting(casework.clone(), counting));
        let letters = post.map(|post| tokio::spawn(mail::keep_sending(ledger.clone(), post)));
        let quarters = tokio::spawn(quarters::keep_opening(ledger.clone(), definitions));
        eprintln!("Bigplan serves http://{} – stop it with Ctrl+C.", serve.listen);
        let served = listen(site.clone(), serve.listen, told_to_stop()).await;
        if let Some(letters) = letters {
            // A letter under way is given up rather than sent twice: its row says so.
            letters.abort();
        }
        quarters.abort();
        counted.abort();
        ledger.close().await;
        served.map_err(|why| Failure::new("not-served", format!("{why}.")))?;
        Ok(Outcome::Done)
    })
}

async fn first_administrator(ledger: &Ledger) -> Result<(), Failure> {
    let accounts = ledger.account_count(&Actor::System("first start")).await.map_err(failure)?;
    if accounts > 0 {
        return Ok(());
    }
    let email = std::env::var("BIGPLAN_ADMIN_EMAIL").unwrap_or_else(|_| "administrator@bigplan.example".to_owned());
    let chosen = std::env::var("BIGPLAN_ADMIN_PASSWORD").ok().filter(|password| !password.is_empty());
    let told = chosen.is_none();
    let password = match chosen {
        Some(password) => password,
        None => passwords::suggest()?,
    };
    account::make(ledger, &email, "Administrator", Role::Administrator, &password).await?;
    eprintln!("This is the first start. An administrator was made:\n  email address  {email}");
    if told {
        eprintln!(
            "  password       {password}\nIt is not shown again. Sign in and change it on the page \"Your account\"."
        );
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    // Without signals there is nothing to wait for but the program's end.
    let _ = interrupted.await;
}
