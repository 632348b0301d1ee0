//! Running the program, and the sheets it is given.

use std::fs;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::Value;

/// The example's file.
pub(crate) const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/frameworks/examples/baiyun-dpf-2021.json");

/// The most that a sheet may have, as the program has it.
pub(crate) const MOST_BYTES: usize = 16 << 20;

/// How a run ended.
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) error: String,
}

pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao-cli"));
    command.args(arguments);
    command
}

pub(crate) fn spawn(arguments: &[&str]) -> Child {
    program(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Runs the program to its end.
#[track_caller]
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Done {
    let mut child = spawn(arguments);
    let mut standard_input = child.stdin.take().unwrap();
    let finished = thread::scope(|scope| {
        // A program that does not read its input to the end may close it.
        scope.spawn(move || standard_input.write_all(input).is_ok());
        child.wait_with_output().unwrap()
    });
    Done {
        code: finished.status.code().unwrap(),
        output: String::from_utf8(finished.stdout).unwrap(),
        error: String::from_utf8(finished.stderr).unwrap(),
    }
}

/// The output of a run where all is fine.
#[track_caller]
pub(crate) fn text(arguments: &[&str]) -> String {
    let done = run(arguments, b"");
    assert_eq!((done.code, done.error.as_str()), (0, ""), "{arguments:?}");
    done.output
}

/// As [`text`], read as JSON.
#[track_caller]
pub(crate) fn answer(arguments: &[&str], input: &[u8]) -> Value {
    let done = run(arguments, input);
    assert_eq!((done.code, done.error.as_str()), (0, ""), "{arguments:?}");
    serde_json::from_str(&done.output).unwrap()
}

/// The example in one line.
pub(crate) fn compact_example() -> String {
    serde_json::from_str::<Value>(&fs::read_to_string(EXAMPLE).unwrap()).unwrap().to_string()
}
