//! What is wrong with a sheet, what is pending in it, and what its filer should look at again.

use std::io::Write;

use jixiao::domain::check::{Finding, check, reason_for};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::score::score;
use jixiao::exchange::report::{ReportProblem, report_findings, sheet_of};
use jixiao::frameworks;
use jixiao::text::check::{CHECK_WORDS, finding_text};
use jixiao::text::language::Language;
use jixiao::wire::Json;
use jixiao::wire::v1::{self, Finding as Flagged, Severity};

use crate::failure::{Failure, Problem, object};
use crate::read_report;
use crate::sheets::{Frameworks, read, too_long};
use crate::source::Source;
use crate::table::write_lines;

/// Writes what was found, as text or as JSON. Only a sheet that can't be read is a failure.
pub(crate) fn run(source: &Source, is_json: bool, language: Language, output: &mut impl Write) -> Result<(), Failure> {
    let (findings, problems) = match checked(source, language)? {
        Ok((evaluation, of_report)) => (findings(&evaluation, of_report, language), Vec::new()),
        Err(problems) => (Findings::default(), problems),
    };
    let is_readable = problems.is_empty();
    if is_json {
        serde_json::to_writer_pretty(&mut *output, &findings.json(problems))?;
        output.write_all(b"\n").map_err(Failure::Write)?;
    } else {
        write_lines(&findings.lines(&problems), output)?;
    }
    if is_readable { Ok(()) } else { Err(Failure::SheetAnswered) }
}

/// What is checked, with what is wrong in the report that it was made of; or why it can't be read.
type Checked = Result<(Evaluation, Vec<Finding>), Vec<Problem>>;

/// A sheet's file, or a report: then its sheet, and what is wrong in the report itself.
fn checked(source: &Source, language: Language) -> Result<Checked, Failure> {
    let Some(bytes) = source.read()? else { return Ok(Err(vec![too_long("file")])) };
    let is_sheet =
        bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !b"\xEF\xBB\xBF".contains(byte)) == Some(&b'{');
    if is_sheet || bytes.is_empty() {
        let read = read(&bytes, &Frameworks::default());
        return Ok(read.map(|evaluation| (evaluation, Vec::new())));
    }
    let reading = match read_report::reading_of(&bytes, language) {
        Ok((reading, _)) => reading,
        Err(problem) => return Ok(Err(vec![problem])),
    };
    let Some(made) = sheet_of(&reading, &frameworks::all()) else {
        let problem = ReportProblem::NoReport;
        return Ok(Err(vec![Problem::of_sheet(problem.code(), problem.sentence(language))]));
    };
    let of_report = report_findings(&reading, &made.evaluation);
    Ok(Ok((made.evaluation, of_report)))
}

/// What is to be said about a sheet that can be read.
#[derive(Default)]
struct Findings {
    found: Vec<Flagged>,
    /// Whether a cap of the total depends on an execution rate that is not known yet.
    is_cap_unknown: bool,
    /// What the checker found, as JSON and in lines.
    checks: Checks,
}

/// What the checker found.
struct Checks {
    json: Json,
    lines: Vec<String>,
}

impl Default for Checks {
    fn default() -> Self {
        Self { json: Json::List(Vec::new()), lines: Vec::new() }
    }
}

fn findings(evaluation: &Evaluation, of_report: Vec<Finding>, language: Language) -> Findings {
    let report = score(evaluation);
    let found: Vec<Finding> = check(evaluation, &report, &CHECK_WORDS).into_iter().chain(of_report).collect();
    Findings {
        found: v1::findings(evaluation, &report, language),
        is_cap_unknown: report.way.is_cap_unknown,
        checks: Checks {
            json: v1::found_json(&found, evaluation, language),
            lines: found.iter().map(|it| line(it, evaluation, language)).collect(),
        },
    }
}

/// "error: 预算完成率 [loss-without-reason]: 扣了 0.04 分，没有写扣分原因。"
fn line(finding: &Finding, evaluation: &Evaluation, language: Language) -> String {
    let text = finding_text(finding, evaluation, language);
    let severity = if reason_for(evaluation, finding).is_some() { "ignored" } else { finding.severity.key() };
    let sentence = [text.sentence, text.total_if].join(" ");
    format!("{severity}: {} [{}]: {}", text.place, finding.check.key(), sentence.trim())
}

impl Findings {
    fn json(self, problems: Vec<Problem>) -> Json {
        object([
            ("is_readable", Json::Flag(problems.is_empty())),
            ("errors", Json::List(problems.into_iter().map(Problem::json).collect())),
            ("findings", v1::findings_json(self.found)),
            ("is_cap_unknown", Json::Flag(self.is_cap_unknown)),
            ("checks", self.checks.json),
        ])
    }

    fn lines(&self, problems: &[Problem]) -> Vec<String> {
        let of = |severity: Severity, kind: &str| {
            let found = self.found.iter().filter(|it| it.severity == severity);
            found.map(|it| format!("{kind}: {} ({}): {}", it.name, it.place, it.message)).collect::<Vec<String>>()
        };
        let mut lines: Vec<String> = problems.iter().map(|it| format!("error: {}", it.in_a_line())).collect();
        lines.extend(of(Severity::Pending, "pending"));
        if self.is_cap_unknown {
            lines.push("pending: the execution rate is not known, so a cap of the total may still apply".to_owned());
        }
        lines.extend(of(Severity::Note, "flag"));
        lines.extend(self.checks.lines.iter().cloned());
        if lines.is_empty() {
            lines.push("nothing is wrong, nothing is pending, nothing to look at again".to_owned());
        }
        lines
    }
}
