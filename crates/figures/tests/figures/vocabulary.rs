//! Measures, places and groups that the tests speak of. All are invented.

use std::sync::LazyLock;

use bigplan_figures::Vocabulary;
use bigplan_measure::{Areas, Catalogue, Groups};

const AREAS: &str = "code,name,kind,parent,aliases
X92000001,Mereland,country,,
X12000001,Fenside,region,X92000001,
X10000001,Wexshire,county,X12000001,901
X07000001,Ashby Fen,district,X10000001,
X07000002,Barrow Vale,district,X10000001,
X07000003,Corley,district,X10000001,
X06000001,Tolmouth,unitary,X12000001,902
X06000046,Isle of Marr,unitary,X12000001,921
X06000050,\"Dunham (until 2019)\",unitary,X12000001,
X06000051,Dunham,unitary,X12000001,
";

const GROUPS: &str = r#"
[[dimension]]
code = "sex"
name = "Sex"
values = [{ code = "girls", name = "Girls", also = ["female", "F"] }, { code = "boys", name = "Boys", also = ["male", "M"] }]
[[dimension]]
code = "age"
name = "Age"
values = [{ code = "16-17", name = "16 and 17" }]
[[dimension]]
code = "deprivation"
name = "Deprivation"
values = [{ code = "most", name = "Most deprived quintile" }, { code = "least", name = "Least deprived quintile" }]
"#;

/// Code, title, unit, kind of year, basis, multiplier, denominator, other names.
type Words = (&'static str, &'static str, &'static str, &'static str, &'static str, f64, &'static str, &'static str);

const MEASURES: [Words; 7] = [
    ("m-teeth", "Children with healthy teeth", "percent", "calendar", "proportion", 100.0, "Children", "teeth_percent"),
    (
        "m-reading",
        "Children who read well",
        "percent",
        "school",
        "proportion",
        100.0,
        "Pupils",
        "reading_percent\", \"M 2",
    ),
    ("m-falls", "Falls from trees", "per 1000", "calendar", "rate", 1000.0, "Children", "Falls, per 1,000 children"),
    ("m-visits", "Visits to the library", "count", "financial", "count", 1.0, "", "visits_count"),
    ("m-spend", "Spending on play", "gbp", "financial", "count", 1.0, "", "play_gbp"),
    ("m-wait", "Days of waiting", "days", "calendar", "mean", 1.0, "Children who waited", "wait_days"),
    (
        "m-swim",
        "Children who swim",
        "percent",
        "snapshot",
        "proportion",
        100.0,
        "Children",
        "Swimming (5 years combined)",
    ),
];

fn definition(words: &Words) -> (String, String) {
    let (code, title, unit, year, basis, multiplier, denominator, also) = words;
    let denominator = if denominator.is_empty() { String::new() } else { format!("denominator = \"{denominator}\"\n") };
    let text = format!(
        "code = \"{code}\"\ntitle = \"{title}\"\nplain = \"Invented.\"\nunit = \"{unit}\"\ndecimals = 1\npolarity = \"high\"\n\
         frequency = \"yearly\"\nyear = \"{year}\"\nbasis = \"{basis}\"\nmultiplier = {multiplier:?}\nnumerator = \"Counted\"\n\
         {denominator}source = \"Invented\"\nanswers = \"Nobody\"\nconfirmed = \"source\"\nevidence = \"Invented\"\n\
         tolerance = {{ within = 1.0 }}\nheld = {{ from = 1995 }}\nalso = [\"{also}\"]\n"
    );
    (format!("{code}.toml"), text)
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let files: Vec<_> = MEASURES.iter().map(definition).collect();
    Catalogue::read(&files).unwrap_or_else(|wrong| panic!("{wrong:?}"))
});
static PLACES: LazyLock<Areas> =
    LazyLock::new(|| Areas::read(&[("areas.csv".to_owned(), AREAS.to_owned())]).expect("places are well written"));
static GROUPINGS: LazyLock<Groups> =
    LazyLock::new(|| Groups::read("groups.toml", GROUPS).expect("groups are well written"));

/// All of them.
pub fn invented() -> Vocabulary<'static> {
    Vocabulary { catalogue: &CATALOGUE, areas: &PLACES, groups: &GROUPINGS }
}
