//! A browser and the means of a person in it: finding things by role and name, typing, pressing keys, reading.
//!
//! Needs `JIXIAO_PAGE` (address of the served page) and `JIXIAO_WEBDRIVER` (address of a running chromedriver);
//! `cargo xtask test e2e` sets both.

#![allow(clippy::missing_panics_doc, reason = "a test's helper fails the test")]

mod browser;
mod command;

pub use browser::{Browser, Options, Row, drive, drive_with};
