//! Reads files of areas, as TOML or CSV.

use serde::Deserialize;
use toml::Spanned;

use super::{Area, AreaKind, Areas};
use crate::AreaCode;
use crate::fold::fold;
use crate::refusal::{BadDefinition, FileText};

/// The heading of a CSV file of areas.
const COLUMNS: &str = "code,name,kind,parent,aliases";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaFile {
    #[serde(default)]
    area: Vec<AuthoredArea>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AuthoredArea {
    code: Spanned<AreaCode>,
    name: String,
    kind: AreaKind,
    #[serde(default)]
    parent: Option<AreaCode>,
    #[serde(default)]
    aliases: Vec<String>,
}

/// A place with its line.
struct Placed<'a> {
    file: FileText<'a>,
    line: usize,
    area: Area,
}

/// See [`Areas::read`].
pub(super) fn read(files: &[(String, String)]) -> Result<Areas, Vec<BadDefinition>> {
    let mut faults = Vec::new();
    let mut placed = Vec::new();
    for (name, text) in files {
        let file = FileText { name, text };
        let read = if name.ends_with(".csv") { read_csv(file) } else { read_toml(file) };
        match read {
            Ok(areas) => placed.extend(areas),
            Err(wrong) => faults.extend(wrong),
        }
    }
    let whole = faults.is_empty();
    let mut areas = Areas::default();
    for Placed { file, line, area } in &placed {
        if area.name.trim().is_empty() {
            faults.push(file.refuse_line(*line, format!("{} has no name", area.code)));
        }
        if !areas.take(area.clone()) {
            faults.push(file.refuse_line(*line, format!("{} stands twice", area.code)));
        }
    }
    for Placed { file, line, area } in placed.iter().filter(|_| whole) {
        if let Some(parent) = area.parent.as_ref().filter(|parent| areas.find(parent).is_none()) {
            faults.push(
                file.refuse_line(*line, format!("no file has {parent}, which {} is said to be part of", area.code)),
            );
        }
    }
    if faults.is_empty() { Ok(areas) } else { Err(faults) }
}

fn read_toml(file: FileText<'_>) -> Result<Vec<Placed<'_>>, Vec<BadDefinition>> {
    let read: AreaFile = toml::from_str(file.text).map_err(|error| vec![file.refuse_toml(&error)])?;
    let placed = read.area.into_iter().map(|authored| {
        let line = file.line(authored.code.span().start);
        let AuthoredArea { code, name, kind, parent, aliases } = authored;
        Placed { file, line, area: Area { code: code.into_inner(), name, kind, parent, aliases } }
    });
    Ok(placed.collect())
}

fn read_csv(file: FileText<'_>) -> Result<Vec<Placed<'_>>, Vec<BadDefinition>> {
    let mut lines = file.text.trim_start_matches('\u{feff}').lines().enumerate();
    if lines.next().map(|(_, heading)| heading.trim()) != Some(COLUMNS) {
        return Err(vec![file.refuse_line(1, format!("the first line must be {COLUMNS}"))]);
    }
    let (mut placed, mut faults) = (Vec::new(), Vec::new());
    for (index, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        match read_row(text) {
            Ok(area) => placed.push(Placed { file, line: index + 1, area }),
            Err(reason) => faults.push(file.refuse_line(index + 1, reason)),
        }
    }
    if faults.is_empty() { Ok(placed) } else { Err(faults) }
}

/// A row of five cells; a cell with a comma stands in quotation marks, aliases are parted by ";".
fn read_row(text: &str) -> Result<Area, String> {
    let cells = cells(text);
    let [code, name, kind, parent, aliases] = cells.as_slice() else {
        return Err(format!("a line has five cells ({COLUMNS}), this one has {}", cells.len()));
    };
    let kind = AreaKind::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(kind))
        .map_err(|error| error.to_string().replace("unknown variant", "unknown word"))?;
    let parent = Some(parent).filter(|text| !text.is_empty()).map(|text| text.parse::<AreaCode>()).transpose();
    Ok(Area {
        code: code.parse().map_err(|error: crate::ReadCodeError| error.to_string())?,
        name: name.clone(),
        kind,
        parent: parent.map_err(|error| error.to_string())?,
        aliases: aliases.split(';').map(str::trim).filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
    })
}

fn cells(text: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in text.trim_end().chars() {
        match (c, quoted) {
            ('"', _) => quoted = !quoted,
            (',', false) => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(c);
                }
            }
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

impl Areas {
    /// Takes a place in; false when its code was there before.
    fn take(&mut self, area: Area) -> bool {
        let names = [area.code.as_str(), &area.name].into_iter().chain(area.aliases.iter().map(String::as_str));
        for name in names.map(fold).filter(|name| !name.is_empty()) {
            let sharing = self.by_name.entry(name).or_default();
            if !sharing.contains(&area.code) {
                sharing.push(area.code.clone());
            }
        }
        if let Some(parent) = &area.parent {
            self.children.entry(parent.clone()).or_default().push(area.code.clone());
        }
        self.by_code.insert(area.code.clone(), area).is_none()
    }
}
