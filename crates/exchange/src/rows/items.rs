//! Items and what hangs on them.

use std::collections::HashMap;

use bigplan_plan::{FundUse, GroupUse, Item, ItemLink, Kind, Lead};

use super::reader::{Reader, ordered};
use super::{Known, hung_on};
use crate::Sheet;
use crate::problems::Problems;
use crate::tables::{Row, Tables};

/// The items in order, each with the row it stands in.
pub(super) fn read(tables: &Tables, problems: &mut Problems) -> (Vec<Item>, Vec<u32>) {
    let rows = ordered(tables, Sheet::Items, problems);
    let read = rows.into_iter().filter_map(|row| Some((item(row, problems)?, row.line)));
    read.collect()
}

fn item(row: &Row, problems: &mut Problems) -> Option<Item> {
    let line = row.line;
    let mut row = Reader::new(Sheet::Items, row, problems);
    let kind: Option<Kind> = row.required_word("kind");
    let title = row.text("title");
    if title.trim().is_empty() {
        row.wrong("title", "no-title", "the item has no title. Write what it is about.");
    }
    let (scope, due, at) = (row.word("scope"), row.when("due"), row.at());
    // A row that somebody added has no id; it gets one that no other can have.
    let id = row.optional("id").unwrap_or_else(|| format!("new in row {line}"));
    let (parent, reference, text) = (row.optional("parent"), row.optional("ref"), row.text("text"));
    Some(Item { parent, reference, text, scope, due, at, ..Item::new(id, kind?, title) })
}

/// Hangs leads, groups, measures, needs, funds and links on their items.
pub(super) fn hang(items: &mut [Item], known: &Known, tables: &Tables, problems: &mut Problems) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        places.entry(item.id.clone()).or_insert(at);
    }
    for (sheet, put) in HANGING {
        for row in ordered(tables, *sheet, problems) {
            let mut row = Reader::new(*sheet, row, problems);
            let Some(id) = hung_on(&mut row, "item", |id| known.item(id)) else { continue };
            if let Some(item) = places.get(&id).and_then(|at| items.get_mut(*at)) {
                put(item, &mut row, known);
            }
        }
    }
}

type Put = fn(&mut Item, &mut Reader<'_>, &Known);

const HANGING: &[(Sheet, Put)] = &[
    (Sheet::Leads, lead),
    (Sheet::ItemGroups, group),
    (Sheet::ItemMeasures, measure),
    (Sheet::ItemNeeds, need),
    (Sheet::Funds, fund),
    (Sheet::Links, link),
];

fn lead(item: &mut Item, row: &mut Reader<'_>, _: &Known) {
    let Some(state) = row.required_word("state") else { return };
    let (post, organisation, person) = (row.optional("post"), row.optional("organisation"), row.optional("person"));
    item.leads.push(Lead { post, organisation, person, state });
}

fn group(item: &mut Item, row: &mut Reader<'_>, _: &Known) {
    item.groups.push(GroupUse { name: row.text("name"), certain: row.yes_no("certain") });
}

fn measure(item: &mut Item, row: &mut Reader<'_>, known: &Known) {
    item.measures.extend(hung_on(row, "measure", |id| known.measure(id)));
}

fn need(item: &mut Item, row: &mut Reader<'_>, _: &Known) {
    item.needs.extend(row.required("need"));
}

fn fund(item: &mut Item, row: &mut Reader<'_>, _: &Known) {
    let (name, amount_gbp, certain) = (row.text("name"), row.number("amount_gbp"), row.yes_no("certain"));
    item.funds.push(FundUse { name, amount_gbp, certain });
}

fn link(item: &mut Item, row: &mut Reader<'_>, _: &Known) {
    item.links.push(ItemLink { to: row.text("to"), text: row.text("text") });
}
