//! Findings as they come, child by child.

use super::{Found, Run, Spot};
use crate::looked_after::tables::Table;

/// How many findings of a rule in a table wait until they are packed.
const WAITING: usize = 1024;

/// Findings that are being collected.
pub(in crate::looked_after) struct Collector {
    found: Found,
    /// For each rule, what waits for each table.
    waiting: Vec<Vec<(Table, Vec<Spot>)>>,
}

impl Collector {
    /// Room for so many rules.
    pub fn new(rules: usize) -> Self {
        Self { found: Found::new(rules), waiting: vec![Vec::new(); rules] }
    }

    /// Adds all that a rule found at a child.
    pub fn add(&mut self, rule: u16, child: u32, places: impl Iterator<Item = (Table, u32)>) {
        let rule = usize::from(rule);
        let (Some(of), Some(waiting)) = (self.found.0.get_mut(rule), self.waiting.get_mut(rule)) else { return };
        of.children += 1;
        for (table, row) in places {
            of.places += 1;
            let at = waiting.iter().position(|(other, _)| *other == table).unwrap_or(waiting.len());
            if at == waiting.len() {
                waiting.push((table, Vec::new()));
            }
            let Some((_, spots)) = waiting.get_mut(at) else { continue };
            spots.push(Spot { row, child });
            if spots.len() == WAITING {
                pack(of.runs(table), spots);
            }
        }
    }

    /// Packs what still waits, and gives all.
    pub fn finish(mut self) -> Found {
        for (of, waiting) in self.found.0.iter_mut().zip(self.waiting) {
            for (table, mut spots) in waiting {
                let runs = of.runs(table);
                pack(runs, &mut spots);
                runs.iter_mut().for_each(Run::shrink);
            }
        }
        self.found
    }
}

/// Packs spots behind the last run where they go on from it, else as a run of their own.
fn pack(runs: &mut Vec<Run>, spots: &mut Vec<Spot>) {
    spots.sort_unstable_by_key(|spot| u64::from(spot.row) << 32 | u64::from(spot.child));
    let Some(first) = spots.first().copied() else { return };
    match runs.last_mut().filter(|run| run.goes_on_with(first)) {
        Some(run) => spots.drain(..).for_each(|spot| run.add(spot)),
        None => {
            let mut run = Run::default();
            spots.drain(..).for_each(|spot| run.add(spot));
            runs.push(run);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Collector;
    use crate::looked_after::tables::Table;

    #[test]
    fn findings_come_out_in_the_order_of_tables_and_rows() {
        let rows = 40_000;
        // Rows of the children are scattered through the table.
        let scattered = |number: u32| number * 7919 % rows;
        let mut halves = [Collector::new(3), Collector::new(3)];
        for child in 0..rows {
            let row = scattered(child);
            let places = [(Table::Episode, row), (Table::Header, row)];
            halves[usize::from(child % 3 == 0)].add(1, child, places.into_iter());
        }
        let [one, other] = halves.map(Collector::finish);
        let mut all = one;
        all.join(other);
        let found: Vec<_> = all.of(1).map(|found| (found.table, found.row)).collect();
        let wanted: Vec<_> = [Table::Header, Table::Episode]
            .into_iter()
            .flat_map(|table| (0..rows).map(move |row| (table, row)))
            .collect();
        assert_eq!(found, wanted);
        assert!(all.of(1).all(|found| found.row == scattered(found.child)));
        let (rule, of) = all.rules().next().unwrap();
        assert_eq!((rule, of.children, of.places), (1, 40_000, 80_000));
    }
}
