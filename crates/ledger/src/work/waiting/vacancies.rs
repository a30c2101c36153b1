//! Vacant posts that a performance officer must deal with.

use super::{Asked, Waiting, WaitingKind};
use crate::work::Vacancy;
use crate::{Ledger, LedgerError};

/// One entry for each post that somebody left, and one for all of a partnership's posts in
/// which nobody was ever written down.
pub(super) async fn find(ledger: &Ledger, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let mut found = Vec::new();
    let edited = ledger.edited(asked).await?;
    if edited.is_empty() {
        return Ok(found);
    }
    for partnership in ledger.partnerships(&asked.actor).await?.into_iter().filter(|one| edited.contains(&one.id)) {
        let mut open = ledger.vacancies(&asked.actor, partnership.id).await?;
        open.retain(|vacancy| vacancy.is_open(asked.today));
        let list = format!("/partnerships/{}/posts", partnership.slug);
        let (left, unknown): (Vec<Vacancy>, Vec<Vacancy>) = open.into_iter().partition(|one| one.left.is_some());
        found.extend(left.iter().map(|vacancy| fell_vacant(vacancy, &list)));
        if !unknown.is_empty() {
            let note = match unknown.len() {
                1 => "1 post leads something, and nobody is written down in it".to_owned(),
                more => format!("{more} posts lead something, and nobody is written down in them"),
            };
            found.push(waiting(partnership.name, note, list));
        }
    }
    Ok(found)
}

fn fell_vacant(vacancy: &Vacancy, list: &str) -> Waiting {
    let note = format!("Vacant: it leads {}", counted(vacancy.items.len()));
    let due = vacancy.promise.as_ref().map(|promise| promise.filled_by).or(vacancy.left);
    Waiting { since: vacancy.left, due, ..waiting(vacancy.title.clone(), note, format!("{list}/{}", vacancy.post)) }
}

fn waiting(title: String, note: String, address: String) -> Waiting {
    let kind = WaitingKind::Vacancy;
    Waiting { kind, title, note, plan: None, item: None, since: None, due: None, address }
}

fn counted(items: usize) -> String {
    if items == 1 { "1 item".to_owned() } else { format!("{items} items") }
}
