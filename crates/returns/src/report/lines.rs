//! Every finding as a line of a table.

use super::{Place, Report, RuleFound};
use crate::change::Change;

impl Report {
    /// Every finding as cells: rule, weight, table, row, child, columns, what is wrong; headings first. Where there was an
    /// earlier file, one more says whether it is new, stays, or was mended since. No cell of the return is among them but
    /// the child's number.
    pub fn lines(&self, change: Option<&Change>, mut line: impl FnMut(&[&str])) {
        let mut wide = |cells: [&str; 7], since: &str| match change {
            Some(_) => line(&[cells.as_slice(), &[since]].concat()),
            None => line(&cells),
        };
        wide(["rule", "weight", "table", "row", "child", "columns", "what"], "since");
        for rule in &self.rules {
            let changed = change.and_then(|change| change.rules.iter().find(|one| one.rule.code == rule.code));
            let mut new = changed.map(|changed| changed.new.iter()).into_iter().flatten().peekable();
            for place in self.places(rule) {
                let since = if new.next_if_eq(&&place).is_some() { "new" } else { "stays" };
                self.line(rule, &place, |cells| wide(cells, since));
            }
        }
        for (change, changed) in change.iter().flat_map(|change| change.rules.iter().map(move |rule| (change, rule))) {
            for place in &changed.mended {
                change.earlier.line(&changed.rule, place, |cells| wide(cells, "mended"));
            }
        }
        for (rule, lacks) in &self.cannot {
            wide([rule, "not run", "", "", "", "", &format!("it lacks {lacks}")], "");
        }
        for one in self.unread.iter() {
            let row = one.row.map(|row| row.to_string()).unwrap_or_default();
            wide(["", "not read", one.table, &row, "", "", one.what], "");
        }
    }

    fn line(&self, rule: &RuleFound, place: &Place, line: impl FnOnce([&str; 7])) {
        let child = place.child.map(|child| self.child(child)).unwrap_or_default();
        let all = rule.columns.join(" ");
        let columns = if place.column.is_empty() { all.as_str() } else { place.column };
        let row = if place.row == 0 { String::new() } else { place.row.to_string() };
        line([rule.code, rule.weight(), place.table, &row, &child, columns, rule.text]);
    }
}
