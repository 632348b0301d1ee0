//! A browser and the means of a person in it: finding things by role and name, typing, pressing keys, reading.
//!
//! Needs `JIXIAO_XTASK` (the program that writes a worker), `JIXIAO_FILE` (address of the single file), `JIXIAO_PAGE` (address of the served page) and `JIXIAO_WEBDRIVER` (address of a running chromedriver);
//! `cargo xtask test e2e` sets both.

#![allow(clippy::missing_panics_doc, reason = "a test's helper fails the test")]

mod browser;
mod checks;
mod command;
mod site;
mod tabs;
mod tree;

pub use browser::{Browser, Options, Row, drive, drive_with};
pub use site::{Release, Site, built_release, changed_release, failing_release};
