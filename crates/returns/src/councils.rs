//! The numbers that the department has given to councils of England.

/// Numbers, first and last of each run.
const ENGLAND: [(u32, u32); 32] = [
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (820, 823),
    (825, 826),
    (830, 831),
    (835, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (940, 943),
];

/// Whether this is the number of a council of England.
pub(crate) fn is_english(number: u32) -> bool {
    is_in(&ENGLAND, number)
}

/// Whether a number lies in one of these runs, each given by its first and last.
pub(crate) fn is_in(runs: &[(u32, u32)], number: u32) -> bool {
    runs.iter().any(|(first, last)| (*first..=*last).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn numbers_in_runs_and_between_them() {
        for number in [201, 213, 420, 936, 940, 943] {
            assert!(is_english(number), "{number}");
        }
        for number in [0, 200, 214, 660, 932, 934, 944] {
            assert!(!is_english(number), "{number}");
        }
    }
}
