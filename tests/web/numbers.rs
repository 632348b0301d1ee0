//! The same digits come out in the browser as on the machine that tested them.

use jixiao::domain::score::score;
use jixiao::frameworks;
use jixiao::text::number_format::points;
use jixiao::text::number_reader::{NumberUnit, read_number};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn numbers_are_read_as_people_type_them() {
    for typed in ["98.23", "98.23%", "９８．２３％", " 98。23 ％"] {
        let read = read_number(typed, &NumberUnit::Percent).expect("a number");
        assert_eq!(read.map(|value| value.to_string()), Some("98.23".to_owned()), "{typed}");
    }
    assert!(read_number("abc", &NumberUnit::Percent).is_err());
    assert_eq!(read_number("", &NumberUnit::Percent), Ok(None));
}

#[wasm_bindgen_test]
fn the_example_totals_the_same_as_in_its_report() {
    let example = frameworks::example().expect("the example is sound");
    assert_eq!(points(score(&example).total), "92.97");
}
