//! The list of measures, filtered by outcome, theme, and words of title, code or source.

use askama::Template;
use axum::extract::State;
use bigplan_measure::{Definition, Outcome};
use serde::Deserialize;

use super::words;
use crate::parts::form::Choice;
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

const OUTCOMES: [(&str, Outcome); 5] = [
    ("be-healthy", Outcome::BeHealthy),
    ("stay-safe", Outcome::StaySafe),
    ("enjoy-and-achieve", Outcome::EnjoyAndAchieve),
    ("positive-contribution", Outcome::PositiveContribution),
    ("economic-wellbeing", Outcome::EconomicWellbeing),
];

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    outcome: String,
    theme: String,
    source: String,
}

#[derive(Template)]
#[template(path = "features/catalogue/list.html")]
struct ListPage<'d> {
    frame: Frame,
    asked: Asked,
    outcomes: Vec<Choice>,
    themes: Vec<Choice>,
    found: Vec<&'d Definition>,
    all: usize,
}

/// Lists the measures.
pub async fn page_of(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let catalogue = &site.definitions().catalogue;
    let found: Vec<_> = catalogue.iter().filter(|one| asked.wants(one)).collect();
    let any = || std::iter::once(Choice::new("", "Any"));
    let outcomes = OUTCOMES.map(|(code, outcome)| Choice::new(code, outcome.shown()));
    let themes = catalogue.themes();
    let themes = themes.iter().map(|(theme, all)| Choice::new(*theme, format!("{theme} ({})", all.len())));
    page(&ListPage {
        frame: Frame::new(&visit, "Catalogue of measures").under("Home", "/"),
        outcomes: any().chain(outcomes).collect(),
        themes: any().chain(themes).collect(),
        found,
        all: catalogue.len(),
        asked,
    })
}

impl Asked {
    fn wants(&self, one: &Definition) -> bool {
        let outcome = OUTCOMES.iter().find(|(code, _)| *code == self.outcome).map(|(_, outcome)| *outcome);
        let has = |text: &str, words: &str| {
            let text = text.to_lowercase();
            words.to_lowercase().split_whitespace().all(|word| text.contains(word))
        };
        let named = format!("{} {} {} {}", one.title, one.code, one.code.shown(), one.also.join(" "));
        outcome.is_none_or(|outcome| one.outcome == Some(outcome))
            && (self.theme.is_empty() || one.themes.contains(&self.theme))
            && has(&one.source, &self.source)
            && has(&named, &self.q)
    }

    fn is_empty(&self) -> bool {
        [&self.q, &self.outcome, &self.theme, &self.source].into_iter().all(|asked| asked.trim().is_empty())
    }
}

impl ListPage<'_> {
    fn results(&self) -> String {
        match self.found.len() {
            all if all == self.all => counted(all, "measure", "measures"),
            some => format!("{some} of {}", counted(self.all, "measure", "measures")),
        }
    }
}
