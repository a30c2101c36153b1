//! Needs by strand, each with the items that answer it.

use std::collections::HashMap;

use bigplan_ledger::needs::NeedKey;
use bigplan_plan::refs::several;
use bigplan_plan::{Item, Need, Plan};

/// A strand of the assessment.
pub struct Strand<'p> {
    /// Its name; empty where the plan names none.
    pub name: &'p str,
    /// Its needs in the order of the plan.
    pub needs: Vec<Row<'p>>,
}

/// A need.
pub struct Row<'p> {
    /// Its place in the plan's list.
    pub place: usize,
    /// The need.
    pub need: &'p Need,
    /// The items that answer it.
    pub answered_by: Vec<&'p Item>,
}

/// The needs by strand, in the order in which the plan first names each strand. `taken_up` names
/// the items that needs became by a decision, which answer them too.
pub fn strands<'p>(plan: &'p Plan, taken_up: &[(NeedKey, String)]) -> Vec<Strand<'p>> {
    let mut answers: HashMap<String, Vec<&Item>> = HashMap::new();
    for item in &plan.items {
        for reference in item.needs.iter().flat_map(|written| several(written)) {
            answers.entry(reference).or_default().push(item);
        }
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut strands: Vec<Strand<'_>> = Vec::new();
    for (place, need) in plan.needs.iter().enumerate() {
        let name = need.strand.trim();
        let at = *places.entry(name).or_insert(strands.len());
        if at == strands.len() {
            strands.push(Strand { name, needs: Vec::new() });
        }
        let mut answered_by: Vec<&Item> = Vec::new();
        for item in several(&need.reference).iter().filter_map(|reference| answers.get(reference)).flatten() {
            if !answered_by.iter().any(|known| known.id == item.id) {
                answered_by.push(item);
            }
        }
        let key = NeedKey::of(need);
        for (_, id) in taken_up.iter().filter(|(of, _)| *of == key) {
            let item = plan.items.iter().find(|item| item.id == *id);
            answered_by.extend(item.filter(|item| !answered_by.iter().any(|known| known.id == item.id)));
        }
        strands
            .get_mut(at)
            .into_iter()
            .for_each(|strand| strand.needs.push(Row { place, need, answered_by: answered_by.clone() }));
    }
    strands
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Plan;

    use super::strands;

    #[test]
    fn needs_stand_under_their_strand_with_what_answers_them() {
        let plan: Plan = toml::from_str(
            r#"
            needs = [{ ref = "1.1", strand = "Sleep" }, { ref = "2.1", strand = "Play" }, { ref = "1.2 – 1.4", strand = "Sleep" }]
            items = [
                { id = "a", kind = "action", title = "A", needs = ["1.3/1.4"] },
                { id = "b", kind = "action", title = "B", needs = ["1.1", "1.2"] },
            ]"#,
        )
        .unwrap();
        let key = super::NeedKey { strand: "Play".into(), reference: "2.1".into() };
        let drawn: Vec<String> = strands(&plan, &[(key, "a".into())])
            .iter()
            .flat_map(|strand| strand.needs.iter().map(|row| (strand.name, row)).collect::<Vec<_>>())
            .map(|(name, row)| {
                let by: Vec<&str> = row.answered_by.iter().map(|item| item.id.as_str()).collect();
                format!("{name} {} {}", row.place, by.join(","))
            })
            .collect();
        assert_eq!(drawn, ["Sleep 0 b", "Sleep 2 b,a", "Play 1 a"]);
    }
}
