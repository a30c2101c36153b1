//! The matrix in words and signs, for the page and the file alike.

use bigplan_plan::{Kind, Matrix, MatrixRow, Plan, Standing};

/// The whole table.
pub struct Table {
    /// The groups that have to do with any row.
    pub groups: Vec<Heading>,
    /// The items and the measures.
    pub bodies: Vec<Body>,
    /// Groups that have to do with no row.
    pub idle: Vec<Heading>,
}

/// A group as a heading.
pub struct Heading {
    /// Its number in the plan, from 1.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// How many rows it has to do with.
    pub rows: usize,
}

/// A part of the table.
pub struct Body {
    /// What its rows are.
    pub name: String,
    /// One of them.
    pub one: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// An item or a measure.
pub struct Row {
    /// Where it stands below the plan's address.
    pub place: String,
    /// Its reference or code.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// One cell for each group.
    pub cells: Vec<Option<Standing>>,
    /// How many groups have to do with it.
    pub groups: usize,
    /// Whether more than one group answers for it.
    pub overlap: bool,
    /// Whether none does.
    pub hole: bool,
}

impl Table {
    /// The matrix of the items of one kind and of the measures.
    pub fn of(plan: &Plan, level: Kind) -> Self {
        let matrix = Matrix::of(plan, level);
        let rows = || matrix.items.iter().chain(&matrix.measures);
        let count = |group: usize| rows().filter(|row| row.cells.get(group).is_some_and(Option::is_some)).count();
        let headings = matrix.groups.iter().enumerate().map(|(group, known)| Heading {
            number: group + 1,
            name: known.name.clone(),
            rows: count(group),
        });
        let (groups, idle): (Vec<Heading>, Vec<Heading>) = headings.partition(|heading| heading.rows > 0);
        let body = |name: &str, one: &str, rows: &[MatrixRow], place: &str| Body {
            name: name.to_owned(),
            one: one.to_owned(),
            rows: rows.iter().map(|row| shown(row, &groups, place)).collect(),
        };
        let bodies = vec![
            body(&plan.head.label_of_many(level), plan.head.label(level), &matrix.items, "/items/"),
            body("Measures", "Measure", &matrix.measures, "/measures#m-"),
        ];
        Self { bodies: bodies.into_iter().filter(|body| !body.rows.is_empty()).collect(), groups, idle }
    }

    /// Every row for which more than one group answers.
    pub fn overlaps(&self) -> Vec<&Row> {
        self.rows().filter(|row| row.overlap).collect()
    }

    /// Every row for which no group answers.
    pub fn holes(&self) -> Vec<&Row> {
        self.rows().filter(|row| row.hole).collect()
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.bodies.iter().flat_map(|body| &body.rows)
    }
}

fn shown(row: &MatrixRow, groups: &[Heading], place: &str) -> Row {
    let cell = |heading: &Heading| row.cells.get(heading.number.saturating_sub(1)).copied().flatten();
    let cells: Vec<Option<Standing>> = groups.iter().map(cell).collect();
    Row {
        place: format!("{place}{}", row.id),
        reference: row.reference.clone().unwrap_or_default(),
        title: row.title.clone(),
        groups: cells.iter().flatten().count(),
        cells,
        overlap: row.is_overlap(),
        hole: row.is_hole(),
    }
}

impl Row {
    /// The item's id, where it is an item.
    pub fn item(&self) -> Option<&str> {
        self.place.strip_prefix("/items/")
    }

    /// The reference and the title.
    pub fn words(&self) -> String {
        format!("{} {}", self.reference, self.title).trim().to_owned()
    }

    /// What is wrong or doubtful with it; empty where nothing is.
    pub fn note(&self) -> &'static str {
        match (self.hole, self.overlap) {
            (true, _) => "Hole: no group",
            (_, true) => "Overlap",
            _ => "",
        }
    }
}

/// The sign of a standing.
pub fn sign(standing: &Standing) -> &'static str {
    match standing {
        Standing::Certain => "●",
        Standing::Doubtful => "?",
        Standing::Inherited => "○",
        Standing::Beneath => "▾",
    }
}

/// The word of a standing.
pub fn word(standing: &Standing) -> &'static str {
    match standing {
        Standing::Certain => "certain",
        Standing::Doubtful => "doubtful",
        Standing::Inherited => "inherited",
        Standing::Beneath => "for parts",
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Kind, Plan};

    use super::{Table, sign};

    #[test]
    fn rows_say_what_is_answered_for_and_what_is_not() {
        let plan: Plan = toml::from_str(
            r#"
            plan = { labels = { action = "Task" } }
            groups = [{ name = "Play Board" }, { name = "Idle Board" }, { name = "Road Board" }]
            measures = [{ id = "m", code = "NI 1", title = "Parks" }]
            items = [
                { id = "a", kind = "action", ref = "1", title = "Dig", groups = [{ name = "Road Board", certain = true }, { name = "Play Board", certain = false }] },
                { id = "b", kind = "action", title = "Plant" },
            ]"#,
        )
        .unwrap();
        let table = Table::of(&plan, Kind::Action);
        let names = |headings: &[super::Heading]| headings.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (names(&table.groups), names(&table.idle)),
            (vec!["Play Board".into(), "Road Board".into()], vec!["Idle Board".to_owned()])
        );
        let signs: String = table.bodies[0].rows[0].cells.iter().flatten().map(|cell| sign(cell)).collect();
        assert_eq!(signs, "?●");
        assert_eq!((table.bodies[0].name.as_str(), table.bodies[0].one.as_str()), ("Tasks", "Task"));
        assert_eq!(table.overlaps()[0].words(), "1 Dig");
        assert_eq!(table.holes().iter().map(|row| row.words()).collect::<Vec<_>>(), ["Plant", "NI 1 Parks"]);
        assert_eq!(table.bodies[1].rows[0].place, "/measures#m-m");
    }
}
