//! Short texts as numbers, so that tens of millions of pupils are told apart without a text each: a pupil number of up to
//! fifteen characters as one number of 128 bits, a code of up to eight as one of 64. Equal texts are equal numbers, and
//! numbers are in the order of their texts.

use std::fmt;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, Decimal128Array, Int64Array, StringArray};
use arrow::datatypes::DataType;
use datafusion::common::{exec_datafusion_err, exec_err};
use datafusion::error::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};

/// The functions for SQL: `bigplan_pupil`, `bigplan_code` and `bigplan_groups`.
pub fn all() -> Vec<Arc<ScalarUDF>> {
    let one = |name, longest| {
        let signature = Signature::exact(vec![DataType::Utf8], Volatility::Immutable);
        Arc::new(ScalarUDF::from(Packed { name, longest, signature }))
    };
    let columns = vec![DataType::Utf8, DataType::Boolean, DataType::Utf8];
    let groups = Groups { signature: Signature::exact(columns, Volatility::Immutable) };
    vec![one("bigplan_pupil", PUPIL), one("bigplan_code", CODE), Arc::new(ScalarUDF::from(groups))]
}

/// The most bytes of a pupil number: more do not fit into the 38 digits of a decimal.
const PUPIL: usize = 15;
/// The most bytes of a code.
const CODE: usize = 8;

/// The text of a packed code.
pub fn code(packed: i64) -> String {
    let bytes = packed.to_be_bytes();
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(CODE);
    String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned()
}

/// The groups of a pupil as one number: sex, free meals, and the ethnic group's code of up to five characters.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Groups {
    signature: Signature,
}

/// The most bytes of the code of an ethnic group.
const ETHNICITY: usize = 5;

/// A group of pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// All of them.
    All,
    /// By the code of their ethnic group.
    Ethnicity([u8; ETHNICITY]),
    /// Whether they have free meals.
    FreeMeals(bool),
    /// Whether they are girls or boys.
    Girls(bool),
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Ethnicity(code) => {
                let end = code.iter().position(|byte| *byte == 0).unwrap_or(ETHNICITY);
                write!(f, "ethnicity:{}", String::from_utf8_lossy(code.get(..end).unwrap_or_default()))
            }
            Self::FreeMeals(yes) => f.write_str(if *yes { "free-meals:yes" } else { "free-meals:no" }),
            Self::Girls(yes) => f.write_str(if *yes { "sex:girls" } else { "sex:boys" }),
        }
    }
}

/// The groups that a number means; those that are not known are `None`.
pub fn groups_of(packed: i64) -> [Option<Group>; 3] {
    let [_, sex, meals, ethnicity @ ..] = packed.to_be_bytes();
    let sex = matches!(sex, b'F' | b'M').then_some(Group::Girls(sex == b'F'));
    let meals = (meals > 0).then_some(Group::FreeMeals(meals == 2));
    [sex, meals, (ethnicity[0] > 0).then_some(Group::Ethnicity(ethnicity))]
}

impl ScalarUDFImpl for Groups {
    fn name(&self) -> &str {
        "bigplan_groups"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Int64)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let columns = args.args.iter().map(|arg| arg.to_array(args.number_rows)).collect::<Result<Vec<_>>>()?;
        let [sex, meals, ethnicity] = columns.as_slice() else { return exec_err!("groups are of three columns") };
        let text = |column: &ArrayRef| column.as_any().downcast_ref::<StringArray>().cloned();
        let (sex, ethnicity) = (text(sex), text(ethnicity));
        let meals = meals.as_any().downcast_ref::<BooleanArray>();
        let (Some(sex), Some(meals), Some(ethnicity)) = (sex, meals, ethnicity) else {
            return exec_err!("sex and ethnic group are texts, free meals yes or no");
        };
        let mut packed = Vec::with_capacity(args.number_rows);
        for row in 0..args.number_rows {
            let sex = if sex.is_null(row) { 0 } else { sex.value(row).bytes().next().unwrap_or_default() };
            let meals = if meals.is_null(row) { 0 } else { 1 + u8::from(meals.value(row)) };
            let code = if ethnicity.is_null(row) { "" } else { ethnicity.value(row) };
            if code.len() > ETHNICITY || code.as_bytes().contains(&0) {
                return exec_err!("\"{code}\" is no code of an ethnic group: it has at most {ETHNICITY} characters");
            }
            let mut bytes = [0, sex, meals, 0, 0, 0, 0, 0];
            bytes.iter_mut().skip(3).zip(code.as_bytes()).for_each(|(to, byte)| *to = *byte);
            packed.push(i64::from_be_bytes(bytes));
        }
        Ok(ColumnarValue::Array(Arc::new(Int64Array::from(packed))))
    }
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Packed {
    name: &'static str,
    longest: usize,
    signature: Signature,
}

impl ScalarUDFImpl for Packed {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(if self.longest == PUPIL { DataType::Decimal128(38, 0) } else { DataType::Int64 })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [texts] = args.args.as_slice() else { return exec_err!("{} takes one text", self.name) };
        let texts = texts.to_array(args.number_rows)?;
        let texts = texts.as_any().downcast_ref::<StringArray>();
        let texts = texts.ok_or_else(|| exec_datafusion_err!("{} takes a text", self.name))?;
        let fits = |text: &str| text.len() <= self.longest && !text.as_bytes().contains(&0);
        if let Some(long) = texts.iter().flatten().find(|text| !fits(text)) {
            // A number points at a pupil: it is not told.
            let (most, has) = (self.longest, long.len());
            return exec_err!(
                "a pupil number, school or code has {has} characters, and at most {most} can be told apart"
            );
        }
        Ok(ColumnarValue::Array(if self.longest == PUPIL { pupils(texts)? } else { codes(texts) }))
    }
}

fn pupils(texts: &StringArray) -> Result<ArrayRef> {
    let one = |text: &str| {
        let mut bytes = [0; 16];
        bytes.iter_mut().skip(1).zip(text.as_bytes()).for_each(|(to, byte)| *to = *byte);
        i128::from_be_bytes(bytes)
    };
    let packed: Decimal128Array = texts.iter().map(|text| text.map(one)).collect();
    Ok(Arc::new(packed.with_precision_and_scale(38, 0)?))
}

fn codes(texts: &StringArray) -> ArrayRef {
    let one = |text: &str| {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(text.as_bytes()).for_each(|(to, byte)| *to = *byte);
        i64::from_be_bytes(bytes)
    };
    Arc::new(texts.iter().map(|text| text.map(one)).collect::<Int64Array>())
}

#[cfg(test)]
mod tests {
    use arrow::array::{Array, Int64Array, StringArray};

    #[test]
    fn codes_come_back_and_keep_their_order() {
        let texts = ["", "100123", "12345678", "WBRI"];
        let packed = super::codes(&StringArray::from(texts.to_vec()));
        let packed = packed.as_any().downcast_ref::<Int64Array>().unwrap().values().to_vec();
        assert_eq!(packed.iter().map(|one| super::code(*one)).collect::<Vec<_>>(), texts);
        assert!(packed.is_sorted());
        let pupils = StringArray::from(vec!["A12345678901B", "A12345678901C", "A12345678901"]);
        let pupils = super::pupils(&pupils).unwrap();
        assert_eq!(pupils.len(), 3);
    }
}
