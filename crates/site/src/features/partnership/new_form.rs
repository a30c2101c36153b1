//! Adding a partnership.

use axum::extract::State;
use bigplan_ledger::{NewPartnership, Right};

use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The longest place in addresses that is made out of a name.
const SLUG: usize = 60;

fn page(visit: &Visit) -> FormPage {
    FormPage::new(visit, "Add a partnership", "/")
        .under("Home", "/")
        .says("It begins empty: a plan is read from a document, or figures are loaded, from its own page.")
        .field(Field::line("name", "Name").hint("For example, Northshire Children’s Trust"))
        .field(
            Field::line("slug", "Place in addresses")
                .hint("Small letters, digits and hyphens, for example northshire. Left empty it is made from the name"),
        )
        .field(Field::area("about", "What it is, in a sentence or two", "3"))
}

/// Refuses whoever looks after one partnership only.
fn require(visit: &Visit) -> Result<(), PageError> {
    if visit.actor().may(Right::Administer, None) { Ok(()) } else { Err(PageError::forbidden()) }
}

/// The form.
pub async fn form(visit: Visit) -> Answer {
    require(&visit)?;
    page(&visit).show(&Sent::default(), FieldErrors::default())
}

/// Adds the partnership.
pub async fn make(State(site): State<Site>, visit: Visit, Checked(sent): Checked<Sent>) -> Answer {
    require(&visit)?;
    let given = |field: &str| sent.of(field).to_owned();
    let slug = if sent.of("slug").is_empty() { slug_of(sent.of("name")) } else { given("slug") };
    let address = format!("/partnerships/{slug}");
    let new = NewPartnership { slug, name: given("name"), about: given("about") };
    match site.ledger().make_partnership(&visit.actor(), new).await {
        Ok(_) => Ok(see_other(&address)),
        Err(why) => page(&visit).show(&sent, field_errors(why, "name")?),
    }
}

/// A place in addresses out of a name: "King's Lynn & Wisbech" gives "kings-lynn-wisbech".
fn slug_of(name: &str) -> String {
    let plain = name.to_lowercase().replace(['\'', '’'], "");
    let words = plain.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.len() + 1 + word.len() > SLUG {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn a_name_becomes_a_place_in_addresses() {
        for (name, slug) in [
            ("King’s Lynn & Wisbech", "kings-lynn-wisbech"),
            ("Northshire", "northshire"),
            ("— —", ""),
            (&"long ".repeat(30), "long-long-long-long-long-long-long-long-long-long-long-long"),
        ] {
            assert_eq!(slug_of(name), slug);
        }
    }
}
