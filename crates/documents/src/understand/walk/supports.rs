//! Lines that say what of another plan an item serves: "Supports county priority 3".

use bigplan_plan::ItemLink;

use super::Walk;

/// How such a line opens.
const VERBS: [&str; 6] =
    ["Supports ", "Contributes to ", "Helps to deliver ", "Helps deliver ", "Links to ", "Linked to "];

impl Walk<'_> {
    /// Takes a short line as what the item above serves.
    pub(super) fn supports(&mut self, text: &str) -> bool {
        let Some(to) = VERBS.iter().find_map(|v| text.strip_prefix(v)) else { return false };
        let to = to.trim().trim_end_matches('.');
        let to = to.strip_prefix("the ").unwrap_or(to);
        let short = to.split(' ').count() <= 10 && !to.contains(". ");
        let Some(item) = self.objective.or(self.priority).or(self.outcome).filter(|_| short && !to.is_empty()) else {
            return false;
        };
        let link = ItemLink { to: to.to_owned(), text: text.to_owned() };
        if let Some(item) = self.build.items.get_mut(item).filter(|i| !i.links.contains(&link)) {
            item.links.push(link);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::understand::understand;

    #[test]
    fn what_a_priority_serves_is_a_link() {
        let (plan, _) = understand(&crate::formats::text::read(
            "# Priority 1: Play\n\nSupports county priority 3\n\n## What we will do\n\n- Mend the swings\n",
        ));
        let links: Vec<&str> = plan.items.iter().flat_map(|i| &i.links).map(|l| l.to.as_str()).collect();
        assert_eq!((links, plan.items.len()), (vec!["county priority 3"], 2));
    }
}
