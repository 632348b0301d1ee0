//! Sheets kept in this browser: what can go wrong with keeping them, the sentences about it, and the list's words.

use crate::text::language::{Language, labels, say};
use crate::text::moment::date_and_minute;

labels! {
    /// A fixed text about the sheets that this browser keeps.
    ShelfLabel {
        MySheets: "我的表", "My sheets";
        Where: "保存在这台电脑的这个浏览器里，不上传。清除浏览数据会一并清除，重要的表请另存文件。", "Kept in this browser on this computer and uploaded nowhere. Clearing browsing data clears them too: save important sheets as files.";
        NoSheets: "还没有保存的表。", "No sheet is kept yet.";
        Untitled: "未命名的表", "Untitled sheet";
        Open: "打开", "Open";
        OpenNow: "正在填写", "Open now";
        Duplicate: "复制一份", "Duplicate";
        Rename: "改名", "Rename";
        Title: "表名", "Name of the sheet";
        Delete: "删除", "Delete";
        Undelete: "恢复", "Bring back";
        RecentlyDeleted: "最近删除的", "Recently deleted";
        DeleteForGood: "彻底删除", "Delete for good";
        Versions: "版本", "Versions";
        NoVersions: "还没有旧版本。开始修改以前保存的内容时会留下一个，此后每五分钟留下一个。", "There is no older version yet. One is kept when work on what was saved before begins, and then every five minutes.";
        Restore: "恢复这个版本", "Restore this version";
        KeptOpened: "修改前", "Before the changes";
        KeptInterval: "自动保留", "Kept as time went by";
        KeptBeforeStep: "大改动之前", "Before a big step";
        KeptBeforeRestore: "恢复旧版本之前", "Before a version was restored";
        KeptConflict: "与另一个标签页同时修改", "Changed in two tabs at once";
        ConflictTitle: "这张表在别处也改了", "This sheet was changed elsewhere too";
        ConflictMine: "用这一页的内容", "Use what is on this page";
        ConflictTheirs: "用另一处的内容", "Use what is stored";
        ConflictCopy: "把这一页另存为一张新表", "Keep this page as a new sheet";
        KeepAnyway: "仍然保存这张表", "Keep this sheet after all";
        Download: "下载", "Download";
        SetAside: "损坏的内容", "Damaged entries";
        SetAsideHelp: "读不出的内容原样放在这里，没有删除。可以下载后交给懂技术的同事看看。", "What could not be read is kept here as it was. Download it for somebody who may be able to read it.";
        SafeTitle: "安全模式", "Safe mode";
        Safe: "程序连续两次出错，这次没有自动打开上次的表。表还在，可以打开、先下载，或恢复以前的版本。", "The program failed twice in a row, so the last sheet was not opened. It is still there: open it, download it first, or restore an older version.";
        SafeOpen: "打开上次的表", "Open the last sheet";
        SavingStops: "这一页的内容还在，可以继续填写，请下载备份。", "What is on this page is still here: go on, and download a backup.";
    }
}

/// Why a browser doesn't keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreProblem {
    /// There is no room left.
    Full,
    /// It keeps nothing at all: switched off, a private window, a policy.
    Forbidden,
}

/// Why a stored text can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    /// Cut, changed, or never one of ours.
    Damaged,
    /// Written by a later version of this program.
    Newer,
}

/// Why a sheet can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenProblem {
    /// This browser keeps no such sheet.
    Absent,
    /// It is among the recently deleted.
    Deleted,
    /// Its current content is gone, but there are versions of it.
    OnlyVersions,
    /// Its text can't be read.
    Entry(EntryProblem),
}

/// Why something could not be done to a sheet of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeProblem {
    /// It could not be opened.
    Open(OpenProblem),
    /// It could not be saved.
    Save(SaveProblem),
}

/// Why a sheet was not saved. Wherever `is_mine_kept`, its content was stored as a version all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveProblem {
    /// Somebody else saved it in the meantime, so saving would overwrite that.
    Conflict {
        /// When the other content was saved.
        theirs_saved_ms: u64,
        /// Whether this content is safe as a version.
        is_mine_kept: bool,
    },
    /// It was deleted in the meantime.
    Deleted {
        /// Whether this content is safe as a version.
        is_mine_kept: bool,
    },
    /// A later version of this program saved it in the meantime.
    Newer {
        /// Whether this content is safe as a version.
        is_mine_kept: bool,
    },
    /// The browser didn't take it.
    Store(StoreProblem),
}

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptBecause {
    /// Work began on what another session had left.
    Opened,
    /// The last version was some minutes old.
    Interval,
    /// A big step was about to happen.
    BeforeStep,
    /// Another version was about to be restored.
    BeforeRestore,
    /// Two tabs changed the sheet at once, and this content is not the current one.
    Conflict,
}

impl KeptBecause {
    /// The label in the list of versions.
    pub fn label(self) -> ShelfLabel {
        match self {
            Self::Opened => ShelfLabel::KeptOpened,
            Self::Interval => ShelfLabel::KeptInterval,
            Self::BeforeStep => ShelfLabel::KeptBeforeStep,
            Self::BeforeRestore => ShelfLabel::KeptBeforeRestore,
            Self::Conflict => ShelfLabel::KeptConflict,
        }
    }
}

/// "保存于 2026-11-25 23:15"
pub fn saved_at(saved_ms: u64, minutes_east: i32, language: Language) -> String {
    let moment = date_and_minute(saved_ms, minutes_east);
    say!(language, "保存于 {moment}", "Saved {moment}")
}

/// "删除于 2026-11-25 23:15"
pub fn deleted_at(deleted_ms: u64, minutes_east: i32, language: Language) -> String {
    let moment = date_and_minute(deleted_ms, minutes_east);
    say!(language, "删除于 {moment}", "Deleted {moment}")
}

/// The sheet's title, or the word for a sheet without one.
pub fn title(title: &str, language: Language) -> &str {
    if title.trim().is_empty() { ShelfLabel::Untitled.text(language) } else { title }
}

/// The title of the copy of a sheet.
pub fn title_of_copy(of: &str, language: Language) -> String {
    let of = title(of, language);
    say!(language, "{of}（副本）", "{of} (copy)")
}

/// What is wrong with saving, and what can be done.
pub fn save_problem(problem: SaveProblem, minutes_east: i32, language: Language) -> String {
    match problem {
        SaveProblem::Conflict { theirs_saved_ms, is_mine_kept } => {
            let moment = date_and_minute(theirs_saved_ms, minutes_east);
            let mine = mine(is_mine_kept, language);
            say!(
                language,
                "另一个标签页在 {moment} 也保存了这张表，两处内容不同，没有互相覆盖。{mine}请选择用哪一处的内容，或把这一页另存为一张新表。",
                "Another tab saved this sheet at {moment} with other content; neither was overwritten. {mine} Choose which to use, or keep this page as a new sheet."
            )
        }
        SaveProblem::Deleted { is_mine_kept } => {
            let mine = mine(is_mine_kept, language);
            say!(
                language,
                "这张表已在别处删除或清除，没有再保存。{mine}请选择仍然保存，或另存为一张新表。",
                "This sheet was deleted or cleared elsewhere and is no longer saved. {mine} Keep it after all, or keep it as a new sheet."
            )
        }
        SaveProblem::Newer { is_mine_kept } => {
            let mine = mine(is_mine_kept, language);
            say!(
                language,
                "这张表已由更新版本的程序保存过，这一页没有覆盖它。{mine}请把这一页另存为一张新表，再刷新页面使用新版本。",
                "A newer version of this program has saved this sheet, and this page did not overwrite it. {mine} Keep this page as a new sheet, then reload to get the new version."
            )
        }
        SaveProblem::Store(problem) => store_problem(problem, language),
    }
}

fn mine(is_mine_kept: bool, language: Language) -> &'static str {
    match (is_mine_kept, language) {
        (true, Language::Chinese) => "这一页的内容已存为一个版本。",
        (true, Language::English) => "What is on this page is stored as a version.",
        (false, Language::Chinese) => "这一页的内容还没有存下，请先下载备份。",
        (false, Language::English) => "What is on this page is not stored yet: download a backup first.",
    }
}

/// Why the browser keeps nothing more, and what can be done.
pub fn store_problem(problem: StoreProblem, language: Language) -> String {
    let stops = ShelfLabel::SavingStops.text(language);
    match problem {
        StoreProblem::Full => say!(
            language,
            "浏览器的存储空间已满，最近的修改没有保存。{stops}在“我的表”里彻底删除不用的表可以腾出空间。",
            "The browser's storage is full and the latest changes are not saved. {stops} Deleting sheets for good in My sheets makes room."
        ),
        StoreProblem::Forbidden => say!(
            language,
            "浏览器不允许保存（可能是无痕窗口或单位的设置），修改没有保存。{stops}",
            "The browser does not allow saving (a private window, perhaps, or a policy), so changes are not saved. {stops}"
        ),
    }
}

/// Why a sheet was not opened, and what can be done.
pub fn open_problem(problem: OpenProblem, language: Language) -> String {
    match problem {
        OpenProblem::Absent => say!(
            language,
            "这个浏览器里没有这张表，可能已被清除。请从文件打开，或新建。",
            "This browser does not keep that sheet; it may have been cleared. Open a file or start a new one."
        ),
        OpenProblem::Deleted => {
            say!(
                language,
                "这张表已删除，可以在“最近删除的”里恢复。",
                "This sheet was deleted. Bring it back under Recently deleted."
            )
        }
        OpenProblem::OnlyVersions => say!(
            language,
            "这张表的当前内容已不在，可以恢复以前的版本。",
            "The current content of this sheet is gone; an older version can be restored."
        ),
        OpenProblem::Entry(problem) => entry_problem(problem, language),
    }
}

/// Why something could not be done to a sheet of the list.
pub fn change_problem(problem: ChangeProblem, minutes_east: i32, language: Language) -> String {
    match problem {
        ChangeProblem::Open(problem) => open_problem(problem, language),
        ChangeProblem::Save(problem) => save_problem(problem, minutes_east, language),
    }
}

/// What is wrong with a stored sheet, and what can be done.
pub fn entry_problem(problem: EntryProblem, language: Language) -> String {
    match problem {
        EntryProblem::Damaged => say!(
            language,
            "这张表的内容已损坏，读不出来。损坏的内容没有删除；可以恢复以前的版本。",
            "The content of this sheet is damaged and can't be read. It was not deleted; an older version can be restored."
        ),
        EntryProblem::Newer => say!(
            language,
            "这张表由更新版本的程序保存，这个版本读不了，也不会改动它。请刷新页面使用新版本。",
            "This sheet was saved by a newer version of this program. This one can't read it and leaves it alone. Reload to get the new version."
        ),
    }
}

/// How many damaged entries were set aside, and how many stay where they were for want of room; `None` when there are none.
pub fn set_aside(n_moved: usize, n_left: usize, language: Language) -> Option<String> {
    let n_all = n_moved + n_left;
    let said = match (n_all, n_left) {
        (0, _) => return None,
        (_, 0) => say!(
            language,
            "有 {n_all} 项保存的内容已损坏，已原样移到“损坏的内容”，没有删除。",
            "Damaged entries found: {n_all}. They were moved to Damaged entries as they are, not deleted."
        ),
        (_, _) => say!(
            language,
            "有 {n_all} 项保存的内容已损坏，没有删除；其中 {n_left} 项因空间不足留在原处。",
            "Damaged entries found: {n_all}. None was deleted; for want of room {n_left} stayed in place."
        ),
    };
    Some(said)
}

/// What was left behind by two tabs was made a version; `None` when nothing was.
pub fn other_states(n_others: usize, language: Language) -> Option<String> {
    (n_others > 0).then(|| {
        say!(
            language,
            "两个标签页曾同时修改这张表：打开的是最后保存的内容，其余 {n_others} 份在“版本”里。",
            "Two tabs had changed this sheet at once. The last saved content was opened; the others ({n_others}) are under Versions."
        )
    })
}

/// Old versions that gave way; `None` when none did.
pub fn versions_dropped(n_dropped: usize, language: Language) -> Option<String> {
    (n_dropped > 0).then(|| {
        say!(
            language,
            "存储空间不足，为保存这张表删去了 {n_dropped} 个最旧的版本。",
            "Storage was short: to save this sheet, the oldest versions were removed ({n_dropped})."
        )
    })
}

/// "《…》已删除。"
pub fn deleted(of: &str, language: Language) -> String {
    let of = title(of, language);
    say!(
        language,
        "“{of}”已删除，可以在“最近删除的”里恢复。",
        "“{of}” was deleted. It can be brought back under Recently deleted."
    )
}

/// A sheet followed what another tab saved, since nothing of its own was at stake.
pub fn followed(saved_ms: u64, minutes_east: i32, language: Language) -> String {
    let moment = date_and_minute(saved_ms, minutes_east);
    say!(language, "已换成另一个标签页在 {moment} 保存的内容。", "Now showing what another tab saved at {moment}.")
}
