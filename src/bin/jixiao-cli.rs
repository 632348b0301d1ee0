//! The command line: arguments in, library call, text out.

fn main() {}
