//! What holds for every sheet in a link: it comes back as it was, digit for digit; without names and remarks it scores the
//! same and they are gone.

use std::sync::{Arc, LazyLock};

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::FrameworkRef;
use jixiao::domain::score::score;
use jixiao::frameworks::{self, FRAMEWORKS};
use jixiao::share::{self, Contents};
use jixiao::wire::v1::write_sheet;
use proptest::collection;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::frameworks::{entries_for, mend};
use crate::{given, tries};

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn a_sheet_on_a_released_framework_comes_back_as_it_was(
        which in any::<Index>(),
        profile in given::profile(),
        entries in collection::vec(given::entry(), 1..40),
        (budget, progress) in (given::budget(), given::progress()),
        (scenarios, ignored_findings) in (given::scenarios(), given::ignored_findings()),
    ) {
        let framework = frameworks::find(which.get(FRAMEWORKS).reference).unwrap();
        let entries = entries_for(&framework, &entries);
        let sheet = Evaluation { profile, entries, budget, progress, scenarios, ignored_findings, ..Evaluation::blank(framework) };
        let code = share::encode(&sheet, Contents::Everything, None).unwrap();
        let package = share::open(&code).unwrap();
        prop_assert_eq!(package.needs(), Some(&*sheet.framework.reference.to_string()));
        let again = package.read(frameworks::find).unwrap();
        prop_assert_eq!(&again, &sheet);
        prop_assert_eq!(write_sheet(&again), write_sheet(&sheet));

        let bare = share::encode(&sheet, Contents::WithoutNamesAndRemarks, None).unwrap();
        let bare = share::open(&bare).unwrap().read(frameworks::find).unwrap();
        prop_assert_eq!((&*bare.profile.name, &*bare.profile.code, &*bare.profile.contact), ("", "", ""));
        for (id, entry) in bare.entries.iter() {
            let whole = sheet.entry(id);
            let remarks = [
                (&entry.reason, &whole.reason),
                (&entry.evidence, &whole.evidence),
                (&entry.improvement, &whole.improvement),
                (&entry.review.remark, &whole.review.remark),
            ];
            for (left, whole) in remarks {
                prop_assert_eq!(&**left, if whole.trim().is_empty() { "" } else { "…" });
            }
        }
        prop_assert_eq!(score(&bare), score(&sheet));
        prop_assert_eq!(bare.budget, sheet.budget);
    }

    #[test]
    fn a_sheet_with_its_own_framework_comes_back_as_it_was(
        sheet in given::sheet(),
        profile in given::profile(),
        texts in collection::vec(given::text(), 3),
        shares in collection::vec(any::<bool>(), 1..8),
        entries in collection::vec(given::entry(), 1..40),
        which in any::<Index>(),
    ) {
        let base = frameworks::find(which.get(FRAMEWORKS).reference).unwrap();
        let mut framework = (*sheet.framework).clone();
        mend(&mut framework, &shares);
        let fields = [&mut framework.title, &mut framework.issuer, &mut framework.dimensions[0].name];
        fields.into_iter().zip(&texts).for_each(|(field, text)| field.clone_from(text));
        framework.base = Some(FrameworkRef { id: "其他@x".to_owned(), version: 7 });
        framework.is_own = true;
        let framework = Arc::new(framework);
        let entries = entries_for(&framework, &entries);
        let sheet = Evaluation { profile, framework, entries, ..sheet };
        for base in [None, Some(&base)] {
            let code = share::encode(&sheet, Contents::Everything, base).unwrap();
            let again = share::open(&code).unwrap().read(frameworks::find).unwrap();
            prop_assert_eq!(&again, &sheet);
            prop_assert_eq!(write_sheet(&again), write_sheet(&sheet));
        }
    }
}

proptest! {
    #![proptest_config(tries(3_000))]

    #[test]
    fn any_text_is_searched_and_a_code_in_it_is_found(
        before in around(),
        after in around(),
        gap in "[ \n\u{200B}\u{3000}]{0,3}",
        at in any::<Index>(),
    ) {
        let sheet = frameworks::example().unwrap();
        let opened = share::open(&format!("{before}{after}")).and_then(|package| package.read(frameworks::find));
        prop_assert!(opened.is_err(), "{before}{after} is a sheet");
        let (start, end) = SEED.split_at(at.index(SEED.len()));
        let text = format!("{before}{start}{gap}{end}{after}");
        let opened = share::open(&text).and_then(|package| package.read(frameworks::find));
        prop_assert_eq!(opened, Ok(sheet), "{}", text);
    }
}

static SEED: LazyLock<String> =
    LazyLock::new(|| share::encode(&frameworks::example().unwrap(), Contents::Everything, None).unwrap());

/// Text of any kind, rich in what a search looks at.
fn around() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[A-Za-z0-9_-]{0,40}",
        select(vec![
            "JX",
            "JX1",
            "jx1",
            "J",
            "%",
            "%4",
            "%23",
            "#",
            "://",
            "&a=b",
            "%E4",
            "=",
            "\\",
            "JX1AAAAAAAAAAAAAAA"
        ])
        .prop_map(ToOwned::to_owned),
    ];
    collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}
