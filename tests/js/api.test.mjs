// The JavaScript interface in Node: what a page or a script sees. The package is built by `cargo xtask test js`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as jixiao from "../../target/js/node/jixiao.js";

const example = readFileSync(new URL("../../src/frameworks/examples/baiyun-dpf-2021.json", import.meta.url), "utf8");

function indicator(report, id) {
  return report.indicators.find((it) => it.id === id);
}

test("the seed scores 92.97, as text and as an object", () => {
  for (const sheet of [example, JSON.parse(example)]) {
    const { report, errors } = jixiao.score(sheet);
    assert.equal(errors, undefined);
    assert.equal(report.total, "92.97");
    assert.deepEqual(report.grade, { lowest: "优", highest: "优" });
    const procurement = indicator(report, "procurement-execution-rate");
    assert.equal(procurement.unrounded, "1.885");
    assert.equal(procurement.score, "1.89");
    assert.equal(procurement.deduction, "0.11");
    assert.equal(Object.getPrototypeOf(report), Object.prototype);
  }
});

test("a changed figure changes the score, an emptied one is pending", () => {
  const sheet = JSON.parse(example);
  sheet.entries["procurement-execution-rate"].actual = "100";
  assert.equal(jixiao.score(sheet).report.total, "93.08");
  delete sheet.entries["procurement-execution-rate"].actual;
  const { report } = jixiao.score(sheet);
  const { state, gaps } = indicator(report, "procurement-execution-rate");
  assert.deepEqual({ state, gaps }, { state: "pending", gaps: ["actual"] });
  assert.equal(report.pending, "2");
});

test("a number that is no text is refused with its place: it may have been rounded already", () => {
  const sheet = JSON.parse(example);
  sheet.entries["procurement-execution-rate"].actual = 94.25;
  const [error] = jixiao.score(sheet).errors;
  assert.deepEqual(error, {
    place: "entries/procurement-execution-rate/actual",
    code: "wrong_type",
    message: "expected a string",
  });
});

test("nothing is a trap: cycles, getters that throw, depth, functions, nothing at all", () => {
  const cycle = {};
  cycle.self = cycle;
  const throwing = {
    get format() {
      throw new Error("not today");
    },
  };
  let deep = [];
  for (let depth = 0; depth < 5000; depth += 1) deep = [deep];
  const others = [cycle, throwing, deep, () => 1, Symbol("x"), 10n, undefined, null, 7, true, "", "{", "[]", new Date()];
  for (const value of others) {
    for (const call of [jixiao.score, jixiao.check, (it) => jixiao.explain(it, "total"), jixiao.checkFramework]) {
      const { errors } = call(value);
      assert.ok(Array.isArray(errors) && errors.length > 0, `${typeof value}, number ${others.indexOf(value)}`);
      for (const { place, code, message } of errors) {
        assert.equal(typeof place, "string");
        assert.match(code, /^[a-z_]+$/);
        assert.ok(message.length > 0);
      }
    }
  }
  assert.equal(jixiao.score(example).report.total, "92.97");
});

test("a newer version is refused politely", () => {
  const sheet = { ...JSON.parse(example), version: 2 };
  const { errors } = jixiao.score(sheet);
  assert.equal(errors[0].code, "newer_version");
  assert.match(errors[0].message, /version 2 is newer than this program/);
});

test("an explanation in both languages", () => {
  const zh = jixiao.explain(example, "procurement-execution-rate").account;
  assert.equal(zh.clause, "政府采购执行率 94.25%，扣 0.11 分");
  assert.ok(zh.lines.includes("= 2 × 94.25% ÷ 100% = 1.885"));
  assert.match(zh.weight_source, /^推定：/);
  const en = jixiao.explain(example, "procurement-execution-rate", "en").account;
  assert.equal(en.lines[0], "score = weight × actual ÷ target");
  assert.ok(en.next_unit.some((line) => line.startsWith("1 percentage point more")));
  assert.ok(jixiao.explain(example, "total").account.lines.includes("总分 92.97"));
  assert.ok(jixiao.explain(example, "fund-management").account.lines[0].startsWith("资金管理 = "));
  assert.equal(jixiao.explain(example, "nothing").errors[0].code, "unknown_indicator");
});

test("a check says what is pending and what to look at", () => {
  assert.deepEqual(jixiao.check(example).findings, []);
  const first = jixiao.check(example, "en").checks[0];
  assert.deepEqual([first.check, first.severity, first.place], ["loss-without-reason", "error", "indicator:budget-completion-rate"]);
  const sheet = JSON.parse(example);
  sheet.entries["procurement-execution-rate"].actual = "120";
  delete sheet.entries["festival-visit-people"];
  const found = jixiao.check(sheet, "en").findings.map(({ place, code, severity }) => [place, code, severity]);
  assert.ok(found.some((it) => it.join() === "procurement-execution-rate,above_full,note"));
  assert.ok(found.some((it) => it.join() === "festival-visit-people,actual,pending"));
});

test("every framework can be had, started on and checked", () => {
  const frameworks = jixiao.frameworks();
  assert.ok(frameworks.length >= 10);
  for (const { reference, indicators } of frameworks) {
    const { framework } = jixiao.framework(reference);
    assert.deepEqual(jixiao.checkFramework(framework).errors, undefined);
    const { sheet } = jixiao.newSheet(reference);
    const { report } = jixiao.score(sheet);
    assert.equal(report.indicators.length, indicators);
    assert.equal(report.total, "0");
  }
  assert.equal(jixiao.framework("none@1").errors[0].code, "unknown_framework");
  assert.equal(jixiao.newSheet("none@1").errors[0].code, "unknown_framework");
});

test("a framework that does not add up says where, what was found and what was expected", () => {
  const { framework } = jixiao.framework("blank@1");
  framework.dimensions[0].weight = "11";
  const codes = jixiao.checkFramework(framework).errors.map(({ code }) => code);
  assert.ok(codes.includes("children_sum") && codes.includes("full_marks"), codes.join());
});

test("a report is read, with its sheet and what is wrong in both", () => {
  const text = readFileSync(new URL("../reports/baiyun-dpf-2021.txt", import.meta.url), "utf8");
  const { reading, sheet, unplaced, checks, errors } = jixiao.readReport(text, "en");
  assert.equal(errors, undefined);
  assert.equal(reading.total.value, "92.97");
  const place = Buffer.from(text).subarray(reading.total.start, reading.total.end).toString();
  assert.equal(place.replace(/\s/g, ""), "92.97分");
  assert.equal(reading.projects.length, 10);
  assert.equal(jixiao.score(sheet).report.total, "92.97");
  assert.ok(Array.isArray(unplaced));
  const disputed = checks.filter(({ check }) => check === "disputed-figures");
  assert.ok(disputed.some(({ message }) => message.includes("3116") && message.includes("3079")), JSON.stringify(disputed));
  assert.ok(disputed.some(({ total_if }) => total_if === "92.99" || total_if === "92.97"), JSON.stringify(disputed));
  assert.equal(jixiao.readReport("今天天气很好。").errors[0].code, "no_report");
  assert.equal(jixiao.readReport("").errors[0].code, "empty");
  assert.match(jixiao.readReport("。".repeat(1 << 20), "en").errors[0].message, /\S/);
});
