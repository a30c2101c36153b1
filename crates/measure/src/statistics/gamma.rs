//! The gamma distribution, for exact limits of counts.
//!
//! Series and continued fraction as in Abramowitz and Stegun, Handbook of Mathematical Functions, 6.5.29 and 6.5.31.

/// The logarithm of the gamma function for a positive number (Lanczos, 9 terms; error under 1e-13).
pub(super) fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        // The reflection formula: the series below holds from one half on.
        return (std::f64::consts::PI / (std::f64::consts::PI * x).sin()).ln() - ln_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let mut place = x;
    let mut sum = 0.999_999_999_999_809_9;
    for term in TERMS {
        place += 1.0;
        sum += term / place;
    }
    let t = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// The share of a gamma distribution of shape `a` (above nought) and scale 1 that lies under `x`.
pub(super) fn share_under(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 { front * series(a, x) } else { 1.0 - front * fraction(a, x) }
}

fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    let mut n = a;
    for _ in 0..500 {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term < sum * 1e-16 {
            break;
        }
    }
    sum
}

fn fraction(a: f64, x: f64) -> f64 {
    const SMALL: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / SMALL;
    let mut d = 1.0 / b;
    let mut h = d;
    for step in 1..500 {
        let n = f64::from(step);
        let an = -n * (n - a);
        b += 2.0;
        d = 1.0 / nonzero(an * d + b, SMALL);
        c = nonzero(b + an / c, SMALL);
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    h
}

fn nonzero(x: f64, small: f64) -> f64 {
    if x.abs() < small { small } else { x }
}

/// The value under which the given share (between 0 and 1) of a gamma distribution of shape `a` lies.
pub(super) fn value_at(a: f64, share: f64) -> f64 {
    let (mut low, mut high) = (0.0, a + 40.0 * a.sqrt() + 60.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if share_under(a, middle) < share { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::{ln_gamma, share_under, value_at};

    #[test]
    fn the_gamma_function_is_the_factorial() {
        let mut factorial: f64 = 1.0;
        for n in 1..20 {
            assert!((ln_gamma(f64::from(n)) - factorial.ln()).abs() < 1e-11, "{n}");
            factorial *= f64::from(n);
        }
        assert!((ln_gamma(0.5) - std::f64::consts::PI.sqrt().ln()).abs() < 1e-12);
    }

    #[test]
    fn critical_values_of_chi_square_are_those_of_the_tables() {
        // Chi-square is twice a gamma of half its degrees of freedom. NIST e-Handbook, table 1.3.6.7.4:
        // upper 5 % with 1, 2 and 10 degrees of freedom, upper 0.1 % with 1.
        for (freedom, upper, value) in
            [(1.0, 0.05, 3.841), (2.0, 0.05, 5.991), (10.0, 0.05, 18.307), (1.0, 0.001, 10.828)]
        {
            assert!((2.0 * value_at(freedom / 2.0, 1.0 - upper) - value).abs() < 5e-4, "{freedom} {upper}");
            assert!((1.0 - share_under(freedom / 2.0, value / 2.0) - upper).abs() < 1e-4, "{freedom} {upper}");
        }
    }
}
