//! The seed example: every figure of the published report follows from the rules.

use jixiao::domain::score::score;
use jixiao::frameworks;
#[test]
fn t() {
    let e = frameworks::example().unwrap();
    let r = score(&e);
    println!("{:#?}", r);
    assert_eq!(r.total.value().to_string(), "92.97");
}
