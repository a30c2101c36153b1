//! What the columns of a table hold: recognised, or said by a person.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, YearKind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a table is laid out. Only a word for people: the columns decide what is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One figure a row.
    #[default]
    Long,
    /// Periods, places or groups across.
    Wide,
    /// One place a row and a column for each measure, as the Department for Education publishes.
    OpenData,
    /// One figure a row with indicator and place, as public health profiles are.
    Profile,
}

/// What is read from a file, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Mapping {
    /// How the table is laid out.
    pub layout: Layout,
    /// The sheet, from 1.
    pub sheet: u32,
    /// The row of the headings (the lower one of two), from 1; figures begin below.
    pub headings: u32,
    /// The last row to read, from 1; `None` for all.
    pub until: Option<u32>,
    /// The columns from the left.
    pub columns: Vec<Column>,
    /// What holds for the whole table.
    pub all: Whole,
    /// Names of the file that a person has explained.
    pub names: Names,
    /// Cells (row and column from 1) that another cell contradicts, so that neither is read.
    pub contradicted: BTreeSet<(u32, u32)>,
}

/// A column of the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Column {
    /// Its heading in the file; of two headings both, with " / " between.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
}

/// What a column holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Nothing that is read.
    #[default]
    Nothing,
    /// Codes or names of measures. Of several such columns, the first that names a known measure counts.
    Measure,
    /// Codes of places.
    AreaCode,
    /// The department's numbers of authorities ("873"), which are not always right.
    AreaNumber,
    /// Names of places.
    AreaName,
    /// Which of the places of a row is meant: country, region or authority.
    Level,
    /// Codes of countries.
    CountryCode,
    /// Names of countries.
    CountryName,
    /// Codes of regions.
    RegionCode,
    /// Names of regions.
    RegionName,
    /// Groups of children, of one dimension or any.
    Group {
        /// The dimension's code, such as "sex".
        dimension: Option<String>,
    },
    /// Periods.
    Period,
    /// What sort of period it is ("Academic year").
    PeriodKind,
    /// Units in words.
    Unit,
    /// Symbols beside the figure.
    Symbol,
    /// Provisional, final, estimated.
    Standing,
    /// Whether the figure may be compared with the period before.
    Comparable,
    /// Sources in words.
    Source,
    /// Dates of publication.
    PublishedOn,
    /// Something that tells rows apart; only rows that hold `value` are read, and none until it is said.
    Only {
        /// What a row must hold.
        value: Option<String>,
    },
    /// Figures.
    Figure(FigureColumn),
}

/// A column of figures, and what its heading says about them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct FigureColumn {
    /// Which part of the figure.
    pub part: Part,
    /// The measure, where the column has one of its own.
    pub measure: Option<MeasureCode>,
    /// The place, where the column has one of its own.
    pub area: Option<AreaCode>,
    /// The group, where the column has one of its own.
    pub group: Option<GroupCode>,
    /// The period as the heading writes it, where the column has one of its own.
    pub period: Option<String>,
    /// When these figures were published, where the column is one of several editions.
    pub published_on: Option<Date>,
    /// What the numbers are multiplied with, such as 100 for percentages written as fractions.
    pub times: Option<f64>,
}

/// A part of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The figure in the measure's unit.
    #[default]
    Value,
    /// What was counted.
    Numerator,
    /// Out of how many.
    Denominator,
}

/// What holds for every row where no column says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Whole {
    /// The measure.
    pub measure: Option<MeasureCode>,
    /// The place.
    pub area: Option<AreaCode>,
    /// The group; all children where nothing is said.
    pub group: Option<GroupCode>,
    /// The period as people write it.
    pub period: Option<String>,
    /// The source in words.
    pub source: Option<String>,
    /// When the source gave the figures out.
    pub published_on: Option<Date>,
    /// The kind of year, where it is not the measure's own.
    pub year: Option<YearKind>,
}

/// Names of the file that a person has explained, as they stand there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Names {
    /// Names of measures.
    pub measures: BTreeMap<String, MeasureCode>,
    /// Names or codes of places.
    pub areas: BTreeMap<String, AreaCode>,
    /// Names of groups.
    pub groups: BTreeMap<String, GroupCode>,
}

impl Mapping {
    /// The columns of figures with their indexes from 0.
    pub(crate) fn figures(&self) -> impl Iterator<Item = (usize, &FigureColumn)> {
        self.columns.iter().enumerate().filter_map(|(index, column)| match &column.holds {
            Holds::Figure(figure) => Some((index, figure)),
            _ => None,
        })
    }

    /// The first column that holds this, from 0.
    pub(crate) fn first(&self, holds: &Holds) -> Option<usize> {
        self.columns.iter().position(|column| column.holds == *holds)
    }
}
