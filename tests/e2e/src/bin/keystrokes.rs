//! How long a key takes until the total is worked out, and until it is painted: the page beside a plain-JavaScript table of the
//! same size, in one run. `cargo xtask keystrokes` starts it; it measures and prints, and judges nothing.

use std::env;
use std::time::Duration;

use jixiao_e2e::{Browser, Options, drive_with};
use serde_json::{Map, Value, json};
use tokio::time::sleep;

/// Sizes: indicators and projects.
const SIZES: [(usize, usize); 6] = [(20, 0), (20, 200), (100, 0), (100, 200), (500, 0), (500, 200)];
/// How many times slower than it is the processor is made.
const SLOWDOWNS: [u32; 2] = [1, 4];
/// Keys measured for each size and speed; the first ones, which warm up, are left out.
const N_KEYS: usize = 80;
const N_WARM_UP: usize = 20;

#[tokio::main]
async fn main() {
    println!(
        "Milliseconds from the key to the changed total in the document, and to its paint (a frame is 16.7 ms):\n"
    );
    println!(
        "{:>10} {:>9} {:>4}  {:<10} | changed p50  p95   max | painted p50  p95   max",
        "indicators", "projects", "CPU", "page"
    );
    for (n_indicators, n_projects) in SIZES {
        for slowdown in SLOWDOWNS {
            for subject in [Subject::Jixiao, Subject::Plain] {
                let samples = measure(subject, n_indicators, n_projects, slowdown).await;
                let column =
                    |at: usize| percentiles(samples.iter().filter_map(|sample| sample.get(at).copied()).collect());
                println!(
                    "{n_indicators:>10} {n_projects:>9} {slowdown:>3}×  {:<10} | {} | {}",
                    subject.name(),
                    column(0),
                    column(1)
                );
            }
        }
    }
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Jixiao,
    Plain,
}

impl Subject {
    fn name(self) -> &'static str {
        match self {
            Self::Jixiao => "Jixiao",
            Self::Plain => "plain JS",
        }
    }
}

/// In hundredths of a millisecond: median, 95th percentile, largest.
fn percentiles(mut samples: Vec<u64>) -> String {
    samples.sort_unstable();
    let at =
        |per_cent: usize| samples.get((samples.len() * per_cent / 100).min(samples.len().saturating_sub(1))).copied();
    let shown =
        |sample: Option<u64>| sample.map_or_else(|| "-".to_owned(), |it| format!("{}.{:02}", it / 100, it % 100));
    format!("{:>11} {:>5} {:>5}", shown(at(50)), shown(at(95)), shown(samples.last().copied()))
}

/// One sample a key: until the total changed, until it was painted.
async fn measure(subject: Subject, n_indicators: usize, n_projects: usize, slowdown: u32) -> Vec<Vec<u64>> {
    let (results, received) = tokio::sync::oneshot::channel();
    let options = Options { size: (1280, 900), ..Options::default() };
    drive_with(options, async move |browser: Browser| {
        let field = match subject {
            Subject::Jixiao => open_jixiao(&browser, n_indicators, n_projects).await,
            Subject::Plain => open_plain(&browser, n_indicators, n_projects).await,
        };
        let focus = "const field = document.getElementById(arguments[0]); field.scrollIntoView({block: 'center'}); field.focus(); field.select()";
        browser.script(focus, &[json!(field)]).await;
        browser.script(INSTRUMENT, &[]).await;
        browser.chromium("Emulation.setCPUThrottlingRate", json!({"rate": slowdown})).await;
        // 5, 51, 5, 51 … : each key changes the score.
        browser.type_text("5").await;
        for nth in 0..N_KEYS {
            let key = if nth % 2 == 0 { "1" } else { "\u{e003}" };
            browser.type_text(key).await;
            // Not in step with the frames.
            sleep(Duration::from_millis(30 + (nth as u64 * 7) % 17)).await;
        }
        sleep(Duration::from_millis(500)).await;
        let samples = browser.script("return window.samples", &[]).await;
        let _ = results.send(samples);
    })
    .await;
    let samples = received.await.expect("the samples arrive");
    let samples = samples.as_array().cloned().unwrap_or_default();
    let read = |sample: &Value| sample.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
    let samples: Vec<Vec<u64>> = samples.iter().map(read).skip(N_WARM_UP).collect();
    assert!(samples.len() >= N_KEYS / 2, "only {} keys were seen to change the total", samples.len());
    samples
}

/// Counts from the key's own time stamp. What a frame shows is painted before the message that its callback sends arrives.
const INSTRUMENT: &str = "
    window.samples = [];
    let pressed = null;
    addEventListener('keydown', event => { pressed = event.timeStamp; }, true);
    const hundredths = since => Math.round((performance.now() - since) * 100);
    new MutationObserver(() => {
        if (pressed === null) return;
        const since = pressed;
        pressed = null;
        const changed = hundredths(since);
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.samples.push([changed, hundredths(since)]);
            channel.port2.postMessage(0);
        });
    }).observe(document.getElementById('total'), {childList: true, characterData: true, subtree: true});";

async fn open_jixiao(browser: &Browser, n_indicators: usize, n_projects: usize) -> String {
    let sheet = sheet(n_indicators, n_projects).to_string();
    // Files are taken as soon as the later panels are there.
    browser.open("执行").await;
    browser.wait_for_text("项目预算执行").await;
    browser.drop_file("sheet.jixiao.json", &sheet).await;
    browser.click("button", "替换现在这张表的内容（可以撤销）").await;
    browser.open("指标").await;
    let field = format!("actual-i{}", n_indicators / 2);
    browser.wait_for_id(&field).await;
    field
}

async fn open_plain(browser: &Browser, n_indicators: usize, n_projects: usize) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/plain/table.html");
    browser.goto(&format!("file://{path}?indicators={n_indicators}&projects={n_projects}")).await;
    let field = format!("actual-i{}", n_indicators / 2);
    browser.wait_for_id(&field).await;
    field
}

/// A sheet of one's own framework: indicators in proportion to a target of 100, in groups of ten.
fn sheet(n_indicators: usize, n_projects: usize) -> Value {
    let provenance = json!({"kind": "user", "note": ""});
    // Weights of 100 ÷ n in full: 5, 1 or 0.2.
    let tenths = 1000 / n_indicators;
    let points = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
    let mut groups = Vec::new();
    let mut entries = Map::new();
    for group in 0..n_indicators / 10 {
        let leaves: Vec<Value> = (group * 10..group * 10 + 10)
            .map(|nth| {
                entries.insert(format!("i{nth}"), json!({"actual": "90"}));
                json!({
                    "id": format!("i{nth}"), "name": format!("指标 {}", nth + 1), "weight": points(tenths),
                    "measure": {"rate": {}}, "target": {"fixed": "100"}, "rule": {"proportional": {}},
                    "weight_provenance": provenance, "rule_provenance": provenance,
                })
            })
            .collect();
        groups.push(json!({
            "id": format!("g{group}"), "name": format!("分类 {}", group + 1), "weight": points(tenths * 10),
            "weight_provenance": provenance, "children": leaves,
        }));
    }
    let framework = json!({
        "id": "own", "version": 1, "title": "测速", "issuer": "自定", "document": "自定", "year": 2025, "full_marks": "100",
        "score_decimals": 2, "grade_bands": [{"from": "90", "name": "优"}, {"from": null, "name": "差"}],
        "dimensions": [{"id": "all", "name": "全部", "weight": "100", "weight_provenance": provenance, "children": groups}],
    });
    let projects: Vec<Value> = (1..=n_projects)
        .map(|id| json!({"id": id, "name": format!("项目 {id}"), "figures": {"adjusted_budget": "100000", "executed": "90000"}}))
        .collect();
    json!({
        "format": "jixiao-sheet", "version": 1, "framework": framework, "name": "测速", "year": 2025, "entries": entries,
        "budget": {"shown_in": "ten_thousand_yuan", "department": {}, "projects": projects}, "progress": {},
    })
}
