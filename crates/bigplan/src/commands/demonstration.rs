//! The demonstration in the program: its data, and accounts to try it with.

use std::fs;
use std::io::Write;

use bigplan_county::Settings;
use bigplan_demo::LoadDemonstrationError;
use bigplan_demo::county::{COUNTY, CountyWanted, load_county};
use bigplan_demo::records::{Workers, load_records};
use bigplan_ledger::registers::Casework;
use bigplan_ledger::{
    Actor, Appointed, Duty, Ledger, LedgerError, NewMembership, PostStanding, Role, SignUpStanding, password,
};

use crate::commands::account;
use crate::commands::county;
use crate::commands::database::failure;
use crate::commands::passwords;
use crate::outcome::Failure;
use crate::place;

const LEAD: &str = "lead@demonstration.example";
/// The post that the lead is in, and where.
const LEAD_POST: (&str, &str) = ("cambridgeshire", "Service Director: Learning");
const MEMBER: &str = "reader@demonstration.example";
/// The invented post of the board member, and where.
const MEMBER_POST: (&str, &str) = ("peterborough", "Board member in the demonstration");

const SOCIAL_WORKER: &str = "social-worker@demonstration.example";
const FAMILY_WORKER: &str = "family-worker@demonstration.example";
const MANAGER: &str = "manager@demonstration.example";

/// One of those who work in the small invented county.
const COUNTY_MANAGER: &str = "team-manager-1@invented-county.example";
/// The partnership of the small invented county.
const COUNTY_PLACE: &str = "invented-county";

const SECRETARY: &str = "secretary@demonstration.example";
const AUDITOR: &str = "auditor@demonstration.example";

const ACCOUNTS: [(&str, &str, Role); 9] = [
    ("officer@demonstration.example", "Performance officer", Role::Editor),
    (LEAD, "Lead of an action", Role::Reader),
    (MEMBER, "Board member", Role::Reader),
    (SOCIAL_WORKER, "Social worker", Role::Reader),
    (FAMILY_WORKER, "Family worker", Role::Reader),
    (MANAGER, "Team manager", Role::Reader),
    (SECRETARY, "Secretary of a school", Role::Reader),
    (AUDITOR, "Auditor of cases", Role::Reader),
    ("administrator@demonstration.example", "Administrator", Role::Administrator),
];

/// Loads what is not there yet, makes the accounts at the first start, and says at every
/// start how to sign in. Gives their password, where it is known.
///
/// # Errors
/// When the database does not answer, a file of the demonstration is wrong, or the
/// password cannot be kept.
pub async fn ready(ledger: &Ledger) -> Result<Option<String>, Failure> {
    let began = |slug: &str| eprintln!("Loading the demonstration of {slug} …");
    bigplan_demo::load(ledger, began).await.map_err(not_loaded)?;
    accounts(ledger).await
}

/// Loads the invented records, where the accounts that work with them are there and they are not.
///
/// # Errors
/// When the database does not answer, or does not take a record.
pub async fn records(casework: &Casework) -> Result<(), Failure> {
    let all = casework.ledger().accounts(&Actor::System("demonstration")).await.map_err(failure)?;
    let find = |email: &str| all.iter().find(|account| account.email == email).map(|account| account.id);
    let (Some(social_worker), Some(family_worker), Some(manager)) =
        (find(SOCIAL_WORKER), find(FAMILY_WORKER), find(MANAGER))
    else {
        return Ok(());
    };
    let (secretary, auditor) = (find(SECRETARY), find(AUDITOR));
    let workers = Workers { social_worker, family_worker, manager, secretary, auditor };
    load_records(casework, workers).await.map(drop).map_err(not_loaded)
}

/// Makes a small invented county up to yesterday, where its partnership is not there yet. Its families are stored as a whole
/// or not at all; where the first start was broken off before them, `bigplan demo county` makes them. Its workers sign in
/// with the demonstration's password.
///
/// # Errors
/// When the database does not answer, or the county cannot be made.
pub async fn county(casework: &Casework, password: Option<&str>) -> Result<(), Failure> {
    let there = casework.ledger().partnership(&COUNTY, COUNTY_PLACE).await.map_err(failure)?;
    let (None, Some(password)) = (there, password) else { return Ok(()) };
    eprintln!("Making a small invented county …");
    let until = jiff::Zoned::now().date().yesterday().map_err(|why| Failure::new("no-day", format!("{why}.")))?;
    let wanted = CountyWanted {
        settings: Settings { children: 1_000, years: 5, seed: 1, until },
        into: COUNTY_PLACE,
        password_hash: &password::hash(password).map_err(failure)?,
        attendance: None,
    };
    load_county(casework, wanted, &|_| {}).await.map(drop).map_err(county::refused)
}

fn not_loaded(why: LoadDemonstrationError) -> Failure {
    match why {
        LoadDemonstrationError::Ledger(why) => failure(why),
        wrong @ (LoadDemonstrationError::File { .. }
        | LoadDemonstrationError::Figures { .. }
        | LoadDemonstrationError::Casework(_)) => {
            Failure::new("demonstration-wrong", format!("The demonstration was not loaded: {wrong}."))
        }
    }
}

async fn accounts(ledger: &Ledger) -> Result<Option<String>, Failure> {
    let accounts = ledger.account_count(&Actor::System("demonstration")).await.map_err(failure)?;
    let kept = place::data_folder()?.join("demonstration-password.txt");
    let chosen = std::env::var("BIGPLAN_DEMO_PASSWORD").ok().filter(|password| !password.is_empty());
    let known = chosen.clone().or_else(|| fs::read_to_string(&kept).ok()).map(|password| password.trim().to_owned());
    let password = match (known, accounts) {
        (Some(password), _) => Some(password),
        (None, 0) => Some(passwords::suggest()?),
        (None, _) => None,
    };
    if let (0, Some(password)) = (accounts, &password) {
        for (email, name, role) in ACCOUNTS {
            account::make(ledger, email, name, role, password).await?;
        }
        lead(ledger).await.map_err(failure)?;
        member(ledger).await.map_err(failure)?;
        if chosen.is_none() {
            keep(&kept, password)?;
        }
    }
    say_how_to_sign_in(password.as_deref());
    Ok(password)
}

/// Puts the lead into a post, so that somebody leads something.
async fn lead(ledger: &Ledger) -> Result<(), LedgerError> {
    let system = Actor::System("demonstration");
    let (place, title) = LEAD_POST;
    let Some(partnership) = ledger.partnership(&system, place).await? else { return Ok(()) };
    let account = ledger.accounts(&system).await?.into_iter().find(|account| account.email == LEAD);
    let Some(account) = account else { return Ok(()) };
    for post in ledger.posts(&system, partnership.id).await?.into_iter().filter(|post| post.title == title) {
        // A plan may write the post's organisation in other words: the post that leads is the one.
        if !ledger.led_by(&system, post.id).await?.is_empty() {
            ledger.appoint(&system, post.id, &Appointed::Account(account.id), None, None).await?;
        }
    }
    Ok(())
}

/// Seats the board member on a board for a body that has yet to answer whether it signs a plan.
async fn member(ledger: &Ledger) -> Result<(), LedgerError> {
    let system = Actor::System("demonstration");
    let (place, title) = MEMBER_POST;
    let Some(place) = ledger.partnership(&system, place).await? else { return Ok(()) };
    let account = ledger.accounts(&system).await?.into_iter().find(|account| account.email == MEMBER);
    let mut asked = None;
    for plan in ledger.plans(&system, place.id).await? {
        let all = ledger.sign_ups(&system, plan.id).await?;
        asked = asked.or(all.into_iter().find(|one| one.standing == SignUpStanding::Asked));
    }
    let group = ledger.standing_groups(&system, place.id).await?.into_iter().find(|group| group.ended.is_none());
    let (Some(account), Some(asked), Some(group)) = (account, asked, group) else { return Ok(()) };
    let body = Some(asked.organisation);
    let post = ledger.add_post(&system, place.id, body, title, PostStanding::Vacant).await?;
    ledger.appoint(&system, post, &Appointed::Account(account.id), None, None).await?;
    let seat = NewMembership {
        post: Some(post),
        account: None,
        name: None,
        organisation: body,
        duty: Duty::Member,
        from: None,
        until: None,
    };
    ledger.add_member(&system, group.id, seat).await.map(drop)
}

fn say_how_to_sign_in(password: Option<&str>) {
    eprintln!("\nReading needs no account. To import and check plans, sign in as");
    for (email, name, _) in ACCOUNTS {
        eprintln!("  {email:<38} {name}");
    }
    eprintln!("  {COUNTY_MANAGER:<38} Team manager in the small invented county");
    match password {
        Some(password) => eprintln!("  with the password  {password}\n"),
        None => eprintln!("  with the password that the first start printed\n"),
    }
}

/// Keeps the password where only its owner can read it, so that the next start can say it again.
fn keep(path: &std::path::Path, password: &str) -> Result<(), Failure> {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| {
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)?.write_all(password.as_bytes())
    });
    written.map_err(|why| {
        Failure::new(
            "password-not-kept",
            format!("The demonstration's password could not be kept in {} ({why}).", path.display()),
        )
    })
}
