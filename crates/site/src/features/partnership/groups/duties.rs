//! What each group answers for.

use std::collections::{HashMap, HashSet};

use bigplan_plan::{GroupList, Item, MeasureUse, Plan};

/// Something that a group answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Where it stands.
    pub address: String,
    /// Its reference or code and its title.
    pub words: String,
    /// Whether the plan doubts it.
    pub doubtful: bool,
}

/// For each group of the list what it answers for: items in document order, then measures.
/// Each stands once, and certainly where the plan says so anywhere.
pub fn duties(plan: &Plan, list: &GroupList, address: &str) -> Vec<Vec<Duty>> {
    let mut duties = vec![Vec::new(); list.groups.len()];
    let mut listed: HashMap<&str, HashSet<usize>> = HashMap::new();
    for group in &plan.groups {
        let Some(position) = list.position(&group.name) else { continue };
        for id in &group.answers_for {
            listed.entry(id).or_default().insert(position);
        }
    }
    for item in &plan.items {
        for (group, doubtful) in named(item, list, listed.get(item.id.as_str())) {
            let duty = Duty {
                address: format!("{address}/items/{}", item.id),
                words: words(&item.reference, &item.title),
                doubtful,
            };
            duties.get_mut(group).into_iter().for_each(|all| all.push(duty.clone()));
        }
    }
    for measure in &plan.measures {
        for group in listed.get(measure.id.as_str()).into_iter().flatten() {
            let duty = of_measure(measure, address);
            duties.get_mut(*group).into_iter().for_each(|all| all.push(duty.clone()));
        }
    }
    duties
}

/// The groups of one item, each once, with whether it is only doubtful.
fn named(item: &Item, list: &GroupList, listing: Option<&HashSet<usize>>) -> Vec<(usize, bool)> {
    let own = item.groups.iter().filter_map(|group| Some((list.position(&group.name)?, !group.certain)));
    let mut all: Vec<(usize, bool)> = own.chain(listing.into_iter().flatten().map(|group| (*group, false))).collect();
    all.sort_unstable();
    all.dedup_by_key(|(group, _)| *group);
    all
}

fn of_measure(measure: &MeasureUse, address: &str) -> Duty {
    let title = match &measure.group {
        Some(group) => format!("{} ({group})", measure.title),
        None => measure.title.clone(),
    };
    Duty {
        address: format!("{address}/measures#m-{}", measure.id),
        words: words(&measure.code, &title),
        doubtful: false,
    }
}

fn words(reference: &Option<String>, title: &str) -> String {
    reference.as_ref().map_or_else(|| title.to_owned(), |reference| format!("{reference} {title}"))
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{GroupList, Plan};

    use super::duties;

    #[test]
    fn each_duty_stands_once_and_certainty_wins() {
        let plan: Plan = toml::from_str(
            r#"
            groups = [{ name = "Play Board", answers_for = ["a", "m"] }]
            measures = [{ id = "m", code = "NI 1", title = "Parks" }]
            items = [
                { id = "a", kind = "action", ref = "1", title = "Dig", groups = [{ name = "Play board", certain = false }] },
                { id = "b", kind = "action", title = "Plant", groups = [{ name = "Road Board", certain = false }] },
            ]"#,
        )
        .unwrap();
        let list = GroupList::of(&plan);
        let drawn: Vec<String> = duties(&plan, &list, "/plans/x")
            .iter()
            .flatten()
            .map(|duty| format!("{} {} {}", duty.address, duty.words, duty.doubtful))
            .collect();
        assert_eq!(
            drawn,
            ["/plans/x/items/a 1 Dig false", "/plans/x/measures#m-m NI 1 Parks false", "/plans/x/items/b Plant true"]
        );
    }
}
