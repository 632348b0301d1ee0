// Compiled, never run: a program that uses every function as its types promise.

import { check, checkFramework, explain, framework, frameworks, newSheet, readReport, score } from "../../target/js/node/jixiao.js";

const scored = score("{}");
if ("errors" in scored) {
  const places: string[] = scored.errors.map((problem) => problem.place);
  console.log(places);
} else {
  const total: string = scored.report.total;
  for (const indicator of scored.report.indicators) {
    if (indicator.state === "scored") console.log(indicator.score, indicator.deduction, total);
    if (indicator.state === "pending") console.log(indicator.gaps.length);
  }
}

const checked = check({}, "en");
if ("findings" in checked) console.log(checked.findings[0]?.severity === "pending", checked.checks[0]?.total_if);

const explained = explain({}, "total", "zh");
if ("account" in explained) console.log(explained.account.lines.join("\n"));

const references: string[] = frameworks().map((it) => it.reference);
const made = newSheet(references[0] ?? "blank@1");
if ("sheet" in made) score(made.sheet);
const read = framework("blank@1");
if ("framework" in read) checkFramework(read.framework);

const report = readReport("", "en");
if ("reading" in report) console.log(report.reading.total?.value, report.checks[0]?.total_if, report.sheet ?? {});

// @ts-expect-error: a number is no sheet
score(7);
// @ts-expect-error: there is no such language
explain({}, "total", "de");
