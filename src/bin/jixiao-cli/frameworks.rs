//! The frameworks of this program: their list, and an empty sheet on one of them.

use std::io::Write;
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::frameworks::{FRAMEWORKS, find};
use jixiao::text::number_format::points_in_words;
use jixiao::wire::{Json, v1};

use crate::failure::{Failure, Problem, object};
use crate::table::{limit_width, plain_table, write_lines};

/// Writes every framework, as a table or as JSON.
pub(crate) fn list(is_json: bool, output: &mut impl Write) -> Result<(), Failure> {
    let frameworks = FRAMEWORKS.iter().map(|data| read(data.reference)).collect::<Result<Vec<_>, _>>()?;
    if is_json {
        let list = Json::List(frameworks.iter().map(|it| framework_json(it)).collect());
        serde_json::to_writer_pretty(&mut *output, &list)?;
        return output.write_all(b"\n").map_err(Failure::Write);
    }
    let mut table = plain_table(["Framework", "Title", "Document", "Year", "Indicators", "Full marks"], [3, 4, 5]);
    limit_width(&mut table, [1, 2]);
    for framework in &frameworks {
        table.add_row([
            framework.reference.to_string(),
            framework.title.clone(),
            framework.document.clone(),
            framework.year.to_string(),
            framework.indicators().len().to_string(),
            points_in_words(framework.full_marks()),
        ]);
    }
    write_lines(&table.lines().collect::<Vec<_>>(), output)
}

/// Writes an empty sheet.
pub(crate) fn write_blank(reference: &str, output: &mut impl Write) -> Result<(), Failure> {
    if !FRAMEWORKS.iter().any(|data| data.reference == reference) {
        let known: Vec<&str> = FRAMEWORKS.iter().map(|data| data.reference).collect();
        let known = known.join("\n  ");
        return Err(Failure::Usage(format!("no framework is called {reference:?}; there are:\n  {known}")));
    }
    let sheet = Evaluation::blank(read(reference)?);
    writeln!(output, "{}", v1::write_sheet(&sheet)).map_err(Failure::Write)
}

/// A registered framework; a test of the library holds that its data file can be read.
fn read(reference: &str) -> Result<Arc<Framework>, Failure> {
    find(reference).map_err(|errors| Failure::Sheet {
        name: reference.to_owned(),
        problems: errors.into_iter().map(Problem::from).collect(),
    })
}

fn framework_json(framework: &Framework) -> Json {
    let text = |text: &str| Json::Text(text.to_owned());
    let n_indicators = u64::try_from(framework.indicators().len()).unwrap_or(u64::MAX);
    object([
        ("framework", Json::Text(framework.reference.to_string())),
        ("title", text(&framework.title)),
        ("issuer", text(&framework.issuer)),
        ("document", text(&framework.document)),
        ("year", Json::Whole(framework.year.into())),
        ("indicators", Json::Whole(n_indicators)),
        ("full_marks", Json::Text(framework.full_marks().value().to_string())),
    ])
}
