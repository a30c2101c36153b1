//! Writing the story behind a measure.

use axum::extract::{Path, State};
use bigplan_ledger::figures::{NewStory, Seen};
use bigplan_measure::Definition;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Refuses whoever may not write the story.
async fn require(site: &Site, visit: &Visit, shown: &ShownMeasures, of: &Definition) -> Result<(), PageError> {
    let (actor, catalogue) = (visit.actor(), &site.definitions().catalogue);
    let may = site.ledger().may_write_story(&actor, shown.partnership.id, &of.code, catalogue).await?;
    if may { Ok(()) } else { Err(PageError::forbidden()) }
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, code)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let (measures, definition) = site.measure_at(&actor, &slug, &code).await?;
    require(&site, &visit, &measures, &definition).await?;
    let story = site.ledger().measure_story(&actor, measures.partnership.id, &definition.code).await?;
    let revision = story.as_ref().map_or(0, |story| story.revision);
    let given = Sent::default().with("revision", revision.to_string());
    let given = match story.map(|story| story.says) {
        None => given.with("seen", Seen::Partnership.as_str()),
        Some(says) => given
            .with("seen", says.seen.as_str())
            .with("story", says.story)
            .with("partners", says.partners)
            .with("works", says.works)
            .with("will-do", says.will_do),
    };
    page_of(&visit, &measures, &definition).show(&given, FieldErrors::default())
}

/// Takes the form.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, code)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let actor = visit.actor();
    let (measures, definition) = site.measure_at(&actor, &slug, &code).await?;
    require(&site, &visit, &measures, &definition).await?;
    let new = NewStory {
        seen: sent.chosen("seen")?.unwrap_or(Seen::Partnership),
        story: sent.of("story").to_owned(),
        partners: sent.of("partners").to_owned(),
        works: sent.of("works").to_owned(),
        will_do: sent.of("will-do").to_owned(),
    };
    let (of, revision) = (measures.partnership.id, sent.revision()?);
    let catalogue = &site.definitions().catalogue;
    match site.ledger().write_story(&actor, of, &definition.code, revision, new, catalogue).await {
        Ok(()) => Ok(see_other(&measures.address(&definition.code))),
        Err(why) => page_of(&visit, &measures, &definition).show(&sent, field_errors(why, "story")?),
    }
}

fn page_of(visit: &Visit, measures: &ShownMeasures, definition: &Definition) -> FormPage {
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let back = measures.address(&definition.code);
    let seen = vec![
        Choice::new(Seen::Partnership.as_str(), "The partnership only"),
        Choice::new(Seen::Public.as_str(), "Everybody"),
    ];
    FormPage::new(visit, "The story behind the measure", back.clone())
        .caption(&definition.title)
        .under("Home", "/")
        .under(&measures.partnership.name, &address)
        .under(&definition.title, back)
        .field(Field::hidden("revision"))
        .field(
            Field::area("story", "Why is it so?", "6").hint("The causes and forces behind the figures, in plain words"),
        )
        .field(Field::area("partners", "Who can help to turn it?", "4"))
        .field(Field::area("works", "What works?", "4").hint("What is known to have worked, and low-cost ideas"))
        .field(Field::area("will-do", "What will we do?", "4"))
        .field(Field::radios("seen", "Who sees the story?", seen))
}
