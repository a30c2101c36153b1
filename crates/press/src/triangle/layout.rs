//! Where the levels stand: slices of one triangle, their words to the right.

use askama::Template;

use super::{Level, Triangle};
use crate::chart::Width;
use crate::paper::drawn_text::Weight;
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::label::{Anchor, Label};
use crate::paper::path::Path;

#[derive(Template)]
#[template(path = "triangle/triangle.svg")]
pub struct Drawing {
    frame: Frame,
    slices: Vec<Slice>,
}

/// One level.
struct Slice {
    area: Path,
    fill: &'static str,
    leader: Path,
    labels: Vec<Label>,
}

/// From the top: the highest need is the darkest.
const SHADES: [&str; 6] = ["#12436d", "#3f6a92", "#7895b3", "#a9bfd3", "#cfdbe6", "#e9eff4"];

/// Lays the levels out.
pub fn lay(triangle: &Triangle, prefix: &str, width: Width, description: &str) -> Drawing {
    let base = width.pick(280.0, 110.0);
    let left = base + width.pick(24.0, 14.0);
    let room = width.px() - left;
    let words: Vec<Vec<Label>> =
        triangle.levels.iter().map(|level| level_words(triangle, level, room, width)).collect();
    let tallest = words.iter().map(|labels| labels.iter().map(Label::height).sum()).fold(0.0, f64::max);
    let high = (tallest + 14.0).max(width.pick(64.0, 44.0));
    let levels = words.len();
    let all = high * f64::from(u8::try_from(levels).unwrap_or(u8::MAX));
    let half = |y: f64| if all > 0.0 { base / 2.0 * y / all } else { 0.0 };
    let mut slices = Vec::new();
    let mut y = 0.0;
    for (labels, fill) in words.into_iter().zip(SHADES) {
        let (upper, lower) = (half(y), half(y + high));
        let (middle, centre) = (base / 2.0, y + high / 2.0);
        slices.push(Slice {
            area: Path::area([
                (middle - upper, y),
                (middle + upper, y),
                (middle + lower, y + high),
                (middle - lower, y + high),
            ]),
            fill,
            leader: Path::line([(middle + half(centre), centre), (left - 5.0, centre)]),
            labels: placed(labels, left, centre),
        });
        y += high;
    }
    Drawing { frame: Frame::new("triangle", prefix, width, all + 4.0, (&triangle.title, description)), slices }
}

/// The number and who is counted, above the level's name.
fn level_words(triangle: &Triangle, level: &Level, room: f64, width: Width) -> Vec<Label> {
    let number = level.number.map_or("not counted".into(), |number| triangle.numbers.short(number));
    let number = Label::fitted(&number, room, 1, width.text() * 1.4, Weight::Bold);
    let name = Label::fitted(&level.name, room, 2, width.text(), Weight::Bold);
    let who = Label::fitted(&level.who, room, 2, width.text(), Weight::Plain).ink(ink::GREY);
    vec![number, name, who]
}

/// One below the other, around a height.
fn placed(labels: Vec<Label>, left: f64, centre: f64) -> Vec<Label> {
    let mut y = centre - labels.iter().map(Label::height).sum::<f64>() / 2.0;
    let mut all = Vec::new();
    for label in labels {
        let high = label.height();
        all.push(label.below(left, y, Anchor::Start));
        y += high;
    }
    all
}
