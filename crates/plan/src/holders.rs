//! Organisations and posts, gathered from the leads of a plan: who leads what, what is vacant.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::names::Names;
use crate::{Lead, LeadState, Plan};

/// A post and what it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HeldPost {
    /// The post as first written; `None` where the plan names only an organisation or a person.
    pub post: Option<String>,
    /// Other ways in which the plan writes the same post.
    pub also: Vec<String>,
    /// The persons whom the plan names in it, each once.
    pub people: Vec<String>,
    /// Ids of the items that it leads, in document order.
    pub items: Vec<String>,
}

/// An organisation and its posts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// The organisation as first written; `None` gathers the posts of which the plan does not
    /// say where they are.
    pub name: Option<String>,
    /// Other ways in which the plan writes it.
    pub also: Vec<String>,
    /// Its posts, in document order.
    pub posts: Vec<HeldPost>,
}

/// A place for a lead that nobody certain fills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenPlace {
    /// The id of the item.
    pub item: String,
    /// The post that is asked for, when the plan says.
    pub post: Option<String>,
    /// Where, when the plan says.
    pub organisation: Option<String>,
}

/// Who leads what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Holders {
    /// Organisations in document order; the one without a name last.
    pub organisations: Vec<Organisation>,
    /// Places that are empty.
    pub vacancies: Vec<OpenPlace>,
    /// Places with a placeholder or a question.
    pub unconfirmed: Vec<OpenPlace>,
}

impl Holders {
    /// Gathers the leads. A post written differently is one post; a post without organisation
    /// joins the only organisation that has it.
    pub fn of(plan: &Plan) -> Self {
        let mut holders = Self::default();
        let mut gathering = Gathering::new(plan);
        for (item, lead) in plan.items.iter().flat_map(|item| item.leads.iter().map(move |lead| (item, lead))) {
            let place =
                || OpenPlace { item: item.id.clone(), post: said(&lead.post), organisation: said(&lead.organisation) };
            match lead.state {
                LeadState::Vacant => holders.vacancies.push(place()),
                LeadState::Unconfirmed => holders.unconfirmed.push(place()),
                LeadState::Named => gathering.add(&item.id, lead),
            }
        }
        holders.organisations = gathering.finish();
        holders
    }
}

fn said(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

struct Gathering {
    names: Names,
    /// The only organisation that has a post, by the post's key; `None` where several have it.
    home: HashMap<String, Option<String>>,
    organisations: BTreeMap<usize, (Organisation, HashMap<String, usize>)>,
    by_key: HashMap<String, usize>,
}

impl Gathering {
    fn new(plan: &Plan) -> Self {
        let names = Names::of(plan);
        let mut home: HashMap<String, Option<String>> = HashMap::new();
        for lead in plan.items.iter().flat_map(|item| &item.leads).filter(|lead| lead.state == LeadState::Named) {
            let (Some(post), Some(organisation)) = (&lead.post, &lead.organisation) else { continue };
            let key = names.key(organisation);
            let only = home.entry(names.key(post)).or_insert_with(|| Some(key.clone()));
            if only.as_ref() != Some(&key) {
                *only = None;
            }
        }
        Self { names, home, organisations: BTreeMap::new(), by_key: HashMap::new() }
    }

    fn add(&mut self, item: &str, lead: &Lead) {
        let (post, person) = (said(&lead.post), said(&lead.person));
        let organisation = said(&lead.organisation);
        let post_key = post.as_deref().map(|post| self.names.key(post)).unwrap_or_default();
        let own_key = organisation.as_deref().map(|name| self.names.key(name));
        let home = || self.home.get(&post_key).cloned().flatten().filter(|_| post.is_some());
        let key = own_key.or_else(home).unwrap_or_default();
        let next = self.by_key.len();
        let place = *self.by_key.entry(key.clone()).or_insert(if key.is_empty() { usize::MAX } else { next });
        let (found, posts) = self.organisations.entry(place).or_default();
        note(&mut found.name, &mut found.also, organisation);
        let who = if post.is_some() { post_key } else { format!("\u{0}{}", person.as_deref().unwrap_or_default()) };
        let at = *posts.entry(who).or_insert(found.posts.len());
        if at == found.posts.len() {
            found.posts.push(HeldPost::default());
        }
        let Some(held) = found.posts.get_mut(at) else { return };
        note(&mut held.post, &mut held.also, post);
        held.people.extend(person.filter(|person| !held.people.contains(person)));
        if held.items.last().is_none_or(|last| last != item) {
            held.items.push(item.to_owned());
        }
    }

    fn finish(self) -> Vec<Organisation> {
        self.organisations.into_values().map(|(organisation, _)| organisation).collect()
    }
}

/// Keeps the first way of writing as the name and every other one beside it.
fn note(name: &mut Option<String>, also: &mut Vec<String>, written: Option<String>) {
    let Some(written) = written else { return };
    match name {
        None => *name = Some(written),
        Some(name) if *name == written || also.contains(&written) => {}
        Some(_) => also.push(written),
    }
}

#[cfg(test)]
mod tests {
    use super::Holders;
    use crate::Plan;

    #[test]
    fn posts_written_differently_are_one_and_find_their_organisation() {
        let plan: Plan = toml::from_str(
            r#"
            glossary = [{ term = "OCS", meaning = "Office of Children's Services" }]
            items = [
                { id = "a", kind = "action", title = "A", leads = [{ post = "Head of Access", state = "named" }] },
                { id = "b", kind = "action", title = "B", leads = [{ post = "head of access", organisation = "OCS", state = "named" }, { organisation = "District Council", state = "vacant" }] },
                { id = "c", kind = "action", title = "C", leads = [{ post = "The Head of Access", organisation = "Office of Children's Services", state = "named" }] },
                { id = "d", kind = "action", title = "D", leads = [{ post = "Named Director", state = "unconfirmed" }, { post = "Director", state = "named" }] },
                { id = "e", kind = "action", title = "E", leads = [{ organisation = "OCS", state = "named" }] },
            ]"#,
        )
        .unwrap();
        let holders = Holders::of(&plan);
        let drawn: Vec<String> = holders
            .organisations
            .iter()
            .flat_map(|organisation| {
                let name = organisation.name.clone().unwrap_or_default();
                let line = move |post: &super::HeldPost| {
                    format!("{name}/{}: {}", post.post.clone().unwrap_or_default(), post.items.join(" "))
                };
                organisation.posts.iter().map(line).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(drawn, ["OCS/Head of Access: a b c", "OCS/: e", "/Director: d"]);
        assert_eq!(holders.organisations[0].also, ["Office of Children's Services"]);
        assert_eq!(holders.organisations[0].posts[0].also, ["head of access", "The Head of Access"]);
        assert_eq!(
            (holders.vacancies[0].item.as_str(), holders.vacancies[0].organisation.as_deref()),
            ("b", Some("District Council"))
        );
        assert_eq!(
            (holders.unconfirmed[0].item.as_str(), holders.unconfirmed[0].post.as_deref()),
            ("d", Some("Named Director"))
        );
    }

    #[test]
    fn a_post_that_two_organisations_have_stays_where_it_is() {
        let plan: Plan = toml::from_str(
            r#"items = [
                { id = "a", kind = "action", title = "A", leads = [{ post = "Director", organisation = "North", state = "named" }] },
                { id = "b", kind = "action", title = "B", leads = [{ post = "Director", organisation = "South", state = "named" }] },
                { id = "c", kind = "action", title = "C", leads = [{ post = "Director", state = "named" }] },
            ]"#,
        )
        .unwrap();
        let names: Vec<Option<String>> = Holders::of(&plan).organisations.into_iter().map(|o| o.name).collect();
        assert_eq!(names, [Some("North".into()), Some("South".into()), None]);
    }
}
