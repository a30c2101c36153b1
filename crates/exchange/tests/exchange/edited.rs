//! An export edited by hand: each fault is a finding with sheet, row and column.

use bigplan_exchange::ExportFormat;

use crate::book::{Book, errors};
use crate::given::export;

fn each(edit: impl Fn(&mut Book), look: impl Fn(&bigplan_exchange::Export, &[bigplan_plan::Finding])) {
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        let mut book = Book::open(&export(), format);
        edit(&mut book);
        let (export, findings) = book.send();
        look(&export, &findings);
    }
}

fn one_error(edit: impl Fn(&mut Book), sentence: &str) {
    each(edit, |_, findings| assert_eq!(errors(findings), [sentence]));
}

#[test]
fn a_file_saved_again_untouched_is_the_same() {
    each(
        |_| {},
        |back, findings| {
            assert_eq!(findings, []);
            assert_eq!(*back, export());
        },
    );
}

#[test]
fn a_bad_date_is_told_with_its_cell() {
    one_error(
        |book| *book.cell("Items", 4, "due") = "soon".into(),
        "Sheet “Items”, row 4, column “due”: “soon” is no date. Write 2009, 2009-09, 2009-09-30 or 2009/10.",
    );
}

#[test]
fn a_broken_parent_is_told() {
    one_error(
        |book| *book.cell("Items", 5, "parent") = "i9".into(),
        "Sheet “Items”, row 5, column “parent”: no item of this file has the id “i9”. Put the item back, or name another parent.",
    );
}

#[test]
fn a_circular_parent_is_told_for_each_item_in_the_circle() {
    each(
        |book| *book.cell("Items", 2, "parent") = "i2".into(),
        |_, findings| {
            let circle = "the item stands, through its parents, under itself.";
            let at = |row| format!("Sheet “Items”, row {row}, column “parent”: {circle}");
            assert_eq!(errors(findings), [at(2), at(3)]);
        },
    );
}

#[test]
fn a_copied_row_is_a_duplicate_id() {
    one_error(
        |book| {
            let rows = book.sheet("Items");
            let copy = rows[4].clone();
            rows.push(copy);
        },
        "Sheet “Items”, row 6, column “id”: “i4” stands already in row 5. Empty the id of the row that is new.",
    );
}

#[test]
fn words_that_are_not_known_are_told_with_those_that_are() {
    one_error(
        |book| *book.cell("Leads", 3, "state") = "gone fishing".into(),
        "Sheet “Leads”, row 3, column “state”: “gone fishing” is not known here. Choose one of: named, vacant, unconfirmed.",
    );
    one_error(
        |book| *book.cell("Funds", 2, "amount_gbp") = "lots".into(),
        "Sheet “Funds”, row 2, column “amount_gbp”: “lots” is no number. Write figures only, such as 1200.",
    );
    one_error(
        |book| *book.cell("Judgements", 2, "grade") = "5".into(),
        "Sheet “Judgements”, row 2, column “grade”: a grade is 1, 2, 3 or 4; 4 is best.",
    );
}

#[test]
fn a_missing_sheet_or_column_is_an_error_because_the_plan_would_lose_it() {
    each(
        |book| drop(book.take("Needs")),
        |_, findings| assert!(errors(findings)[0].starts_with("The sheet “Needs” is missing."), "{findings:?}"),
    );
    each(
        |book| book.sheet("Items")[0][5] = "headline".into(),
        |_, findings| {
            assert!(
                errors(findings).contains(
                    &"The sheet “Items” has no column “title”. Put the heading back, even above empty cells."
                )
            );
            assert!(findings.iter().any(|one| one.code == "unknown-column" && one.message.contains("“headline”")));
        },
    );
}

#[test]
fn what_is_too_many_is_told_and_left_aside() {
    each(
        |book| {
            book.sheet("Items")[0].push("my remarks".into());
            book.add("Scribbles", vec![vec!["hello".into()]]);
        },
        |back, findings| {
            let codes: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
            assert_eq!(errors(findings), [""; 0]);
            assert!(codes.contains(&"unknown-column") && codes.contains(&"unknown-sheet"), "{codes:?}");
            assert_eq!(back.plan, export().plan);
        },
    );
}

#[test]
fn sorted_rows_are_put_back_in_order_and_told() {
    each(
        |book| book.sheet("Items")[1..].reverse(),
        |back, findings| {
            assert_eq!(back.plan, export().plan);
            assert_eq!(findings.len(), 1);
            assert_eq!((findings[0].code.as_str(), findings[0].at.unwrap().line), ("rows-reordered", 3));
        },
    );
}

#[test]
fn what_hung_on_a_deleted_row_goes_with_it_and_is_told() {
    each(
        |book| drop(book.sheet("Items").remove(3)),
        |back, findings| {
            assert_eq!(errors(findings), [""; 0]);
            assert_eq!(back.plan.items.len(), 3);
            let gone = findings.iter().filter(|finding| finding.code == "gone-with-its-row").count();
            assert_eq!(gone, 2 + 1 + 1 + 1, "leads, group, need, fund");
        },
    );
}

#[test]
fn a_row_that_names_what_never_was_is_an_error() {
    one_error(
        |book| *book.cell("Item measures", 2, "measure") = "m7".into(),
        "Sheet “Item measures”, row 2, column “measure”: nothing in this file has the id “m7”.",
    );
}

#[test]
fn a_row_without_id_is_a_new_item_behind_the_row_above() {
    each(
        |book| {
            let width = book.sheet("Items")[0].len();
            book.sheet("Items").insert(4, vec![String::new(); width]);
            *book.cell("Items", 5, "parent") = "i2".into();
            *book.cell("Items", 5, "kind") = "Action".into();
            *book.cell("Items", 5, "title") = "Warm milk".into();
        },
        |back, findings| {
            assert_eq!(findings, []);
            let titles: Vec<&str> = back.plan.items.iter().map(|item| item.title.as_str()).collect();
            assert_eq!(titles, ["Be healthy", "Children sleep well", "Quiet evenings", "Warm milk", "Dark rooms"]);
        },
    );
}

#[test]
fn a_formula_stays_a_text_in_csv() {
    let mut book = Book::open(&export(), ExportFormat::Csv);
    assert_eq!(book.cell("Funds", 2, "name"), "'=Grant");
    assert_eq!(book.cell("Baselines and targets", 4, "text"), "'-45% (2010)");
    assert_eq!(book.cell("Item needs", 2, "need"), "007");
}
