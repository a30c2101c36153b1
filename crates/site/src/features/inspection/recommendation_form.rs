//! Adding and changing a recommendation.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::NewRecommendation;
use bigplan_plan::Timescale;

use super::choices;
use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

const TIMESCALES: [(Timescale, &str); 3] =
    [(Timescale::Immediate, "immediate"), (Timescale::SixMonths, "six-months"), (Timescale::LongerTerm, "longer-term")];

/// The word of a timescale in the form.
fn word(timescale: Timescale) -> &'static str {
    TIMESCALES.iter().find(|(own, _)| *own == timescale).map(|(_, word)| *word).unwrap_or_default()
}

async fn page(site: &Site, visit: &Visit, place: &Place, heading: &str, cancel: &str) -> Result<FormPage, PageError> {
    let (actor, of) = (visit.actor(), place.partnership.id);
    let timescales = TIMESCALES.map(|(timescale, word)| Choice::new(word, plan_words::timescale(timescale)));
    Ok(FormPage::new(visit, heading, cancel)
        .under("Home", "/")
        .under(&place.partnership.name, &place.address)
        .under("Inspections", place.inspections())
        .field(Field::hidden("revision"))
        .field(Field::area("text", "What is recommended", "4"))
        .field(Field::line("addressed-to", "Who must act, as the report says"))
        .field(Field::radios("timescale", "How soon", timescales.into()))
        .field(
            Field::day("agreed-due", "Another day by which it is due").hint(
                "Only where one was agreed; else it follows from the report’s date. For example, 30 September 2009",
            ),
        )
        .field(Field::select("owner", "The post that owns it", choices::posts(site, &actor, of).await?))
        .field(Field::select("group", "The group that answers for it", choices::groups(site, &actor, of).await?)))
}

/// The form for a new recommendation of a report.
pub async fn new_form(State(site): State<Site>, visit: Visit, Path((slug, report)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let report = place.report(&site, &visit.actor(), &report).await?;
    let address = place.below("inspections", report.id);
    let form = page(&site, &visit, &place, "Add a recommendation", &address).await?.caption(report.says.title);
    form.show(&Sent::default().with("timescale", "immediate"), FieldErrors::default())
}

/// Keeps a new recommendation.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, report)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let report = place.report(&site, &visit.actor(), &report).await?;
    let address = place.below("inspections", report.id);
    let errors = match read(&sent)? {
        Ok(new) => match site.ledger().add_recommendation(&visit.actor(), report.id, new).await {
            Ok(id) => return Ok(see_other(&place.below("recommendations", id))),
            Err(why) => field_errors(why, "text")?,
        },
        Err(errors) => errors,
    };
    page(&site, &visit, &place, "Add a recommendation", &address).await?.caption(report.says.title).show(&sent, errors)
}

/// The form for a recommendation that is there.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let sent = Sent::default()
        .with("revision", one.revision.to_string())
        .with("text", one.text)
        .with("addressed-to", one.addressed_to)
        .with("timescale", word(one.timescale))
        .with_day("agreed-due", one.agreed_due)
        .with_any("owner", one.owner.map(|(id, _)| id))
        .with_any("group", one.group.map(|(id, _)| id));
    let address = place.below("recommendations", one.id);
    let form = page(&site, &visit, &place, "Change this recommendation", &address).await?;
    form.caption(one.report_title).show(&sent, FieldErrors::default())
}

/// Changes a recommendation.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let address = place.below("recommendations", one.id);
    let errors = match read(&sent)? {
        Ok(new) => match site.ledger().change_recommendation(&visit.actor(), one.id, sent.revision()?, new).await {
            Ok(()) => return Ok(see_other(&address)),
            Err(why) => field_errors(why, "text")?,
        },
        Err(errors) => errors,
    };
    let form = page(&site, &visit, &place, "Change this recommendation", &address).await?;
    form.caption(one.report_title).show(&sent, errors)
}

fn read(sent: &Sent) -> Result<Result<NewRecommendation, FieldErrors>, PageError> {
    let mut errors = FieldErrors::default();
    let agreed_due = sent.day("agreed-due", &mut errors);
    let timescale = TIMESCALES.iter().find(|(_, word)| *word == sent.of("timescale")).map(|(timescale, _)| *timescale);
    let Some(timescale) = timescale else {
        errors.add("timescale", "Choose how soon it is to be met.");
        return Ok(Err(errors));
    };
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    Ok(Ok(NewRecommendation {
        addressed_to: sent.of("addressed-to").to_owned(),
        timescale,
        text: sent.of("text").to_owned(),
        agreed_due,
        owner: sent.chosen("owner")?,
        group: sent.chosen("group")?,
    }))
}
