//! Leads that a table spreads over columns: the post in one, its organisation in the next.

use bigplan_plan::{Lead, LeadState};

use super::columns::{Columns, Role};
use super::leads;
use super::words::{Vocabulary, fold};
use crate::document::Row;

/// Where the organisation of a lead stands.
fn organisation(columns: &Columns) -> Option<usize> {
    const BODY: [&str; 7] = ["agency", "organisation", "organization", "employer", "department", "directorate", "body"];
    let names_body = |heading: &str| fold(heading).split(' ').any(|w| BODY.contains(&w));
    let lead = columns.all(Role::Lead).find(|i| columns.headings.get(*i).is_some_and(|h| !names_body(h)))?;
    columns.headings.iter().enumerate().find_map(|(i, heading)| {
        let role = columns.roles.get(i).copied().flatten();
        let own = role == Some(Role::Lead) || role.is_none() && i == lead + 1;
        (own && i != lead && names_body(heading)).then_some(i)
    })
}

/// The leads of a row whose table has a column for posts or persons and one for their
/// organisations; `None` where it has not, or where both are blank.
pub(super) fn read(columns: &Columns, row: &Row, vocabulary: &Vocabulary) -> Option<Vec<Lead>> {
    let apart = organisation(columns)?;
    let parts: Vec<String> = columns
        .all(Role::Lead)
        .filter(|i| *i != apart)
        .filter_map(|i| row.cells.get(i))
        .flat_map(|c| &c.parts)
        .map(|p| p.text.plain.clone())
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let cell = row.cells.get(apart).map(|c| c.text()).unwrap_or_default();
    let names: Vec<&str> = cell.split([';', '/']).map(str::trim).filter(|n| !n.is_empty()).collect();
    let blank = parts.iter().all(|p| p.trim().is_empty());
    if blank && names.is_empty() {
        return None;
    }
    let mut found = leads::read(&parts, vocabulary);
    let aligned = found.len() == parts.len() && !names.is_empty();
    for (index, lead) in found.iter_mut().enumerate() {
        // Initials before a post are part of it where its organisation has a column.
        let whole = aligned && lead.state == LeadState::Named && lead.person.is_none() && lead.post.is_some();
        let initials = lead.organisation.clone().filter(|_| whole);
        let opens = |p: &&&str| initials.as_ref().is_some_and(|i| p.trim_start().starts_with(i.as_str()));
        if let Some(post) = parts.get(index).filter(opens) {
            lead.post = Some(post.trim().to_owned());
            lead.organisation = None;
        }
        let name = names.get(index).or(names.first()).map(|n| (*n).to_owned());
        lead.organisation = lead.organisation.take().or(name);
        if blank {
            lead.state = LeadState::Named;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use crate::understand::understand;

    #[test]
    fn a_post_and_its_organisation_are_one_lead() {
        let text = "Action\tResponsible officer\tOrganisation\nBuild a play street\tStreet Works Manager\tFerry Council\n\
                    Open the hall at night\ttbc\tQuay Trust\nMend the swings\tABC Play Manager\tQuay Trust";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let leads: Vec<_> = plan.items.iter().flat_map(|i| &i.leads).collect();
        let shown: Vec<String> = leads
            .iter()
            .map(|l| format!("{:?}|{:?}|{:?}", l.post.as_deref(), l.organisation.as_deref(), l.state))
            .collect();
        assert_eq!(
            shown,
            [
                "Some(\"Street Works Manager\")|Some(\"Ferry Council\")|Named",
                "None|Some(\"Quay Trust\")|Unconfirmed",
                "Some(\"ABC Play Manager\")|Some(\"Quay Trust\")|Named"
            ]
        );
    }
}
