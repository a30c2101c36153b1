//! The triangle of need: how many children at which level, widest at the bottom.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A level of need. Each holds the children of the levels above it, as the triangle is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedLevel {
    /// Every child: schools, health visitors, doctors.
    Universal,
    /// Some help from one service more.
    Additional,
    /// Several services together.
    Complex,
    /// At risk, looked after, in hospital or custody.
    Acute,
}

impl NeedLevel {
    /// All levels, the widest first.
    pub const ALL: [Self; 4] = [Self::Universal, Self::Additional, Self::Complex, Self::Acute];

    /// The level in a word.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Universal => "Universal",
            Self::Additional => "Additional",
            Self::Complex => "Complex",
            Self::Acute => "Acute",
        }
    }
}

/// A level with its number of children.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LevelCount {
    /// The level.
    pub level: NeedLevel,
    /// How many children; `None` where nobody knows.
    pub children: Option<f64>,
    /// In a hundred of all children (the universal level).
    pub percent_of_all: Option<f64>,
}

/// What is wrong with the numbers of a triangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum TriangleFault {
    /// A level has more children than the next wider one that is known.
    WiderAbove {
        /// The level.
        level: NeedLevel,
        /// The wider level with fewer children.
        below: NeedLevel,
    },
    /// A level's number is below nought or not finite; it is left out.
    NotANumberOfChildren(NeedLevel),
}

/// The triangle, widest level first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Triangle {
    /// All four levels.
    pub levels: Vec<LevelCount>,
    /// What is wrong with the numbers.
    pub faults: Vec<TriangleFault>,
}

/// Makes the triangle of the numbers that are known.
pub fn triangle(children: &BTreeMap<NeedLevel, f64>) -> Triangle {
    let sound = |number: &f64| number.is_finite() && *number >= 0.0;
    let mut faults: Vec<TriangleFault> = children
        .iter()
        .filter(|(_, number)| !sound(number))
        .map(|(level, _)| TriangleFault::NotANumberOfChildren(*level))
        .collect();
    let known = |level: NeedLevel| children.get(&level).copied().filter(sound);
    let all = known(NeedLevel::Universal).filter(|all| *all > 0.0);
    let mut below: Option<(NeedLevel, f64)> = None;
    let mut levels = Vec::new();
    for level in NeedLevel::ALL {
        let number = known(level);
        if let (Some(number), Some((wider, wide))) = (number, below)
            && number > wide
        {
            faults.push(TriangleFault::WiderAbove { level, below: wider });
        }
        below = number.map(|number| (level, number)).or(below);
        let percent_of_all = number.zip(all).map(|(number, all)| number / all * 100.0).filter(|p| p.is_finite());
        levels.push(LevelCount { level, children: number, percent_of_all });
    }
    Triangle { levels, faults }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{NeedLevel, TriangleFault, triangle};

    #[test]
    fn levels_have_numbers_and_shares_of_all_children() {
        // Invented numbers.
        let counts = BTreeMap::from([
            (NeedLevel::Universal, 120_000.0),
            (NeedLevel::Additional, 24_000.0),
            (NeedLevel::Acute, 600.0),
        ]);
        let found = triangle(&counts);
        let shares: Vec<_> = found.levels.iter().map(|level| level.percent_of_all).collect();
        assert_eq!(shares, [Some(100.0), Some(20.0), None, Some(0.5)]);
        assert!(found.faults.is_empty());
    }

    #[test]
    fn a_triangle_that_stands_on_its_head_is_said_to() {
        let counts =
            BTreeMap::from([(NeedLevel::Additional, 10.0), (NeedLevel::Complex, f64::NAN), (NeedLevel::Acute, 11.0)]);
        let found = triangle(&counts);
        let wider = TriangleFault::WiderAbove { level: NeedLevel::Acute, below: NeedLevel::Additional };
        assert_eq!(found.faults, [TriangleFault::NotANumberOfChildren(NeedLevel::Complex), wider]);
        assert!(found.levels.iter().all(|level| level.percent_of_all.is_none()));
    }
}
