//! Who may see the columns that follow from definitions.

use bigplan_register::Registers;
use bigplan_register::definition::Holds;

use super::names::{ClockPart, clock_column_name, column_name, table_name};
use crate::columns::Privacy;

/// Every column of the registers' own tables: table, column, who may see it. What a clock says of a record is as private
/// as the record's days are by default.
pub fn columns_of(registers: &Registers) -> Vec<(String, String, Privacy)> {
    let mut columns = Vec::new();
    for definition in registers.iter() {
        let table = table_name(&definition.code);
        columns.push((table.clone(), "record__id".to_owned(), Privacy::Internal));
        for field in &definition.fields {
            columns.push((table.clone(), column_name(&field.code), privacy(definition.holds(field))));
        }
        for clock in &definition.clocks {
            for part in ClockPart::ALL {
                columns.push((table.clone(), clock_column_name(&clock.code, part), privacy(definition.holds)));
            }
        }
    }
    columns
}

fn privacy(holds: Holds) -> Privacy {
    match holds {
        Holds::Public => Privacy::Public,
        Holds::Internal => Privacy::Internal,
        Holds::Personal => Privacy::Personal,
    }
}
