//! Exit codes, and what standard error says beside them.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::thread;

use crate::program::{EXAMPLE, MOST_BYTES, compact_example, program, run, spawn, text};

#[test]
fn a_sheet_that_cannot_be_read_is_1() {
    let wrong = compact_example().replace("\"94.25\"", "\"94,25\"").replace("\"year\":2021", "\"year\":\"2021\"");
    let done = run(&["score"], wrong.as_bytes());
    assert_eq!((done.code, done.output.as_str()), (1, ""));
    assert!(done.error.contains("standard input"), "{}", done.error);
    assert!(done.error.contains("entries/procurement-execution-rate/actual: expected a decimal"), "{}", done.error);
    assert!(done.error.contains("year: expected a whole number"), "{}", done.error);
    let unknown = compact_example().replace("guangzhou-district-2021@1", "nowhere@7");
    for command in [&["score", "--table"], &["explain", "-", "total"][..], &["check", "-"]] {
        assert_eq!(run(command, unknown.as_bytes()).code, 1);
        assert_eq!(run(command, b"").code, 1, "nothing is no sheet");
        assert_eq!(run(command, b"\xff").code, 1);
    }
    let too_long = vec![b' '; MOST_BYTES + 1];
    assert!(run(&["score"], &too_long).error.contains("longer than 16 MiB"));
}

#[test]
fn wrong_usage_is_2() {
    for arguments in [
        &["new", "nowhere@7"][..],
        &["explain", EXAMPLE, "no-such-id"],
        &["explain", EXAMPLE],
        &["score", "--lines", "--table", EXAMPLE],
        &["score", "--lang", "fr", "--table", EXAMPLE],
        &["guess"],
        &[],
    ] {
        let done = run(arguments, b"");
        assert_eq!((done.code, done.output.as_str()), (2, ""), "{arguments:?}");
        assert!(!done.error.is_empty());
    }
    assert!(run(&["new", "nowhere@7"], b"").error.contains("guangzhou-district-2021@1"));
    assert!(run(&["explain", EXAMPLE, "no-such-id"], b"").error.contains("procurement-execution-rate"));
}

#[test]
fn a_file_that_cannot_be_opened_is_3() {
    for command in [&["score"][..], &["score", "--lines"], &["check"]] {
        let done = run(&[command, &["no-such-file.json"]].concat(), b"");
        assert_eq!((done.code, done.output.as_str()), (3, ""));
        assert!(done.error.contains("no-such-file.json"), "{}", done.error);
        assert_eq!(run(&[command, &[env!("CARGO_MANIFEST_DIR")]].concat(), b"").code, 3, "a folder");
    }
}

#[test]
fn output_that_cannot_be_written_is_3() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let status = program(&["score", EXAMPLE]).stdout(full).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(3));
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let mut child = spawn(&["score", "--lines"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let line = format!("{}\n", compact_example());
    let writer = thread::spawn(move || while input.write_all(line.as_bytes()).is_ok() {});
    let mut first = String::new();
    output.read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"line\":1,"));
    drop(output);
    let mut error = String::new();
    child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    assert_eq!((child.wait().unwrap().code(), error.as_str()), (Some(0), ""));
    writer.join().unwrap();
}

#[test]
fn the_help_says_the_exit_codes() {
    for command in [&["--help"][..], &["score", "--help"], &["check", "--help"]] {
        let help = text(command);
        for code in ["  0  fine", "  1  a sheet", "  2  wrong usage", "  3  a file"] {
            assert!(help.contains(code), "no {code} in\n{help}");
        }
    }
}
