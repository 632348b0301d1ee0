//! The texts around the panels: navigation, toolbar, colours.

use crate::text::language::labels;

labels! {
    /// A fixed text around the panels.
    ShellLabel {
        Panels: "页面", "Panels";
        Overview: "概览", "Overview";
        Indicators: "指标", "Indicators";
        Execution: "执行", "Execution";
        WhatIf: "试算", "What-if";
        Checks: "核查", "Checks";
        Review: "复核", "Review";
        Help: "帮助", "Help";
        SkipToContent: "跳到正文", "Skip to content";
        Tools: "工具", "Tools";
        Undo: "撤销", "Undo";
        Redo: "重做", "Redo";
        Language: "语言", "Language";
        Theme: "颜色", "Colours";
        ThemeSystem: "随系统", "As the system";
        ThemeLight: "浅色", "Light";
        ThemeDark: "深色", "Dark";
        ThemeContrast: "高对比度", "High contrast";
        Print: "打印", "Print";
        PrintPanel: "打印本页", "Print this panel";
        PrintAll: "打印整份", "Print the whole sheet";
        Opening: "正在打开上次的表……", "Opening your last sheet…";
        Loading: "正在读取……", "Loading…";
        NotLoaded: "这一页没有读到。填写的内容都在。请检查网络后重试。", "This panel could not be loaded. Nothing you filled in is lost. Check the connection and try again.";
        LoadAgain: "重试", "Try again";
        Kept: "已保存在本机", "Kept in this browser";
        NotKept: "没有保存", "Not saved";
        Notice: "提示", "Message";
        Dismiss: "关闭提示", "Close this message";
    }
}
