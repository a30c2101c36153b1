//! Posts from the partnership's own list joined with the leads that its plans name. Pure.

use std::collections::HashMap;

use bigplan_plan::{HeldPost, Holders, Item, Kind, Lead, LeadState, OpenPlace, Plan, Term};

/// A post of the partnership's own list.
pub struct ListedPost {
    /// Its title.
    pub title: String,
    /// The name of its organisation.
    pub organisation: Option<String>,
    /// Who holds it, for those who may know.
    pub holder: Option<String>,
    /// Whether nobody holds it.
    pub vacant: bool,
}

/// An item that somebody leads, or nobody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Led {
    /// Where it stands.
    pub address: String,
    /// Its reference and title.
    pub words: String,
}

/// A post and what it leads.
#[derive(Debug, PartialEq, Eq)]
pub struct Post {
    /// Its title; `None` for what an organisation leads without naming a post.
    pub title: Option<String>,
    /// Who is in it, for those who may know.
    pub people: Vec<String>,
    /// Whether the partnership's own list says that it is vacant.
    pub vacant: bool,
    /// What it leads.
    pub leads: Vec<Led>,
}

/// An organisation and its posts.
#[derive(Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name; `None` for posts of which nothing says where they are.
    pub name: Option<String>,
    /// Its posts.
    pub posts: Vec<Post>,
}

/// A place for a lead that nobody certain fills.
#[derive(Debug, PartialEq, Eq)]
pub struct Open {
    /// The post, when the plan says.
    pub post: Option<String>,
    /// Where, when the plan says.
    pub organisation: Option<String>,
    /// The items that wait for it.
    pub items: Vec<Led>,
}

/// Everything on the page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Vacant posts and empty places, each once.
    pub vacancies: Vec<Open>,
    /// Placeholders and questions.
    pub unconfirmed: Vec<Open>,
    /// The organisations, those of the partnership's own list first.
    pub organisations: Vec<Organisation>,
}

/// Joins the lists. `organisations` are names with their short forms, which may be empty;
/// `plans` come with their addresses.
pub fn gather(organisations: &[(String, String)], posts: &[ListedPost], plans: &[(String, &Plan)]) -> Gathered {
    let mut joined = listed(organisations, posts);
    let mut led = HashMap::new();
    for (address, plan) in plans {
        joined.glossary.extend(plan.glossary.iter().cloned());
        for item in &plan.items {
            let words = item.reference.iter().chain([&item.title]).cloned().collect::<Vec<_>>().join(" ");
            led.insert(item.id.clone(), Led { address: format!("{address}/items/{}", item.id), words });
            joined.items.push(Item { leads: item.leads.clone(), ..Item::new(item.id.clone(), item.kind, "") });
        }
    }
    let holders = Holders::of(&joined);
    let vacant = posts.iter().filter(|post| post.vacant).map(|post| Open {
        post: Some(post.title.clone()),
        organisation: post.organisation.clone(),
        items: Vec::new(),
    });
    let mut vacancies: Vec<Open> = vacant.collect();
    vacancies.extend(open(&holders.vacancies, &led));
    Gathered {
        vacancies,
        unconfirmed: open(&holders.unconfirmed, &led),
        organisations: holders.organisations.iter().map(|one| organisation(one, posts, &led)).collect(),
    }
}

/// The partnership's own list as a plan whose items are posts, so that one rule joins
/// what is written differently. An item's id is the post's position; that of an
/// organisation is empty.
fn listed(organisations: &[(String, String)], posts: &[ListedPost]) -> Plan {
    let item = |id: String, post: Option<String>, organisation: Option<String>| Item {
        leads: vec![Lead { post, organisation, person: None, state: LeadState::Named }],
        ..Item::new(id, Kind::Action, "")
    };
    let own = organisations.iter().map(|(name, _)| item(String::new(), None, Some(name.clone())));
    let post = |(position, post): (usize, &ListedPost)| {
        item(position.to_string(), Some(post.title.clone()), post.organisation.clone())
    };
    let short = organisations.iter().filter(|(_, short)| !short.is_empty());
    let term = |(name, short): &(String, String)| Term { term: short.clone(), meaning: name.clone(), at: None };
    Plan {
        items: own.chain(posts.iter().enumerate().map(post)).collect(),
        glossary: short.map(term).collect(),
        ..Plan::default()
    }
}

fn organisation(one: &bigplan_plan::Organisation, posts: &[ListedPost], led: &HashMap<String, Led>) -> Organisation {
    let mut known: Vec<Post> = one.posts.iter().map(|held| post(held, posts, led)).collect();
    known.retain(|post| post.title.is_some() || !post.leads.is_empty() || !post.people.is_empty());
    Organisation { name: one.name.clone(), posts: known }
}

fn post(held: &HeldPost, posts: &[ListedPost], led: &HashMap<String, Led>) -> Post {
    let own: Vec<&ListedPost> = held.items.iter().filter_map(|id| posts.get(id.parse::<usize>().ok()?)).collect();
    let mut people: Vec<String> = own.iter().filter_map(|post| post.holder.clone()).collect();
    people.extend(held.people.iter().filter(|person| !people.contains(person)).cloned().collect::<Vec<_>>());
    Post {
        title: held.post.clone(),
        people,
        vacant: own.iter().any(|post| post.vacant),
        leads: held.items.iter().filter_map(|id| led.get(id).cloned()).collect(),
    }
}

/// Places that ask for the same post in the same words stand together.
fn open(places: &[OpenPlace], led: &HashMap<String, Led>) -> Vec<Open> {
    let mut open: Vec<Open> = Vec::new();
    for place in places {
        let Some(item) = led.get(&place.item).cloned() else { continue };
        match open.iter_mut().find(|one| one.post == place.post && one.organisation == place.organisation) {
            Some(one) => one.items.push(item),
            None => open.push(Open {
                post: place.post.clone(),
                organisation: place.organisation.clone(),
                items: vec![item],
            }),
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Plan;

    use super::{ListedPost, gather};

    #[test]
    fn a_post_of_the_list_leads_what_the_plan_says_however_it_is_written() {
        let plan: Plan = toml::from_str(
            r#"items = [
                { id = "a", kind = "action", ref = "1.1", title = "Dig", leads = [{ post = "head of parks", organisation = "IC", state = "named" }, { state = "vacant" }] },
                { id = "b", kind = "action", title = "Plant", leads = [{ state = "vacant" }, { post = "Named Director", state = "unconfirmed" }] },
            ]"#,
        )
        .unwrap();
        let post = |title: &str, vacant| ListedPost {
            title: title.into(),
            organisation: Some("Invented Council".into()),
            holder: None,
            vacant,
        };
        let posts = [post("Head of Parks", false), post("Play Ranger", true)];
        let own = [("Invented Council".to_owned(), "IC".to_owned()), ("Quiet Trust".to_owned(), String::new())];
        let found = gather(&own, &posts, &[("/plans/x".into(), &plan)]);
        let drawn: Vec<String> = found
            .organisations
            .iter()
            .map(|one| {
                let posts = one.posts.iter().map(|post| {
                    let leads: Vec<&str> = post.leads.iter().map(|led| led.words.as_str()).collect();
                    format!(" {}[{}]{}", post.title.as_deref().unwrap_or("-"), leads.join(","), post.vacant)
                });
                format!("{}:{}", one.name.as_deref().unwrap_or("-"), posts.collect::<String>())
            })
            .collect();
        assert_eq!(drawn, ["Invented Council: Head of Parks[1.1 Dig]false Play Ranger[]true", "Quiet Trust:"]);
        assert_eq!(found.vacancies.len(), 2);
        assert_eq!(found.vacancies[1].items.len(), 2, "places without a post stand together");
        assert_eq!(found.unconfirmed[0].post.as_deref(), Some("Named Director"));
    }
}
