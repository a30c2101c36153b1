//! What can run, told by how it begins. Pure.

/// How programs begin: for Linux, Windows, macOS, Java and Android, the browser, and shortcuts and packages of Windows.
const PROGRAMS: [&[u8]; 13] = [
    b"\x7fELF",
    b"MZ",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\0asm",
    b"dex\n",
    b"#!",
    b"\xef\xbb\xbf#!",
    b"L\0\0\0\x01\x14\x02\0",
    b"MSCF",
];

/// Endings of files that a click runs, whatever stands in them.
const ENDINGS: [&str; 32] = [
    "exe", "com", "scr", "pif", "msi", "msp", "dll", "cpl", "jar", "apk", "app", "bat", "cmd", "ps1", "psm1", "vbs",
    "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "lnk", "url", "reg", "sh", "desktop", "docm", "xlsm", "pptm",
    "dotm",
];

/// Whether bytes begin as a program or a script does.
pub(super) fn begins_as_program(bytes: &[u8]) -> bool {
    PROGRAMS.iter().any(|start| bytes.starts_with(start))
}

/// Whether a click on a file of this name runs it.
pub(super) fn is_named_as_program(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.trim_end().to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
