//! Understands a document: a draft plan by rules of layout and language.
//!
//! The rules hold for any council's plan. They must never lean on what one document
//! says; what they do not understand becomes a finding with its place.

mod answered;
pub mod answers;
mod brackets;
mod build;
mod column_contents;
mod column_guess;
mod columns;
mod contents;
mod decoys;
mod ditto;
mod entries;
mod fields;
mod fund_column;
mod funds;
mod furniture;
pub mod glossary;
mod group_cell;
mod group_lines;
mod group_names;
mod group_prose;
mod group_tables;
pub mod groups;
mod head;
mod headings;
pub mod judgements;
mod labels;
mod lead_columns;
mod lead_in;
mod lead_in_words;
mod lead_pieces;
mod lead_state;
mod leads;
mod led_work;
mod list_heads;
mod matrix;
mod measure_cells;
mod measure_rows;
mod measure_series;
mod milestones;
mod months;
pub mod needs;
mod outline;
mod own_words;
pub mod part;
mod people;
mod people_words;
mod phrases;
mod plan_links;
mod pointers;
mod portrait;
pub mod recommendations;
mod recurring;
mod refs;
mod role_words;
mod roles;
mod row_figures;
mod row_kinds;
mod row_openers;
mod row_shapes;
mod rows;
mod second_head;
mod sections;
mod sense;
mod sense_words;
mod stated;
mod steps;
mod tables;
mod target_sentence;
mod timetable;
mod tree;
mod typed;
#[cfg(test)]
mod variants;
#[cfg(test)]
mod variants_prose;
#[cfg(test)]
mod variants_tables;
mod walk;
mod words;

use std::collections::HashSet;

use bigplan_plan::{Finding, Plan};

use crate::document::Document;

/// Reads the plan out of a document, with everything that a person should know of the reading.
///
/// Never fails: a document without a plan gives an empty one.
pub fn understand(document: &Document) -> (Plan, Vec<Finding>) {
    let document = furniture::without(document);
    let document = document.as_ref();
    let needs = needs::read(document);
    let glossary = glossary::read(document);
    let judgements = judgements::read(document);
    let recommendations = recommendations::read(document);
    let groups = groups::read_with(document, &glossary.values);
    let consumed: HashSet<usize> =
        [&needs.consumed, &glossary.consumed, &judgements.consumed, &recommendations.consumed, &groups.consumed]
            .into_iter()
            .flatten()
            .copied()
            .collect();

    let heard: HashSet<usize> = groups.heard.iter().copied().collect();

    let vocabulary = words::Vocabulary::of(document);
    let mut units = outline::units(document);
    typed::settle(&mut units);
    let tree = tree::settle(&mut units);
    let tables = tables::prepare(&units, |block| consumed.contains(&block));
    let mut walk = walk::Walk::new(&vocabulary, &units, tree);
    walk.answered = answered::read(&units, &recommendations.consumed);
    walk.run(&units, &tables, |block| consumed.contains(&block), |block| heard.contains(&block));

    if !judgements.values.is_empty() {
        walk.build.drop_bare_outcomes();
    }
    let mut findings = walk.build.findings;
    findings.extend(needs.findings);
    findings.extend(glossary.findings);
    findings.extend(judgements.findings);
    findings.extend(recommendations.findings);
    findings.sort_by_key(|f| f.at);
    let mut plan = Plan {
        head: bigplan_plan::PlanHead {
            labels: own_words::read(&units, &tables, &walk.build.items),
            ..head::read(&units)
        },
        items: walk.build.items,
        measures: walk.build.measures,
        needs: needs.values,
        groups: groups.values,
        recommendations: recommendations.values,
        judgements: judgements.values,
        glossary: glossary.values,
    };
    pointers::settle(&mut plan.items);
    led_work::read(&mut plan, document);
    answers::answers_for(&mut plan, document);
    (plan, findings)
}
