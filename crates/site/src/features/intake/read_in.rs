//! What was read beside the items: measures, needs, groups, recommendations, grades,
//! terms. It is accepted together with the plan.

use bigplan_plan::{At, Plan};

use crate::parts::item_facts;
use crate::parts::plan_words::timescale;

/// One sort of thing that was read, as a table.
pub struct Section {
    /// What they are.
    pub heading: &'static str,
    /// The heads of the columns.
    pub columns: &'static [&'static str],
    /// The rows.
    pub rows: Vec<SectionRow>,
}

/// One thing that was read.
pub struct SectionRow {
    /// As many as there are columns.
    pub cells: Vec<String>,
    /// Where it was read.
    pub at: Option<At>,
}

/// Everything that was read beside the items; what was not found is left out.
pub struct ReadIn {
    /// The sections.
    pub sections: Vec<Section>,
}

impl ReadIn {
    /// What a draft holds beside its items.
    pub fn of(plan: &Plan) -> Self {
        let all = [measures(plan), needs(plan), groups(plan), recommendations(plan), judgements(plan), glossary(plan)];
        Self { sections: all.into_iter().filter(|section| !section.rows.is_empty()).collect() }
    }
}

fn row(at: Option<At>, cells: Vec<String>) -> SectionRow {
    SectionRow { cells, at }
}

fn measures(plan: &Plan) -> Section {
    let rows = plan.measures.iter().map(|measure| {
        let title = match &measure.code {
            Some(code) => format!("{code} {}", measure.title),
            None => measure.title.clone(),
        };
        let of: Vec<&str> = [&measure.group, &measure.area].into_iter().flatten().map(String::as_str).collect();
        let targets: Vec<String> = measure.targets.iter().map(item_facts::target).collect();
        let baseline = measure.baseline.as_ref().map(item_facts::baseline).unwrap_or_default();
        row(measure.at, vec![title, of.join(", "), baseline, targets.join("; ")])
    });
    Section { heading: "Measures", columns: &["Measure", "For", "Baseline", "Targets"], rows: rows.collect() }
}

fn needs(plan: &Plan) -> Section {
    let rows = plan.needs.iter().map(|need| {
        let cells = vec![need.reference.clone(), need.strand.clone(), need.need.clone(), need.evidence.clone()];
        row(need.at, cells)
    });
    Section { heading: "Needs", columns: &["Reference", "Strand", "Need", "Evidence"], rows: rows.collect() }
}

fn groups(plan: &Plan) -> Section {
    let rows = plan.groups.iter().map(|group| {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let answers = match group.answers_for.len() {
            0 => String::new(),
            count => format!("{count} in this plan"),
        };
        let cells = vec![group.name.clone(), text(&group.role), text(&group.chair), text(&group.reports_to), answers];
        row(group.at, cells)
    });
    let columns = &["Group", "What it is for", "Chair", "Reports to", "Answers for"];
    Section { heading: "Groups", columns, rows: rows.collect() }
}

fn recommendations(plan: &Plan) -> Section {
    let rows = plan
        .recommendations
        .iter()
        .map(|one| row(one.at, vec![one.from.clone(), timescale(one.timescale).to_owned(), one.text.clone()]));
    let columns = &["Who must act", "How soon", "What"];
    Section { heading: "Recommendations", columns, rows: rows.collect() }
}

fn judgements(plan: &Plan) -> Section {
    let rows = plan.judgements.iter().map(|one| {
        let cells = vec![one.aspect.clone(), one.of.clone().unwrap_or_default(), one.grade.to_string()];
        row(one.at, cells)
    });
    Section { heading: "Grades", columns: &["What was judged", "Whose", "Grade (4 is best)"], rows: rows.collect() }
}

fn glossary(plan: &Plan) -> Section {
    let rows = plan.glossary.iter().map(|term| row(term.at, vec![term.term.clone(), term.meaning.clone()]));
    Section { heading: "Glossary", columns: &["Term", "Meaning"], rows: rows.collect() }
}

impl SectionRow {
    /// The line of the document.
    pub fn line(&self) -> u32 {
        self.at.map_or(0, |at| at.line)
    }
}
