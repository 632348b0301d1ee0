//! Passing a sheet on and taking one in: the words of those dialogs.

use crate::text::language::{Language, labels, say};

labels! {
    /// A fixed text about passing sheets on and taking them in.
    DeskLabel {
        Share: "分享", "Share";
        ShareTitle: "分享这张表", "Share this sheet";
        ShareHelp: "链接里装着整张表，打开的人看到的就是这张表。内容只在链接里，不会发给任何服务器；谁拿到链接，谁就看得到内容。", "The link holds the whole sheet: whoever opens it sees this sheet. It is in the link alone and sent to no server; whoever has the link can read it.";
        Link: "链接", "Link";
        Code: "分享码（聊天软件截断链接时，发这一段）", "Share code (for chats that cut links)";
        CodeHelp: "对方打开本页，把收到的分享码或链接粘贴到页面任何地方就能打开。", "The receiver opens this page and pastes the code or link anywhere in it.";
        CopyLink: "复制链接", "Copy the link";
        CopyCode: "复制分享码", "Copy the code";
        Copied: "已复制。", "Copied.";
        NotCopied: "浏览器不让复制。内容已选中，请按 Ctrl+C。", "The browser does not allow copying. The text is selected: press Ctrl+C.";
        Contents: "内容", "Contents";
        Everything: "整张表", "The whole sheet";
        WithoutNames: "不含单位名称、代码、联系人，也不含原因、佐证、措施和意见的文字，方案只编号", "Without the department's name, code and contact and without the words of reasons, evidence, measures and remarks; scenarios are numbered";
        Place: "打开后先看到", "Opens at";
        PlaceSheet: "概览", "Overview";
        PlacePanel: "现在这一页", "The panel on the screen";
        Qr: "二维码", "QR code";
        QrHelp: "用手机扫一扫就能打开。", "Scan it with a phone.";
        QrTooLong: "内容太多，二维码放不下或难以扫出。请用链接、分享码或文件。", "There is too much for a QR code that can be scanned. Use the link, the code or a file.";
        SaveFile: "保存为文件", "Save as a file";
        OpenFile: "打开文件", "Open a file";
        AddressFollows: "地址栏里的链接随内容更新", "Keep the address in step with the sheet";
        AddressHelp: "收藏或复制地址就带着整张表。超过 8,000 个字符时不更新。", "A bookmark or a copied address then carries the sheet. Beyond 8,000 characters it is left alone.";
        Close: "关闭", "Close";
        ArrivalTitle: "打开收到的表", "Open a sheet that came in";
        NotFetched: "这张表的指标体系没有读到。请检查网络后再打开一次。", "The sheet's framework could not be fetched. Check the connection and open it again.";
        Refused: "没有打开，现在的表没有改动。", "It was not opened; the sheet on the screen has not changed.";
        OpenBeside: "打开，现在的表留在“我的表”里", "Open it; the present sheet stays in My sheets";
        Replace: "替换现在这张表的内容（可以撤销）", "Put it in place of the present content (can be undone)";
        Cancel: "取消", "Cancel";
        Same: "与现在打开的表内容相同。", "It says the same as the sheet on the screen.";
        Differs: "与现在打开的表不同：", "It differs from the sheet on the screen:";
        NotAFile: "这个文件里没有认出自评表、表格或报告。能打开的有：“保存为文件”得到的 .jixiao.json，自评表（.xlsx、.xls、.et、.ods、.csv），自评报告（.docx 或文本）。", "No sheet, table or report was found in this file. What can be opened: a .jixiao.json file made by Save as a file, a self-evaluation table (.xlsx, .xls, .et, .ods, .csv), a report (.docx or text).";
        Backup: "下载备份", "Download a backup";
        NotKept: "没有保存", "Not saved";
        Empty: "（空）", "(empty)";
    }
}

/// Links up to here are cut by nothing that is known.
const SAFE_LINK: usize = 2_000;
/// Links above this are cut by WeChat.
const CHAT_LINK: usize = 4_096;

/// How long the link is, and what is known to cut it.
pub fn link_length(n_characters: usize, language: Language) -> String {
    if n_characters <= SAFE_LINK {
        say!(
            language,
            "链接长 {n_characters} 个字符，常用的聊天软件、邮件和办公软件都放得下。",
            "The link has {n_characters} characters: chats, mail and office programs take it."
        )
    } else if n_characters <= CHAT_LINK {
        say!(
            language,
            "链接长 {n_characters} 个字符。有些邮件和办公软件会截断 2,000 个字符以上的链接，微信放得下。",
            "The link has {n_characters} characters. Some mail and office programs cut links above 2,000; WeChat takes it."
        )
    } else {
        say!(
            language,
            "链接长 {n_characters} 个字符，微信会截断 4,096 个字符以上的链接。请发分享码或文件。",
            "The link has {n_characters} characters; WeChat cuts links above 4,096. Send the code or a file."
        )
    }
}

/// "…：94.25 → 95"
pub fn difference(field: &str, here: &str, there: &str, language: Language) -> String {
    let shown = |text: &str| if text.is_empty() { DeskLabel::Empty.text(language).to_owned() } else { text.to_owned() };
    let (here, there) = (shown(here), shown(there));
    say!(language, "{field}：{here} → {there}", "{field}: {here} → {there}")
}

/// Differences that are not listed one by one.
pub fn more_differences(n: usize, language: Language) -> String {
    say!(language, "另有 {n} 处不同。", "There are {n} more.")
}

/// What is wrong with a file that should hold a sheet: the first places.
pub fn wrong_file(places: &str, language: Language) -> String {
    let not_a_file = DeskLabel::NotAFile.text(language);
    say!(language, "{not_a_file}（{places}）", "{not_a_file} ({places})")
}

/// The name of a sheet's file.
pub fn file_name(title: &str) -> String {
    named_file(title, "jixiao.json")
}

/// The name of a file with this ending.
pub fn named_file(title: &str, ending: &str) -> String {
    let plain = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { '_' } else { c };
    let title: String = title.chars().map(plain).take(80).collect();
    let title = if title.trim().is_empty() { "绩效自评" } else { title.trim() };
    format!("{title}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cuts_a_link_is_said_at_its_length() {
        let said = |n| link_length(n, Language::English);
        assert!(said(2_000).contains("take it") && said(2_001).contains("above 2,000"));
        assert!(said(4_096).contains("WeChat takes") && said(4_097).contains("WeChat cuts"));
    }

    #[test]
    fn a_file_name_is_one_on_every_system() {
        assert_eq!(file_name("a/b:c 2021"), "a_b_c 2021.jixiao.json");
        assert_eq!(file_name("  "), "绩效自评.jixiao.json");
    }
}
