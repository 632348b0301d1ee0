//! Files of other programs: why one could not be read, and what there is to say about one that was.

use std::fmt;

use crate::text::language::{Language, labels, pick, say};

/// Why nothing was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It has more bytes than are looked at.
    TooLarge {
        /// The most there may be.
        most: usize,
    },
    /// It is packed so that it would unfold to more than any table holds.
    UnfoldsTooFar {
        /// The most bytes that are unfolded.
        most: u64,
    },
    /// It has more cells.
    TooManyCells {
        /// The most there may be.
        most: usize,
    },
    /// Its cells hold more text.
    TooMuchText {
        /// The most bytes there may be.
        most: usize,
    },
    /// A cell lies where no table has one.
    TooFar {
        /// The cell, as spreadsheets name it.
        cell: String,
        /// The rows that are looked at.
        rows: usize,
        /// The columns that are looked at.
        columns: usize,
    },
    /// Its parts lie in one another deeper than any program makes them.
    TooDeep,
    /// It can only be opened with a password.
    Encrypted,
    /// It is broken or not whole.
    Damaged,
    /// An old Word document (.doc, .wps).
    OldDocument,
    /// A workbook of Excel 95 or before.
    OldWorkbook,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// It is whole, but nothing that has tables or text.
    NotOffice,
    /// There is nothing in it.
    Empty,
    /// The browser or the system can't read it.
    Unreadable,
}

/// For programs that pass it on; people are told by [`sentence`].
impl fmt::Display for FileProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&sentence(self, Language::English))
    }
}

impl std::error::Error for FileProblem {}

/// Something about a file that whoever takes it over should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It has macros; none is run.
    Macros,
    /// It looks at other files; what it keeps of them is read, nothing is fetched.
    ExternalLinks,
    /// Some of its formulas were never worked out: their cells are empty.
    FormulasWithoutResults,
    /// Some of its sheets are hidden; they were read too.
    HiddenSheets,
    /// Changes are tracked in it: what was deleted is left out, what was put in is read.
    TrackedChanges,
}

impl Remark {
    /// All of them, with the word that stands for each in a file.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Macros, "macros"),
        (Self::ExternalLinks, "external_links"),
        (Self::FormulasWithoutResults, "formulas_without_results"),
        (Self::HiddenSheets, "hidden_sheets"),
        (Self::TrackedChanges, "tracked_changes"),
    ];
}

labels! {
    /// A fixed text about opening and making files of other programs.
    FileLabel {
        Reading: "正在读取文件……", "Reading the file…";
        Making: "正在生成文件……", "Making the file…";
        Stop: "停止", "Stop";
        Stopped: "已停止，什么都没有改动。", "Stopped; nothing was changed.";
        NoReader: "这个页面不能读取或生成 Excel、Word 文件：单个文件的页面里没有这一部分，或者没有连上网络。请用网站上的页面；表格也可以复制后粘贴，或另存为 CSV。", "This page can neither read nor make Excel and Word files: the page in a single file comes without that part, or there is no connection. Use the page on the site; a table can also be pasted, or saved as CSV first.";
        ReaderFailed: "读取或生成文件的程序中断了，什么都没有改动。文件可能已损坏；请用 Excel 或 WPS 打开后另存一份再试。", "The program that reads and makes files broke off; nothing was changed. The file may be damaged: open it in Excel or WPS, save it anew, and try again.";
        SaveXlsx: "Excel 工作簿（带公式）", "Excel workbook with formulas";
        SaveDocx: "Word 文档（报告文字和表）", "Word document, text and table";
    }
}

fn megabytes(n_bytes: u64) -> u64 {
    n_bytes >> 20
}

/// Why nothing was taken from a file, and what to do.
pub fn sentence(problem: &FileProblem, language: Language) -> String {
    match problem {
        FileProblem::TooLarge { most } => {
            let most = megabytes(u64::try_from(*most).unwrap_or(u64::MAX));
            say!(language, "这个文件超过 {most} MB，没有读入。请删去图片和无关的工作表，另存后再试。", "This file has more than {most} MB and was not read. Take out pictures and other sheets, save it, and try again.")
        }
        FileProblem::UnfoldsTooFar { most } => {
            let most = megabytes(*most);
            say!(language, "这个文件解压后超过 {most} MB，不像一份自评表或报告，没有读入。请只留下要用的工作表，另存后再试。", "This file unfolds to more than {most} MB, which no self-evaluation has, and was not read. Keep the sheets that are needed, save it, and try again.")
        }
        FileProblem::TooManyCells { most } => say!(language, "这个文件的单元格超过 {most} 个，没有读入。请只留下自评表所在的工作表，另存后再试。", "This file has more than {most} cells and was not read. Keep the sheet with the table, save it, and try again."),
        FileProblem::TooMuchText { most } => {
            let most = megabytes(u64::try_from(*most).unwrap_or(u64::MAX));
            say!(language, "这个文件里的文字超过 {most} MB，没有读入。请只留下自评表或报告正文，再试一次。", "This file holds more than {most} MB of text and was not read. Keep the table or the report's body, and try again.")
        }
        FileProblem::TooFar { cell, rows, columns } => say!(language, "单元格 {cell} 里有内容，离表太远（只读前 {rows} 行、{columns} 列），没有读入。请清除表外的内容，另存后再试。", "Cell {cell} holds something far outside any table (the first {rows} rows and {columns} columns are read), so nothing was read. Clear what is outside the table, save it, and try again."),
        FileProblem::TooDeep => pick(language, "这个文件的内部结构层层嵌套，不像办公软件保存的，没有读入。请用 Excel、Word 或 WPS 打开后另存一份再试。", "The parts of this file lie in one another deeper than any program saves them, and it was not read. Open it in Excel, Word or WPS, save it anew, and try again.").to_owned(),
        FileProblem::Encrypted => pick(language, "这个文件加了密码，打不开。请在 Excel、Word 或 WPS 里去掉密码，另存后再试。", "This file has a password and can't be opened. Take the password off in Excel, Word or WPS, save it, and try again.").to_owned(),
        FileProblem::Damaged => pick(language, "这个文件已损坏或不完整，读不出来。请重新下载或复制一份，或用 Excel、Word、WPS 打开后另存一份再试。", "This file is damaged or not whole. Get it once more, or open it in Excel, Word or WPS, save it anew, and try again.").to_owned(),
        FileProblem::OldDocument => pick(language, "这是旧格式的文字文档（.doc 或 .wps）。请在 Word 或 WPS 里另存为 .docx 再试，或把正文复制后粘贴。", "This is an old document (.doc or .wps). Save it as .docx in Word or WPS, or copy its text and paste it.").to_owned(),
        FileProblem::OldWorkbook => pick(language, "这是 Excel 95 以前的工作簿，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 再试。", "This is a workbook of Excel 95 or before and can't be read. Open it in Excel or WPS, save it as .xlsx, and try again.").to_owned(),
        FileProblem::Pdf => pick(language, "这是 PDF 文件，不能直接读取。请打开它，全选、复制正文，再粘贴到“读入报告”里。", "This is a PDF, which can't be read as a file. Open it, select and copy its text, and paste that under “Read a report”.").to_owned(),
        FileProblem::Picture => pick(language, "这是一张图片，里面的字读不出来。请找原来的表格或报告文件。", "This is a picture; the words in it can't be read. Look for the table or report that it was made from.").to_owned(),
        FileProblem::NotOffice => pick(language, "这个文件里没有能读的表格或文字。能读的有 .xlsx、.xls、.et、.ods、.csv、.docx 和文本文件。", "There is no table or text in this file that can be read. What can be read: .xlsx, .xls, .et, .ods, .csv, .docx and text files.").to_owned(),
        FileProblem::Unreadable => pick(language, "读不到这个文件：它可能已被移走、删除，或没有读取的权限。请再选一次。", "This file can't be reached: it may have been moved or deleted, or may not be read by you. Pick it once more.").to_owned(),
        FileProblem::Empty => pick(language, "这个文件是空的，里面没有表格也没有文字。", "This file is empty: there is neither a table nor text in it.").to_owned(),
    }
}

/// What whoever takes a file over should know.
pub fn remark(remark: Remark, language: Language) -> &'static str {
    match remark {
        Remark::Macros => pick(
            language,
            "这个文件带有宏，没有运行，也没有读取。",
            "This file has macros; they were neither run nor read.",
        ),
        Remark::ExternalLinks => pick(
            language,
            "这个文件引用了别的文件，读到的是它上次保存的值。",
            "This file looks at other files; what it kept of them was read.",
        ),
        Remark::FormulasWithoutResults => pick(
            language,
            "有些公式没有保存结果，按空白读入。请用 Excel 或 WPS 打开、重新计算、保存后再试。",
            "Some formulas were saved without a result and were read as empty. Open the file in Excel or WPS, let it calculate, save it, and try again.",
        ),
        Remark::HiddenSheets => {
            pick(language, "有些工作表是隐藏的，也一并读了。", "Some sheets are hidden; they were read too.")
        }
        Remark::TrackedChanges => pick(
            language,
            "文档里有修订记录：删去的文字没有读，插入的文字读了。",
            "Changes are tracked in this document: deleted words were left out, inserted ones were read.",
        ),
    }
}
