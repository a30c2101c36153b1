//! The page of a record: whom it is about, where it stands, its clocks, its fields, what is missing, what can be done,
//! and what was done. Opening it is a look, and the look is in the journal.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Event;
use bigplan_ledger::registers::{CasePage, Casework, ClockSeen, OtherRecord};
use bigplan_register::definition::{Confirmed, Right};
use bigplan_register::{Definition, Field, RecordFinding, Registers, SignOffCode, Value};
use jiff::civil::Date;

use super::around::{self, Group};
use super::clock_words::{self, Told};
use super::links::{Links, record_words};
use super::list::{record_id, reference};
use super::{pauses, person_choice, share, values};
use crate::parts::dates;
use crate::shell::Awaited;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A record that was looked at, with its definition.
pub struct Looked<'a> {
    pub casework: &'a Casework,
    pub registers: &'a Registers,
    pub definition: &'a Definition,
    pub case: CasePage,
}

impl<'a> Looked<'a> {
    /// Looks at the record at an address. The register in the address must be the record's.
    pub fn at<'v>(
        site: &'a Site,
        visit: &'v Visit,
        register: &'v str,
        record: &'v str,
    ) -> Awaited<'v, Result<Self, PageError>>
    where
        'a: 'v,
    {
        Box::pin(Self::look(site, visit, register, record))
    }

    async fn look(site: &'a Site, visit: &Visit, register: &str, record: &str) -> Result<Self, PageError> {
        let casework = site.casework().await?;
        let case = casework.case_page(&visit.actor(), record_id(record)?).await?;
        let definition = casework.registers().named(register).filter(|one| one.code.as_str() == case.register);
        let definition = definition.ok_or_else(PageError::not_found)?;
        Ok(Self { casework, registers: casework.registers(), definition, case })
    }

    /// "Referral 7K2M9Q".
    pub fn heading(&self) -> String {
        let mut letters = self.definition.one.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{} {}", letters.as_str(), reference(self.case.id))
    }

    pub fn address(&self) -> String {
        format!("/registers/{}/records/{}", self.definition.code, self.case.id)
    }

    /// Whom it is about, where that is somebody.
    pub fn person(&self) -> Option<String> {
        self.case.person.as_ref().map(person_choice::named)
    }

    pub fn state(&self) -> &str {
        self.definition.state(&self.case.state).map_or(self.case.state.as_str(), |state| state.title.as_str())
    }

    pub fn may(&self, right: Right) -> bool {
        self.case.may.contains(&right)
    }

    /// The frame of this record's page, or of one below it.
    pub fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        Frame::new(visit, title)
            .under("Home", "/")
            .under("Registers", "/registers")
            .under(&self.definition.title, format!("/registers/{}", self.definition.code))
    }
}

#[derive(Template)]
#[template(path = "features/record/page.html")]
struct RecordPage<'a> {
    frame: Frame,
    looked: Looked<'a>,
    about: Option<String>,
    clocks: Vec<Clock>,
    fields: Vec<(&'a str, String, Option<String>)>,
    empty: Vec<&'a str>,
    missing: Vec<String>,
    moves: Vec<(String, &'a str)>,
    signs: Vec<(String, &'a str)>,
    unsigned: Vec<&'a str>,
    signed: Vec<(&'a str, String)>,
    others: Vec<Other>,
    around: Vec<Group>,
    timeline: Vec<(String, String)>,
}

/// A clock as the page shows it.
struct Clock {
    title: String,
    told: Told,
    days: String,
    law: String,
    doubtful: bool,
    /// When and why it stood still.
    stood: Vec<String>,
    /// The page on which it is stopped for a time or goes on, and what that link says.
    steps: Option<(String, &'static str)>,
}

/// Another record of the same person.
pub struct Other {
    pub address: String,
    pub words: String,
    pub state: String,
    pub told: Told,
    pub open: bool,
}

/// Shows it.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record)): Path<(String, String)>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    let (definition, case) = (looked.definition, &looked.case);
    let links = Links::of(&site, &visit, case.partnership, definition, case.others.clone()).await?;
    let links = links.of_record(case);
    let sees = || definition.fields.iter().filter(|field| case.sees.contains(&field.code));
    let shown = |field: &'_ Field| {
        let value = case.values.get(&field.code)?;
        let address = if let Value::Link(id) = value { links.address(field, id) } else { None };
        Some((values::shown(looked.registers, definition, &links, field, value), address))
    };
    let shown = |field| shown(field).map(|(words, address)| (field.label.as_str(), words, address));
    let fields = sees().filter_map(shown).collect();
    let empty =
        sees().filter(|field| !case.values.contains_key(&field.code)).map(|field| field.label.as_str()).collect();
    let steps = case.moves_open.iter().filter_map(|code| definition.find_move(code));
    let sign = |code: &SignOffCode| definition.sign_off(code).map(|sign| (sign.code.to_string(), sign.title.as_str()));
    let given = case.signed.iter().filter_map(|one| Some((sign(&one.sign_off)?.1, dates::day(one.on))));
    let about = case.about.as_deref().map(|id| {
        links
            .about(definition)
            .into_iter()
            .find(|choice| choice.value == id)
            .map_or_else(|| id.to_owned(), |one| one.words)
    });
    let title = looked.heading();
    let around = around::groups(&site, &visit, case.partnership, looked.registers, &case.around).await?;
    // Facts stand in a place of their own.
    let worked = |record: &&OtherRecord| !case.around.iter().any(|fact| fact.id == record.id);
    let worked: Vec<OtherRecord> = case.others.iter().filter(worked).cloned().collect();
    page(&RecordPage {
        frame: looked.frame(&visit, title),
        about,
        clocks: case.clocks.iter().map(|seen| Clock::of(&looked, seen)).collect(),
        fields,
        empty,
        missing: case.findings.iter().map(|finding: &RecordFinding| finding.message.clone()).collect(),
        moves: steps.map(|step| (step.code.to_string(), step.title.as_str())).collect(),
        signs: case.signs_open.iter().filter_map(sign).collect(),
        unsigned: case.unsigned.iter().filter_map(sign).map(|(_, title)| title).collect(),
        signed: given.collect(),
        others: others(looked.casework, &worked, site.today()),
        around,
        timeline: case.timeline.iter().map(|event| told(definition, event)).collect(),
        looked,
    })
}

impl Clock {
    fn of(looked: &Looked<'_>, seen: &ClockSeen) -> Self {
        let title = looked.definition.clock(&seen.clock).map_or(seen.clock.as_str(), |clock| clock.title.as_str());
        let day = |words: &str, day: Option<Date>| day.map(|day| format!("{words} {}", dates::day(day)));
        let days = [day("started", seen.started), day("due", seen.due), day("stopped", seen.stopped)];
        let law = seen.rule.as_ref().map(|rule| format!("{}: {}", rule.limit.shown(), rule.law)).unwrap_or_default();
        Self {
            title: title.to_owned(),
            told: clock_words::clock(seen),
            days: days.into_iter().flatten().collect::<Vec<_>>().join(", "),
            law,
            doubtful: seen.rule.as_ref().is_some_and(|rule| rule.confirmed == Confirmed::Unconfirmed),
            stood: pauses::stood(looked, &seen.clock),
            steps: pauses::steps(looked, seen),
        }
    }
}

/// A person's records in words.
pub fn others(casework: &Casework, records: &[OtherRecord], today: Date) -> Vec<Other> {
    let other = |record: &OtherRecord| {
        let definition = casework.registers().named(&record.register);
        let clock = definition.zip(record.due_clock.as_deref());
        let clock = clock.and_then(|(one, code)| one.clocks.iter().find(|clock| clock.code.as_str() == code));
        let state = definition.and_then(|one| one.states.iter().find(|state| state.code.as_str() == record.state));
        Other {
            address: format!("/registers/{}/records/{}", record.register, record.id),
            words: record_words(casework.registers(), record),
            state: state.map_or_else(|| record.state.clone(), |state| state.title.clone()),
            told: clock_words::due_by(casework.calendar(), clock, record.due, today),
            open: record.open,
        }
    };
    records.iter().map(other).collect()
}

/// What was done and by whom: from the journal, which holds no word of a record.
pub fn told(definition: &Definition, event: &Event) -> (String, String) {
    let word = |key: &str| event.body.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let what = match event.action.as_str() {
        "record-added" => "Begun".to_owned(),
        "record-begun" => "Begun by a move of another record".to_owned(),
        "record-changed" => format!("Changed: {}", labels(definition, event)),
        "record-moved" => {
            let step = definition.moves.iter().find(|step| step.code.as_str() == word("move"));
            step.map_or_else(|| "Moved".to_owned(), |step| step.title.clone())
        }
        "record-signed" => {
            let sign = definition.sign_offs.iter().find(|sign| sign.code.as_str() == word("sign_off"));
            sign.map_or_else(|| "Signed".to_owned(), |sign| format!("Signed: {}", sign.title))
        }
        "record-allocated" => "The work was given".to_owned(),
        "record-shared" => "Offered to somebody to share".to_owned(),
        "share-accepted" => "The share was accepted".to_owned(),
        "share-ended" => "A share was ended".to_owned(),
        "answer-chased" => "Reminded by e-mail".to_owned(),
        "sample-drawn" => "Drawn into a sample for audit".to_owned(),
        "clock-paused" => "A clock was stopped for a time".to_owned(),
        "clock-resumed" => "A clock went on".to_owned(),
        "record-seen" => "Opened".to_owned(),
        "records-listed" => "Shown in a list".to_owned(),
        "person-seen" => "Shown among the person’s records".to_owned(),
        "looks-seen" => "Who had seen it was asked".to_owned(),
        other => other.replace('-', " "),
    };
    let by = event.actor_name.clone().unwrap_or_else(|| "Bigplan".to_owned());
    let at = event.at.to_zoned(jiff::tz::TimeZone::UTC);
    (what, format!("{}, {}, {by}", dates::day(at.date()), at.strftime("%H:%M")))
}

fn labels(definition: &Definition, event: &Event) -> String {
    let labels: BTreeMap<&str, &str> =
        definition.fields.iter().map(|field| (field.code.as_str(), field.label.as_str())).collect();
    let fields = event.body.get("fields").and_then(|fields| fields.as_array()).cloned().unwrap_or_default();
    let named = fields.iter().filter_map(|field| field.as_str()).map(|code| labels.get(code).copied().unwrap_or(code));
    named.collect::<Vec<_>>().join(", ")
}
