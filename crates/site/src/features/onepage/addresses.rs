//! Where the parts of the picture and the entries of the list lead.

use bigplan_plan::Shown;

/// The plan and the partnership that the addresses are of.
pub struct Addresses<'a> {
    /// The plan's id.
    pub plan: &'a str,
    /// The partnership's place in addresses.
    pub partnership: &'a str,
}

impl Addresses<'_> {
    /// Where a stretch leads; nowhere for nobody and nothing.
    pub fn of(&self, shown: &Shown) -> Option<String> {
        match shown {
            Shown::Item(id) => Some(format!("/plans/{}/items/{id}", self.plan)),
            Shown::Group(position, _) => Some(self.group(*position)),
            Shown::Nobody | Shown::Nothing => None,
        }
    }

    /// Where a group stands on the partnership's page of groups.
    pub fn group(&self, position: usize) -> String {
        format!("/partnerships/{}/groups?plan={}#group-{}", self.partnership, self.plan, position + 1)
    }
}
