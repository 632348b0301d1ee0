//! Sheets in links: why a text gives no sheet, in sentences that say what happened and what to ask the sender for.

use thiserror::Error;

use crate::text::language::{Language, pick, say};

/// Why a code could not be made, found, proved or read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ShareProblem {
    /// Nothing but blanks.
    #[error("there is no text")]
    Empty,
    /// A text so long that nobody looks into it.
    #[error("the text has {found} bytes, more than {most}")]
    TextTooLong {
        /// Its length in bytes.
        found: usize,
        /// The most that is searched.
        most: usize,
    },
    /// An address without a code: what came after `#` is gone, or it is another page's.
    #[error("the address carries no code")]
    AddressOnly,
    /// No code in the text.
    #[error("the text holds no code")]
    NotOurs,
    /// A code that ends before it says how long it is.
    #[error("the code ends after {found} of the {expected} characters of its beginning")]
    CutAtStart {
        /// Characters that are there.
        found: usize,
        /// Characters that say how long it is.
        expected: usize,
    },
    /// A code that ends too early.
    #[error("the code is cut: {found} of {expected} characters are there")]
    CutShort {
        /// Characters that are there.
        found: usize,
        /// Characters of the whole code, without its beginning.
        expected: usize,
    },
    /// All letters are capitals, or all are small.
    #[error("the letters of the code were all made capital or small")]
    LetterCase,
    /// As long as it should be, and not what it was.
    #[error("the code was altered in its {place}")]
    Altered {
        /// Where the damage is.
        place: CodePart,
    },
    /// Made by a version that this program does not know.
    #[error("the code is of version {found:?}, this program reads up to {newest:?}")]
    NewerVersion {
        /// What the code says.
        found: char,
        /// The newest that this program reads.
        newest: char,
    },
    /// A whole code with a part that this program does not know.
    #[error("the code holds {what} {found}, which this program does not know")]
    NewerPart {
        /// What kind of part.
        what: &'static str,
        /// Its number.
        found: u64,
    },
    /// A framework that this program does not have.
    #[error("framework {found:?} is not known")]
    UnknownFramework {
        /// `id@version`.
        found: String,
    },
    /// The sheet's own framework is told from another than the one that was found.
    #[error("the framework {base} is not the one that this code was made with")]
    OtherBase {
        /// `id@version`.
        base: String,
    },
    /// More than a code may hold.
    #[error("the sheet takes more than {most} bytes")]
    TooLarge {
        /// The most that is taken.
        most: usize,
    },
    /// A whole code, but not one of a sheet.
    #[error("at byte {at}: {problem}")]
    Malformed {
        /// The place, in bytes of what was inflated.
        at: usize,
        /// What is wrong there.
        problem: Malformation,
    },
    /// The content breaks the rules of a sheet's file.
    #[error("the sheet can't be read: {}", problems.join("; "))]
    Unreadable {
        /// Everything that is wrong, each with its place.
        problems: Vec<String>,
    },
}

/// A part of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodePart {
    /// Length and check.
    #[error("beginning")]
    Header,
    /// The sheet.
    #[error("content")]
    Body,
}

/// What is wrong inside a code that arrived whole: somebody else made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Malformation {
    /// Nothing inside, or less than its beginning says.
    #[error("there is too little inside")]
    TooShort,
    /// The compressed bytes are no DEFLATE stream, or something follows them.
    #[error("expected one DEFLATE stream")]
    NotDeflate,
    /// No CBOR, or it ends too early.
    #[error("expected well-formed CBOR")]
    NotCbor,
    /// Something that the format does not have there.
    #[error("expected {expected}")]
    Unexpected {
        /// What should stand there.
        expected: &'static str,
    },
    /// A list or map that says it has more items than bytes are left.
    #[error("{found} items in {left} bytes")]
    TooMany {
        /// Items, as it says.
        found: u64,
        /// Bytes behind it.
        left: usize,
    },
    /// Lists in lists beyond any sheet.
    #[error("more than {most} levels")]
    TooDeep {
        /// The most that is read.
        most: usize,
    },
    /// A part or field twice.
    #[error("it is given twice")]
    Twice,
    /// A name's number that the framework does not have.
    #[error("the framework has {n_names} names, found number {found}")]
    UnknownName {
        /// The number.
        found: u64,
        /// How many there are.
        n_names: usize,
    },
    /// Something behind the end.
    #[error("expected the end")]
    NotTheEnd,
}

/// What happened, and what to do.
pub fn sentence(problem: &ShareProblem, language: Language) -> String {
    let text = |zh, en| pick(language, zh, en).to_owned();
    match problem {
        ShareProblem::Empty => text(
            "这里还没有内容。请粘贴收到的整条链接，或以 JX1 开头的整段代码。",
            "There is nothing here yet. Paste the whole link you received, or the whole code that begins with JX1.",
        ),
        ShareProblem::TextTooLong { most, .. } => {
            let most = most >> 20;
            say!(
                language,
                "内容超过 {most} MB，不会是分享链接。请只粘贴链接，或以 JX1 开头的那段代码。",
                "This is more than {most} MB, too long for a shared link. Paste only the link, or the code that begins with JX1."
            )
        }
        ShareProblem::AddressOnly => text(
            "这个网址里没有自评表：可能“#”后面的部分在传送时丢了，也可能不是分享链接。请对方把以 JX1 开头的代码作为文字发来，或改发文件。",
            "This address carries no sheet: what follows “#” may have been lost on the way, or it is not a shared link. Ask the sender for the code that begins with JX1 as text, or for the file.",
        ),
        ShareProblem::NotOurs => text(
            "没有找到分享链接或代码（代码以 JX1 开头）。请对方从“分享”里重新复制后发来，或改发文件。",
            "No shared link or code was found here (a code begins with JX1). Ask the sender to copy it again from “Share”, or to send the file.",
        ),
        ShareProblem::CutAtStart { .. } => text(
            "链接被截断了，只剩开头几个字符。请对方把整段代码作为文字重新发来，或改发文件。",
            "The link was cut off right after its beginning. Ask the sender to send the whole code again as text, or the file.",
        ),
        ShareProblem::CutShort { found, expected } => say!(
            language,
            "链接不完整：应有 {expected} 个字符，只收到 {found} 个，后面的在传送时被截掉了。请对方把整段代码作为文字重新发来，或改发文件。",
            "The link is not complete: {found} of {expected} characters arrived, the rest was cut off on the way. Ask the sender to send the whole code again as text, or the file."
        ),
        ShareProblem::LetterCase => text(
            "链接里的字母全被改成了大写或小写，内容无法还原。请对方从“分享”里原样复制后重新发来，或改发文件。",
            "All letters of the link were made capital or small, so its content is lost. Ask the sender to copy it unchanged from “Share” and send it again, or to send the file.",
        ),
        ShareProblem::Altered { .. } => text(
            "链接在传送时被改动了，已不是发出时的内容，所以没有打开。请对方重新发来，或改发文件。",
            "The link was altered on the way and no longer says what was sent, so it was not opened. Ask the sender to send it again, or to send the file.",
        ),
        ShareProblem::NewerVersion { .. } | ShareProblem::NewerPart { .. } => text(
            "这个链接是用更新的版本制作的，当前版本读不全，所以没有打开。请刷新或更新本页后再试；暂时不能更新时，请对方发来导出的表格。",
            "The link was made with a newer version, and this one can't read all of it, so it was not opened. Reload or update this page and try again; if you can't, ask the sender for an exported table.",
        ),
        ShareProblem::UnknownFramework { found } => say!(
            language,
            "表里用的指标体系“{found}”这里没有，可能是更新的版本才有。请刷新或更新本页后再试；仍不行时，请对方复制一份指标体系再分享。",
            "The sheet uses the framework “{found}”, which is not here; a newer version may have it. Reload or update this page and try again; if that does not help, ask the sender to share the sheet with a copy of the framework."
        ),
        ShareProblem::OtherBase { base } => say!(
            language,
            "这个链接以指标体系“{base}”为底本，而这里的“{base}”与制作时的不同，无法还原。请对方改发文件。",
            "The link builds on the framework “{base}”, and the one here is not the same as when it was made, so the sheet can't be restored. Ask the sender for the file."
        ),
        ShareProblem::TooLarge { most } => {
            let most = most >> 20;
            say!(
                language,
                "这张表展开后超过 {most} MB，链接放不下。请改用文件传递。",
                "The sheet takes more than {most} MB, too much for a link. Use a file instead."
            )
        }
        ShareProblem::Malformed { at, .. } => say!(
            language,
            "代码完整，但里面不是自评表（第 {at} 字节处无法识别）。请对方用本工具的“分享”重新生成，或改发文件。",
            "The code is complete, but what it holds is no sheet (not understood at byte {at}). Ask the sender to make it again with “Share” of this tool, or to send the file."
        ),
        ShareProblem::Unreadable { problems } => {
            let (n_problems, first) = (problems.len(), problems.first().map_or("", String::as_str));
            say!(
                language,
                "代码完整，但表的内容有 {n_problems} 处不合规则，所以没有读入。第一处：{first}。请改正后重新生成链接，或请对方改正后重新发来。",
                "The code is complete, but the sheet breaks {n_problems} rules of its format, so it was not read. The first: {first}. Correct it and make the link again, or ask the sender to."
            )
        }
    }
}
