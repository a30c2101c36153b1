//! Writes a page with every chart, in usual and in awkward cases, to look at:
//! `cargo run -p bigplan-press --example gallery -- gallery.html`. All figures are invented.

mod lines;
mod maps;
mod places;

use std::error::Error;

use bigplan_press::{Chart, DrawError, STYLE};

/// A heading and what is drawn below it.
type Shown = (&'static str, Result<Chart, DrawError>);

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("say where the page shall be written")?;
    let mut page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>Charts</title><style>{STYLE} body {{ font-family: Arial; margin: 15px; max-width: 640px }} \
         td, th {{ border-bottom: 1px solid #b1b4b6; text-align: left; padding: 3px 9px 3px 0; font-size: 14px }}</style>"
    );
    for (heading, chart) in lines::all().into_iter().chain(places::all()).chain(maps::all()) {
        let chart = chart?;
        let rows: String = chart.table.rows.iter().take(3).map(|row| format!("<tr><td>{}", row.join("<td>"))).collect();
        page.push_str(&format!(
            "<h2>{heading}</h2>{}<p>{}</p><div style='overflow-x:auto'><table><tr><th>{}{rows}</table></div>",
            chart.svg,
            chart.description,
            chart.table.headings.join("<th>")
        ));
    }
    std::fs::write(file, page)?;
    Ok(())
}
