//! Jixiao (绩效自评计算器): the whole self-evaluation of a department's budget performance, scored exactly.
//!
//! One line of layers; a module names only modules above it in this list:

pub mod domain;
pub mod wire;
pub mod frameworks;
