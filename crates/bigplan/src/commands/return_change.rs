//! What a corrected return changed, as `bigplan returns check --earlier` says it.

use bigplan_returns::change::{Change, RuleChange, TableChange};
use serde_json::{Value, json};

use crate::table::table;

/// For programs.
pub fn said(change: &Change) -> Value {
    let (mended, new, stay) = change.counts();
    let rule = |one: &RuleChange| {
        json!({
            "code": one.rule.code, "weight": one.rule.weight(), "what": one.rule.text, "mended": one.mended.len(),
            "new": one.new.len(), "stay": one.stay
        })
    };
    let rows = |one: &TableChange| json!({"table": one.table, "same": one.same, "gone": one.gone, "new": one.new});
    json!({
        "mended": mended, "new": new, "stay": stay, "rules": change.rules.iter().map(rule).collect::<Vec<_>>(),
        "tables": change.tables.iter().map(rows).collect::<Vec<_>>()
    })
}

/// For people: the rules whose findings are not as they were, and the tables whose rows are not.
pub fn words(change: &Change) -> String {
    let (mended, new, stay) = change.counts();
    let mut lines = vec![format!("Since the earlier file: {mended} mended, {new} new, {stay} as they were.")];
    let cells = |name: &str, numbers: [usize; 3]| {
        [vec![name.to_owned()], numbers.map(|number| number.to_string()).to_vec()].concat()
    };
    let moved = change.rules.iter().filter(|one| one.has_moved());
    let rules: Vec<Vec<String>> =
        moved.map(|one| cells(one.rule.code, [one.mended.len(), one.new.len(), one.stay])).collect();
    if !rules.is_empty() {
        lines.push(table(&["rule", "mended", "new", "as before"], &rules));
    }
    let moved = change.tables.iter().filter(|one| one.differs());
    let tables: Vec<Vec<String>> = moved.map(|one| cells(one.table, [one.gone, one.new, one.same])).collect();
    if !tables.is_empty() {
        lines.push(table(&["table", "rows gone", "rows new", "the same"], &tables));
    }
    lines.join("\n")
}
