//! The frameworks that come with the program, by title: the page lists them before it fetches one.

use crate::text::language::{Language, pick};

/// A framework's title.
pub struct FrameworkTitle {
    /// `id@version`.
    pub reference: &'static str,
    zh: &'static str,
    en: &'static str,
}

impl FrameworkTitle {
    /// The title in a language; in Chinese as its data file has it.
    pub fn text(&self, language: Language) -> &'static str {
        pick(language, self.zh, self.en)
    }
}

/// Every framework of the program, in the order they are offered.
pub const FRAMEWORK_TITLES: [FrameworkTitle; 10] = [
    FrameworkTitle {
        reference: "guangzhou-district-2021@1",
        zh: "部门整体支出绩效自评指标体系（广州市区级 2021）",
        en: "Department's overall spending (Guangzhou districts, 2021)",
    },
    FrameworkTitle {
        reference: "mof-2020-10-project@1",
        zh: "项目支出绩效自评表（财预〔2020〕10号）",
        en: "Project spending (Ministry of Finance, Caiyu [2020] No. 10)",
    },
    FrameworkTitle {
        reference: "mof-2021-101-project-cost@1",
        zh: "项目支出绩效自评表（设置成本指标，财预〔2021〕101号）",
        en: "Project spending with cost indicators (Ministry of Finance, Caiyu [2021] No. 101)",
    },
    FrameworkTitle {
        reference: "mof-2013-53-department@1",
        zh: "部门整体支出绩效评价共性指标体系框架（财预〔2013〕53号）",
        en: "Department's overall spending, common framework (Ministry of Finance, Caiyu [2013] No. 53)",
    },
    FrameworkTitle {
        reference: "hubei-project-2020@1",
        zh: "项目支出绩效自评表（湖北 2020）",
        en: "Project spending (Hubei, 2020)",
    },
    FrameworkTitle {
        reference: "sichuan-project-2023@1",
        zh: "部门预算项目支出绩效自评表（四川 2023）",
        en: "Department's project spending (Sichuan, 2023)",
    },
    FrameworkTitle {
        reference: "hunan-department@1",
        zh: "部门整体支出绩效评价评分表（湖南 岳阳）",
        en: "Department's overall spending (Yueyang, Hunan)",
    },
    FrameworkTitle {
        reference: "yunnan-project-2022@1",
        zh: "项目支出绩效自评表（云南 公开14表 2022）",
        en: "Project spending (Yunnan, public form 14, 2022)",
    },
    FrameworkTitle {
        reference: "chongqing-department@1",
        zh: "部门整体绩效自评表（重庆 2021）",
        en: "Department's overall performance (Chongqing, 2021)",
    },
    FrameworkTitle { reference: "blank@1", zh: "自定指标体系", en: "A framework of one's own" },
];

/// The newest released version of a framework that is newer than this one, among `references`; `None` when there is none.
pub fn newer<'a>(reference: &str, references: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let (id, version) = parts(reference)?;
    let newer = references.filter_map(|other| Some((parts(other)?, other)));
    let newer = newer.filter(|((other, newer), _)| *other == id && *newer > version);
    newer.max_by_key(|((_, version), _)| *version).map(|(_, reference)| reference)
}

fn parts(reference: &str) -> Option<(&str, u32)> {
    let (id, version) = reference.rsplit_once('@')?;
    Some((id, version.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::newer;

    #[test]
    fn the_newest_version_of_the_same_framework_is_found() {
        let released = ["a@1", "a@2", "a@10", "b@99", "a-b@11"];
        assert_eq!(newer("a@1", released.into_iter()), Some("a@10"));
        assert_eq!(newer("a@10", released.into_iter()), None);
        assert_eq!(newer("own@1", released.into_iter()), None);
    }
}
