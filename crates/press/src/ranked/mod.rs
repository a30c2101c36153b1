//! Bars of places or groups with their intervals and an average: who differs beyond chance.

mod layout;
#[cfg(test)]
mod tests;

use askama::Template;

use crate::chart::{Chart, DrawError, Drawn, Table, Width};
use crate::numbers::NumberFormat;
use crate::paper::clean::{finite, sentence, words};
use crate::paper::said::from_to;
use crate::point::Interval;

/// What the bars show. They stay in the order given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// The chart's heading.
    pub title: String,
    /// What the numbers are.
    pub unit: String,
    /// How they are written.
    pub numbers: NumberFormat,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
    /// What the intervals are: "95% interval".
    pub interval_name: String,
    /// The average's name and number, drawn as a line.
    pub average: Option<(String, f64)>,
}

/// One place or group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// Its figure.
    pub value: Option<f64>,
    /// The interval of its figure.
    pub interval: Option<Interval>,
    /// Whether it is the place that the page is about: its name is bold.
    pub own: bool,
    /// Why there is no figure.
    pub missing: String,
}

/// How a figure stands to the average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Higher,
    Lower,
    Similar,
}

impl Drawn for Ranked {
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError> {
        let ranked = self.tidy();
        let description = ranked.description();
        let svg = layout::lay(&ranked, prefix, width, &description).render()?;
        Ok(Chart { svg, table: ranked.table(), title: ranked.title, description })
    }
}

impl Ranked {
    fn tidy(&self) -> Self {
        let bar = |bar: &Bar| {
            let value = bar.value.and_then(finite);
            let interval = value.and(bar.interval).and_then(Interval::tidy);
            Bar { name: words(&bar.name), value, interval, missing: words(&bar.missing), own: bar.own }
        };
        let average = self.average.as_ref().and_then(|(name, value)| Some((words(name), finite(*value)?)));
        Self {
            title: words(&self.title),
            unit: words(&self.unit),
            bars: self.bars.iter().map(bar).collect(),
            interval_name: words(&self.interval_name),
            average,
            ..self.clone()
        }
    }

    /// How a bar stands to the average, where both are known and the bar has an interval.
    fn stands(&self, bar: &Bar) -> Option<Stands> {
        let (interval, (_, average)) = (bar.interval?, self.average.as_ref()?);
        Some(if interval.low > *average {
            Stands::Higher
        } else if interval.high < *average {
            Stands::Lower
        } else {
            Stands::Similar
        })
    }

    fn description(&self) -> String {
        let known: Vec<(&Bar, f64)> = self.bars.iter().filter_map(|bar| Some((bar, bar.value?))).collect();
        let highest = known.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let lowest = known.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let (Some((highest, high)), Some((lowest, low))) = (highest, lowest) else { return "No figures yet.".into() };
        let number = |value: f64| self.numbers.text(value);
        let mut said =
            vec![format!("Highest: {}, {}. Lowest: {}, {}.", highest.name, number(*high), lowest.name, number(*low))];
        said.extend(self.average.iter().map(|(name, value)| sentence(&format!("{name}: {}", number(*value)))));
        said.extend(known.iter().filter(|(bar, _)| bar.own).map(|(bar, value)| self.own_words(bar, *value)));
        said.join(" ")
    }

    fn own_words(&self, bar: &Bar, value: f64) -> String {
        let stands = self.stands(bar).map_or(String::new(), |stands| format!(", {}", self.stands_words(stands)));
        sentence(&format!("{}: {}{stands}", bar.name, self.numbers.text(value)))
    }

    fn stands_words(&self, stands: Stands) -> String {
        let name = self.average.as_ref().map_or("the average", |(name, _)| name.as_str());
        match stands {
            Stands::Higher => format!("higher than {name}"),
            Stands::Lower => format!("lower than {name}"),
            Stands::Similar => format!("not clearly different from {name}"),
        }
    }

    fn table(&self) -> Table {
        let interval = if self.interval_name.is_empty() { "Interval" } else { &self.interval_name };
        let mut headings = vec!["Name".to_owned(), "Figure".to_owned(), crate::paper::capital(interval)];
        let compared = self.average.is_some();
        if let Some((name, value)) = &self.average {
            headings.push(format!("Against {name} ({})", self.numbers.text(*value)));
        }
        let row = |bar: &Bar| {
            let mut cells = vec![bar.name.clone(), self.figure(bar)];
            cells.push(bar.interval.map_or(String::new(), |edges| from_to(edges, &self.numbers)));
            if compared {
                cells.push(self.stands(bar).map_or(String::new(), |stands| self.stands_words(stands)));
            }
            cells
        };
        Table {
            caption: if self.unit.is_empty() { self.title.clone() } else { format!("{}: {}", self.title, self.unit) },
            rows: self.bars.iter().map(row).collect(),
            headings,
        }
    }

    fn figure(&self, bar: &Bar) -> String {
        let why = if bar.missing.is_empty() { "no figure".to_owned() } else { format!("no figure: {}", bar.missing) };
        bar.value.map_or(why, |value| self.numbers.text(value))
    }
}
