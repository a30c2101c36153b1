//! Finding the measures, needs, groups and terms of a plan by words. Items are found by
//! [`crate::Filter`].

use crate::fold::fold;
use crate::names::Names;
use crate::search::{Query, Searchable};
use crate::{MeasureUse, Need, PartnershipGroup, Plan, Term};

/// Something that stands in a plan beside its items: its position in the plan's own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// In [`Plan::measures`].
    Measure(usize),
    /// In [`Plan::needs`].
    Need(usize),
    /// In [`Plan::groups`].
    Group(usize),
    /// In [`Plan::glossary`].
    Term(usize),
}

/// One part that answers the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which.
    pub part: Part,
    /// How well it answers; comparable with [`crate::Match::rank`]. Higher is better.
    pub rank: u32,
}

/// The parts of a plan made ready for search, once for many requests.
#[derive(Clone, Debug, Default)]
pub struct PartIndex {
    parts: Vec<(Part, Searchable)>,
}

impl PartIndex {
    /// Makes the parts ready, in time linear in their length.
    pub fn of(plan: &Plan) -> Self {
        let names = Names::of(plan);
        let measures = plan.measures.iter().enumerate().map(|(at, one)| (Part::Measure(at), of_measure(one)));
        let needs = plan.needs.iter().enumerate().map(|(at, one)| (Part::Need(at), of_need(one)));
        let groups = plan.groups.iter().enumerate().map(|(at, one)| (Part::Group(at), of_group(one, &names)));
        let terms = plan.glossary.iter().enumerate().map(|(at, one)| (Part::Term(at), of_term(one)));
        Self { parts: measures.chain(needs).chain(groups).chain(terms).collect() }
    }

    /// The parts that hold every word of the text, each in full or as the beginning of a word;
    /// best first, in the plan's order where they are equally good. No words find nothing.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let query = Query::of(text);
        if query.is_empty() {
            return Vec::new();
        }
        let found =
            self.parts.iter().filter_map(|(part, words)| Some(Mention { part: *part, rank: words.points(&query)? }));
        let mut found: Vec<Mention> = found.collect();
        found.sort_by_key(|mention| std::cmp::Reverse(mention.rank));
        found
    }
}

fn of_measure(measure: &MeasureUse) -> Searchable {
    let codes = measure.code.iter().map(|code| fold(code)).collect();
    let hanging: Vec<String> = [&measure.group, &measure.area].into_iter().flatten().cloned().collect();
    Searchable::from_words("", codes, &measure.title, &hanging, "")
}

fn of_need(need: &Need) -> Searchable {
    Searchable::from_words(
        &fold(&need.reference),
        Vec::new(),
        &need.need,
        std::slice::from_ref(&need.strand),
        &need.evidence,
    )
}

fn of_group(group: &PartnershipGroup, names: &Names) -> Searchable {
    let chair = group.chair.iter().cloned();
    let hanging: Vec<String> = chair.chain([names.key(&group.name)]).collect();
    Searchable::from_words("", Vec::new(), &group.name, &hanging, group.role.as_deref().unwrap_or_default())
}

fn of_term(term: &Term) -> Searchable {
    Searchable::from_words("", Vec::new(), &term.term, &[], &term.meaning)
}

#[cfg(test)]
mod tests {
    use super::{Part, PartIndex};
    use crate::Plan;

    fn found(text: &str) -> Vec<Part> {
        let plan: Plan = toml::from_str(
            r#"
            measures = [{ id = "m", code = "NI 72", title = "Early learning", area = "Fenmarsh" }]
            needs = [{ ref = "1.18", strand = "Learning", need = "Words at five", evidence = "Teachers say so" }]
            groups = [{ name = "Early Years Board", chair = "Head of Learning" }]
            glossary = [{ term = "EYB", meaning = "Early Years Board" }]"#,
        )
        .unwrap();
        PartIndex::of(&plan).find(text).into_iter().map(|mention| mention.part).collect()
    }

    #[test]
    fn parts_are_found_by_all_their_words_best_first() {
        assert_eq!(found("learn"), [Part::Measure(0), Part::Need(0), Part::Group(0)]);
        assert_eq!(found("ni72 fenmarsh"), [Part::Measure(0)]);
        assert_eq!(found("1.18"), [Part::Need(0)]);
        assert_eq!(found("early years"), [Part::Group(0), Part::Term(0)]);
        assert!(found("learning elsewhere").is_empty());
        assert!(found(" – ").is_empty());
    }
}
