//! Reads one file of a register or a shared code list.

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;

use super::check::{check, check_list};
use super::{CodeList, Definition, Faults};

/// Reads a register's file; every fault found is answered at once.
pub(crate) fn read(file: FileText<'_>) -> Result<Definition, Vec<BadDefinition>> {
    let definition: Definition = toml::from_str(file.text).map_err(|error| vec![file.refuse_toml(&error)])?;
    let mut faults = Faults::of(file);
    named(file, definition.code.as_str(), &mut faults);
    check(&definition, &mut faults);
    done(definition, faults)
}

/// Reads the file of a code list that registers share.
pub(crate) fn read_list(file: FileText<'_>) -> Result<CodeList, Vec<BadDefinition>> {
    let list: CodeList = toml::from_str(file.text).map_err(|error| vec![file.refuse_toml(&error)])?;
    let mut faults = Faults::of(file);
    named(file, list.code.as_str(), &mut faults);
    check_list(&list, "", &mut faults);
    done(list, faults)
}

fn named(file: FileText<'_>, code: &str, faults: &mut Faults<'_>) {
    let stem = file.name.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or(file.name);
    faults.unless(code == stem, "code", || {
        format!("the code {code} and the file's name differ: call the file {code}.toml, or change the code to {stem}")
    });
}

fn done<T>(read: T, faults: Faults<'_>) -> Result<T, Vec<BadDefinition>> {
    let found = faults.into_found();
    if found.is_empty() { Ok(read) } else { Err(found) }
}
