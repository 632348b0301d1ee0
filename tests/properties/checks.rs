//! The checker on any sheet: it answers, in its groups' order, and what it mends can be kept.

use jixiao::domain::check::{CheckGroup, check, mended};
use jixiao::domain::score::score;
use jixiao::text::check::{CHECK_WORDS, finding_text};
use jixiao::text::language::Language;
use proptest::prelude::*;

use crate::{given, tries};

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn whatever_is_in_a_sheet_is_checked(sheet in given::sheet()) {
        let found = check(&sheet, &score(&sheet), &CHECK_WORDS);
        let positions: Vec<usize> = found
            .iter()
            .map(|finding| CheckGroup::ALL.iter().position(|group| *group == finding.check.group()).unwrap())
            .collect();
        prop_assert!(positions.is_sorted());
        for finding in &found {
            let text = finding_text(finding, &sheet, Language::Chinese);
            prop_assert!(!text.sentence.contains("{1}"), "{:?}", text);
            if let Some(mend) = &finding.mend {
                let after = mended(&sheet, mend);
                let again = check(&after, &score(&after), &CHECK_WORDS);
                prop_assert!(!again.iter().any(|it| it.check == finding.check && it.place == finding.place), "{:?}", finding);
            }
        }
    }
}
