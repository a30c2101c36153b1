//! A plan's place in addresses, made from its title and edition.

use std::collections::HashSet;

use bigplan_plan::PlanHead;

const LONGEST: usize = 60;

/// Small letters, digits and single hyphens; "plan" where the title gives nothing;
/// with a number where the place is taken.
pub(crate) fn free_slug(head: &PlanHead, taken: &HashSet<String>) -> String {
    let years = head.period.as_ref().map(|period| format!(" {} {}", period.from, period.to)).unwrap_or_default();
    let edition = head.edition.as_deref().map(|edition| format!(" {edition}")).unwrap_or_default();
    let base = slug_of(&format!("{}{years}{edition}", head.title));
    let numbered = (2..).map(|number: u32| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(|slug| !taken.contains(slug)).unwrap_or(base)
}

fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().map(|c| c.to_ascii_lowercase()) {
        if slug.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' && c != '’' {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "plan".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_addresses() {
        for (title, slug) in [
            ("The Big Plan", "the-big-plan"),
            ("Children & Young People's Plan", "children-young-peoples-plan"),
            ("  –  ", "plan"),
            ("Ж", "plan"),
        ] {
            assert_eq!(slug_of(title), slug);
        }
        assert!(slug_of(&"long ".repeat(100)).len() <= LONGEST);
    }

    #[test]
    fn a_taken_address_gets_a_number() {
        let head = PlanHead { title: "Plan".into(), edition: Some("2.1".into()), ..PlanHead::default() };
        assert_eq!(free_slug(&head, &HashSet::new()), "plan-2-1");
        assert_eq!(free_slug(&head, &HashSet::from(["plan-2-1".into(), "plan-2-1-2".into()])), "plan-2-1-3");
    }
}
