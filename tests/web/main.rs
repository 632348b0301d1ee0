//! Tests that need a real browser but not the whole page: the number reader and the numbers as wasm32 computes them, and
//! the field as a component.

#![cfg(target_arch = "wasm32")]

mod field;
mod numbers;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
