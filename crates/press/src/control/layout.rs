//! Where everything of a control chart stands.

use askama::Template;

use super::words::rules;
use super::{Control, Rule, Stretch};
use crate::chart::Width;
use crate::paper::beside::{self, Beside, Placed};
use crate::paper::drawn_text::Weight;
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::label::{Anchor, Label};
use crate::paper::moments::moments;
use crate::paper::path::Path;
use crate::paper::plot::{Plot, Wish};
use crate::paper::runs::{runs, usual_step};
use crate::paper::scale::ends;
use crate::paper::shape::{Form, Shape};
use crate::point::Standing;

#[derive(Template)]
#[template(path = "control/control.svg")]
pub struct Drawing {
    frame: Frame,
    plot: Plot,
    bands: Vec<Path>,
    centres: Vec<Path>,
    limits: Vec<Path>,
    lines: Vec<Path>,
    marks: Vec<Shape>,
    beside: Vec<Placed>,
    signs: Vec<Sign>,
}

/// A shape below the chart, and what it means.
struct Sign {
    shape: Shape,
    label: Label,
}

/// Lays the control chart out.
pub fn lay(control: &Control, prefix: &str, width: Width, description: &str) -> Drawing {
    let moments = moments([control.points.as_slice()]);
    let labels = labels(control, width);
    let column = beside::column(&labels.iter().map(|(_, label)| label).collect::<Vec<_>>());
    let plot = Plot::lay(&Wish {
        width,
        unit: &control.unit,
        numbers: &control.numbers,
        range: ends(values(control)),
        from_nought: control.from_nought,
        moments: &moments,
        beside: column,
        above: 0.0,
    });
    let (signs, height) = signs(control, width, plot.end + 4.0);
    let stretches = || control.stretches.iter().map(|stretch| Ends::new(stretch, &plot));
    let step = usual_step(&control.points);
    let place = |(point, value): &(&crate::Point, f64)| (plot.x.at(point.at), plot.y.at(*value));
    let lines = runs(&control.points, step);
    Drawing {
        frame: Frame::new("control", prefix, width, height, (&control.title, description)),
        bands: stretches().filter_map(|ends| ends.band(&plot)).collect(),
        centres: stretches().map(|ends| ends.level(&plot, ends.stretch.centre)).collect(),
        limits: stretches().flat_map(|ends| ends.limits(&plot)).collect(),
        lines: lines.iter().map(|run| Path::line(run.iter().map(place))).collect(),
        marks: marks(control, &plot),
        beside: placed(labels, &plot),
        signs,
        plot,
    }
}

fn values(control: &Control) -> impl Iterator<Item = f64> {
    let levels = control.stretches.iter().flat_map(|stretch| {
        let limits = stretch.limits.into_iter().flat_map(|limits| [limits.low, limits.high]);
        std::iter::once(stretch.centre).chain(limits)
    });
    control.points.iter().filter_map(|point| point.value).chain(levels)
}

/// A stretch reaches half a step beyond its first and last figure.
struct Ends<'a> {
    stretch: &'a Stretch,
    from: f64,
    to: f64,
}

/// How far a stretch reaches beyond its figures, in px.
const BEYOND: f64 = 8.0;

impl<'a> Ends<'a> {
    fn new(stretch: &'a Stretch, plot: &Plot) -> Self {
        let (a, b) = (plot.x.at(stretch.from), plot.x.at(stretch.to));
        Self { stretch, from: a.min(b) - BEYOND, to: a.max(b) + BEYOND }
    }

    fn level(&self, plot: &Plot, value: f64) -> Path {
        let y = plot.y.at(value);
        Path::line([(self.from, y), (self.to, y)])
    }

    fn limits(&self, plot: &Plot) -> Vec<Path> {
        let limits = self.stretch.limits;
        limits.iter().flat_map(|limits| [self.level(plot, limits.high), self.level(plot, limits.low)]).collect()
    }

    fn band(&self, plot: &Plot) -> Option<Path> {
        let limits = self.stretch.limits?;
        let (high, low) = (plot.y.at(limits.high), plot.y.at(limits.low));
        Some(Path::between(&[(self.from, high, low), (self.to, high, low)]))
    }
}

/// The levels of the last stretch, named.
fn labels(control: &Control, width: Width) -> Vec<(f64, Label)> {
    let Some(stretch) = control.stretches.last() else { return Vec::new() };
    let of = |name: &str, value: f64, weight| {
        let text = format!("{name} {}", control.numbers.short(value));
        (value, beside::label(&text, width, ink::GREY, weight))
    };
    let mut all = vec![of("Average", stretch.centre, Weight::Bold)];
    if let Some(limits) = stretch.limits {
        all.push(of("Upper limit", limits.high, Weight::Plain));
        all.push(of("Lower limit", limits.low, Weight::Plain));
    }
    all
}

fn placed(labels: Vec<(f64, Label)>, plot: &Plot) -> Vec<Placed> {
    let right = plot.right.value();
    let wishes = labels.into_iter().map(|(value, label)| Beside { end: (right, plot.y.at(value)), label });
    beside::place(wishes.collect(), right, plot.top.value() - 10.0, plot.bottom.value() + 4.0)
}

fn marks(control: &Control, plot: &Plot) -> Vec<Shape> {
    let marks = control.points.iter().filter_map(|point| {
        let (x, y) = (plot.x.at(point.at), plot.y.at(point.value?));
        let mark = control
            .rule_at(point.at)
            .map_or_else(|| Shape::new(Form::Dot, x, y, 3.0, ink::GREY), |rule| signal(rule, x, y));
        Some(if point.standing == Standing::Final { mark } else { mark.hollow(true) })
    });
    marks.collect()
}

fn signal(rule: Rule, x: f64, y: f64) -> Shape {
    let form = match rule {
        Rule::Outside => Form::Diamond,
        Rule::Side => Form::Square,
        Rule::Course => Form::Triangle,
        Rule::NearLimit => Form::Ring,
    };
    Shape::new(form, x, y, 5.0, ink::TARGET)
}

/// One line a shape; gives the height of the whole drawing too.
fn signs(control: &Control, width: Width, top: f64) -> (Vec<Sign>, f64) {
    let mut y = top;
    let mut all = Vec::new();
    for rule in rules(control) {
        let text = crate::paper::clean::sentence(rule.says());
        let label =
            Label::fitted(&text, width.px() - 20.0, 2, width.text(), Weight::Plain).below(20.0, y, Anchor::Start);
        let shape = signal(rule, 8.0, y + width.text() * 0.66);
        y += label.height() + 3.0;
        all.push(Sign { shape, label });
    }
    (all, y + 6.0)
}
