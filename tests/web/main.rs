//! Tests that need a real browser but not the whole page: the number reader and the numbers as wasm32 computes them, and
//! the field as a component, and which rows a key draws.

#![cfg(target_arch = "wasm32")]

mod field;
mod numbers;
mod rows;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
