//! Many sheets, one a line: order, problems, and memory that does not grow with them.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Child;
use std::thread;

use serde_json::Value;

use crate::program::{MOST_BYTES, compact_example, run, spawn};

#[test]
fn lines_are_answered_in_their_order() {
    let good = compact_example();
    let wrong = good.replace("\"94.25\"", "\"94,25\"");
    let too_long = format!("{good}{}", " ".repeat(MOST_BYTES));
    // 1 mark, good, CRLF; 2 blank; 3 broken; 4 blank, CRLF; 5 too long; 6 wrong; 7 no UTF-8; 8 good, no line feed
    let parts: [&[u8]; 8] = [
        &format!("\u{feff}{good}\r\n").into_bytes(),
        b"\n",
        b"{\"format\": oops}\n",
        b"  \r\n",
        &format!("{too_long}\n").into_bytes(),
        &format!("{wrong}\n").into_bytes(),
        b"\"\xff\"\n",
        good.as_bytes(),
    ];
    let done = run(&["score", "--lines"], &parts.concat());
    assert_eq!((done.code, done.error.as_str()), (1, ""));
    let answers: Vec<Value> = done.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<(u64, String)> = answers.iter().map(|it| (it["line"].as_u64().unwrap(), said(it))).collect();
    let expected = [
        (1, "92.97"),
        (3, "not_json at column 12"),
        (5, "too_long at "),
        (6, "not_decimal at entries/procurement-execution-rate/actual"),
        (7, "not_utf8 at "),
        (8, "92.97"),
    ];
    assert_eq!(found, expected.map(|(line, said)| (line, said.to_owned())));
}

/// The total of an answer, or code and place of its only error.
fn said(answer: &Value) -> String {
    if let Some(total) = answer.pointer("/report/total").and_then(Value::as_str) {
        return total.to_owned();
    }
    let [error] = answer["errors"].as_array().unwrap().as_slice() else { panic!("not one error: {answer}") };
    assert!(!error["message"].as_str().unwrap().is_empty());
    format!("{} at {}", error["code"].as_str().unwrap(), error["place"].as_str().unwrap())
}

#[test]
fn a_file_of_lines_needs_no_option_and_a_pipe_gets_no_progress_bar() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("three.jsonl");
    fs::write(&path, format!("{0}\n{0}\n{0}\n", compact_example())).unwrap();
    let done = run(&["score", path.to_str().unwrap()], b"");
    assert_eq!((done.code, done.error.as_str(), done.output.lines().count()), (0, "", 3));
    assert!(!done.output.contains('\u{1b}') && !done.output.contains('\r'));
    let done = run(&["score", "--table", path.to_str().unwrap()], b"");
    assert_eq!((done.code, done.output.as_str()), (2, ""));
    assert!(done.error.contains("--table"), "{}", done.error);
}

#[test]
fn many_sheets_need_no_more_memory_than_one() {
    const N_SHEETS: usize = 20_000;
    let mut child = spawn(&["score", "--lines"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let line = format!("{}\n", compact_example());
    let writer = thread::spawn(move || {
        for _ in 0..N_SHEETS {
            input.write_all(line.as_bytes()).unwrap();
        }
        // Given back open: the program still waits for more, and has to answer all the same.
        input
    });
    let mut answer = String::new();
    let mut n_bytes = 0;
    for number in 1..=N_SHEETS {
        answer.clear();
        n_bytes += output.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"line\":{number},\"report\":{{")), "{number}: {answer}");
    }
    let peak_kilobytes = peak_kilobytes(&child);
    drop(writer.join().unwrap());
    assert_eq!(output.read_line(&mut answer).unwrap(), 0);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    // The answers alone are several times as much.
    assert!(n_bytes > 64 << 20, "only {n_bytes} bytes of answers");
    if let Some(peak) = peak_kilobytes {
        assert!(peak < 32 << 10, "took {peak} kB");
    }
}

/// The most memory that a running program had so far, where the system says it.
fn peak_kilobytes(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().strip_suffix(" kB")?.parse().ok()
}

#[test]
fn a_line_without_end_is_not_held() {
    let mut child = spawn(&["score", "--lines"]);
    let mut input = child.stdin.take().unwrap();
    let block = vec![b'x'; 1 << 20];
    for _ in 0..128 {
        input.write_all(&block).unwrap();
    }
    input.write_all(b"\n").unwrap();
    let mut answer = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut answer).unwrap();
    assert_eq!(said(&serde_json::from_str(&answer).unwrap()), "too_long at ");
    if let Some(peak) = peak_kilobytes(&child) {
        assert!(peak < 64 << 10, "took {peak} kB");
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
