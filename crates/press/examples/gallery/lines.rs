//! Charts over time.

use bigplan_press::control::{Rule, Signal, Stretch};
use bigplan_press::trend::{Forecast, Intervals, Line};
use bigplan_press::{Control, Drawn, Interval, NumberFormat, Point, Sparkline, Standing, Trend};

use super::Shown;

/// Every chart over time.
pub fn all() -> Vec<Shown> {
    let mut all: Vec<Shown> = vec![
        ("Trend", trend().for_page("trend")),
        ("Trend with forecast", with_forecast().for_page("forecast")),
        ("Trend, awkward", awkward().for_page("awkward")),
        ("Trend, one point", Trend { points: yearly(&[8.1]), ..plain() }.for_page("one")),
        ("Trend, no point", Trend { points: Vec::new(), ..plain() }.for_page("none")),
        ("Trend, all equal", Trend { points: yearly(&[3.0; 8]), ..plain() }.for_page("equal")),
        ("Trend, high percentages", Trend { points: yearly(&[91.0, 92.5, 94.0, 96.1]), ..plain() }.for_page("high")),
        ("Trend, pounds", pounds().for_page("pounds")),
        ("Control chart", control().for_page("control")),
        ("Control chart, new limits", stepped().for_page("stepped")),
    ];
    for (index, width) in [60.0, 90.0, 120.0].into_iter().enumerate() {
        all.push(("Sparkline", sparkline(width).draw(&format!("spark-{index}"))));
    }
    all.push(("Sparkline, one point", Sparkline { points: yearly(&[4.0]), ..sparkline(100.0) }.draw("spark-one")));
    all
}

fn yearly(values: &[f64]) -> Vec<Point> {
    (1998u16..).zip(values).map(|(year, value)| Point::new(f64::from(year), year.to_string(), *value)).collect()
}

fn plain() -> Trend {
    Trend {
        title: "Persistent absence".into(),
        unit: "% of pupils".into(),
        numbers: NumberFormat::percent(1),
        subject: "Seaford".into(),
        ..Trend::default()
    }
}

fn trend() -> Trend {
    let mut points = yearly(&[54.0, 55.1, 53.2, 51.8, 52.5, 49.9, 50.2, 48.0, 47.7, 46.1, 44.9]);
    points = points.into_iter().map(with_whisker).collect();
    points[4] = Point::missing(2002.0, "2002", "not published");
    points[8] = points[8].clone().after_break();
    points[10] = points[10].clone().standing(Standing::Provisional);
    let target = |name: &str, value| Line::new(name, vec![Point::new(2010.0, "2010", value)]);
    Trend {
        title: "Teenage conceptions".into(),
        unit: "conceptions per 1,000 girls aged 15 to 17".into(),
        numbers: NumberFormat::plain(1),
        points,
        interval_name: "95% interval".into(),
        targets: vec![target("Target", 36.0), target("Stretch target", 30.0)],
        comparators: vec![
            Line::new("England", yearly(&[46.6, 44.8, 43.6, 42.5, 42.7, 42.1, 41.6, 41.3, 40.6, 41.8, 39.7])),
            Line::new(
                "Statistical neighbours",
                yearly(&[49.6, 47.8, 46.6, 45.5, 44.7, 43.1, 43.6, 42.3, 41.6, 42.0, 40.7]),
            ),
            Line::new("East region", yearly(&[37.9, 37.0, 36.1, 35.3, 34.6, 34.0, 33.4, 33.5, 33.1, 33.2, 31.2])),
        ],
        ..plain()
    }
}

fn with_whisker(point: Point) -> Point {
    let value = point.value.unwrap_or_default();
    point.between(value - 3.5, value + 3.7)
}

fn with_forecast() -> Trend {
    let ahead = (2009u16..2013).zip([43.6, 42.4, 41.2, 40.0]);
    let forecast = Forecast {
        points: ahead
            .map(|(year, value)| {
                let spread = f64::from(year - 2007) * 1.6;
                Point::new(f64::from(year), year.to_string(), value).between(value - spread, value + spread)
            })
            .collect(),
        interval_name: "80% interval".into(),
        assumes: "the fall goes on as over the last eight years".into(),
    };
    let target = (2009u16..2012).zip([42.0, 39.0, 36.0]);
    let target = target.map(|(year, value)| Point::new(f64::from(year), year.to_string(), value)).collect();
    Trend { forecast: Some(forecast), targets: vec![Line::new("Target", target)], ..trend() }
}

fn awkward() -> Trend {
    let quarter = |number: u16| {
        let at = 2004.0 + f64::from(number) / 4.0;
        let value = 70.0 + f64::from(number * 37 % 11);
        Point::new(at, format!("Quarter {} 20{:02}/{:02}", number % 4 + 1, 4 + number / 4, 5 + number / 4), value)
            .between(value - 6.0, value + 5.0)
    };
    let line = |name: &str, value: f64| {
        Line::new(
            name,
            (0..24).map(quarter).map(|point| Point { value: Some(value), interval: None, ..point }).collect(),
        )
    };
    Trend {
        unit: "% of initial assessments that were finished within seven working days of the referral, of all that were finished in the quarter".into(),
        subject: "Riverside-and-somewhere-with-a-very-long-name Partnership".into(),
        points: (0..24).map(quarter).collect(),
        intervals: Intervals::Band,
        interval_name: "95% interval".into(),
        comparators: vec![line("England", 75.0), line("East of England", 75.1), line("Ten statistical neighbours", 75.2), line("Best quarter", 75.3), line("Fifth", 20.0)],
        targets: vec![line("Target of the improvement notice", 75.2)],
        ..plain()
    }
}

fn pounds() -> Trend {
    Trend {
        points: yearly(&[1.2e6, 1.9e6, 2.4e6, -3e5]),
        numbers: NumberFormat::pounds(),
        unit: "Spending".into(),
        ..plain()
    }
}

fn control() -> Control {
    let values = [
        102.0, 96.0, 110.0, 99.0, 104.0, 93.0, 107.0, 101.0, 97.0, 135.0, 108.0, 109.0, 112.0, 110.0, 111.0, 115.0,
        109.0, 113.0,
    ];
    let names = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];
    let point = |(month, value): (u16, &f64)| {
        let name = names[usize::from(month % 12)];
        Point::new(2008.25 + f64::from(month) / 12.0, format!("{name} {}", 2008 + (month + 3) / 12), *value)
    };
    let points: Vec<Point> = (0u16..).zip(&values).map(point).collect();
    let signal = |index: usize, rule| Signal { at: points[index].at, rule };
    let mut signals = vec![signal(9, Rule::Outside)];
    signals.extend((10..18).map(|index| signal(index, Rule::Side)));
    Control {
        title: "Referrals".into(),
        unit: "referrals a month".into(),
        numbers: NumberFormat::plain(0),
        stretches: vec![Stretch {
            from: 2008.0,
            to: 2010.0,
            centre: 105.0,
            limits: Some(Interval { low: 82.0, high: 128.0 }),
        }],
        signals,
        points,
        from_nought: false,
    }
}

fn stepped() -> Control {
    let first = Stretch {
        from: 2008.25,
        to: 2008.25 + 8.0 / 12.0,
        centre: 101.0,
        limits: Some(Interval { low: 80.0, high: 122.0 }),
    };
    let second = Stretch {
        from: 2009.0,
        to: 2009.25 + 5.0 / 12.0,
        centre: 112.0,
        limits: Some(Interval { low: 92.0, high: 132.0 }),
    };
    let mut control = Control { stretches: vec![first, second], from_nought: true, ..control() };
    control.signals.truncate(1);
    control.signals.push(Signal { at: control.points[2].at, rule: Rule::NearLimit });
    control.signals.push(Signal { at: control.points[15].at, rule: Rule::Course });
    control
}

fn sparkline(width: f64) -> Sparkline {
    Sparkline {
        title: "Persistent absence".into(),
        numbers: NumberFormat::percent(1),
        points: trend().points,
        band_name: "statistical neighbours".into(),
        band: (1998u16..2009)
            .zip([49.0, 48.0, 47.0, 46.5, 46.0, 45.5, 45.0, 44.0, 43.0, 42.0, 41.0])
            .map(|(year, middle)| (f64::from(year), Interval { low: middle - 4.0, high: middle + 4.0 }))
            .collect(),
        target: Some(38.0),
        width,
    }
}
