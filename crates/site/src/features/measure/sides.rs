//! Which two groups or places a gap stands between: as the reader asks, else as the definition says, else by what
//! there are figures of. Pure.

use std::collections::HashMap;

use bigplan_measure::{Area, AreaCode, Basis, Definition, GapRule, GroupCode, Point, Series};

use crate::parts::course;
use crate::parts::form::Choice;
use crate::shell::measures::{MeasureFile, ShownMeasures};

/// One side of a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A group of children in the place that is shown.
    Group(GroupCode),
    /// All children of a place.
    Place(AreaCode),
}

/// Two sides, and whether they were taken for being furthest apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The first.
    pub of: Side,
    /// The second.
    pub against: Side,
    /// Whether they are the highest and the lowest of several.
    pub furthest: bool,
}

/// What there is to choose from for a measure in a place.
pub struct Sides<'m> {
    measures: &'m ShownMeasures,
    definition: &'m Definition,
    /// The figures of each group in the place, small numbers hidden.
    groups: HashMap<&'m GroupCode, Series>,
}

impl Side {
    /// As an address writes it.
    pub fn text(&self) -> String {
        match self {
            Self::Group(code) => format!("group.{code}"),
            Self::Place(code) => format!("place.{code}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_once('.')? {
            ("group", code) => code.parse().ok().map(Self::Group),
            ("place", code) => code.parse().ok().map(Self::Place),
            _ => None,
        }
    }
}

impl<'m> Sides<'m> {
    /// The sides of a measure in a place.
    pub fn of(measures: &'m ShownMeasures, definition: &'m Definition, file: &'m MeasureFile, place: &'m Area) -> Self {
        let mut groups: HashMap<&GroupCode, Vec<Point>> = HashMap::new();
        for figure in file.by_group.iter().filter(|one| one.area == place.code && !one.group.is_all()) {
            groups.entry(&figure.group).or_default().push(definition.protect(&figure.point));
        }
        let groups = groups.into_iter().map(|(group, points)| (group, Series::new(points))).collect();
        Self { measures, definition, groups }
    }

    /// The figures of a side.
    pub fn series(&self, side: &Side) -> Series {
        match side {
            Side::Group(group) => self.groups.get(group).cloned().unwrap_or_default(),
            Side::Place(code) => {
                let area = self.place_of(code);
                area.map(|area| course::series(self.measures, self.definition, area)).unwrap_or_default()
            }
        }
    }

    /// What a side is called.
    pub fn name(&self, side: &Side) -> String {
        match side {
            Side::Group(group) => self.measures.definitions().groups.name(group).to_owned(),
            Side::Place(code) => self.place_of(code).map_or_else(|| code.to_string(), |area| area.name.clone()),
        }
    }

    /// Every side that has a figure, in families whose members can stand against each other: the groups of one
    /// dimension, the places of one kind. How many there are says nothing of a gap, so counts have none.
    pub fn families(&self) -> Vec<Vec<Side>> {
        if matches!(self.definition.basis, Basis::Count) {
            return Vec::new();
        }
        let dimensions = self.measures.definitions().groups.dimensions().iter().map(|dimension| {
            let codes = dimension.values.iter().map(|value| format!("{}:{}", dimension.code, value.code).parse().ok());
            codes.flatten().map(Side::Group).collect::<Vec<Side>>()
        });
        let parts = &self.measures.places.parts;
        let kinds = parts.chunk_by(|one, other| one.kind == other.kind);
        let kinds = kinds.map(|kind| kind.iter().map(|area| Side::Place(area.code.clone())).collect());
        let known = |family: Vec<Side>| -> Vec<Side> {
            family.into_iter().filter(|side| self.series(side).latest().is_some()).collect()
        };
        dimensions.chain(kinds).map(known).filter(|family| family.len() > 1).collect()
    }

    /// Those that can be asked for.
    pub fn choices(&self, families: &[Vec<Side>]) -> Vec<Choice> {
        families.iter().flatten().map(|side| Choice::new(side.text(), self.name(side))).collect()
    }

    /// The two that are asked for, where they can stand against each other.
    pub fn asked(&self, families: &[Vec<Side>], of: &str, against: &str) -> Option<Pair> {
        let (of, against) = Side::read(of).zip(Side::read(against))?;
        let together = families.iter().any(|family| family.contains(&of) && family.contains(&against));
        (together && of != against).then_some(Pair { of, against, furthest: false })
    }

    /// The two that are shown when nobody asked.
    pub fn usual(&self, families: &[Vec<Side>]) -> Option<Pair> {
        let two = families.iter().find_map(|family| match family.as_slice() {
            [of, against] => Some(Pair { of: of.clone(), against: against.clone(), furthest: false }),
            _ => None,
        });
        let usable = |pair: &Pair| self.newest(&pair.of, &pair.against).is_some();
        let furthest = || families.iter().find_map(|family| self.furthest(family));
        self.ruled().filter(usable).or_else(|| two.filter(usable)).or_else(furthest)
    }

    /// The two that the definition names.
    fn ruled(&self) -> Option<Pair> {
        let (of, against) = match self.definition.gap.as_ref()? {
            GapRule::TwoGroups { of, against } => (Side::Group(of.clone()), Side::Group(against.clone())),
            GapRule::TwoPlaces { of, against } => (Side::Place(of.clone()), Side::Place(against.clone())),
            GapRule::LowestFifth => return None,
        };
        Some(Pair { of, against, furthest: false })
    }

    /// The highest and the lowest of a family for the newest time of which two have a figure.
    fn furthest(&self, family: &[Side]) -> Option<Pair> {
        let all: Vec<(&Side, Series)> = family.iter().map(|side| (side, self.series(side))).collect();
        let mut periods: Vec<_> = all.iter().flat_map(|(_, series)| series.points()).map(|one| one.period).collect();
        periods.sort_by_key(|period| period.ends());
        periods.into_iter().rev().find_map(|period| {
            let value = |series: &Series| series.at(period).and_then(|point| point.value);
            let mut found: Vec<_> = all.iter().filter_map(|(side, series)| Some((*side, value(series)?))).collect();
            found.sort_by(|one, other| other.1.total_cmp(&one.1));
            let ((of, high), (against, low)) = (found.first()?, found.last()?);
            let pair = || Pair { of: (*of).clone(), against: (*against).clone(), furthest: found.len() > 2 };
            (high > low).then(pair)
        })
    }

    /// The newest two figures of the same time.
    pub fn newest(&self, of: &Side, against: &Side) -> Option<(Point, Point)> {
        let (of, against) = (self.series(of), self.series(against));
        let both = |point: &Point| {
            let other = against.at(point.period).filter(|other| other.value.is_some())?;
            point.value.map(|_| (point.clone(), other.clone()))
        };
        of.points().iter().rev().find_map(both)
    }

    fn place_of(&self, code: &AreaCode) -> Option<&'m Area> {
        let places = &self.measures.places;
        let near = places.own.iter().chain(&places.parts).chain(&places.country).chain(&places.neighbours);
        near.chain(&places.region).find(|area| area.code == *code)
    }
}
