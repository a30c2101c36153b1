//! Where the bars stand.

use askama::Template;

use super::{Bar, Ranked, Stands};
use crate::chart::Width;
use crate::paper::drawn_text::Weight;
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::label::{Anchor, Label};
use crate::paper::path::Path;
use crate::paper::px::Px;
use crate::paper::rows::{Rows, Wish};
use crate::paper::scale::{range, with_nought};

#[derive(Template)]
#[template(path = "ranked/ranked.svg")]
pub struct Drawing {
    frame: Frame,
    rows: Rows,
    bars: Vec<Drawn>,
    whiskers: Vec<Path>,
    average: Option<Average>,
    labels: Vec<Label>,
}

/// One bar.
struct Drawn {
    x: Px,
    y: Px,
    width: Px,
    fill: &'static str,
}

/// The line of the average.
struct Average {
    line: Path,
    label: Label,
}

const THICK: f64 = 14.0;
/// Half the height of a whisker's ends.
const CAP: f64 = 3.5;
const PALE: &str = "#b8c9d9";

/// Lays the bars out.
pub fn lay(ranked: &Ranked, prefix: &str, width: Width, description: &str) -> Drawing {
    let size = width.text();
    let rows = Rows::lay(&Wish {
        width,
        unit: &ranked.unit,
        numbers: &ranked.numbers,
        range: with_nought(range(values(ranked))),
        from_nought: true,
        names: ranked.bars.iter().map(|bar| (bar.name.as_str(), weight(bar))).collect(),
        margin: 6.0,
        beside: column(ranked, width),
        above: if ranked.average.is_some() { size * 1.25 + 6.0 } else { 4.0 },
    });
    let placed = || ranked.bars.iter().zip(rows.middles.iter().copied());
    let signs = Label::fitted(&signs(ranked), width.px(), 4, size, Weight::Plain)
        .below(0.0, rows.end, Anchor::Start)
        .ink(ink::GREY);
    let height = rows.end + signs.height() + 6.0;
    let mut labels: Vec<Label> = placed().map(|(bar, y)| figure(ranked, bar, y, width)).collect();
    labels.push(signs);
    Drawing {
        frame: Frame::new("ranked", prefix, width, height, (&ranked.title, description)),
        bars: placed().filter_map(|(bar, y)| drawn(ranked, bar, &rows, y)).collect(),
        whiskers: placed().filter_map(|(bar, y)| whisker(bar, &rows, y)).collect(),
        average: average(ranked, &rows, width),
        labels,
        rows,
    }
}

fn weight(bar: &Bar) -> Weight {
    if bar.own { Weight::Bold } else { Weight::Plain }
}

fn values(ranked: &Ranked) -> impl Iterator<Item = f64> {
    let of =
        |bar: &Bar| bar.value.into_iter().chain(bar.interval.into_iter().flat_map(|edges| [edges.low, edges.high]));
    let average = ranked.average.iter().map(|(_, value)| *value);
    ranked.bars.iter().flat_map(of).chain(average)
}

fn figure(ranked: &Ranked, bar: &Bar, y: f64, width: Width) -> Label {
    let text = bar.value.map_or("none".into(), |value| ranked.numbers.short(value));
    let label = Label::new(&text, width.text()).around(width.px(), y, Anchor::End);
    if bar.own { label.bold() } else { label }
}

fn column(ranked: &Ranked, width: Width) -> f64 {
    ranked.bars.iter().map(|bar| figure(ranked, bar, 0.0, width).width()).fold(0.0, f64::max) + 8.0
}

fn drawn(ranked: &Ranked, bar: &Bar, rows: &Rows, y: f64) -> Option<Drawn> {
    let (from, to) = (rows.x.at(0.0), rows.x.at(bar.value?));
    let differs = match ranked.stands(bar) {
        Some(stands) => stands != Stands::Similar,
        None => bar.own,
    };
    Some(Drawn {
        x: Px::new(from.min(to)),
        y: Px::new(y - THICK / 2.0),
        width: Px::new((to - from).abs()),
        fill: if differs { ink::MAIN } else { PALE },
    })
}

/// A line with a short end on either side.
fn whisker(bar: &Bar, rows: &Rows, y: f64) -> Option<Path> {
    let edges = bar.interval?;
    let (a, b) = (rows.x.at(edges.low), rows.x.at(edges.high));
    Some(Path::line([(a, y - CAP), (a, y + CAP), (a, y), (b, y), (b, y - CAP), (b, y + CAP)]))
}

fn average(ranked: &Ranked, rows: &Rows, width: Width) -> Option<Average> {
    let (name, value) = ranked.average.as_ref()?;
    let x = rows.x.at(*value);
    let top = rows.top.value() - 4.0;
    let text = format!("{name} {}", ranked.numbers.short(*value));
    let label = Label::fitted(&text, width.px(), 1, width.text(), Weight::Bold);
    let label = label.at(x, top - 4.0, Anchor::Middle).within(0.0, width.px());
    Some(Average { line: Path::line([(x, top), (x, rows.bottom.value())]), label })
}

fn signs(ranked: &Ranked) -> String {
    let mut said = Vec::new();
    if ranked.bars.iter().any(|bar| bar.interval.is_some()) {
        let name = if ranked.interval_name.is_empty() { "interval" } else { &ranked.interval_name };
        said.push(format!("Thin lines show the {name}."));
    }
    if let Some((name, _)) = ranked.average.as_ref().filter(|_| ranked.bars.iter().any(|bar| bar.interval.is_some())) {
        said.push(format!("Dark bars differ from {name} beyond chance, pale bars do not."));
    }
    said.join(" ")
}
