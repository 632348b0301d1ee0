// 100,000 totals of the seed drawn by chance: the simulator of the site against the same in plain JavaScript, in one run.
// Run: cargo xtask dist && node benches/simulation.mjs
import { readFile, readdir } from "node:fs/promises";

const DRAWS = 100_000;
const ROUNDS = 7;
const root = new URL("../", import.meta.url);
const text = (path) => readFile(new URL(path, root), "utf8");

const files = await readdir(new URL("dist/", root));
const glue = files.find((name) => /^simulator-[0-9a-f]{16}\.js$/.test(name));
if (!glue) throw new Error("no simulator in dist/: run `cargo xtask dist` first");
// Node takes a file without a package as CommonJS, so the module is handed over as what it is.
const code = Buffer.from(await text(`dist/${glue}`)).toString("base64");
const { initSync, Drawing } = await import(`data:text/javascript;base64,${code}`);
initSync({ module: await readFile(new URL(`dist/${glue.replace(".js", "_bg.wasm")}`, root)) });

const sheet = JSON.parse(await text("src/frameworks/examples/baiyun-dpf-2021.json"));
sheet.framework = JSON.parse(await text("src/frameworks/data/guangzhou-district-2021@1.json"));
const request = {
  seed: "1",
  numbers: [
    { indicator: "procurement-execution-rate", between: ["94", "95"] },
    { indicator: "festival-visit-people", one_of: ["3079", "3116"] },
    { between: ["3000", "3105"] },
  ],
};

function simulator() {
  const drawing = Drawing.begin(JSON.stringify(sheet), JSON.stringify(request));
  const { totals } = JSON.parse(drawing.draw(DRAWS));
  return totals.reduce((sum, [total, times]) => sum + Number(total) * times, 0) / DRAWS;
}

// The same assumptions with floats and the three rules written out: what somebody would write who trusts floats.
function plain() {
  const round = (value) => Math.round((value + Number.EPSILON) * 100) / 100;
  const whole = (steps) => Math.floor(Math.random() * steps);
  const rest = 92.97 - 1.89 - 1.98 - 1.96;
  const counts = new Map();
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const procurement = round((2 * (9400 + whole(101))) / 10_000);
    const visits = Math.min(2, round((2 * (whole(2) ? 3116 : 3079)) / 3116));
    const executed = Math.min(2, round((2 * (300_000 + whole(10_501))) / 310_513));
    const total = round(rest + procurement + visits + executed);
    counts.set(total, (counts.get(total) || 0) + 1);
  }
  let sum = 0;
  for (const [total, times] of counts) sum += total * times;
  return sum / DRAWS;
}

const times = { simulator: [], plain: [] };
let means = {};
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of [["simulator", simulator], ["plain", plain]]) {
    const begin = performance.now();
    means[name] = run();
    times[name].push(performance.now() - begin);
  }
}
for (const [name, all] of Object.entries(times)) {
  const sorted = [...all].sort((one, other) => one - other);
  const median = sorted[Math.floor(ROUNDS / 2)].toFixed(1);
  console.log(`${name.padEnd(10)} median ${median} ms, worst ${sorted.at(-1).toFixed(1)} ms, mean total ${means[name].toFixed(4)}`);
}
