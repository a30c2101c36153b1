//! The lists beside the tree: needs, groups, recommendations, judgements, glossary.

use std::collections::{HashMap, HashSet};

use bigplan_plan::{Judgement, Need, PartnershipGroup, Recommendation, Term};

use super::reader::{Reader, ordered};
use super::{Known, Named, hung_on};
use crate::Sheet;
use crate::problems::Problems;
use crate::tables::Tables;

/// Reads each row of a sheet; a row that means nothing is left out, which its finding says.
fn each<T>(
    tables: &Tables,
    sheet: Sheet,
    problems: &mut Problems,
    mut read: impl FnMut(&mut Reader<'_>) -> Option<T>,
) -> Vec<T> {
    let rows = ordered(tables, sheet, problems);
    rows.into_iter().filter_map(|row| read(&mut Reader::new(sheet, row, problems))).collect()
}

pub(super) fn needs(tables: &Tables, problems: &mut Problems) -> Vec<Need> {
    each(tables, Sheet::Needs, problems, |row| {
        let (reference, strand, need) = (row.text("ref"), row.text("strand"), row.text("need"));
        Some(Need { reference, strand, need, evidence: row.text("evidence"), at: row.at() })
    })
}

pub(super) fn recommendations(tables: &Tables, problems: &mut Problems) -> Vec<Recommendation> {
    each(tables, Sheet::Recommendations, problems, |row| {
        let (from, timescale) = (row.text("from"), row.required_word("timescale"));
        Some(Recommendation { from, timescale: timescale?, text: row.text("text"), at: row.at() })
    })
}

pub(super) fn judgements(tables: &Tables, problems: &mut Problems) -> Vec<Judgement> {
    each(tables, Sheet::Judgements, problems, |row| {
        let grade = row.count("grade").and_then(|grade| u8::try_from(grade).ok());
        if !grade.is_some_and(|grade| (1..=4).contains(&grade)) {
            row.wrong("grade", "bad-grade", "a grade is 1, 2, 3 or 4; 4 is best.");
        }
        Some(Judgement { aspect: row.text("aspect"), of: row.optional("for"), grade: grade?, at: row.at() })
    })
}

pub(super) fn glossary(tables: &Tables, problems: &mut Problems) -> Vec<Term> {
    each(tables, Sheet::Glossary, problems, |row| {
        Some(Term { term: row.text("term"), meaning: row.text("meaning"), at: row.at() })
    })
}

/// The groups with what each answers for. A group's key ties the two sheets together and is nowhere kept.
pub(super) fn groups(tables: &Tables, known: &Known, problems: &mut Problems) -> Vec<PartnershipGroup> {
    let keyed = keyed_groups(tables, problems);
    let keys: HashSet<String> = keyed.iter().filter_map(|(key, _)| key.clone()).collect();
    let known_key = |key: &str| if keys.contains(key) { Named::Here } else { Named::Unknown };
    let mut answers: HashMap<String, Vec<String>> = HashMap::new();
    for (key, id) in each(tables, Sheet::AnswersFor, problems, |row| {
        let key = hung_on(row, "group", known_key);
        let id = hung_on(row, "for", |id| known.either(id));
        key.zip(id)
    }) {
        answers.entry(key).or_default().push(id);
    }
    let with_answers = |(key, mut group): (Option<String>, PartnershipGroup)| {
        group.answers_for = key.and_then(|key| answers.remove(&key)).unwrap_or_default();
        group
    };
    keyed.into_iter().map(with_answers).collect()
}

fn keyed_groups(tables: &Tables, problems: &mut Problems) -> Vec<(Option<String>, PartnershipGroup)> {
    let mut seen = HashSet::new();
    each(tables, Sheet::Groups, problems, |row| {
        let key = row.optional("key");
        if key.as_ref().is_some_and(|key| !seen.insert(key.clone())) {
            row.wrong("key", "duplicate-id", "another group has this key. Give each its own.");
        }
        let (name, role, chair) = (row.text("name"), row.optional("role"), row.optional("chair"));
        let (reports_to, at) = (row.optional("reports_to"), row.at());
        Some((key, PartnershipGroup { name, role, chair, reports_to, answers_for: Vec::new(), at }))
    })
}
