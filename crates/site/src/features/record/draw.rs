//! Drawing a sample of cases for audit.

use axum::extract::State;
use bigplan_ledger::registers::{CaseworkError, DrawnFrom, NewSample};
use bigplan_ledger::{LedgerError, RecordId};
use bigplan_register::definition::{Right, Subject};
use bigplan_register::{Definition, RegisterCode};

use super::answers::words_of;
use super::audits::AUDITS;
use super::desk::{Asked, Desk};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn opened<'a>(site: &'a Site, visit: &Visit, at: &str) -> Result<(Desk<'a>, &'a Definition), PageError> {
    let desk = Desk::of(site, visit, at).await?;
    let definition = desk.register(AUDITS)?;
    if desk.may(definition, Right::Add) { Ok((desk, definition)) } else { Err(PageError::forbidden()) }
}

/// The registers that may be drawn from.
fn drawn_from(desk: &Desk<'_>) -> Vec<Choice> {
    let all = desk.casework.registers().iter();
    let meant =
        all.filter(|one| one.about == Subject::Child && one.code.as_str() != AUDITS && desk.may(one, Right::Audit));
    meant.map(|one| Choice::new(one.code.to_string(), &one.title)).collect()
}

async fn page(visit: &Visit, desk: &Desk<'_>, audits: &Definition) -> Result<FormPage, PageError> {
    let of = desk.partnership.id;
    let after = |none: &str, rest: Vec<Choice>| std::iter::once(Choice::new("", none)).chain(rest).collect::<Vec<_>>();
    let teams = desk.casework.teams(&desk.actor, of).await?;
    let teams = teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name)).collect();
    let colleagues = desk.casework.colleagues(&desk.actor, of).await?;
    let reads = |roles: &[String]| {
        let mut to = audits.allocation.iter().flat_map(|allocation| &allocation.to);
        to.any(|role| roles.iter().any(|held| held == role.as_str()))
    };
    let first = colleagues.iter().filter(|one| reads(&one.roles));
    let first = first.map(|one| Choice::new(one.account.to_string(), &one.name)).collect();
    let second = colleagues.iter().map(|one| Choice::new(one.account.to_string(), &one.name)).collect();
    let back = format!("/registers/audits{}", desk.query());
    Ok(FormPage::new(visit, "Draw a sample of cases", &back)
        .under("Registers", format!("/registers{}", desk.query()))
        .under("Case audit", back.clone())
        .caption(&desk.partnership.name)
        .says("The draw follows from the seed: whoever draws from the same records with the same seed gets the same cases. A case on which one of the auditors worked is passed over.")
        .field(Field::hidden("at--in"))
        .field(Field::select("register", "Register", after("Choose", drawn_from(desk))))
        .field(Field::radios(
            "from",
            "From which records",
            vec![Choice::new("all", "All"), Choice::new("open", "Open ones"), Choice::new("closed", "Those closed between two days")],
        ))
        .field(Field::day("first", "Closed from").hint("Only for those closed between two days"))
        .field(Field::day("until", "Closed until").hint("Only for those closed between two days"))
        .field(Field::select("team", "Team", after("All teams", teams)))
        .field(Field::line("number", "How many cases").hint("1 to 50"))
        .field(Field::line("seed", "Seed").hint("Drawn by lot for you; change it to make an earlier draw again"))
        .field(Field::line("theme", "What the audit looks at"))
        .field(Field::select("auditor", "First auditor", after("Choose", first)))
        .field(Field::select("second", "Second auditor, from another agency", after("Nobody: not a joint audit", second)))
        .field(Field::select("agency-one", "First agency", after("Not said", agencies(desk, audits))))
        .field(Field::select("agency-two", "Second agency", after("Not said", agencies(desk, audits))))
        .button("Draw"))
}

fn agencies(desk: &Desk<'_>, audits: &Definition) -> Vec<Choice> {
    let field = audits.fields.iter().find(|field| field.code.as_str() == "agencies");
    let list =
        field.and_then(|field| field.list.as_ref()).and_then(|list| desk.casework.registers().list(audits, list));
    let values = list.map(|list| list.values.as_slice()).unwrap_or_default();
    values.iter().map(|value| Choice::new(&value.code, &value.says)).collect()
}

/// The form, with a seed that was drawn by lot.
pub async fn form(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let (desk, audits) = opened(&site, &visit, &asked.at).await?;
    let lot = RecordId::random()?.to_string();
    let given = Sent::default()
        .with("at--in", desk.partnership.slug.clone())
        .with("seed", lot.get(lot.len().saturating_sub(8)..).unwrap_or_default())
        .with("number", "10")
        .with("from", "all")
        .with_any("auditor", desk.actor.account());
    page(&visit, &desk, audits).await?.show(&given, FieldErrors::default())
}

/// Draws.
pub async fn take(State(site): State<Site>, visit: Visit, Checked(sent): Checked<Sent>) -> Answer {
    let (desk, audits) = opened(&site, &visit, sent.of("at--in")).await?;
    let errors = match read(&sent)? {
        Err(errors) => errors,
        Ok(new) => match desk.casework.draw_sample(&desk.actor, desk.partnership.id, new).await {
            Ok(_) => return Ok(see_other(&format!("/registers/audits{}", desk.query()))),
            Err(CaseworkError::Ledger(LedgerError::Field { field, message })) => {
                let field = if field == "agencies" { "agency-two" } else { field };
                FieldErrors::one(field, message)
            }
            Err(why) => FieldErrors::one("register", words_of(why)?),
        },
    };
    page(&visit, &desk, audits).await?.show(&sent, errors)
}

fn read(sent: &Sent) -> Result<Result<NewSample, FieldErrors>, PageError> {
    let mut errors = FieldErrors::default();
    let (register, auditor) = (sent.chosen::<RegisterCode>("register")?, sent.chosen("auditor")?);
    if register.is_none() {
        errors.add("register", "Choose the register.");
    }
    if auditor.is_none() {
        errors.add("auditor", "Choose who reads the cases.");
    }
    let (first, until) = (sent.day("first", &mut errors), sent.day("until", &mut errors));
    let from = match (sent.of("from"), first.zip(until)) {
        ("closed", Some((first, until))) => DrawnFrom::Closed(first, until),
        ("closed", None) => {
            errors.add("first", "Enter both days between which the cases were closed.");
            DrawnFrom::All
        }
        ("open", _) => DrawnFrom::Open,
        _ => DrawnFrom::All,
    };
    let Ok(number) = sent.of("number").parse() else {
        errors.add("number", "Enter a whole number, for example 10.");
        return Ok(Err(errors));
    };
    let mut agencies: Vec<String> = [sent.of("agency-one"), sent.of("agency-two")]
        .into_iter()
        .filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect();
    agencies.dedup();
    let (team, second, text) = (sent.chosen("team")?, sent.chosen("second")?, |field: &str| sent.of(field).to_owned());
    let new = register.zip(auditor).map(|(register, auditor)| NewSample {
        register,
        from,
        team,
        number,
        seed: text("seed"),
        theme: text("theme"),
        auditor,
        second,
        agencies,
    });
    Ok(new.filter(|_| errors.is_empty()).ok_or(errors))
}
