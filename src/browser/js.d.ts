/** A decimal number as text, such as "98.23": no binary floating point on the way. */
export type Decimal = string;

/** Something wrong with a sheet or framework: where, a word for programs, a sentence for people. */
export interface Problem {
  /** Path of the field, such as "entries/procurement-rate/actual", or line and column of broken JSON. */
  place: string;
  /** Never changes for a kind of problem. */
  code: string;
  message: string;
}

export interface Errors {
  errors: Problem[];
}

/** A sheet or framework: JSON text, or the object it stands for. See docs/format.md and docs/schema. */
export type Document = string | object;

export interface GroupReport {
  id: string;
  name: string;
  /** 1 for dimensions, 2 for their categories, … */
  level: number;
  weight: Decimal;
  score: Decimal;
  deduction: Decimal;
  pending: Decimal;
  not_applicable: Decimal;
}

export interface ScoredIndicator {
  state: "scored";
  score: Decimal;
  deduction: Decimal;
  formula: string;
  /** The actual value that the rule worked with; a value without end is cut and closed by "…". */
  actual?: string;
  /** Before the range and the rounding. */
  unrounded: string;
  limit?: "highest" | "lowest";
  decimals: number;
  flags: string[];
}

export interface PendingIndicator {
  state: "pending";
  /** What is missing. */
  gaps: string[];
}

export interface ExcludedIndicator {
  state: "excluded";
  excluded: "not_applicable" | "not_picked";
}

export type IndicatorReport = { id: string; name: string; group: string; weight: Decimal } & (
  | ScoredIndicator
  | PendingIndicator
  | ExcludedIndicator
);

export interface Report {
  framework: string;
  name: string;
  total: Decimal;
  full_marks: Decimal;
  /** Points that what is not filled in yet could still add. */
  pending: Decimal;
  /** Equal when nothing pending can change the grade. */
  grade: { lowest: string; highest: string };
  base: Decimal;
  unscaled_base: Decimal;
  bonus: Decimal;
  not_applicable: Decimal;
  before_caps: Decimal;
  caps: { highest: Decimal; execution_rate?: object; core_missed?: string[] }[];
  is_cap_unknown: boolean;
  /** What the framework's own rounding does to the total, against two decimals and exact rates. */
  rounding_effect: Decimal;
  groups: GroupReport[];
  indicators: IndicatorReport[];
}

export interface Finding {
  /** The indicator's id. */
  place: string;
  /** The indicator's name. */
  name: string;
  /** A gap or a flag. */
  code: string;
  severity: "pending" | "note";
  message: string;
}

export interface Account {
  name: string;
  definition: string;
  /** The way to the points, line by line. */
  lines: string[];
  /** Why not full marks, as a report says it; may be empty. */
  clause: string;
  remarks: string[];
  next_unit: string[];
  weight_source: string;
  rule_source: string;
}

export interface FrameworkSummary {
  reference: string;
  title: string;
  issuer: string;
  document: string;
  year: number;
  indicators: number;
  full_marks: Decimal;
}

export type Language = "zh" | "en";

/** Scores a sheet. */
export function score(sheet: Document): { report: Report } | Errors;

/** Something the checker found. */
export interface Check {
  /** The stable id of the check. */
  check: string;
  group: "arithmetic" | "filing" | "plausibility" | "quality";
  severity: "error" | "warning" | "note";
  /** The stable key of the place; absent for the sheet as a whole. */
  place?: string;
  name: string;
  title: string;
  message: string;
  /** How to mend it. */
  mend: string;
  /** What the total would be if the other figure were right. */
  total_if?: string;
  /** The reason why somebody left it. */
  ignored?: string;
}

/** Everything a filer should look at, and what the checker found (see docs/checks.md). */
export function check(sheet: Document, language?: Language): { findings: Finding[]; checks: Check[] } | Errors;

/** A figure of a report, where it stands (bytes of the text in UTF-8) and how sure it is. */
export interface Stated {
  value: string;
  confidence: "certain" | "joined" | "rough" | "inferred" | "contradicted" | "questioned";
  start: number;
  end: number;
  sentence: string;
}

export interface StatedMoney {
  name?: string;
  initial_budget?: Stated;
  budget?: Stated;
  executed?: Stated;
  rate?: Stated;
}

export interface StatedItem {
  name: string;
  /** The place of the item around this one in the list. */
  part_of?: number;
  weight?: Stated;
  score?: Stated;
  deductions: { points: Stated; reason: string; rate?: Stated }[];
  remark?: string;
}

export interface ReportReading {
  name?: Stated;
  year?: Stated;
  total?: Stated;
  other_totals: Stated[];
  grade?: Stated;
  items: StatedItem[];
  department: StatedMoney;
  projects: StatedMoney[];
  statements: { id: number; role: "whole" | "part" | "project"; activity: string; heads?: string; amount?: string; sentence: string }[];
  disputes: { kind: "figures" | "names" | "unit" | "rate"; about: string; statements: number[]; message: string }[];
  /** Sentences with figures of which nothing was taken. */
  not_understood: string[];
}

/** Reads the text of a published report: what it says, the sheet it describes (left out where it has no scores), what that sheet
 *  has no place for, and what the checker finds in the report and in its sheet. */
export function readReport(
  text: string,
  language?: Language,
): { reading: ReportReading; sheet?: object; unplaced: string[]; checks: Check[] } | Errors;

/** How an indicator, a group or "total" came to its points. */
export function explain(sheet: Document, id: string, language?: Language): { account: Account } | Errors;

/** The frameworks that come with the program. */
export function frameworks(): FrameworkSummary[];

/** A whole framework, by `id@version`. */
export function framework(reference: string): { framework: object } | Errors;

/** Reads a framework of your own and says everything that is wrong with it. */
export function checkFramework(framework: Document): { framework: object } | Errors;

/** An empty sheet on a framework, by `id@version`. */
export function newSheet(reference: string): { sheet: object } | Errors;
