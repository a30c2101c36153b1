//! The functions that plans call: the very code by which the ledger counts, for columns.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Date32Array, ListArray, StringArray, StringBuilder};
use arrow::datatypes::DataType;
use bigplan_columnar::{Records, day_of};
use bigplan_counting::{Frame, tallies as tallies_of};
use datafusion::common::{exec_datafusion_err, exec_err};
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use jiff::civil::Date;

use crate::keys;
use crate::part::{self, Part};
use crate::rules::{Rules, rules};
use crate::tally::{Tallies, tally_type};

/// All functions of this program, for every process of a cluster.
pub fn all() -> Vec<Arc<ScalarUDF>> {
    let own = [record(), child(), tallies()].map(Arc::new);
    own.into_iter().chain(keys::all()).collect()
}

/// The columns of a register as parts: its code, and the columns of its file in their order.
pub fn record() -> ScalarUDF {
    ScalarUDF::from(Function { name: "bigplan_record", what: What::Record, signature: any() })
}

/// Children as parts: born, died, sex.
pub fn child() -> ScalarUDF {
    let columns = vec![DataType::Date32, DataType::Date32, DataType::Utf8];
    let signature = Signature::exact(columns, Volatility::Immutable);
    ScalarUDF::from(Function { name: "bigplan_child", what: What::Child, signature })
}

/// What the parts of each child count for: the parts, the day of counting, the digest of the rules, the measures.
pub fn tallies() -> ScalarUDF {
    let signature = Signature::new(TypeSignature::Any(4), Volatility::Immutable);
    ScalarUDF::from(Function { name: "bigplan_tallies", what: What::Tallies, signature })
}

fn any() -> Signature {
    Signature::variadic_any(Volatility::Immutable)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum What {
    Record,
    Child,
    Tallies,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Function {
    name: &'static str,
    what: What,
    signature: Signature,
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(if self.what == What::Tallies { tally_type() } else { DataType::Utf8 })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rules = rules().map_err(|bad| exec_datafusion_err!("definitions are wrong on this machine: {bad}"))?;
        let rows = args.number_rows;
        let made = match self.what {
            What::Record => records(rules, &args.args, rows)?,
            What::Child => children(&arrays(&args.args, rows)?)?,
            What::Tallies => counted(rules, &args.args, rows)?,
        };
        Ok(ColumnarValue::Array(made))
    }
}

fn arrays(args: &[ColumnarValue], rows: usize) -> Result<Vec<ArrayRef>> {
    args.iter().map(|arg| arg.to_array(rows)).collect()
}

/// The text that an argument is for all rows.
fn text(args: &[ColumnarValue], at: usize) -> Result<String> {
    match args.get(at) {
        Some(ColumnarValue::Scalar(value)) if value.try_as_str().flatten().is_some() => {
            Ok(value.try_as_str().flatten().unwrap_or_default().to_owned())
        }
        _ => exec_err!("argument {at} must be one text"),
    }
}

fn strings(array: &ArrayRef) -> Result<&StringArray> {
    array.as_any().downcast_ref().ok_or_else(|| exec_datafusion_err!("a column is no text"))
}

fn records(rules: &Rules, args: &[ColumnarValue], rows: usize) -> Result<ArrayRef> {
    let register = text(args, 0)?;
    let layout = rules.layouts.iter().find(|layout| layout.register().as_str() == register);
    let layout = layout.ok_or_else(|| exec_datafusion_err!("nothing that is counted reads {register}"))?;
    let columns = arrays(args.get(1..).unwrap_or_default(), rows)?;
    let told = |why: &dyn std::fmt::Display| exec_datafusion_err!("{why}");
    let records = Records::of(layout, &columns).map_err(|why| told(&why))?;
    let mut made = StringBuilder::new();
    for row in 0..rows {
        let (_, record, written) = records.row(row).map_err(|why| told(&why))?;
        let source = written.source.map(|source| source.to_string());
        let part = Part::Record(layout.register().clone(), record, written.on, written.missing, source);
        made.append_value(part.text().map_err(|why| told(&why))?);
    }
    Ok(Arc::new(made.finish()))
}

fn children(columns: &[ArrayRef]) -> Result<ArrayRef> {
    let [born, died, sex] = columns else { return exec_err!("a child is born, died and sex") };
    let day = |column: &ArrayRef, row: usize| {
        let column = column.as_any().downcast_ref::<Date32Array>();
        let column = column.ok_or_else(|| exec_datafusion_err!("a column is no day"))?;
        if column.is_null(row) {
            return Ok(None);
        }
        day_of(column.value(row)).map(Some).ok_or_else(|| exec_datafusion_err!("a day is in no calendar"))
    };
    let mut made = StringBuilder::new();
    for row in 0..born.len() {
        let sex = strings(sex)?;
        let sex = (!sex.is_null(row)).then(|| sex.value(row).to_owned());
        let part = Part::Child(day(born, row)?, day(died, row)?, sex);
        made.append_value(part.text().map_err(|why| exec_datafusion_err!("{why}"))?);
    }
    Ok(Arc::new(made.finish()))
}

fn counted(rules: &Rules, args: &[ColumnarValue], rows: usize) -> Result<ArrayRef> {
    let (today, digest, codes) = (text(args, 1)?, text(args, 2)?, text(args, 3)?);
    if digest != rules.digest {
        return exec_err!("this machine has other definitions or another version of the program than whoever asks");
    }
    let today: Date = today.parse().map_err(|why| exec_datafusion_err!("the day of counting: {why}"))?;
    let codes: Vec<_> = codes.split(' ').filter_map(|code| code.parse().ok()).collect();
    let counts = rules.counts.clone().among(&codes);
    let (registers, calendar, areas) = (&rules.registers, &rules.calendar, &rules.definitions.areas);
    let frame = Frame { counts: &counts, registers, calendar, areas, today };
    let Some(parts) = args.first() else { return exec_err!("there are no parts") };
    let parts = parts.to_array(rows)?;
    let parts = parts.as_any().downcast_ref::<ListArray>();
    let parts = parts.ok_or_else(|| exec_datafusion_err!("parts are no list"))?;
    let mut made = Tallies::default();
    for row in 0..rows {
        let of = parts.value(row);
        let child = part::child(strings(&of)?.iter().flatten());
        let child = child.map_err(|why| exec_datafusion_err!("a part of a child: {why}"))?;
        made.push(child.map(|child| tallies_of(frame, &child)).unwrap_or_default().iter());
    }
    made.finish()
}
