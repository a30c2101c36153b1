//! `bigplan returns write`: a return of a year, made from the registers, as files. Nothing is sent.

use std::collections::BTreeMap;

use bigplan_crosswalk::out::{Child, NotHeld, Told};
use bigplan_ledger::Actor;
use bigplan_ledger::registers::{ExportedChild, NewExport};
use bigplan_outward::child_code;
use serde_json::json;

use super::new_folder::{NewFolder, not_written};
use super::written_return::{Made, Writing, described};
use super::{casework, database};
use crate::cli::{ReturnKind, WriteReturn};
use crate::outcome::{Failure, Outcome};
use crate::place::Purpose;
use crate::progress::Progress;
use crate::table::table;

const ACTOR: Actor = Actor::System("returns write at the command line");
/// How many of the things that do not fit are printed for people.
const PRINTED: usize = 20;

/// Writes the return and says what does not fit, and what no register holds.
///
/// # Errors
/// Another return than those two, a year or number that is none, a folder that is taken, or something that cannot be read or
/// written; nothing is kept then.
pub fn run(asked: &WriteReturn) -> Result<Outcome, Failure> {
    if !matches!(asked.kind, ReturnKind::Cin | ReturnKind::Ssda903) {
        let message = "Only the children-in-need census (cin) and the looked-after return (ssda903) are made from the \
                       registers. Nothing was written.";
        return Err(Failure::new("not-made", message));
    }
    let folder = NewFolder::begin(&asked.out)?;
    let (made, told) = database::block_on(write(asked, &folder))?;
    folder.keep()?;
    if asked.of.json {
        println!("{}", said(asked, &made, &told));
    } else {
        println!("{}", words(asked, &made, &told));
    }
    Ok(if told.is_empty() { Outcome::Done } else { Outcome::Findings })
}

async fn write(asked: &WriteReturn, folder: &NewFolder) -> Result<(Made, Vec<Told>), Failure> {
    let ledger = database::open(&asked.of.database, Purpose::Own).await?;
    let work = casework::open(&ledger, &ACTOR).await?;
    let partnership = casework::partnership(&ledger, &ACTOR, asked.of.partnership.as_deref()).await?;
    let mut writing = Writing::begin(asked, work.calendar(), folder)?;
    let (registers, ..) = described(asked.kind);
    let registers = registers.iter().filter_map(|code| work.registers().named(code)).map(|one| one.code.clone());
    let purpose = asked.kind.kind().as_str();
    let new = NewExport { partnership, registers: registers.collect(), purpose, people: false };
    let progress = Progress::new(asked.of.json);
    let (mut read, mut told) = (0, Vec::new());
    let mut each = |child: ExportedChild| -> Result<(), Failure> {
        read += 1;
        progress.count("Reading children", read);
        let says = &child.person.says;
        let id = child.person.id.to_string();
        let one = Child {
            id: child_code(&id),
            pupil_number: says.pupil_number.as_deref(),
            born: says.born,
            died: says.died,
            sex: says.sex.as_deref(),
            records: &child.records,
        };
        told.extend(writing.child(&one).map_err(|why| not_written(&asked.out, &why))?.told);
        Ok(())
    };
    work.export_children(&ACTOR, &new, &mut each).await?;
    progress.end();
    ledger.close().await;
    Ok((writing.end().map_err(|why| not_written(&asked.out, &why))?, told))
}

fn said(asked: &WriteReturn, (children, rows): &Made, told: &[Told]) -> serde_json::Value {
    let one =
        |one: &Told| json!({"child": one.child, "table": one.table, "column": one.column, "code": one.what.as_str()});
    let list = |list: &[NotHeld]| -> Vec<serde_json::Value> {
        list.iter().map(|one| json!({"table": one.table, "column": one.column, "why": one.why})).collect()
    };
    let (_, not_held, in_part) = described(asked.kind);
    json!({
        "version": 1, "return": asked.kind.kind().as_str(), "year": asked.year, "folder": asked.out.display().to_string(),
        "children": children, "rows": rows, "told": told.iter().map(one).collect::<Vec<_>>(), "not-held": list(not_held),
        "in-part": list(in_part)
    })
}

fn words(asked: &WriteReturn, (children, rows): &Made, told: &[Told]) -> String {
    let (kind, place) = (asked.kind.kind(), asked.out.display());
    let mut lines =
        vec![format!("Wrote {kind} of {} into {place}: {children} children. Nothing was sent.", asked.year)];
    let counts: Vec<Vec<String>> = rows.iter().map(|(name, rows)| vec![(*name).to_owned(), rows.to_string()]).collect();
    lines.push(table(&["table", "rows"], &counts));
    if *children == 0 {
        lines.push("No child of the registers belongs in: the department takes no empty return.".to_owned());
    }
    let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
    told.iter().for_each(|one| *by_kind.entry(one.what.as_str()).or_default() += 1);
    lines.extend(by_kind.iter().map(|(code, count)| format!("{code}: {count}")));
    lines.extend(told.iter().take(PRINTED).map(ToString::to_string));
    if told.len() > PRINTED {
        lines.push(format!("{} more: --json lists all.", told.len() - PRINTED));
    }
    let (_, not_held, _) = described(asked.kind);
    let columns =
        |one: &NotHeld| one.column.map_or_else(|| one.table.to_owned(), |column| format!("{}.{column}", one.table));
    lines.push(format!("Held by no register: {}.", not_held.iter().map(columns).collect::<Vec<_>>().join(", ")));
    lines.join("\n")
}
