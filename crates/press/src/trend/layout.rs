//! Where everything of a trend stands.

use askama::Template;

use super::words::signs;
use super::{Forecast, Intervals, Line, Trend};
use crate::chart::Width;
use crate::paper::beside::{self, Beside, Placed};
use crate::paper::drawn_text::Weight;
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::label::{Anchor, Label};
use crate::paper::moments::moments;
use crate::paper::path::Path;
use crate::paper::plot::{self, Plot, Wish};
use crate::paper::runs::{runs, usual_step};
use crate::paper::scale::ends;
use crate::paper::shape::{Form, Shape};
use crate::point::{Point, Standing, latest};

#[derive(Template)]
#[template(path = "trend/trend.svg")]
pub struct Drawing {
    frame: Frame,
    plot: Plot,
    breaks: Vec<Break>,
    bands: Vec<Path>,
    comparators: Vec<Course>,
    targets: Vec<Course>,
    course: Course,
    whiskers: Vec<Path>,
    forecast: Option<Course>,
    beside: Vec<Placed>,
    value: Option<Label>,
    signs: Label,
}

/// Where the definition changed.
struct Break {
    line: Path,
    label: Option<Label>,
}

/// One line with its marks.
struct Course {
    ink: &'static str,
    dash: &'static str,
    lines: Vec<Path>,
    marks: Vec<Shape>,
}

/// From here on points of the course have no marks of their own.
const MANY: usize = 40;
const TARGET_FORMS: [Form; 3] = [Form::Diamond, Form::Triangle, Form::Square];

/// Lays the trend out.
pub fn lay(trend: &Trend, prefix: &str, width: Width, description: &str) -> Drawing {
    let mut labels = labels(trend, width);
    labels.truncate(beside::fitting(labels.iter().map(|one| &one.label), plot::height(width)));
    let left_out = left_out(trend, &labels);
    let moments = moments(trend.series());
    let column = beside::column(&labels.iter().map(|one| &one.label).collect::<Vec<_>>());
    let plot = Plot::lay(&Wish {
        width,
        unit: &trend.unit,
        numbers: &trend.numbers,
        range: ends(trend.values()),
        from_nought: trend.from_nought,
        moments: &moments,
        beside: column,
        above: if trend.points.iter().any(|point| point.breaks) { width.text() * 1.4 } else { 0.0 },
    });
    let signs = Label::fitted(&signs(trend, &left_out), width.px(), 6, width.text(), Weight::Plain)
        .below(0.0, plot.end + 4.0, Anchor::Start)
        .ink(ink::GREY);
    let height = plot.end + signs.height() + 8.0;
    let pen = Pen {
        trend,
        plot: &plot,
        width,
        left_out: &left_out,
        step: trend.step.unwrap_or_else(|| usual_step(&trend.points)),
    };
    Drawing {
        frame: Frame::new("trend", prefix, width, height, (&trend.title, description)),
        breaks: pen.breaks(),
        bands: pen.bands(),
        comparators: pen.comparators(),
        targets: pen.targets(),
        course: pen.course(),
        whiskers: pen.whiskers(),
        forecast: trend.forecast.as_ref().map(|forecast| pen.forecast(forecast)),
        beside: pen.beside(labels),
        value: trend.forecast.as_ref().and_then(|_| pen.value()),
        signs,
        plot,
    }
}

/// A label, and where its line ends as moment and number.
struct Named<'a> {
    name: &'a str,
    end: (f64, f64),
    label: Label,
}

/// The course first, then targets, then comparators.
fn labels<'a>(trend: &'a Trend, width: Width) -> Vec<Named<'a>> {
    let of = |name: &'a str, shown: &str, points: &[Point], ink, weight| {
        let (point, value) = latest(points)?;
        let text = format!("{shown} {}", trend.numbers.short(value));
        Some(Named { name, end: (point.at, value), label: beside::label(&text, width, ink, weight) })
    };
    let line = |line: &'a Line, ink| of(&line.name, &line.name, &line.points, ink, Weight::Plain);
    let subject = trend.subject.as_str();
    let course = match &trend.forecast {
        Some(forecast) => of(subject, &format!("{subject} forecast"), &forecast.points, ink::MAIN, Weight::Bold),
        None => of(subject, subject, &trend.points, ink::MAIN, Weight::Bold),
    };
    let targets = trend.targets.iter().take(TARGET_FORMS.len()).filter_map(|target| line(target, ink::TARGET));
    let comparators = trend.comparators.iter().zip(ink::COMPARATORS).filter_map(|(one, (ink, _))| line(one, ink));
    course.into_iter().chain(targets).chain(comparators).collect()
}

/// The lines with figures that find no room for a label, and so are not drawn.
fn left_out<'a>(trend: &'a Trend, labels: &[Named<'_>]) -> Vec<&'a str> {
    let lines = trend.targets.iter().chain(&trend.comparators);
    let lines = lines.filter(|line| latest(&line.points).is_some()).map(|line| line.name.as_str());
    lines.filter(|name| !labels.iter().any(|one| one.name == *name)).collect()
}

struct Pen<'a> {
    trend: &'a Trend,
    plot: &'a Plot,
    width: Width,
    left_out: &'a [&'a str],
    step: f64,
}

impl Pen<'_> {
    fn place(&self, at: f64, value: f64) -> (f64, f64) {
        (self.plot.x.at(at), self.plot.y.at(value))
    }

    fn lines(&self, points: &[Point], step: f64) -> Vec<Vec<(f64, f64)>> {
        let place = |(point, value): &(&Point, f64)| self.place(point.at, *value);
        runs(points, step).iter().map(|run| run.iter().map(place).collect()).collect()
    }

    fn course(&self) -> Course {
        let many = self.trend.points.len() > MANY;
        let last = latest(&self.trend.points).map(|(point, _)| point.at);
        let marks = self.trend.points.iter().filter_map(|point| {
            let (x, y) = self.place(point.at, point.value?);
            let shown = !many || last == Some(point.at) || point.standing != Standing::Final;
            let form = if point.standing == Standing::Estimated { Form::Square } else { Form::Dot };
            shown.then(|| {
                Shape::new(form, x, y, self.width.pick(4.0, 3.0), ink::MAIN).hollow(point.standing != Standing::Final)
            })
        });
        let lines = self.lines(&self.trend.points, self.step);
        Course { ink: ink::MAIN, dash: "", lines: lines.into_iter().map(Path::line).collect(), marks: marks.collect() }
    }

    fn is_drawn(&self, line: &Line) -> bool {
        !self.left_out.contains(&line.name.as_str())
    }

    fn comparators(&self) -> Vec<Course> {
        let lines = self.trend.comparators.iter().zip(ink::COMPARATORS);
        let lines = lines.filter(|(line, _)| self.is_drawn(line));
        lines.map(|(line, (ink, dash))| self.comparator(line, ink, dash)).collect()
    }

    fn comparator(&self, line: &Line, ink: &'static str, dash: &'static str) -> Course {
        let step = self.step.max(usual_step(&line.points));
        let (long, short): (Vec<_>, Vec<_>) = self.lines(&line.points, step).into_iter().partition(|run| run.len() > 1);
        let marks = short.into_iter().flatten().map(|(x, y)| Shape::new(Form::Bar, x, y, 4.0, ink));
        Course { ink, dash, lines: long.into_iter().map(Path::line).collect(), marks: marks.collect() }
    }

    fn targets(&self) -> Vec<Course> {
        let lines = self.trend.targets.iter().zip(TARGET_FORMS);
        lines.filter(|(line, _)| self.is_drawn(line)).map(|(line, form)| self.target(line, form)).collect()
    }

    fn target(&self, line: &Line, form: Form) -> Course {
        let places: Vec<(f64, f64)> =
            line.points.iter().filter_map(|point| Some(self.place(point.at, point.value?))).collect();
        let marks = places
            .iter()
            .map(|(x, y)| Shape::new(form, *x, *y, self.width.pick(4.5, 3.5), ink::TARGET).hollow(true))
            .collect();
        Course { ink: ink::TARGET, dash: "5 3", lines: vec![Path::line(places)], marks }
    }

    /// The line goes on from the latest figure.
    fn forecast(&self, forecast: &Forecast) -> Course {
        let ahead = forecast.points.iter().filter_map(|point| Some(self.place(point.at, point.value?)));
        let places: Vec<(f64, f64)> = self.last_place().into_iter().chain(ahead).collect();
        let marks = places.iter().skip(1).map(|(x, y)| Shape::new(Form::Ring, *x, *y, 3.0, ink::MAIN)).collect();
        Course { ink: ink::MAIN, dash: "5 4", lines: vec![Path::line(places)], marks }
    }

    fn last_place(&self) -> Option<(f64, f64)> {
        latest(&self.trend.points).map(|(point, value)| self.place(point.at, value))
    }

    fn bands(&self) -> Vec<Path> {
        let mut bands: Vec<Path> = Vec::new();
        if self.trend.intervals == Intervals::Band {
            bands.extend(runs(&self.trend.points, self.step).iter().map(|run| Path::between(&self.edges(run))));
        }
        if let Some(forecast) = &self.trend.forecast {
            let ahead: Vec<(&Point, f64)> =
                forecast.points.iter().filter_map(|point| Some((point, point.value?))).collect();
            let from = self.last_place().map(|(x, y)| (x, y, y));
            bands.push(Path::between(&from.into_iter().chain(self.edges(&ahead)).collect::<Vec<_>>()));
        }
        bands
    }

    fn edges(&self, run: &[(&Point, f64)]) -> Vec<(f64, f64, f64)> {
        let edges = run.iter().filter_map(|(point, _)| Some((self.plot.x.at(point.at), point.interval?)));
        edges.map(|(x, edges)| (x, self.plot.y.at(edges.high), self.plot.y.at(edges.low))).collect()
    }

    fn whiskers(&self) -> Vec<Path> {
        if self.trend.intervals == Intervals::Band {
            return Vec::new();
        }
        let edges = self.trend.points.iter().filter_map(|point| Some((self.plot.x.at(point.at), point.interval?)));
        edges.map(|(x, edges)| Path::line([(x, self.plot.y.at(edges.high)), (x, self.plot.y.at(edges.low))])).collect()
    }

    /// A line halfway between the figures that cannot be compared; words where there is room.
    fn breaks(&self) -> Vec<Break> {
        let pairs = self.trend.points.iter().zip(self.trend.points.iter().skip(1));
        let mut taken = f64::NEG_INFINITY;
        let mut all = Vec::new();
        for (before, after) in pairs.filter(|(_, after)| after.breaks) {
            let x = (self.plot.x.at(before.at) + self.plot.x.at(after.at)) / 2.0;
            let top = self.plot.top.value();
            let label = Label::new("not comparable", self.width.text())
                .at(x, top - 5.0, Anchor::Middle)
                .within(0.0, self.plot.right.value());
            let free = label.edges().0 > taken;
            taken = if free { label.edges().1 + 6.0 } else { taken };
            let line = Path::line([(x, top), (x, self.plot.bottom.value())]);
            all.push(Break { line, label: free.then_some(label) });
        }
        all
    }

    fn beside(&self, labels: Vec<Named<'_>>) -> Vec<Placed> {
        let wishes = labels.into_iter().map(|one| Beside { end: self.place(one.end.0, one.end.1), label: one.label });
        let (right, top) = (self.plot.right.value(), self.plot.top.value());
        beside::place(wishes.collect(), right, top - 10.0, self.plot.bottom.value())
    }

    /// The latest figure above its point, where the line goes on to a forecast.
    fn value(&self) -> Option<Label> {
        let (_, value) = latest(&self.trend.points)?;
        let (x, y) = self.last_place()?;
        let label = Label::new(&self.trend.numbers.short(value), self.width.text()).bold().ink(ink::MAIN).halo();
        let above = (y - 10.0).max(self.plot.top.value() + self.width.text());
        Some(label.at(x, above, Anchor::Middle).within(self.plot.left.value(), self.plot.right.value() + 8.0))
    }
}
