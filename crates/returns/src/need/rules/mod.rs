//! The rules of the census, one a file, named by their codes. What each means is settled by the cases in
//! `tests/data/cin`, one file a rule.

mod prelude;

use super::rule::Rule;

macro_rules! rules {
    ($($rule:ident)*) => {
        $(mod $rule;)*

        /// All rules of all years, in the order of their codes.
        pub static RULES: &[&Rule] = &[$(&$rule::RULE),*];
    };
}

rules! {
    r100 r1103 r1104 r1105 r1510 r1520 r1530 r1540 r1550 r1560q r1570 r1580 r2883 r2884 r2885 r2886q r2887q
    r2888q r2889 r2990 r2991q r4000 r4001 r4003 r4004 r4008 r4009q r4010 r4011 r4012q r4013 r4014 r4015 r4016
    r4017 r4180 r4220 r8500 r8510 r8520 r8525q r8530q r8535q r8540 r8545q r8555q r8565 r8568 r8569q r8585q
    r8590 r8600 r8606 r8608 r8610 r8614 r8615 r8620 r8630 r8640 r8650 r8670q r8675q r8696 r8715 r8720 r8730
    r8736 r8740 r8750 r8770q r8772 r8775q r8790 r8794 r8805 r8810 r8815 r8816 r8820 r8825q r8831 r8832 r8839
    r8840 r8841 r8842q r8863q r8866 r8867 r8868 r8869 r8870q r8873q r8875 r8890 r8896 r8897q r8898 r8905 r8910
    r8915 r8920 r8925 r8930 r8935 r8940 r8945q r8950q
}
