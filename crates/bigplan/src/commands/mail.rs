//! `bigplan mail`: sends this week's letters once. `bigplan serve` does the same by itself.

use std::time::Duration;

use bigplan_ledger::Ledger;
use bigplan_mail::{Post, Settings, send_round};

use crate::cli::{Letters, Mail};
use crate::commands::database::{block_on, open};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;

/// How often the serving program looks whether a letter is due.
const EVERY: Duration = Duration::from_secs(60);

/// Makes and sends the letters that are due, and says how many.
///
/// # Errors
/// When no mail server is named, a setting cannot be used, or the database cannot be opened.
pub fn run(mail: &Mail) -> Result<Outcome, Failure> {
    block_on(async {
        let post = post(&mail.letters)?.ok_or_else(|| {
            Failure::new(
                "no-mail-server",
                "No mail server is named. Nothing was sent. Set BIGPLAN_SMTP, BIGPLAN_MAIL_FROM and BIGPLAN_ADDRESS.",
            )
        })?;
        let ledger = open(&mail.database, Purpose::Own).await?;
        let round = send_round(&ledger, &post).await;
        ledger.close().await;
        let round = round.map_err(|why| Failure::new("mail-broken-off", format!("Sending was broken off: {why}.")))?;
        println!("Sent: {}. Nothing to send: {}. Did not go through: {}.", round.sent, round.nothing, round.failed);
        Ok(if round.failed > 0 { Outcome::Findings } else { Outcome::Done })
    })
}

/// The way to the mail server, where one is named.
///
/// # Errors
/// When a setting cannot be used or one is missing.
pub fn post(letters: &Letters) -> Result<Option<Post>, Failure> {
    let Some(server) = letters.smtp.clone().filter(|server| !server.is_empty()) else { return Ok(None) };
    let (Some(from), Some(site)) = (letters.mail_from.clone(), letters.address.clone()) else {
        let told = "A mail server is named, but not from whom letters come or where their links lead. Nothing was \
                    sent. Set BIGPLAN_MAIL_FROM and BIGPLAN_ADDRESS.";
        return Err(Failure::new("mail-settings-missing", told));
    };
    let settings = Settings { server, from, site };
    Post::of(&settings)
        .map(Some)
        .map_err(|why| Failure::new("mail-settings-wrong", format!("Letters cannot be sent: {why}.")))
}

/// Sends letters as they fall due, until it is dropped.
pub async fn keep_sending(ledger: Ledger, post: Post) {
    loop {
        if let Err(why) = send_round(&ledger, &post).await {
            tracing::error!(%why, "letters could not be sent");
        }
        tokio::time::sleep(EVERY).await;
    }
}
