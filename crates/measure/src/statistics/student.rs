//! Student's t distribution, for means and for straight lines.
//!
//! Incomplete beta function by its continued fraction, Abramowitz and Stegun 26.5.8.

use super::gamma::ln_gamma;

/// The t that leaves half of `alpha` above it, for degrees of freedom of one or more; `None` otherwise.
pub(super) fn t_value(freedom: f64, alpha: f64) -> Option<f64> {
    if !(freedom >= 1.0 && freedom.is_finite() && alpha > 0.0 && alpha < 1.0) {
        return None;
    }
    let (mut low, mut high) = (0.0, 1.0e5);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if both_tails(middle, freedom) > alpha { low = middle } else { high = middle }
    }
    Some(0.5 * (low + high))
}

/// The share beyond t on both sides.
fn both_tails(t: f64, freedom: f64) -> f64 {
    incomplete_beta(freedom / (freedom + t * t), 0.5 * freedom, 0.5)
}

fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let nonzero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / nonzero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / nonzero(1.0 + even * d);
        c = nonzero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / nonzero(1.0 + odd * d);
        c = nonzero(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    h
}

#[cfg(test)]
mod tests {
    use super::t_value;

    #[test]
    fn critical_values_are_those_of_the_tables() {
        // NIST e-Handbook, table 1.3.6.7.2: upper 2.5 % with 1, 3, 10, 30 and 100 degrees of freedom, upper 0.1 % with 10.
        for (freedom, alpha, value) in [
            (1.0, 0.05, 12.706),
            (3.0, 0.05, 3.182),
            (10.0, 0.05, 2.228),
            (30.0, 0.05, 2.042),
            (100.0, 0.05, 1.984),
            (10.0, 0.002, 4.144),
        ] {
            let t = t_value(freedom, alpha).unwrap_or_default();
            assert!((t - value).abs() < 5e-4, "{freedom} {alpha}: {t}");
        }
        assert_eq!(t_value(0.0, 0.05), None);
        assert_eq!(t_value(f64::NAN, 0.05), None);
    }
}
